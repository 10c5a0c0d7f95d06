//! Tests of requests and outcomes, by table and by property.

use super::*;
use crate::{
    exchange::{Method, Repeat, Request, Step, request},
    form::{Answer, Answers, Field, FieldKind, Section},
    slug::Slug,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn tree(value: Value) -> Json {
    Json::parse(&value.to_string()).unwrap()
}

/// The body as the browser would give it.
fn body(text: &str) -> Body {
    match Json::parse(text) {
        _ if text.trim().is_empty() => Body::Empty,
        Some(json) => Body::Json(json),
        None => Body::Other,
    }
}

fn form() -> Form {
    let field = |name: &str| Field {
        name: name.into(),
        label: name.into(),
        kind: FieldKind::Text {
            min: None,
            max: 100,
        },
        ..Field::default()
    };
    Form {
        id: Slug::parse("test").unwrap(),
        title: String::new(),
        intro: vec![],
        submit: String::new(),
        sections: vec![Section {
            title: String::new(),
            fields: vec![field("full_name"), field("email")],
            conditions: vec![],
        }],
    }
}

fn endpoint() -> Endpoint {
    Endpoint {
        id: Slug::parse("test").unwrap(),
        steps: vec![Step {
            id: "register".into(),
            method: Method::Post,
            url: "/api/registrations".into(),
            headers: vec![],
            content_type: "application/json".into(),
            payload: Some(tree(json!({
                "key": "$key", "forum": "community-service", "sent": {"at": "$context.time", "lang": "$context.language"},
                "person": {"name": "$inputs.full_name", "mail": "$inputs.email"},
            }))),
            success: vec![],
            outputs: vec![("reference".into(), "/reference".into())],
            timeout: 10_000,
        }],
        repeat: Repeat::IdempotencyKey,
        duplicate: vec![],
        wait: None,
        errors: None,
        cancel: None,
    }
}

fn context() -> Context {
    Context {
        key: "k-1".into(),
        time: "2017-09-10T10:00:00Z".into(),
        language: "ar".into(),
        page: "/".into(),
        campaign: None,
        waitlist: false,
    }
}

fn sent(endpoint: &Endpoint, answers: &Answers) -> Request {
    let checked = form().check(answers).unwrap();
    request(endpoint, 0, &checked, &context(), &[]).unwrap()
}

fn said_by(reply: &Reply) -> Outcome {
    outcome(&endpoint(), &form(), 0, &context(), reply, &mut Vec::new())
}

#[test]
fn the_template_is_filled_and_empty_members_left_out() {
    let answers = Answers::from([("full_name".into(), Answer::Text("سارة \"$key\"".into()))]);
    let sent = sent(&endpoint(), &answers);
    let body: Value = serde_json::from_str(sent.body.as_deref().unwrap()).unwrap();
    assert_eq!(
        body,
        json!({"key": "k-1", "forum": "community-service",
               "sent": {"at": "2017-09-10T10:00:00Z", "lang": "ar"}, "person": {"name": "سارة \"$key\""}})
    );
    assert!(
        sent.headers
            .contains(&("Idempotency-Key".into(), "k-1".into()))
    );
}

#[test]
fn an_answer_that_looks_like_a_placeholder_stays_text() {
    let answers = Answers::from([("full_name".into(), Answer::Text("$inputs.email".into()))]);
    let sent = sent(&endpoint(), &answers);
    assert!(sent.body.unwrap().contains("$inputs.email"));
}

#[test]
fn without_a_promise_no_key_header_is_sent() {
    let plain = Endpoint {
        repeat: Repeat::Unknown,
        ..endpoint()
    };
    let sent = sent(&plain, &Answers::new());
    assert!(
        !sent
            .headers
            .iter()
            .any(|(name, _)| name == "Idempotency-Key")
    );
}

fn read(status: u16, text: &str) -> Outcome {
    let reply = Reply::Answered {
        status,
        body: body(text),
        wait: Some(7),
    };
    said_by(&reply)
}

#[test]
fn replies_by_table() {
    let registered = |reference: &str| Outcome::Registered {
        reference: reference.into(),
    };
    let later = |message: Option<&str>| Outcome::Later {
        wait: Some(7),
        message: message.map(Into::into),
    };
    let table = [
        (201, r#"{"reference":"M-1"}"#, registered("M-1")),
        (200, r#"{"reference":42}"#, registered("42")),
        (200, r#"{"id":1}"#, registered("k-1")),
        (204, "", registered("k-1")),
        (200, "<!doctype html><p>hi", Outcome::Unknown),
        (200, r#"{"reference":"M"#, Outcome::Unknown),
        (
            200,
            r#"{"ok":false,"message":"لا"}"#,
            Outcome::Failed {
                message: Some("لا".into()),
            },
        ),
        (429, r#"{"detail":"انتظر"}"#, later(Some("انتظر"))),
        (503, "", later(None)),
        (500, r#"{"detail":"x"}"#, Outcome::Unknown),
        (409, "{}", Outcome::Unknown),
        (200, "null", Outcome::Unknown),
        (200, r#""error""#, Outcome::Unknown),
        (
            200,
            r#"{"errors":[{"message":"لا"}],"data":null}"#,
            Outcome::Failed {
                message: Some("لا".into()),
            },
        ),
        (404, "<h1>no</h1>", Outcome::Failed { message: None }),
        (403, "{}", Outcome::Failed { message: None }),
    ];
    for (status, body, expected) in table {
        assert_eq!(read(status, body), expected, "{status} {body}");
    }
    assert_eq!(said_by(&Reply::Lost), Outcome::Unknown);
}

#[test]
fn problems_are_placed_at_their_fields_and_nothing_is_dropped() {
    let problem = json!({"title": "t", "errors": [
        {"pointer": "#/person/name", "detail": "قصير"},
        {"pointer": "/person/mail/0", "detail": "مكرر"},
        {"pointer": "#/forum", "detail": "مغلق"},
        {"pointer": "#/nowhere", "detail": "آخر"},
        {"detail": "بلا موضع"},
    ]});
    let Outcome::Refused { fields, general } = read(422, &problem.to_string()) else {
        panic!("not refused");
    };
    let fields: Vec<_> = fields
        .iter()
        .map(|f| (f.field.as_str(), f.message.as_str()))
        .collect();
    assert_eq!(fields, [("full_name", "قصير"), ("email", "مكرر")]);
    assert_eq!(general, ["مغلق", "آخر", "بلا موضع"]);
}

#[test]
fn what_a_server_said_is_clipped() {
    let long = json!({"detail": format!("\u{202e}{}", "x".repeat(1000))});
    assert_eq!(
        read(400, &long.to_string()),
        Outcome::Refused {
            fields: vec![],
            general: vec!["x".repeat(300)]
        }
    );
}

proptest! {
    #[test]
    fn no_reply_makes_it_panic(status in 100u16..600, body in "\\PC{0,200}") {
        let _ = read(status, &body);
    }

    #[test]
    fn only_2xx_registers(status in 300u16..600, body in "\\{\"reference\":\"[a-z]{1,9}\"\\}") {
        let registered = matches!(read(status, &body), Outcome::Registered { .. });
        prop_assert!(!registered);
    }
}
