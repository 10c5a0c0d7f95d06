//! From a reply to an outcome.

use super::Endpoint;
use crate::form::Form;
use serde_json::Value;

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// An HTTP response.
    Answered {
        /// Status code.
        status: u16,
        /// The body as text, already cut at the sender's bound.
        body: String,
        /// `Retry-After` in seconds, where it could be read.
        retry_after: Option<u32>,
    },
    /// No response: offline, aborted, timed out or kept from the page by CORS.
    Lost,
}

/// Where a registration stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The endpoint has it.
    Registered {
        /// What to name it by; the endpoint's, else the key.
        reference: String,
    },
    /// The endpoint refused the answers.
    Refused {
        /// Messages for fields of the form.
        fields: Vec<FieldMessage>,
        /// Messages for the form as a whole, plain text.
        general: Vec<String>,
    },
    /// The endpoint failed, and says so: nothing was registered.
    Failed {
        /// Seconds to wait, where it said so.
        retry_after: Option<u32>,
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

/// Reads a reply. Success is a 2xx with a JSON body or none; RFC 9457 problems with
/// `errors[].{pointer,detail}` are placed at their fields by the payload template.
pub fn outcome(endpoint: &Endpoint, form: &Form, key: &str, reply: &Reply) -> Outcome {
    let Reply::Answered {
        status,
        body,
        retry_after,
    } = reply
    else {
        return Outcome::Unknown;
    };
    let json = serde_json::from_str::<Value>(body).ok();
    match status {
        200..=299 if body.trim().is_empty() => Outcome::Registered {
            reference: key.to_owned(),
        },
        200..=299 => match json {
            // Cut off, or a page of a captive portal: nobody knows.
            None => Outcome::Unknown,
            Some(json) => registered(endpoint, key, &json),
        },
        408 | 409 | 425 => Outcome::Unknown,
        400..=499 if *status != 429 => refused(endpoint, form, json.as_ref()),
        429 | 503 => Outcome::Failed {
            retry_after: *retry_after,
            message: json.as_ref().and_then(said),
        },
        _ => Outcome::Unknown,
    }
}

fn registered(endpoint: &Endpoint, key: &str, json: &Value) -> Outcome {
    if json.get("ok") == Some(&Value::Bool(false)) {
        return Outcome::Failed {
            retry_after: None,
            message: said(json),
        };
    }
    let found = endpoint
        .reference
        .as_deref()
        .and_then(|pointer| json.pointer(pointer));
    let reference = match found {
        Some(Value::String(text)) if !text.is_empty() => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => key.to_owned(),
    };
    Outcome::Registered {
        reference: clip(&reference),
    }
}

fn refused(endpoint: &Endpoint, form: &Form, json: Option<&Value>) -> Outcome {
    let mut fields = Vec::new();
    let mut general = Vec::new();
    let errors = json.and_then(|j| j.get("errors")).and_then(Value::as_array);
    for error in errors.into_iter().flatten() {
        let message = said(error).unwrap_or_default();
        let pointer = error
            .get("pointer")
            .and_then(Value::as_str)
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
    Outcome::Refused { fields, general }
}

/// The field whose placeholder stands at a JSON pointer (RFC 6901, also as a URI
/// fragment `#/x`) of the payload, or the nearest above it.
fn field_at(endpoint: &Endpoint, form: &Form, pointer: &str) -> Option<String> {
    let mut pointer = pointer.strip_prefix('#').unwrap_or(pointer);
    while !pointer.is_empty() {
        if let Some(Value::String(text)) = endpoint.payload.pointer(pointer) {
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
fn said(json: &Value) -> Option<String> {
    ["detail", "message", "title"]
        .iter()
        .filter_map(|name| json.get(name).and_then(Value::as_str))
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
