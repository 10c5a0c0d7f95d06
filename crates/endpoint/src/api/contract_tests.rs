//! Tests that the contract and the endpoint say the same.

use super::OPENAPI;
use crate::{
    check::{message, registration},
    idempotency::Key,
    options::MessageForm,
    problem::Kind,
};
use axum::http::HeaderMap;
use jsonschema::Validator;
use multaqa_domain::slug::Slug;
use serde_json::{Value, json};

fn contract() -> Value {
    serde_json::from_str(OPENAPI).unwrap()
}

/// A validator of one of the contract's schemas.
pub(super) fn validator(schema: &str) -> Validator {
    let components = contract()["components"].take();
    let schema =
        json!({"$ref": format!("#/components/schemas/{schema}"), "components": components});
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    options.build(&schema).unwrap()
}

#[test]
fn it_is_openapi_3_1_and_every_pointer_in_it_leads_somewhere() {
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let contract = contract();
    assert_eq!(contract["openapi"], "3.1.0");
    let mut found = Vec::new();
    references(&contract, &mut found);
    assert!(found.len() > 10);
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(contract.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn it_names_the_members_that_the_checks_know() {
    let contract = contract();
    for (schema, known) in [
        ("Registration", &registration::MEMBERS[..]),
        ("Message", &message::MEMBERS[..]),
    ] {
        let properties = &contract["components"]["schemas"][schema]["properties"];
        let named = properties.as_object().unwrap().keys().map(String::as_str);
        let mut named: Vec<_> = named.collect();
        let mut known = known.to_vec();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
    }
}

/// The forms that the contract's examples are written with.
fn forms() -> Vec<MessageForm> {
    let slug = |text| Slug::parse(text).unwrap();
    let names = ["notify", "feedback"].map(|name| MessageForm {
        subject: slug("community-service"),
        name: slug(name),
    });
    names.into()
}

#[test]
fn it_names_every_kind_of_problem() {
    let contract = contract();
    let text = contract["info"]["description"].as_str().unwrap();
    for kind in Kind::ALL {
        assert!(text.contains(&format!("`{}`", kind.name())), "{kind:?}");
    }
}

#[test]
fn its_examples_are_valid_and_accepted() {
    let contract = contract();
    let is_registration = |body: &Value| registration::check(body, |_| true, &[]).is_ok();
    let is_message = |body: &Value| message::check(body, &forms()).is_ok();
    let mut replies = 0;
    for (path, method, schema, accepts, success) in [
        (
            "/api/registrations",
            "post",
            "Registration",
            &is_registration as &dyn Fn(&Value) -> bool,
            "Registered",
        ),
        ("/api/messages", "post", "Message", &is_message, "Received"),
        ("/api/status/{forum}", "get", "", &|_| true, "Status"),
    ] {
        let operation = &contract["paths"][path][method];
        let bodies = &operation["requestBody"]["content"]["application/json"]["examples"];
        for (name, example) in bodies.as_object().into_iter().flatten() {
            let body = &example["value"];
            assert!(validator(schema).is_valid(body), "{path} {name}");
            assert!(accepts(body), "{path} {name}");
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            let content = response.get("content").and_then(Value::as_object);
            for media in content.into_iter().flat_map(|content| content.values()) {
                let succeeded = status.starts_with('2');
                let schema = if succeeded { success } else { "Problem" };
                let examples = media.get("examples").and_then(Value::as_object);
                for (name, example) in examples.into_iter().flatten() {
                    let value = &example["value"];
                    assert!(validator(schema).is_valid(value), "{status} {name}");
                    replies += 1;
                }
            }
        }
    }
    assert!(replies >= 7);
}

/// Values of all kinds, at and beyond the bounds.
fn values() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "a",
        "ا ب",
        "a\nb",
        "a\u{202e}",
        "\u{2066}a",
        "a\u{0}",
        "ar",
        "ar-AE",
        "AE",
        "a@b.co",
        "a b",
        "+971501234567",
        "+0971501234567",
        "2017-09-10T10:00:00Z",
        "2017-09-10",
        "community-service",
        "feedback",
        "A",
        "8e03978e-40d5-43e8-bc93-6894a57f9324",
        "8E03978E-40D5-43E8-BC93-6894A57F9324",
        "8e03978e40d543e8bc936894a57f9324",
        "{8e03978e-40d5-43e8-bc93-6894a57f9324}",
    ];
    let long = [2, 20, 80, 81, 100, 101, 200, 201, 254, 255].map(|n| "n".repeat(n));
    let texts = texts
        .iter()
        .map(|text| json!(text))
        .chain(long.iter().map(|text| json!(text)));
    let account = json!({"network": "x", "handle": "y"});
    let others = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(20),
        json!(21),
        json!(-1),
        json!(1.0),
        json!(1.5),
        json!([]),
        json!({}),
        json!(["x"]),
        json!([""]),
        json!([1]),
        json!(vec!["x"; 20]),
        json!(vec!["x"; 21]),
        json!([account]),
        json!([{"network": "x"}]),
        json!([{"network": "x", "handle": ""}]),
        json!(vec![account.clone(); 10]),
        json!(vec![account.clone(); 11]),
        json!([{"network": "x", "handle": "y", "z": 1}]),
        json!({"given": true, "version": "1"}),
        json!({"given": false, "version": "1"}),
        json!({"given": true}),
        json!({"given": true, "version": "1", "more": 1}),
    ];
    texts.chain(others).collect()
}

/// Holds schema and check against each other, each member of `whole` replaced in turn.
fn agree(schema: &str, members: &[&str], values: &[Value], check: impl Fn(&Value) -> bool) {
    let path = match schema {
        "Message" => "/api/messages",
        _ => "/api/registrations",
    };
    let whole =
        contract()["paths"][path]["post"]["requestBody"]["content"]["application/json"]["examples"]
            ["whole"]["value"]
            .take();
    let schema = validator(schema);
    let (mut valid, mut invalid) = (0, 0);
    for member in members.iter().copied().chain(["unknown"]) {
        let mut bodies = vec![whole.clone(); values.len() + 1];
        bodies[0].as_object_mut().unwrap().remove(member);
        for (body, value) in bodies.iter_mut().skip(1).zip(values) {
            body[member] = value.clone();
        }
        for body in bodies {
            let says = schema.is_valid(&body);
            let does = check(&body);
            assert_eq!(says, does, "{member}: {}", body[member]);
            *(if does { &mut valid } else { &mut invalid }) += 1;
        }
    }
    assert!(valid > 10 && invalid > 100, "{valid} {invalid}");
}

#[test]
fn schema_and_check_of_registrations_agree() {
    agree("Registration", &registration::MEMBERS, &values(), |body| {
        registration::check(body, |_| true, &[]).is_ok()
    });
}

#[test]
fn schema_and_check_of_countries_agree() {
    let letters = || 'A'..='Z';
    let pairs = letters().flat_map(|a| letters().map(move |b| json!(format!("{a}{b}"))));
    let pairs: Vec<_> = pairs.collect();
    agree("Registration", &["country"], &pairs, |body| {
        registration::check(body, |_| true, &[]).is_ok()
    });
}

#[test]
fn schema_and_check_of_the_key_s_header_agree() {
    let parameter = contract()["components"]["parameters"]["IdempotencyKey"].take();
    let schema = jsonschema::draft202012::new(&parameter["schema"]).unwrap();
    let long = [255, 256].map(|n| "k".repeat(n));
    let quoted = long.each_ref().map(|key| format!("\"{key}\""));
    let (mut valid, mut invalid) = (0, 0);
    for key in [
        "k",
        "k\"",
        r"\k",
        r#""k""#,
        r#""\"\\""#,
        "",
        "a b",
        r#"""#,
        r#""""#,
        r#""k"#,
        r#""k"k""#,
        r#""\k""#,
        r#""a b""#,
        &long[0],
        &long[1],
        &quoted[0],
        &quoted[1],
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("idempotency-key", key.parse().unwrap());
        let does = Key::of(&headers).is_ok();
        assert_eq!(schema.is_valid(&json!(key)), does, "{key}");
        *(if does { &mut valid } else { &mut invalid }) += 1;
    }
    assert_eq!((valid, invalid), (7, 10));
}

#[test]
fn schema_and_check_of_messages_agree() {
    // Which subjects and forms there are, no schema can tell.
    let members: Vec<_> = message::MEMBERS.into_iter().skip(2).collect();
    let mut values = values();
    values.extend([
        json!({"a": "x\ny\tz\r\u{202e}"}),
        json!({"a": "\u{7}"}),
        json!({"a": "\u{9f}"}),
        json!({"a": null}),
        json!({"a": [null]}),
        json!({"": 1}),
        json!({"a\n": 1}),
        json!({"n".repeat(100): 1}),
        json!({"n".repeat(101): 1}),
        json!({"a": {"": 1}}),
        json!({"a": {"b": {"c": {"d": 1, "e": true}}}}),
        json!({"a": {"b": {"c": {"d": {}}}}}),
        json!({"a": {"b": {"c": {"": 1}}}}),
        json!({"a": [[[1, "x"]]]}),
        json!({"a": [[[[]]]]}),
        json!({"a": [{"b": [1.5, []]}]}),
    ]);
    agree("Message", &members, &values, |body| {
        message::check(body, &forms()).is_ok()
    });
}
