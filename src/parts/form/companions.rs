//! People who come along: a row with the name of each.

use super::{
    answer::{nobody, part_of},
    rows::{Rows, rows},
};
use crate::{
    i18n::ar::form as texts,
    state::registration::Registration,
    ui::{
        El, el,
        field::Words,
        input::{Entry, Line, bare_line},
    },
};
use multaqa_domain::form::{Answer, Field};
use std::sync::Arc;

/// The rows of names.
pub(super) fn companions(field: &Field, max: u8, registration: Registration, words: &Words) -> El {
    let (name, of) = (field.name.clone(), field.name.clone());
    let shared = Rows {
        name: field.name.clone(),
        words: words.clone(),
        texts: &texts::COMPANION,
        max,
        number: part_of(field, registration, |answer| names(answer).len()),
        resize: Arc::new(move |number| {
            change(registration, &name, &mut |names| {
                names.resize(number, String::new());
            });
        }),
        remove: Arc::new(move |index| {
            change(registration, &of, &mut |names| {
                if index < names.len() {
                    names.remove(index);
                }
            });
        }),
    };
    let (field, all) = (field.clone(), shared.clone());
    rows(shared, move |index| row(&field, index, &all, registration))
}

fn row(field: &Field, index: usize, rows: &Rows, registration: Registration) -> El {
    let name = field.name.clone();
    let entry = Entry {
        name: [&field.name, ".", &index.to_string()].concat(),
        value: part_of(field, registration, move |answer| {
            names(answer).get(index).cloned().unwrap_or_default()
        }),
        // Not one's own name.
        autocomplete: Some("off".to_owned()),
        input: Arc::new(move |text| {
            change(registration, &name, &mut |names| {
                if names.len() <= index {
                    names.resize(index + 1, String::new());
                }
                if let Some(name) = names.get_mut(index) {
                    name.clone_from(&text);
                }
            });
        }),
        leave: nobody(),
    };
    let label = Rows::numbered(texts::COMPANION_NAME, index);
    let control = bare_line(Line::Text, entry).attr("aria-label", &label);
    el("div")
        .class("companion-row")
        .child(rows.tie(control, index, registration))
}

/// Changes the rows of the answer.
fn change(registration: Registration, name: &str, change: &mut dyn FnMut(&mut Vec<String>)) {
    let mut names = registration
        .answers
        .with_untracked(|answers| names(answers.get(name)).to_vec());
    change(&mut names);
    registration.set(name, Answer::Many(names));
}

fn names(answer: Option<&Answer>) -> &[String] {
    match answer {
        Some(Answer::Many(names)) => names,
        _ => &[],
    }
}
