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

/// The id of a field's control in a row; the first row has the field's.
pub(super) fn row_id(id: &str, row: usize) -> String {
    match row {
        0 => id.to_owned(),
        _ => [id, "-", &row.to_string()].concat(),
    }
}

/// Which row of a field needs mending, counted from 0; the first, if it has no rows.
pub(super) fn row_of(shown: &Shown) -> usize {
    match shown {
        Shown::Problem(found) => found.row() as usize,
        Shown::Said(_) => 0,
    }
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
    let field = field.clone();
    Live::memo(move || {
        registration
            .problem(&field.name)
            .map(|shown| in_words(&shown, &field))
    })
}

/// What is shown at a field, in words.
pub(super) fn in_words(shown: &Shown, field: &Field) -> String {
    match shown {
        Shown::Problem(found) => problem(found, field),
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

/// Nobody is told: of these the whole field is, or nothing follows.
pub(super) fn nobody() -> Tell<()> {
    Arc::new(|()| ())
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
