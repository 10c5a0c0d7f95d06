//! Radio buttons and check boxes.

use super::{
    El, el,
    element::{Read, Tell},
    field::{Message, Words, tie},
};
use leptos::prelude::*;

/// Whether one or several can be chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Several {
    /// Radio buttons.
    No,
    /// Check boxes.
    Yes,
}

/// A choice among others.
pub(crate) struct Choice {
    /// Its id.
    pub(crate) id: String,
    /// Its `value`.
    pub(crate) value: String,
    /// Its label.
    pub(crate) label: String,
    /// Whether it is chosen.
    pub(crate) chosen: Read<bool>,
}

/// A choice: the control in its label, which is as large as a thumb needs.
pub(crate) fn choice(
    several: Several,
    name: &str,
    choice: Choice,
    change: Tell<(String, bool)>,
) -> El {
    let value = choice.value;
    let control = box_control(several, name, choice.chosen)
        .attr("id", &choice.id)
        .attr("value", &value)
        .on("change", move |event| {
            change((value.clone(), event_target_checked(&event)));
        });
    labelled(control, &choice.label)
}

/// A box of its own, such as consent, tied to the words around it.
pub(crate) fn tick(
    name: &str,
    text: &str,
    ticked: Read<bool>,
    change: Tell<bool>,
    words: &Words,
    error: Message,
) -> El {
    let control = box_control(Several::Yes, name, ticked)
        .attr("value", "true")
        .on("change", move |event| change(event_target_checked(&event)));
    labelled(tie(control, words, error), text)
}

/// A box that is no answer: it says how the form is used.
pub(crate) fn switch(text: &str, ticked: Read<bool>, change: Tell<bool>) -> El {
    let control = el("input")
        .attr("type", "checkbox")
        .checked(ticked)
        .on("change", move |event| change(event_target_checked(&event)));
    labelled(control, text)
}

fn box_control(several: Several, name: &str, chosen: Read<bool>) -> El {
    let kind = match several {
        Several::No => "radio",
        Several::Yes => "checkbox",
    };
    el("input")
        .attr("type", kind)
        .attr("name", name)
        .checked(chosen)
}

fn labelled(control: El, label: &str) -> El {
    el("label")
        .class("choice")
        .child(control)
        .child(el("span").text(label))
}
