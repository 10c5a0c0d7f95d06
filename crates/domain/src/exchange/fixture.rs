//! A form, an endpoint and a context for the tests of the exchange.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{
    Body, Context, Criterion, Endpoint, Method, Operator, Outcome, Output, Repeat, Reply, Step,
    outcome,
};
use crate::{
    form::{Field, FieldKind, Form, Section},
    json::Json,
    slug::Slug,
};
use serde_json::{Value, json};

/// When the replies came: 2017-09-10T10:00:00Z.
pub(super) const NOW: i64 = 1_505_037_600;

pub(super) fn tree(value: &Value) -> Json {
    Json::parse(&value.to_string()).unwrap()
}

/// The body as the browser would give it.
pub(super) fn body(text: &str) -> Body {
    Body::of(Json::parse(text), text)
}

/// A form that asks for a name and an e-mail address.
pub(super) fn form() -> Form {
    form_of(&["full_name", "email"])
}

pub(super) fn form_of(names: &[&str]) -> Form {
    let field = |name: &&str| Field {
        name: (*name).into(),
        label: (*name).into(),
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
            fields: names.iter().map(field).collect(),
            conditions: vec![],
        }],
    }
}

/// An endpoint of one step, with a payload and a reference at `/reference`.
pub(super) fn criterion(at: Option<&str>, operator: Operator, value: &Value) -> Criterion {
    Criterion {
        at: at.map(Into::into),
        operator,
        value: tree(value),
    }
}

pub(super) fn endpoint_of(payload: &Value, repeat: Repeat) -> Endpoint {
    Endpoint {
        id: Slug::parse("test").unwrap(),
        steps: vec![Step {
            id: "register".into(),
            method: Method::Post,
            url: "/api/registrations".into(),
            headers: vec![],
            content_type: "application/json".into(),
            payload: Some(tree(payload)),
            success: vec![],
            outputs: vec![("reference".into(), "/reference".into())],
            timeout: 10_000,
        }],
        repeat,
        later: vec![],
        duplicate: vec![],
        wait: None,
        errors: None,
        cancel: None,
    }
}

pub(super) fn endpoint() -> Endpoint {
    let payload = json!({
        "key": "$key", "forum": "community-service",
        "sent": {"at": "$context.time", "lang": "$context.language"},
        "person": {"name": "$inputs.full_name", "mail": "$inputs.email"},
    });
    endpoint_of(&payload, Repeat::IdempotencyKey)
}

pub(super) fn context() -> Context {
    Context {
        key: "k-1".into(),
        time: "2017-09-10T10:00:00Z".into(),
        language: "ar".into(),
        page: "/".into(),
        campaign: None,
        waitlist: false,
    }
}

/// The outcome of a reply to the last step.
pub(super) fn read(endpoint: &Endpoint, form: &Form, status: u16, text: &str) -> Outcome {
    let reply = Reply::Answered {
        status,
        body: body(text),
        wait: None,
        now: NOW,
    };
    let mut outputs = Vec::<Output>::new();
    let step = endpoint.steps.len() - 1;
    outcome(endpoint, form, step, &context(), &reply, &mut outputs)
}
