//! Tests that the contract and the endpoint say the same.

use super::OPENAPI;
use crate::{problem::Kind, registration};
use jsonschema::Validator;
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
fn it_names_the_members_that_the_check_knows() {
    let contract = contract();
    let properties = &contract["components"]["schemas"]["Registration"]["properties"];
    let mut named: Vec<_> = properties
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut known = registration::MEMBERS;
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
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
    let post = &contract["paths"]["/api/registrations"]["post"];
    let bodies = &post["requestBody"]["content"]["application/json"]["examples"];
    for (name, example) in bodies.as_object().unwrap() {
        let body = &example["value"];
        assert!(validator("Registration").is_valid(body), "{name}");
        assert!(registration::check(body, |_| true).is_ok(), "{name}");
    }
    let mut replies = 0;
    for (status, response) in post["responses"].as_object().unwrap() {
        let content = response.get("content").and_then(Value::as_object);
        for media in content.into_iter().flat_map(|content| content.values()) {
            let schema = if status == "201" {
                "Registered"
            } else {
                "Problem"
            };
            let examples = media.get("examples").and_then(Value::as_object);
            for (name, example) in examples.into_iter().flatten() {
                assert!(
                    validator(schema).is_valid(&example["value"]),
                    "{status} {name}"
                );
                replies += 1;
            }
        }
    }
    assert!(replies >= 4);
}

#[test]
fn schema_and_check_agree() {
    let schema = validator("Registration");
    let whole = contract()["paths"]["/api/registrations"]["post"]["requestBody"]["content"]
        ["application/json"]["examples"]["whole"]["value"]
        .take();
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
        "A",
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
    let values: Vec<Value> = texts.chain(others).collect();
    let (mut valid, mut invalid) = (0, 0);
    for member in registration::MEMBERS.into_iter().chain(["unknown"]) {
        let mut bodies = vec![whole.clone(); values.len() + 1];
        bodies[0].as_object_mut().unwrap().remove(member);
        for (body, value) in bodies.iter_mut().skip(1).zip(&values) {
            body[member] = value.clone();
        }
        for body in bodies {
            let says = schema.is_valid(&body);
            let does = registration::check(&body, |_| true).is_ok();
            assert_eq!(says, does, "{member}: {}", body[member]);
            *(if does { &mut valid } else { &mut invalid }) += 1;
        }
    }
    assert!(valid > 50 && invalid > 100, "{valid} {invalid}");
}
