//! Tests of templates: payloads, headers and addresses, by table and by property.

use super::*;
use crate::{
    exchange::fixture::{context, endpoint, form},
    form::{AccountEntry, Answer, Answers, ChoiceOption, Field, FieldKind, Network, Section},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn tree(value: Value) -> Json {
    Json::parse(&value.to_string()).unwrap()
}

/// Answers to a form with a field of each shape of value.
fn answers(name: &str) -> Checked {
    let field = |name: &str, kind| Field {
        name: name.into(),
        kind,
        ..Field::default()
    };
    let option = |value: &str| ChoiceOption {
        value: value.into(),
        label: String::new(),
    };
    let network = Network {
        value: "x".into(),
        label: "X".into(),
        hosts: vec![],
    };
    let mut form = form();
    form.sections.push(Section {
        fields: vec![
            field("age", FieldKind::Number { min: 0, max: 99 }),
            field(
                "days",
                FieldKind::Choices {
                    options: vec![option("1"), option("2")],
                    min: None,
                    max: None,
                },
            ),
            field(
                "consent",
                FieldKind::Consent {
                    text: String::new(),
                    version: "2".into(),
                },
            ),
            field(
                "accounts",
                FieldKind::Accounts {
                    networks: vec![network],
                    max: 3,
                },
            ),
        ],
        ..Section::default()
    });
    let account = AccountEntry {
        network: "x".into(),
        handle: "sara".into(),
    };
    form.check(&Answers::from([
        ("full_name".into(), Answer::Text(name.into())),
        ("age".into(), Answer::Text("20".into())),
        ("days".into(), Answer::Many(vec!["1".into(), "2".into()])),
        ("consent".into(), Answer::Flag(true)),
        ("accounts".into(), Answer::Accounts(vec![account])),
    ]))
    .unwrap()
}

fn outputs() -> Vec<Output> {
    let output = |step: &str, name: &str, value| Output {
        step: step.into(),
        name: name.into(),
        value: tree(value),
    };
    vec![
        output("order", "id", json!("a b/é")),
        output("order", "number", json!(7)),
        output("order", "whole", json!({"deep": [1]})),
        output("order", "empty", json!("")),
        output("order", "up", json!("..")),
    ]
}

fn body(payload: Value, context: &Context, name: &str) -> Value {
    let mut endpoint = endpoint();
    endpoint.steps[0].payload = Some(tree(payload));
    let sent = request(&endpoint, 0, &answers(name), context, &outputs()).unwrap();
    serde_json::from_str(&sent.body.unwrap()).unwrap()
}

#[test]
fn placeholders_by_table() {
    for (template, filled) in [
        (json!("$inputs.full_name"), Some(json!("سارة"))),
        (json!("$inputs.age"), Some(json!(20))),
        (json!("$inputs.days"), Some(json!(["1", "2"]))),
        (json!("$inputs.days#/1"), Some(json!("2"))),
        (
            json!("$inputs.consent"),
            Some(json!({"given": true, "version": "2"})),
        ),
        (json!("$inputs.consent#/version"), Some(json!("2"))),
        (json!("$inputs.consent#/given"), Some(json!(true))),
        (json!("$inputs.accounts#/0/handle"), Some(json!("sara"))),
        (json!("$inputs.consent#/nothing"), None),
        (json!("$inputs.email"), None),
        (json!("$inputs.nothing"), None),
        (json!("$key"), Some(json!("k-1"))),
        (json!("$context.time"), Some(json!("2017-09-10T10:00:00Z"))),
        (json!("$context.language"), Some(json!("ar"))),
        (json!("$context.page"), Some(json!("/"))),
        (json!("$context.campaign"), None),
        (json!("$context.waitlist"), Some(json!(false))),
        (json!("$steps.order.outputs.id"), Some(json!("a b/é"))),
        (json!("$steps.order.outputs.whole#/deep/0"), Some(json!(1))),
        (json!("$steps.other.outputs.id"), None),
        (json!("$outputs.number"), Some(json!(7))),
        (json!("$outputs.reference"), Some(json!("k-1"))),
        (json!("$5"), Some(json!("$5"))),
        (json!("$context.weather"), Some(json!("$context.weather"))),
        (json!("$keys"), Some(json!("$keys"))),
        (json!("{$key}"), Some(json!("k-1"))),
        (
            json!("{$inputs.full_name} ({$inputs.age})"),
            Some(json!("سارة (20)")),
        ),
        (json!("[{$inputs.email}]"), Some(json!("[]"))),
        (
            json!("{$inputs.days}; {$context.waitlist}"),
            Some(json!("1, 2; false")),
        ),
        (
            json!("{$inputs.consent}{$inputs.consent#/version}"),
            Some(json!("{\"given\":true,\"version\":\"2\"}2")),
        ),
        (
            json!("query ($a: B!) {$c {$key"),
            Some(json!("query ($a: B!) {$c {$key")),
        ),
        (json!(["$inputs.email", 1, null]), Some(json!([1, null]))),
    ] {
        let filled = filled.map_or(json!({}), |value| json!({"at": value}));
        let made = body(json!({"at": template}), &context(), "سارة");
        assert_eq!(made, filled, "{template}");
    }
    let full = Context {
        campaign: Some("spring".into()),
        waitlist: true,
        ..context()
    };
    assert_eq!(
        body(
            json!(["$context.campaign", "$context.waitlist"]),
            &full,
            "a"
        ),
        json!(["spring", true])
    );
}

fn with_headers(headers: &[(&str, &str)], name: &str) -> Vec<(String, String)> {
    let mut endpoint = endpoint();
    for (name, value) in headers {
        endpoint.steps[0]
            .headers
            .push(((*name).into(), (*value).into()));
    }
    request(&endpoint, 0, &answers(name), &context(), &outputs())
        .unwrap()
        .headers
}

#[test]
fn headers_by_table() {
    let headers = with_headers(
        &[
            ("apikey", "sb_publishable_1"),
            ("accept", "application/vnd.api+json"),
            ("X-Key", "$key"),
            ("X-Missing", "$inputs.email"),
            ("X-Half", "a {$inputs.email}"),
            ("X-Age", "age {$inputs.age}"),
            ("X-Name", "$inputs.full_name"),
            ("X-Lines", "a\r\nb\u{7f}"),
        ],
        "é",
    );
    let has = |name: &str| {
        let mut values = headers.iter().filter(|(n, _)| n.eq_ignore_ascii_case(name));
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "{name} twice");
        value
    };
    for (name, value) in [
        ("Accept", Some("application/vnd.api+json")),
        ("Content-Type", Some("application/json")),
        ("Idempotency-Key", Some("k-1")),
        ("apikey", Some("sb_publishable_1")),
        ("X-Key", Some("k-1")),
        ("X-Missing", None),
        ("X-Half", None),
        ("X-Age", Some("age 20")),
        ("X-Name", Some("%C3%A9")),
        ("X-Lines", Some("ab")),
    ] {
        assert_eq!(has(name), value, "{name}");
    }
}

#[test]
fn each_step_and_the_cancellation_have_an_idempotency_key_of_their_own() {
    let mut endpoint = endpoint();
    let mut second = endpoint.steps[0].clone();
    second.id = "complete".into();
    endpoint.steps.push(second.clone());
    second.id = "cancel".into();
    endpoint.cancel = Some(second);
    let key = |request: Option<Request>| {
        let headers = request.unwrap().headers;
        headers
            .into_iter()
            .find(|(name, _)| name == "Idempotency-Key")
            .unwrap()
            .1
    };
    let step = |step| request(&endpoint, step, &answers("a"), &context(), &[]);
    assert_eq!(key(step(0)), "k-1");
    assert_eq!(key(step(1)), "k-1-complete");
    assert_eq!(key(cancellation(&endpoint, &context(), &[])), "k-1-cancel");
    assert_eq!(step(2), None);
}

#[test]
fn addresses_by_table() {
    for (template, filled) in [
        (
            "https://a.example/x?y=%20{z}",
            Some("https://a.example/x?y=%20{z}"),
        ),
        ("/x/{$key}", Some("/x/k-1")),
        (
            "/x/{$steps.order.outputs.id}?n={$outputs.number}",
            Some("/x/a%20b%2F%C3%A9?n=7"),
        ),
        ("/x/{$outputs.reference}", Some("/x/k-1")),
        // Nothing personal goes into an address.
        ("/x?n={$inputs.full_name}", Some("/x?n={$inputs.full_name}")),
        ("/x/{$steps.order.outputs.nothing}", None),
        ("/x/{$steps.order.outputs.empty}", None),
        ("/x/{$steps.order.outputs.up}", None),
        ("/x/{$key", Some("/x/{$key")),
    ] {
        let mut endpoint = endpoint();
        endpoint.steps[0].url = template.into();
        let made = request(&endpoint, 0, &answers("a"), &context(), &outputs());
        assert_eq!(made.map(|made| made.url).as_deref(), filled, "{template}");
    }
}

#[test]
fn a_cancellation_names_what_the_endpoint_told() {
    let mut endpoint = endpoint();
    assert_eq!(cancellation(&endpoint, &context(), &outputs()), None);
    endpoint.cancel = Some(Step {
        id: "cancel".into(),
        method: Method::Delete,
        url: "/orders/{$outputs.number}".into(),
        payload: None,
        ..endpoint.steps[0].clone()
    });
    let made = cancellation(&endpoint, &context(), &outputs()).unwrap();
    assert_eq!(
        (made.method, made.url.as_str(), made.body),
        (Method::Delete, "/orders/7", None)
    );
    assert!(!made.headers.iter().any(|(name, _)| name == "Content-Type"));
    assert_eq!(cancellation(&endpoint, &context(), &[]), None);
}

proptest! {
    #[test]
    fn an_answer_stays_what_it_is(
        answer in prop_oneof![
            "[a-z{}$.#/]{1,20}",
            Just("$inputs.age".to_owned()),
            Just("{$key}".to_owned()),
            Just("$context.time".to_owned()),
        ]
    ) {
        let made = body(
            json!({"whole": "$inputs.full_name", "within": "<{$inputs.full_name}>"}), &context(), &answer,
        );
        prop_assert_eq!(made, json!({"whole": answer, "within": format!("<{answer}>")}));
    }

    #[test]
    fn headers_and_addresses_hold_only_what_they_can(name in "[^\\pC]{0,20}", id in "\\PC{1,9}") {
        for (_, value) in with_headers(&[("X-Name", "a{$inputs.full_name}")], &name) {
            prop_assert!(value.bytes().all(|b| (b' '..=b'~').contains(&b)), "{}", value);
        }
        let mut endpoint = endpoint();
        endpoint.steps[0].url = "/x/{$outputs.id}/y".into();
        let output = Output { step: "a".into(), name: "id".into(), value: Json::text(&id) };
        if let Some(made) = request(&endpoint, 0, &answers("a"), &context(), &[output]) {
            prop_assert_eq!(made.url.split('/').count(), 4);
            prop_assert!(made.url.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%/".contains(&b)));
        }
    }
}
