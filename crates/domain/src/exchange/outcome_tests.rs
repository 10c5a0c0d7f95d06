//! Tests of requests and outcomes, by table and by property.

use super::*;
use crate::{
    exchange::{Context, Repeat, request},
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
        help: None,
        required: false,
        autocomplete: None,
        kind: FieldKind::Text { max: 100 },
    };
    Form {
        id: Slug::parse("test").unwrap(),
        title: String::new(),
        intro: vec![],
        submit: String::new(),
        sections: vec![Section {
            title: String::new(),
            fields: vec![field("full_name"), field("email")],
        }],
    }
}

fn endpoint() -> Endpoint {
    Endpoint {
        url: "/api/registrations".into(),
        payload: tree(json!({
            "key": "$key", "forum": "community-service", "sent": {"at": "$context.time", "lang": "$context.language"},
            "person": {"name": "$inputs.full_name", "mail": "$inputs.email"},
        })),
        reference: Some("/reference".into()),
        timeout: 10_000,
        repeat: Repeat::IdempotencyKey,
    }
}

fn context() -> Context {
    Context {
        key: "k-1".into(),
        time: "2017-09-10T10:00:00Z".into(),
        language: "ar".into(),
        page: "/".into(),
    }
}

#[test]
fn the_template_is_filled_and_empty_members_left_out() {
    let answers = Answers::from([("full_name".into(), Answer::Text("سارة \"$key\"".into()))]);
    let sent = request(&endpoint(), &form().check(&answers).unwrap(), &context());
    let body: Value = serde_json::from_str(&sent.body).unwrap();
    assert_eq!(
        body,
        json!({"key": "k-1", "forum": "community-service",
               "sent": {"at": "2017-09-10T10:00:00Z", "lang": "ar"}, "person": {"name": "سارة \"$key\""}})
    );
    assert!(sent.headers.contains(&("Idempotency-Key", "k-1".into())));
}

#[test]
fn an_answer_that_looks_like_a_placeholder_stays_text() {
    let answers = Answers::from([("full_name".into(), Answer::Text("$inputs.email".into()))]);
    let sent = request(&endpoint(), &form().check(&answers).unwrap(), &context());
    assert!(sent.body.contains("$inputs.email"));
}

#[test]
fn without_a_promise_no_key_header_is_sent() {
    let plain = Endpoint {
        repeat: Repeat::Unknown,
        ..endpoint()
    };
    let sent = request(&plain, &form().check(&Answers::new()).unwrap(), &context());
    assert!(
        !sent
            .headers
            .iter()
            .any(|(name, _)| *name == "Idempotency-Key")
    );
}

fn read(status: u16, text: &str) -> Outcome {
    let reply = Reply::Answered {
        status,
        body: body(text),
        retry_after: Some(7),
    };
    outcome(&endpoint(), &form(), "k-1", &reply)
}

#[test]
fn replies_by_table() {
    let registered = |reference: &str| Outcome::Registered {
        reference: reference.into(),
    };
    let failed = |message: Option<&str>| Outcome::Failed {
        retry_after: Some(7),
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
                retry_after: None,
                message: Some("لا".into()),
            },
        ),
        (429, r#"{"detail":"انتظر"}"#, failed(Some("انتظر"))),
        (503, "", failed(None)),
        (500, r#"{"detail":"x"}"#, Outcome::Unknown),
        (409, "{}", Outcome::Unknown),
        (200, "null", Outcome::Unknown),
        (200, r#""error""#, Outcome::Unknown),
        (
            200,
            r#"{"errors":[{"message":"لا"}],"data":null}"#,
            Outcome::Failed {
                retry_after: None,
                message: Some("لا".into()),
            },
        ),
        (
            404,
            "<h1>no</h1>",
            Outcome::Failed {
                retry_after: None,
                message: None,
            },
        ),
        (
            403,
            "{}",
            Outcome::Failed {
                retry_after: None,
                message: None,
            },
        ),
    ];
    for (status, body, expected) in table {
        assert_eq!(read(status, body), expected, "{status} {body}");
    }
    assert_eq!(
        outcome(&endpoint(), &form(), "k-1", &Reply::Lost),
        Outcome::Unknown
    );
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

#[test]
fn a_wait_is_clamped() {
    for (told, wait) in [
        (Some(7), Some(7)),
        (Some(1_000_000_000), Some(300)),
        (Some(0), None),
        (None, None),
    ] {
        let reply = Reply::Answered {
            status: 429,
            body: Body::Empty,
            retry_after: told,
        };
        let failed = Outcome::Failed {
            retry_after: wait,
            message: None,
        };
        assert_eq!(
            outcome(&endpoint(), &form(), "k-1", &reply),
            failed,
            "{told:?}"
        );
    }
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
