//! Between the answers of a registration and the controls of a field.

use crate::reactive::Live;
use crate::{
    i18n::{ar, problem},
    state::registration::{Registration, Shown},
    ui::{
        element::{Read, Tell},
        field::{Message, Words},
        input::Entry,
    },
};
use multaqa_domain::form::{Answer, Field};
use std::sync::Arc;

/// The id of a field's (first) control.
pub(super) fn id(name: &str) -> String {
    ["f-", name].concat()
}

/// The words around a field.
pub(super) fn words(field: &Field) -> Words {
    Words {
        id: id(&field.name),
        label: field.label.clone(),
        help: field.help.clone(),
        required: field.required,
        note: (!field.required).then_some(ar::form::OPTIONAL),
        error: ar::form::ERROR,
    }
}

/// What is wrong with a field now.
pub(super) fn message(field: &Field, registration: Registration) -> Message {
    let (name, label) = (field.name.clone(), field.label.clone());
    Live::memo(move || {
        registration
            .problem(&name)
            .map(|shown| in_words(&shown, &label))
    })
}

/// What is shown at a field, in words.
pub(super) fn in_words(shown: &Shown, label: &str) -> String {
    match shown {
        Shown::Problem(found) => problem(found, label),
        Shown::Said(text) if text.is_empty() => ar::form::NOT_ACCEPTED.to_owned(),
        Shown::Said(text) => text.clone(),
    }
}

/// Reads something of a field's answer; `read` gets `None` while there is no answer.
pub(super) fn part_of<T>(
    field: &Field,
    registration: Registration,
    read: impl Fn(Option<&Answer>) -> T + Send + Sync + 'static,
) -> Read<T> {
    let name = field.name.clone();
    Arc::new(move || {
        registration
            .answers
            .with(|answers| read(answers.get(&name)))
    })
}

/// Told when a field has been left.
pub(super) fn leave(field: &Field, registration: Registration) -> Tell<()> {
    let name = field.name.clone();
    Arc::new(move |()| registration.leave(&name))
}

/// The entry of a field that is answered with text.
pub(super) fn text_entry(field: &Field, registration: Registration) -> Entry {
    let name = field.name.clone();
    Entry {
        name: name.clone(),
        value: part_of(field, registration, |answer| {
            answer.map_or("", Answer::text).to_owned()
        }),
        autocomplete: field.autocomplete.clone(),
        input: Arc::new(move |text| registration.set(&name, Answer::Text(text))),
        leave: leave(field, registration),
    }
}
