//! From checked answers to a request.

use super::{Endpoint, Method, Repeat, Step, template::Source};
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
/// is no such step, or its address needs what no step returned.
///
/// In the payload a whole string `$inputs.<field>` stands for that field's value,
/// `$inputs.<field>#/pointer` for a part of it, `$key`, `$context.<name>` and
/// `$steps.<stepId>.outputs.<name>` for what they say; `{$inputs.<field>}` and its like
/// within a longer string are filled in as text. A member whose placeholder has no value
/// is left out. The same holds for the values of headers.
pub fn request(
    endpoint: &Endpoint,
    step: usize,
    answers: &Checked,
    context: &Context,
    outputs: &[Output],
) -> Option<Request> {
    let source = Source {
        answers,
        context,
        outputs,
    };
    made(endpoint, endpoint.steps.get(step)?, step == 0, &source)
}

/// Makes the request that takes a registration back; `None` if the endpoint has none, or
/// its address needs what no step returned. `$outputs.<name>` stands for an output of any
/// step, `$outputs.reference` for the reference.
pub fn cancellation(endpoint: &Endpoint, context: &Context, outputs: &[Output]) -> Option<Request> {
    let source = Source {
        answers: &Checked::default(),
        context,
        outputs,
    };
    made(endpoint, endpoint.cancel.as_ref()?, false, &source)
}

fn made(endpoint: &Endpoint, step: &Step, first: bool, source: &Source) -> Option<Request> {
    let body = step
        .payload
        .as_ref()
        .map(|payload| source.fill(payload).unwrap_or(Json::Null).to_text());
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut headers = vec![header(
        "Accept",
        "application/json, application/problem+json",
    )];
    if body.is_some() {
        headers.push(header("Content-Type", &step.content_type));
    }
    if endpoint.repeat == Repeat::IdempotencyKey {
        // An endpoint refuses a key that it knows from another request, so each step has
        // its own.
        let key = source.context.key.as_str();
        let key = if first {
            key.to_owned()
        } else {
            [key, "-", &step.id].concat()
        };
        headers.push(header("Idempotency-Key", &key));
    }
    for (name, value) in &step.headers {
        if let Some(value) = source.header(value) {
            headers.retain(|(ours, _)| !ours.eq_ignore_ascii_case(name));
            headers.push((name.clone(), value));
        }
    }
    Some(Request {
        method: step.method,
        url: source.url(&step.url)?,
        headers,
        body,
        timeout: step.timeout,
    })
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
