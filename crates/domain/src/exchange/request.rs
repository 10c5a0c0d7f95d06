//! From checked answers to a request.

use super::{Endpoint, Repeat};
use crate::form::Checked;
use serde_json::{Map, Value};

/// A request to be sent, whole: `POST`, JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// Header fields besides those that the browser sets.
    pub headers: Vec<(&'static str, String)>,
    /// The body, JSON.
    pub body: String,
    /// How long to wait for the reply, in milliseconds.
    pub timeout: u32,
}

/// What a payload may say besides the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The registration's key, a UUID.
    pub key: String,
    /// When it was sent, ISO 8601 with offset.
    pub time: String,
    /// The language of the page, BCP 47.
    pub language: String,
    /// The path of the page.
    pub page: String,
}

/// Makes the request that registers these answers at this endpoint.
pub fn request(endpoint: &Endpoint, answers: &Checked, context: &Context) -> Request {
    let body = fill(&endpoint.payload, answers, context).unwrap_or(Value::Null);
    let mut headers = vec![
        ("Content-Type", "application/json".to_owned()),
        (
            "Accept",
            "application/json, application/problem+json".to_owned(),
        ),
    ];
    if endpoint.repeat == Repeat::IdempotencyKey {
        headers.push(("Idempotency-Key", context.key.clone()));
    }
    Request {
        url: endpoint.url.clone(),
        headers,
        body: body.to_string(),
        timeout: endpoint.timeout,
    }
}

fn fill(template: &Value, answers: &Checked, context: &Context) -> Option<Value> {
    match template {
        Value::String(text) => placeholder(text, answers, context),
        Value::Array(items) => Some(Value::Array(
            items
                .iter()
                .filter_map(|item| fill(item, answers, context))
                .collect(),
        )),
        Value::Object(members) => {
            let filled: Map<_, _> = members
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), fill(value, answers, context)?)))
                .collect();
            Some(Value::Object(filled))
        }
        other => Some(other.clone()),
    }
}

fn placeholder(text: &str, answers: &Checked, context: &Context) -> Option<Value> {
    if let Some(name) = text.strip_prefix("$inputs.") {
        return answers
            .get(name)
            .and_then(|value| serde_json::to_value(value).ok());
    }
    let text = match text {
        "$key" => &context.key,
        "$context.time" => &context.time,
        "$context.language" => &context.language,
        "$context.page" => &context.page,
        plain => plain,
    };
    Some(Value::String(text.to_owned()))
}
