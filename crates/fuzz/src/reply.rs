//! Any bytes as the reply of an endpoint or of a status address: nothing panics, and what
//! is true of every reply is true of it.
//!
//! The first two bytes are the status and the endpoint; then follow a line with
//! `Retry-After`, a line with `Date`, and the body.

use multaqa_domain::{
    exchange::{
        Body, Context, Criterion, Endpoint, ErrorMap, LONGEST_WAIT, Method, Operator, Outcome,
        Repeat, Reply, Step, moment, outcome, wait,
    },
    form::{Field, Form, Section},
    forum::{Places, StatusSource, Timing, Window},
    json::Json,
    slug::Slug,
    time::Instant,
};

const KEY: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

const STATUSES: [u16; 24] = [
    0, 100, 200, 201, 204, 299, 302, 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 425,
    429, 500, 502, 503, 999,
];

const REPEATS: [Repeat; 4] = [
    Repeat::Unknown,
    Repeat::IdempotencyKey,
    Repeat::UniqueKey,
    Repeat::Ignored,
];

fn form() -> Form {
    let field = |name: &str| Field {
        name: name.into(),
        ..Field::default()
    };
    Form {
        id: Slug::parse("form").unwrap(),
        title: String::new(),
        intro: Vec::new(),
        submit: String::new(),
        sections: vec![Section {
            fields: vec![field("name"), field("email"), field("accounts")],
            ..Section::default()
        }],
    }
}

fn endpoint(choice: u8) -> Endpoint {
    let payload = r#"{"key":"$key","forum":"x","data":{"person":{"name":"$inputs.name"},
        "fields":[{"name":"email","value":"$inputs.email"}]},"accounts":"$inputs.accounts"}"#;
    let at = |text: &str| Some(text.to_owned());
    Endpoint {
        id: Slug::parse("endpoint").unwrap(),
        steps: vec![Step {
            id: "register".into(),
            method: Method::Post,
            url: "/".into(),
            headers: Vec::new(),
            content_type: "application/json".into(),
            payload: Json::parse(payload),
            success: if choice & 4 == 0 {
                Vec::new()
            } else {
                vec![Criterion {
                    at: at("/id"),
                    operator: Operator::Greater,
                    value: Json::Number("3".into()),
                }]
            },
            outputs: vec![("reference".into(), "/id".into())],
            timeout: 1000,
        }],
        repeat: REPEATS[usize::from(choice & 3)],
        later: Vec::new(),
        duplicate: Vec::new(),
        wait: at("/wait"),
        errors: (choice & 8 != 0).then(|| ErrorMap {
            at: at("/data/errors"),
            field: at("/where"),
            message: at("/why"),
            names: vec![("theirs".into(), "email".into())],
        }),
        cancel: None,
    }
}

fn tell(choice: u8, status: u16, body: &str, (wait, now): (Option<u32>, i64)) {
    let json = Json::parse(body);
    let reply = Reply::Answered {
        status,
        body: Body::of(json.clone(), body),
        wait,
        now,
    };
    let (endpoint, form) = (endpoint(choice), form());
    let context = Context {
        key: KEY.into(),
        ..Context::default()
    };
    let fine = (200..300).contains(&status);
    let clean = |text: &str| {
        let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        text.split('\n')
            .all(|line| !line.chars().any(|c| c.is_control() || turns(c)))
    };
    match outcome(&endpoint, &form, 0, &context, &reply, &mut Vec::new()) {
        Outcome::Registered { reference } => {
            // It says in any words that it has the key; or that all is fine, in JSON.
            let is_known = endpoint.repeat.is_safe() && reference == KEY;
            assert!(is_known || fine && (json.is_some() || body.trim().is_empty()));
            assert!(!reference.is_empty() && clean(&reference) && reference.chars().count() <= 300);
        }
        Outcome::Refused { fields, general } => {
            assert!(!fields.is_empty() || !general.is_empty());
            assert!(general.len() <= 20);
            assert!(general.iter().all(|text| !text.is_empty() && clean(text)));
            assert!(
                fields
                    .iter()
                    .all(|f| clean(&f.message) && form.fields().any(|field| field.name == f.field))
            );
        }
        Outcome::Later { wait, message } => {
            assert!(wait.is_none_or(|wait| (1..=LONGEST_WAIT).contains(&wait)));
            assert!(message.is_none_or(|text| clean(&text)));
        }
        Outcome::Failed { message } => assert!(message.is_none_or(|text| clean(&text))),
        Outcome::Next => panic!("there is no other step"),
        Outcome::Unknown { .. } => {
            assert!(!(400..500).contains(&status) || matches!(status, 408 | 409))
        }
    }
    if let Some(json) = json {
        state(&json);
    }
}

fn state(json: &Json) {
    let at = |text: &str| Some(text.to_owned());
    let source = StatusSource {
        capacity: at("/capacity"),
        taken: at("/taken"),
        left: at("/left"),
        opens: at("/opens"),
        closes: at("/closes"),
        waitlist: at("/waitlist"),
        ..StatusSource::default()
    };
    let timing = Timing {
        starts: Some(Instant(1000)),
        registration: Some(Window {
            opens: None,
            opens_text: None,
            closes: Some(Instant(900)),
            closes_text: at("text"),
            waitlist: false,
        }),
        places: Some(Places {
            capacity: 10,
            taken: 1,
        }),
        ..Timing::default()
    };
    let told = source.apply(&timing, json);
    assert_eq!(
        (told.starts, told.ends, told.decision),
        (timing.starts, timing.ends, timing.decision)
    );
    let window = told.registration.as_ref().unwrap();
    assert_eq!(
        window.closes == Some(Instant(900)),
        window.closes_text.is_some()
    );
    let _ = told.state(Instant(500));
}

/// Takes any bytes for what an endpoint says.
pub fn reply(bytes: &[u8]) {
    let [status, choice, rest @ ..] = bytes else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let mut parts = text.splitn(3, '\n');
    let (after, date) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let now = moment(Some(date), i64::from(*choice));
    let told = wait(after, now);
    assert!(told.is_none_or(|wait| (1..=LONGEST_WAIT).contains(&wait)));
    let _ = Instant::parse(after);
    let status = STATUSES[usize::from(*status) % STATUSES.len()];
    tell(*choice, status, parts.next().unwrap_or(""), (told, now));
}
