//! From checked answers to a request.

use super::{Endpoint, Repeat};
use crate::{form::Checked, json::Json};

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
    let body = fill(&endpoint.payload, answers, context).unwrap_or(Json::Null);
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
        body: body.to_text(),
        timeout: endpoint.timeout,
    }
}

fn fill(template: &Json, answers: &Checked, context: &Context) -> Option<Json> {
    Some(match template {
        Json::Text(text) => return placeholder(text, answers, context),
        Json::List(items) => Json::List(
            items
                .iter()
                .filter_map(|item| fill(item, answers, context))
                .collect(),
        ),
        Json::Object(members) => {
            let member = |(name, value): &(String, Json)| {
                Some((name.clone(), fill(value, answers, context)?))
            };
            Json::Object(members.iter().filter_map(member).collect())
        }
        other => other.clone(),
    })
}

fn placeholder(text: &str, answers: &Checked, context: &Context) -> Option<Json> {
    if let Some(name) = text.strip_prefix("$inputs.") {
        return answers.get(name).map(|value| value.to_json());
    }
    Some(Json::text(match text {
        "$key" => &context.key,
        "$context.time" => &context.time,
        "$context.language" => &context.language,
        "$context.page" => &context.page,
        plain => plain,
    }))
}
