//! From a reply to an outcome.

use super::{
    Context, Endpoint, Output, Repeat, Step,
    criterion::all_hold,
    refusal::{Refusal, refusal},
    said::clip,
    wait::told,
};
use crate::{form::Form, json::Json};

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// An HTTP response.
    Answered {
        /// Status code.
        status: u16,
        /// The body.
        body: Body,
        /// What `Retry-After` asks for, in seconds ([`super::wait`]), where it could be
        /// read.
        wait: Option<u32>,
    },
    /// No response: offline, aborted, timed out or kept from the page by CORS.
    Lost,
}

/// The body of a reply.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// There is none, or white space.
    Empty,
    /// JSON.
    Json(Json),
    /// Something else: HTML, JSON that was cut off or is nested too deep.
    Other,
}

impl Body {
    fn json(&self) -> Option<&Json> {
        match self {
            Self::Json(json) => Some(json),
            _ => None,
        }
    }
}

/// What a reply says of a registration.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The endpoint has it.
    Registered {
        /// What to name it by; the endpoint's, else the key.
        reference: String,
    },
    /// This step succeeded; the next is to be sent.
    Next,
    /// The endpoint refused the answers: nothing was registered.
    Refused {
        /// Messages for fields of the form.
        fields: Vec<FieldMessage>,
        /// Messages for the form as a whole, plain text.
        general: Vec<String>,
    },
    /// Not now: the endpoint did not take it, or is still at work on the first request
    /// with this key. The same request may be sent again after a while.
    Later {
        /// Seconds to wait, where it said so, 1 to [`super::LONGEST_WAIT`].
        wait: Option<u32>,
        /// What it said, plain text.
        message: Option<String>,
    },
    /// The endpoint failed, and says so: nothing was registered, and sending the same
    /// again by itself would not help.
    Failed {
        /// What it said, plain text.
        message: Option<String>,
    },
    /// It cannot be known whether the endpoint has it.
    Unknown,
}

/// A message of the endpoint for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessage {
    /// The field's name in the form.
    pub field: String,
    /// What it said, plain text.
    pub message: String,
}

/// Reads the reply to a step. What the step returned is added to `outputs`.
///
/// A 2xx is a success if the step's criteria hold, or, without any, if its body is empty
/// or one JSON object that does not say otherwise (`ok` or `success` that is false,
/// `status` or `result` that is an error, something under `errors` or `error`). That our
/// own key is there already is a success too; that someone's e-mail address is, is not.
pub fn outcome(
    endpoint: &Endpoint,
    form: &Form,
    step: usize,
    context: &Context,
    reply: &Reply,
    outputs: &mut Vec<Output>,
) -> Outcome {
    let Reply::Answered { status, body, wait } = reply else {
        return Outcome::Unknown;
    };
    let Some(at) = endpoint.steps.get(step) else {
        return Outcome::Unknown;
    };
    let (status, json) = (*status, body.json());
    let fine = (200..300).contains(&status);
    if fine {
        // Cut off, or a page of a captive portal: nobody knows.
        if *body == Body::Other {
            return Outcome::Unknown;
        }
        if succeeded(endpoint, at, status, body) {
            keep(at, json, outputs);
            return arrived(endpoint, step, context, outputs);
        }
    }
    let said = json.map(|json| refusal(endpoint, form, &context.key, json, fine));
    let Refusal {
        fields,
        general,
        key_placed,
        key_named,
    } = said.unwrap_or_default();
    // An endpoint that is still at work on the first request may name the key as well.
    let stored = matches!(endpoint.repeat, Repeat::UniqueKey | Repeat::Ignored);
    if all_hold(&endpoint.duplicate, status, json)
        || key_placed && endpoint.repeat.is_safe()
        || key_named && stored
    {
        return arrived(endpoint, step, context, outputs);
    }
    let message = (!general.is_empty()).then(|| general.join("\n"));
    let later = |message| Outcome::Later {
        wait: wait.or_else(|| told(json?.pointer(endpoint.wait.as_deref()?)?)),
        message,
    };
    match status {
        425 | 429 | 503 => later(message),
        200..=299 => match json.and_then(single) {
            None => Outcome::Unknown,
            Some(object) if fields.is_empty() && !lists_errors(endpoint, json, object) => {
                Outcome::Failed { message }
            }
            Some(_) if fields.is_empty() && general.is_empty() => Outcome::Failed { message },
            Some(_) => Outcome::Refused { fields, general },
        },
        409 if fields.is_empty() && endpoint.repeat == Repeat::IdempotencyKey => later(message),
        409 if fields.is_empty() && general.is_empty() => Outcome::Unknown,
        408 | 500.. | ..200 => Outcome::Unknown,
        // Nothing that a person could mend in the form: the endpoint is not there, or not
        // for us.
        300..=399 | 401 | 403..=407 if fields.is_empty() => Outcome::Failed { message },
        _ if fields.is_empty() && general.is_empty() => Outcome::Failed { message },
        _ => Outcome::Refused { fields, general },
    }
}

/// What follows when the endpoint has what a step sent.
fn arrived(endpoint: &Endpoint, step: usize, context: &Context, outputs: &[Output]) -> Outcome {
    if step + 1 < endpoint.steps.len() {
        return Outcome::Next;
    }
    let told = outputs
        .iter()
        .rev()
        .find(|output| output.name == "reference");
    let reference = match told.map(|output| &output.value) {
        Some(Json::Text(text) | Json::Number(text)) => clip(text),
        _ => String::new(),
    };
    Outcome::Registered {
        reference: if reference.is_empty() {
            context.key.clone()
        } else {
            reference
        },
    }
}

/// Takes what a step returned, in place of what it returned before.
fn keep(step: &Step, json: Option<&Json>, outputs: &mut Vec<Output>) {
    for (name, pointer) in &step.outputs {
        if let Some(value) = json.and_then(|json| json.pointer(pointer))
            && *value != Json::Null
        {
            outputs.retain(|output| output.step != step.id || output.name != *name);
            outputs.push(Output {
                step: step.id.clone(),
                name: name.clone(),
                value: value.clone(),
            });
        }
    }
}

/// Whether a 2xx reply is a success.
fn succeeded(endpoint: &Endpoint, step: &Step, status: u16, body: &Body) -> bool {
    let json = body.json();
    if is_something(told_errors(endpoint, json)) {
        return false;
    }
    if !step.success.is_empty() {
        return all_hold(&step.success, status, json);
    }
    match body {
        Body::Empty => true,
        // PostgREST's answer to what it was told to ignore.
        Body::Json(Json::List(items)) if items.is_empty() => endpoint.repeat == Repeat::Ignored,
        _ => json
            .and_then(single)
            .is_some_and(|object| !says_otherwise(object)),
    }
}

/// The object that a reply is, also as the only one of a list.
fn single(json: &Json) -> Option<&Json> {
    match json {
        Json::Object(_) => Some(json),
        Json::List(items) => match items.as_slice() {
            [one @ Json::Object(_)] => Some(one),
            _ => None,
        },
        _ => None,
    }
}

fn says_otherwise(object: &Json) -> bool {
    let told = |name: &str, is: fn(&Json) -> bool| object.get(name).is_some_and(is);
    let no = |value: &Json| *value == Json::Flag(false);
    let bad = |value: &Json| match value {
        Json::Text(text) => ["error", "fail", "failed", "failure"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word)),
        value => *value == Json::Flag(false),
    };
    told("ok", no)
        || told("success", no)
        || told("status", bad)
        || told("result", bad)
        || is_something(object.get("errors"))
        || is_something(object.get("error"))
}

/// What stands where the description says that errors are.
fn told_errors<'a>(endpoint: &Endpoint, json: Option<&'a Json>) -> Option<&'a Json> {
    json?.pointer(endpoint.errors.as_ref()?.at.as_deref()?)
}

/// Whether a 2xx reply lists errors, rather than only saying that it failed.
fn lists_errors(endpoint: &Endpoint, json: Option<&Json>, object: &Json) -> bool {
    is_something(told_errors(endpoint, json)) || is_something(object.get("errors"))
}

/// Whether a value says anything.
fn is_something(value: Option<&Json>) -> bool {
    match value {
        None | Some(Json::Null) => false,
        Some(Json::Flag(flag)) => *flag,
        Some(Json::Number(number)) => number != "0",
        Some(Json::Text(text)) => !text.trim().is_empty(),
        Some(Json::List(items)) => !items.is_empty(),
        Some(Json::Object(members)) => !members.is_empty(),
    }
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
