//! From a reply to an outcome.

use super::{
    Context, Endpoint, Output, Repeat, Step,
    criterion::all_hold,
    refusal::{Refusal, refusal},
    said::{clip, is_plain},
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
        /// When it came, in seconds since the epoch ([`super::moment`]).
        now: i64,
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
    /// Plain text, which may be for people.
    Text(String),
    /// Something else: HTML, JSON that was cut off or is nested too deep.
    Other,
}

impl Body {
    /// The body that is this text; `json` is what was parsed of it, if that was done and
    /// it is JSON.
    pub fn of(json: Option<Json>, text: &str) -> Self {
        match json {
            _ if text.trim().is_empty() => Self::Empty,
            Some(json) => Self::Json(json),
            None if is_plain(text) => Self::Text(text.to_owned()),
            None => Self::Other,
        }
    }

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
    Unknown {
        /// Whether there was a reply; otherwise the connection was lost.
        is_answered: bool,
        /// What it said, plain text.
        message: Option<String>,
    },
}

impl Outcome {
    /// Not known: there was no reply.
    const LOST: Self = Self::Unknown {
        is_answered: false,
        message: None,
    };
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
/// `status` or `result` that is an error, something under `errors` or `error`). Plain text
/// is a success only by criteria. That our own key is there already is a success too; that
/// someone's e-mail address is, is not.
pub fn outcome(
    endpoint: &Endpoint,
    form: &Form,
    step: usize,
    context: &Context,
    reply: &Reply,
    outputs: &mut Vec<Output>,
) -> Outcome {
    let Reply::Answered {
        status,
        body,
        wait,
        now,
    } = reply
    else {
        return Outcome::LOST;
    };
    let Some(at) = endpoint.steps.get(step) else {
        return Outcome::LOST;
    };
    let unknown = |message| Outcome::Unknown {
        is_answered: true,
        message,
    };
    let (status, json) = (*status, body.json());
    let fine = (200..300).contains(&status);
    let is_later = all_hold(&endpoint.later, status, json);
    if fine && !is_later {
        // Cut off, or a page of a captive portal: the endpoint's own reply is lost.
        if *body == Body::Other {
            return Outcome::LOST;
        }
        if succeeded(endpoint, at, status, body) {
            keep(at, json, outputs);
            return arrived(endpoint, step, context, outputs);
        }
    }
    let text = match body {
        Body::Text(text) => Some(Json::text(text)),
        _ => None,
    };
    let said = json.or(text.as_ref());
    let said = said.map(|said| refusal(endpoint, form, &context.key, said, fine));
    let Refusal {
        fields,
        general,
        key_placed,
        key_named,
    } = said.unwrap_or_default();
    let message = whole(&fields, &general);
    let later = |message| Outcome::Later {
        wait: wait.or_else(|| told(json?.pointer(endpoint.wait.as_deref()?)?, *now)),
        message,
    };
    if is_later {
        return later(message);
    }
    // An endpoint that is still at work on the first request may name the key as well.
    let stored = matches!(endpoint.repeat, Repeat::UniqueKey | Repeat::Ignored);
    if all_hold(&endpoint.duplicate, status, json)
        || key_placed && endpoint.repeat.is_safe()
        || key_named && stored
    {
        return arrived(endpoint, step, context, outputs);
    }
    match status {
        425 | 429 | 503 => later(message),
        200..=299 => match json.and_then(single) {
            None => unknown(message),
            Some(object) if fields.is_empty() && !lists_errors(endpoint, json, object) => {
                Outcome::Failed { message }
            }
            Some(_) if fields.is_empty() && general.is_empty() => Outcome::Failed { message },
            Some(_) => Outcome::Refused { fields, general },
        },
        409 if fields.is_empty() && endpoint.repeat == Repeat::IdempotencyKey => later(message),
        // Most likely this step was done already, by a repeat of the browser's own.
        409 | 412 if fields.is_empty() && step > 0 => unknown(message),
        409 if fields.is_empty() && general.is_empty() => unknown(None),
        408 | 500.. | ..200 => unknown(message),
        // Nothing that a person could mend in the form: the endpoint is not there, or not
        // for us.
        300..=399 | 401 | 403..=407 if fields.is_empty() => Outcome::Failed { message },
        _ if fields.is_empty() && general.is_empty() => Outcome::Failed { message },
        _ => Outcome::Refused { fields, general },
    }
}

/// All that was said, as lines.
fn whole(fields: &[FieldMessage], general: &[String]) -> Option<String> {
    let fields = fields.iter().map(|field| &field.message);
    let mut lines = Vec::new();
    for line in fields.chain(general) {
        if !line.is_empty() {
            lines.push(line.as_str());
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What follows when the endpoint has what a step sent.
fn arrived(endpoint: &Endpoint, step: usize, context: &Context, outputs: &[Output]) -> Outcome {
    if step + 1 < endpoint.steps.len() {
        return Outcome::Next;
    }
    let last = endpoint.steps.get(step).map(|step| step.id.as_str());
    let is_told = |output: &&Output| matches!(output.value, Json::Text(_) | Json::Number(_));
    let told = || outputs.iter().rev().filter(is_told);
    // The reply to a repeat may name nothing; what an earlier step made has a name.
    let reference = told()
        .find(|output| output.name == "reference")
        .or_else(|| told().find(|output| Some(output.step.as_str()) != last));
    let reference = match reference.map(|output| &output.value) {
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
    let no = |value: &Json| match value {
        Json::Number(number) => number == "0",
        value => *value == Json::Flag(false),
    };
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
