//! What stands around a form control: label, help and error, tied to it by ids.

use super::{El, el, text::hidden};
use crate::reactive::Live;

/// The words around a control.
#[derive(Clone)]
pub(crate) struct Words {
    /// The control's id; the ids of help and error are made from it.
    pub(crate) id: String,
    /// The label, or the legend of a group.
    pub(crate) label: String,
    /// Help below the label.
    pub(crate) help: Option<String>,
    /// Whether an answer is needed.
    pub(crate) required: bool,
    /// What stands beside the label, such as that no answer is needed.
    pub(crate) note: Option<&'static str>,
    /// What is said before an error, to those who do not see its colour.
    pub(crate) error: &'static str,
}

/// The message at a field, if something is wrong with it.
pub(crate) type Message = Live<Option<String>>;

/// A field with one control, which must be made by [`tie`].
pub(crate) fn field(words: &Words, error: Message, control: El) -> El {
    let label = el("label").attr("for", &words.id);
    frame(el("div"), with_label(label, words), words, error).child(control)
}

/// A field of several controls under a legend.
pub(crate) fn group(words: &Words, error: Message, controls: El) -> El {
    let fieldset = el("fieldset").attr("aria-describedby", &described_by(words));
    frame(fieldset, with_label(el("legend"), words), words, error).child(controls)
}

/// Ties a control to the words around it.
pub(crate) fn tie(control: El, words: &Words, error: Message) -> El {
    control
        .attr("id", &words.id)
        .attr("aria-describedby", &described_by(words))
        .attr_live("aria-invalid", move || {
            error.with(Option::is_some).then_some("true")
        })
        .flag("required", words.required)
}

fn frame(outer: El, label: El, words: &Words, error: Message) -> El {
    let help = words.help.as_ref().map(|help| {
        el("p")
            .class("help")
            .attr("id", &[&words.id, "-help"].concat())
            .text(help)
    });
    outer
        .class("field")
        .child(label)
        .maybe(help)
        .child(message(words, error))
}

fn message(words: &Words, error: Message) -> El {
    let before = words.error;
    el("p")
        .class("error")
        .attr("id", &[&words.id, "-error"].concat())
        .live_maybe(move || {
            let error = error.get()?;
            Some(el("span").child(hidden(before)).text(&error))
        })
}

fn with_label(label: El, words: &Words) -> El {
    let label = label.text(&words.label);
    match words.note {
        None => label,
        Some(note) => label
            .text(" ")
            .child(el("span").class("optional").text(note)),
    }
}

fn described_by(words: &Words) -> String {
    let error = [&words.id, "-error"].concat();
    match words.help {
        Some(_) => [&words.id, "-help ", &error].concat(),
        None => error,
    }
}
