//! Rows of controls, to add and to remove; there is always at least one.

use super::answer::{row_id, row_of};
use crate::{
    i18n::ar::form as texts,
    state::registration::Registration,
    ui::{
        El,
        button::{Weight, button},
        el,
        element::{Read, Tell},
        field::{Words, tie_one},
        focus::focus_soon,
    },
};
use leptos::prelude::*;

/// What the rows of a field have in common.
#[derive(Clone)]
pub(super) struct Rows {
    /// The field's name.
    pub(super) name: String,
    /// The words around the field.
    pub(super) words: Words,
    /// What a row is called.
    pub(super) texts: &'static texts::Rows,
    /// At most so many.
    pub(super) max: u8,
    /// How many there are in the answer.
    pub(super) number: Read<usize>,
    /// Makes them so many.
    pub(super) resize: Tell<usize>,
    /// Removes one.
    pub(super) remove: Tell<usize>,
}

impl Rows {
    /// Ties the control of a row to the words of the field.
    pub(super) fn tie(&self, control: El, index: usize, registration: Registration) -> El {
        let name = self.name.clone();
        let wrong = move || {
            let shown = registration.problem(&name);
            shown.is_some_and(|shown| row_of(&shown) == index)
        };
        tie_one(control, &row_id(&self.words.id, index), &self.words, wrong)
            .flag("required", self.words.required && index == 0)
    }

    /// The name of a control, or a row's words and its number.
    pub(super) fn numbered(before: &str, index: usize) -> String {
        [before, &(index + 1).to_string()].concat()
    }
}

/// The rows and the button that adds one.
pub(super) fn rows(rows: Rows, row: impl Fn(usize) -> El + Send + 'static) -> El {
    let add_id = [&rows.words.id, "-add"].concat();
    let number = rows.number.clone();
    let now = move || number().max(1);
    let (drawn, max) = (now.clone(), usize::from(rows.max));
    let (id, resize, before) = (rows.words.id.clone(), rows.resize.clone(), now.clone());
    let add = button(Weight::Secondary, rows.texts.add, move |_| {
        let new = untrack(&before);
        resize(new + 1);
        focus_soon(&row_id(&id, new));
    });
    let add = add
        .attr("id", &add_id)
        .attr_live("hidden", move || (now() >= max).then_some(""));
    let with_removal = move |index| {
        let shown = row(index);
        if index == 0 {
            return shown;
        }
        let (remove, add_id) = (rows.remove.clone(), add_id.clone());
        let label = Rows::numbered(rows.texts.remove, index);
        shown.child(button(Weight::Quiet, &label, move |_| {
            remove(index);
            focus_soon(&add_id);
        }))
    };
    el("div")
        .class("rows")
        .child(el("div").live_rows(drawn, with_removal))
        .child(add)
}
