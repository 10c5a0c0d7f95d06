//! Tests of the answers: valid for each kind of field, faulty where they should be.

use super::*;
use multaqa_domain::{
    exchange::{Method, Repeat, Step},
    form::{ChoiceOption, DialCountry, Network, Section},
    slug::Slug,
};

fn field(name: &str, kind: FieldKind) -> Field {
    Field {
        name: name.into(),
        label: name.into(),
        required: true,
        kind,
        ..Field::default()
    }
}

pub(crate) fn form(fields: Vec<Field>) -> Form {
    Form {
        id: Slug::parse("test").unwrap(),
        title: String::new(),
        intro: vec![],
        submit: String::new(),
        sections: vec![Section {
            title: String::new(),
            fields,
            conditions: vec![],
        }],
    }
}

fn option(value: &str) -> ChoiceOption {
    ChoiceOption {
        value: value.into(),
        label: value.into(),
    }
}

#[test]
fn every_kind_is_answered() {
    let options = vec![option("a"), option("b")];
    let kinds = vec![
        FieldKind::Text { min: None, max: 5 },
        FieldKind::Text {
            min: Some(90),
            max: 200,
        },
        FieldKind::LongText {
            min: None,
            max: 1000,
        },
        FieldKind::Email,
        FieldKind::Phone {
            countries: vec![DialCountry {
                code: "AE".into(),
                label: String::new(),
                dial: "971".into(),
                trunk: "0".into(),
                least: 8,
                most: 9,
            }],
        },
        FieldKind::Number { min: -2, max: 3 },
        FieldKind::Choice {
            options: options.clone(),
        },
        FieldKind::Choices {
            options: options.clone(),
            min: Some(2),
            max: None,
        },
        FieldKind::Country { options },
        FieldKind::Accounts {
            networks: vec![Network {
                value: "x".into(),
                label: "X".into(),
                hosts: vec![],
            }],
            max: 2,
        },
        FieldKind::Consent {
            text: String::new(),
            version: "1".into(),
        },
    ];
    for kind in kinds {
        let form = form(vec![field("it", kind.clone())]);
        assert!(valid(&form, "1a2b").is_ok(), "{kind:?}");
    }
}

#[test]
fn a_field_that_nothing_answers_is_named() {
    let form = form(vec![field("it", FieldKind::Choice { options: vec![] })]);
    assert_eq!(valid(&form, "1").unwrap_err(), ["it"]);
}

#[test]
fn the_payload_is_spoilt_where_the_fields_stand() {
    let text = FieldKind::Text {
        min: None,
        max: 100,
    };
    let form = form(vec![
        field("full_name", text.clone()),
        field("email", FieldKind::Email),
        field("unused", text),
    ]);
    let payload = r#"{"n":["$inputs.full_name"],"d":{"e":"<{$inputs.email}>"},"k":"$key"}"#;
    let endpoint = Endpoint {
        id: Slug::parse("test").unwrap(),
        steps: vec![Step {
            id: "register".into(),
            method: Method::Post,
            url: "/x".into(),
            headers: vec![],
            content_type: "application/json".into(),
            payload: Json::parse(payload),
            success: vec![],
            outputs: vec![],
            timeout: 1000,
        }],
        repeat: Repeat::Unknown,
        later: vec![],
        duplicate: vec![],
        wait: None,
        errors: None,
        cancel: None,
    };
    let (faulty, names) = spoilt(&endpoint, &form);
    let expected = r#"{"n":[""],"d":{"e":"<multaqa-test>"},"k":"$key"}"#;
    let steps = &faulty.steps;
    assert_eq!(steps[0].payload, Json::parse(expected));
    assert_eq!(names, ["full_name", "email"]);
}
