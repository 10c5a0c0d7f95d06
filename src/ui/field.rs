//! What stands around a form control: label, help and error, tied to it by ids.

use super::{El, el, element::Tell, text::hidden};
use crate::{browser::focus::goes_out, reactive::Live};

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

/// A field of several controls under a legend. It can take the focus itself: pressing
/// the label of one of its controls takes the focus off the control that has it, and
/// would otherwise leave the group.
pub(crate) fn group(words: &Words, error: Message, controls: El) -> El {
    let fieldset = el("fieldset")
        .attr("aria-describedby", &described_by(words))
        .attr("tabindex", "-1");
    frame(fieldset, with_label(el("legend"), words), words, error).child(controls)
}

/// Tells when the focus leaves a field of several controls; moving from one to another
/// of them does not count.
pub(crate) fn left(field: El, leave: Tell<()>) -> El {
    field.on("focusout", move |event| {
        if goes_out(&event) {
            leave(());
        }
    })
}

/// Ties a control to the words around it.
pub(crate) fn tie(control: El, words: &Words, error: Message) -> El {
    let wrong = move || error.with(Option::is_some);
    tie_one(control, &words.id, words, wrong).flag("required", words.required)
}

/// Ties one of several controls to the words around them, by an id of its own.
pub(crate) fn tie_one(
    control: El,
    id: &str,
    words: &Words,
    wrong: impl Fn() -> bool + Send + 'static,
) -> El {
    control
        .attr("id", id)
        .attr("aria-describedby", &described_by(words))
        .attr_live("aria-invalid", move || wrong().then_some("true"))
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
