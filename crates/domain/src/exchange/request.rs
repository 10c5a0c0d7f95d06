//! From checked answers to a request.

use super::{Endpoint, Method, Repeat, Step};
use crate::{decode::record, form::Checked, json::Json};

/// A request to be sent, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Where to.
    pub url: String,
    /// Header fields besides those that the browser sets.
    pub headers: Vec<(String, String)>,
    /// The body, JSON; `None` without one.
    pub body: Option<String>,
    /// How long to wait for the reply, in milliseconds.
    pub timeout: u32,
}

/// What a payload may say besides the answers. It is made when a registration is first
/// sent, and kept with its key, so that a repeat says the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// The registration's key, a UUID (`$key`).
    pub key: String,
    /// When it was first sent, ISO 8601 with offset (`$context.time`).
    pub time: String,
    /// The language of the page, BCP 47 (`$context.language`).
    pub language: String,
    /// The path of the page (`$context.page`).
    pub page: String,
    /// The campaign that brought the person, if any (`$context.campaign`).
    pub campaign: Option<String>,
    /// Whether it is for the waiting list (`$context.waitlist`).
    pub waitlist: bool,
}

record!(Context {
    key,
    time,
    language,
    page,
    campaign,
    waitlist
});

/// What a step returned: what later steps and a cancellation may use.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// The step's `stepId`.
    pub step: String,
    /// The output's name.
    pub name: String,
    /// The value.
    pub value: Json,
}

record!(Output { step, name, value });

/// Makes the request of a step; `outputs` are those of the steps before. `None` if there
/// is no such step.
///
/// In the payload a whole string `$inputs.<field>` stands for that field's value,
/// `$inputs.<field>#/pointer` for a part of it, `$key`, `$context.<name>` and
/// `$steps.<stepId>.outputs.<name>` for what they say; `{$inputs.<field>}` and its like
/// within a longer string are filled in as text. A member whose placeholder has no value
/// is left out.
pub fn request(
    endpoint: &Endpoint,
    step: usize,
    answers: &Checked,
    context: &Context,
    outputs: &[Output],
) -> Option<Request> {
    let step = endpoint.steps.get(step)?;
    Some(made(endpoint, step, answers, context, outputs))
}

/// Makes the request that takes a registration back; `None` if the endpoint has none.
/// `$outputs.<name>` stands for an output of any step, `$outputs.reference` for the
/// reference.
pub fn cancellation(endpoint: &Endpoint, context: &Context, outputs: &[Output]) -> Option<Request> {
    let step = endpoint.cancel.as_ref()?;
    Some(made(endpoint, step, &Checked::default(), context, outputs))
}

fn made(
    endpoint: &Endpoint,
    step: &Step,
    answers: &Checked,
    context: &Context,
    outputs: &[Output],
) -> Request {
    let _ = outputs;
    let body = step.payload.as_ref().map(|payload| {
        fill(payload, answers, context)
            .unwrap_or(Json::Null)
            .to_text()
    });
    let mut headers = vec![(
        "Accept".to_owned(),
        "application/json, application/problem+json".to_owned(),
    )];
    if body.is_some() {
        headers.push(("Content-Type".to_owned(), step.content_type.clone()));
    }
    if endpoint.repeat == Repeat::IdempotencyKey {
        headers.push(("Idempotency-Key".to_owned(), context.key.clone()));
    }
    Request {
        method: step.method,
        url: step.url.clone(),
        headers,
        body,
        timeout: step.timeout,
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
