//! A message, and the check that alone makes one from JSON: a question, feedback, a
//! wish to be told when registration opens.

use super::{
    Fault, SHORT, consent, key_member, language, line,
    members::{Faults, Members, below},
    time,
};
use crate::{idempotency::Key, options::MessageForm, problem::FieldError};
use multaqa_domain::slug::Slug;
use serde_json::{Map, Value};

/// Most of all answers together, in kilobytes of JSON without white space.
pub(super) const SIZE: usize = 32;
/// Deepest list or object; the answers themselves are the first level.
const DEPTH: usize = 4;

/// The members that a message may have.
pub(crate) const MEMBERS: [&str; 7] = [
    "subject",
    "form",
    "answers",
    "consent",
    "consent_time",
    "language",
    "key",
];

/// A message that went through [`check`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    /// The forum or sector that it is about.
    pub(crate) subject: Slug,
    /// The form that it was written with.
    pub(crate) form: Slug,
    /// By the form's names; not empty.
    pub(crate) answers: Map<String, Value>,
    /// The version of the text that was consented to, if the form asks for consent.
    pub(crate) consent_version: Option<String>,
    /// RFC 3339, as it was sent.
    pub(crate) consent_time: Option<String>,
    /// BCP 47.
    pub(crate) language: Option<String>,
    /// Its key, if it has one in its body.
    pub(crate) key: Option<Key>,
}

/// Reads a message for one of these forms; every fault is reported, in the order of the
/// contract.
pub(crate) fn check(body: &Value, forms: &[MessageForm]) -> Result<Message, Vec<FieldError>> {
    let faults = Faults::default();
    let message = read(body, forms, &faults);
    match (message, faults.into_errors()) {
        (Some(message), errors) if errors.is_empty() => Ok(message),
        (_, errors) => Err(errors),
    }
}

fn read(body: &Value, forms: &[MessageForm], faults: &Faults) -> Option<Message> {
    let members = Members::of(body, String::new(), faults)?;
    let subject = members.text("subject", Slug::MAX, |text| {
        let known = |slug: &Slug| forms.iter().any(|form| form.subject == *slug);
        let subject = Slug::parse(text).filter(known);
        subject.ok_or(Fault::UnknownSubject)
    });
    let form = members.text("form", Slug::MAX, |text| {
        let fits = |form: &&MessageForm| {
            form.name.as_str() == text && subject.as_ref().is_none_or(|s| form.subject == *s)
        };
        let form = forms.iter().find(fits).map(|form| form.name.clone());
        form.ok_or(Fault::UnknownForm)
    });
    let answers = answers(&members, faults);
    let consented = members.get("consent").map(|_| consent(&members, faults));
    let consent_time = time(&members, "consent_time");
    let language = language(&members);
    let key = key_member(&members);
    members.refuse_others(&MEMBERS);
    Some(Message {
        subject: subject?,
        form: form?,
        answers: answers?,
        consent_version: consented.flatten(),
        consent_time,
        language,
        key,
    })
}

fn answers(message: &Members<'_>, faults: &Faults) -> Option<Map<String, Value>> {
    let pointer = message.pointer("answers");
    let Some(value) = message.get("answers") else {
        faults.add(pointer, Fault::Missing);
        return None;
    };
    let answers = Members::of(value, pointer.clone(), faults)?.map();
    if answers.is_empty() {
        faults.add(pointer, Fault::Empty);
    } else if value.to_string().len() > SIZE * 1024 {
        faults.add(pointer, Fault::TooMuch { max: SIZE });
    } else {
        look(value, &pointer, 1, faults);
    }
    Some(answers.clone())
}

/// Notes what no answer may be. Texts may have several lines, and the direction
/// controls that come with pasted Arabic.
pub(super) fn look(value: &Value, pointer: &str, level: usize, faults: &Faults) {
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let fault = match value {
        Value::Null => Fault::NotValue,
        Value::Array(_) | Value::Object(_) if level > DEPTH => Fault::TooDeep { max: DEPTH },
        Value::String(text) if text.chars().any(bad) => Fault::BadCharacter,
        Value::String(_) | Value::Number(_) | Value::Bool(_) => return,
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                look(item, &format!("{pointer}/{at}"), level + 1, faults);
            }
            return;
        }
        Value::Object(members) => {
            for (name, item) in members {
                let at = below(pointer, name);
                if name.chars().any(char::is_control) {
                    faults.add(at.clone(), Fault::BadCharacter);
                } else {
                    line(&Value::from(name.as_str()), SHORT, at.clone(), faults);
                }
                look(item, &at, level + 1, faults);
            }
            return;
        }
    };
    faults.add(pointer.to_owned(), fault);
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
