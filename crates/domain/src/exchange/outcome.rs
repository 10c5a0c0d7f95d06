//! From a reply to an outcome.

use super::{Context, Endpoint, Output};
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
pub fn outcome(
    endpoint: &Endpoint,
    form: &Form,
    step: usize,
    context: &Context,
    reply: &Reply,
    outputs: &mut Vec<Output>,
) -> Outcome {
    let _ = (step, outputs);
    let key = context.key.as_str();
    let Reply::Answered { status, body, wait } = reply else {
        return Outcome::Unknown;
    };
    match status {
        200..=299 => match body {
            Body::Empty => Outcome::Registered {
                reference: key.to_owned(),
            },
            Body::Json(json) => registered(endpoint, key, json),
            // Cut off, or a page of a captive portal: nobody knows.
            Body::Other => Outcome::Unknown,
        },
        408 | 409 | 425 => Outcome::Unknown,
        400..=499 if *status != 429 => refused(endpoint, form, body.json()),
        429 | 503 => Outcome::Later {
            wait: *wait,
            message: body.json().and_then(said),
        },
        _ => Outcome::Unknown,
    }
}

fn registered(endpoint: &Endpoint, key: &str, json: &Json) -> Outcome {
    if !matches!(json, Json::Object(_)) {
        return Outcome::Unknown;
    }
    let first = json.get("errors").and_then(|errors| errors.items().first());
    if json.get("ok") == Some(&Json::Flag(false)) || first.is_some() {
        let message = said(json).or_else(|| first.and_then(said));
        return Outcome::Failed { message };
    }
    let found = endpoint
        .steps
        .iter()
        .flat_map(|step| &step.outputs)
        .find(|(name, _)| name == "reference")
        .and_then(|(_, pointer)| json.pointer(pointer));
    let reference = match found {
        Some(Json::Text(text)) if !text.is_empty() => text.clone(),
        Some(Json::Number(number)) => number.clone(),
        _ => key.to_owned(),
    };
    Outcome::Registered {
        reference: clip(&reference),
    }
}

fn refused(endpoint: &Endpoint, form: &Form, json: Option<&Json>) -> Outcome {
    let mut fields = Vec::new();
    let mut general = Vec::new();
    let errors = json
        .and_then(|json| json.get("errors"))
        .map_or(&[][..], Json::items);
    for error in errors {
        let message = said(error).unwrap_or_default();
        let pointer = error
            .get("pointer")
            .and_then(Json::as_text)
            .unwrap_or_default();
        match field_at(endpoint, form, pointer) {
            Some(field) => fields.push(FieldMessage { field, message }),
            None if message.is_empty() => {}
            None => general.push(message),
        }
    }
    if fields.is_empty() && general.is_empty() {
        general.extend(json.and_then(said));
    }
    if fields.is_empty() && general.is_empty() {
        // Nothing that a person could mend: the endpoint is not there, or not ours.
        return Outcome::Failed { message: None };
    }
    Outcome::Refused { fields, general }
}

/// The field whose placeholder stands at a JSON pointer (RFC 6901, also as a URI
/// fragment `#/x`) of the payload, or the nearest above it.
fn field_at(endpoint: &Endpoint, form: &Form, pointer: &str) -> Option<String> {
    let mut pointer = pointer.strip_prefix('#').unwrap_or(pointer);
    while !pointer.is_empty() {
        if let Some(Json::Text(text)) = endpoint.steps.first()?.payload.as_ref()?.pointer(pointer) {
            let name = text.strip_prefix("$inputs.")?;
            return form
                .fields()
                .any(|f| f.name == name)
                .then(|| name.to_owned());
        }
        pointer = pointer.rsplit_once('/').map_or("", |(above, _)| above);
    }
    None
}

/// What an object says for people: `detail`, `message` or `title`.
fn said(json: &Json) -> Option<String> {
    ["detail", "message", "title"]
        .iter()
        .filter_map(|name| json.get(name).and_then(Json::as_text))
        .find(|text| !text.trim().is_empty())
        .map(clip)
}

/// What is shown of a server's text: no control characters, at most 300 characters.
fn clip(text: &str) -> String {
    let shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(shown).take(300).collect()
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
