//! Controls to type in or to choose one of many from.

use super::{
    El, el,
    element::{Read, Tell},
    field::{Message, Words, tie},
};
use leptos::prelude::*;

/// What a control holds and whom it tells.
pub(crate) struct Entry {
    /// Its `name`.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) value: Read<String>,
    /// The HTML `autocomplete` token.
    pub(crate) autocomplete: Option<String>,
    /// Told of each change with the new value.
    pub(crate) input: Tell<String>,
    /// Told when it has been left.
    pub(crate) leave: Tell<()>,
}

/// What is typed into a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// Free text of either direction.
    Text,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A whole number.
    Number,
    /// A handle on a network, or a link.
    Handle,
    /// What is searched for.
    Search,
    /// A date, chosen by what the device has for it; ISO 8601 inside.
    Date,
}

/// A line to type in.
pub(crate) fn line(kind: Line, entry: Entry, words: &Words, error: Message) -> El {
    tie(bare_line(kind, entry), words, error)
}

/// A line to type in that the caller ties to its words.
pub(crate) fn bare_line(kind: Line, entry: Entry) -> El {
    let (input_type, mode, dir) = match kind {
        Line::Text => ("text", None, "auto"),
        Line::Email => ("email", Some("email"), "ltr"),
        Line::Phone => ("tel", Some("tel"), "ltr"),
        Line::Number => ("text", Some("numeric"), "ltr"),
        Line::Handle => ("text", Some("url"), "ltr"),
        Line::Search => ("search", Some("search"), "auto"),
        Line::Date => ("date", None, "ltr"),
    };
    let mut control = el("input").attr("type", input_type).attr("dir", dir);
    if let Some(mode) = mode {
        control = control
            .attr("inputmode", mode)
            .attr("autocapitalize", "none")
            .attr("spellcheck", "false");
    }
    tell(control, entry)
}

/// Several lines to type in.
pub(crate) fn lines(entry: Entry, words: &Words, error: Message) -> El {
    let control = el("textarea").attr("rows", "4").attr("dir", "auto");
    tie(tell(control, entry), words, error)
}

/// A list to choose one from: values and labels; the caller ties it to its words. With
/// `empty`, the first choice is none, in these words.
pub(crate) fn select(options: &[(String, String)], empty: Option<&str>, entry: Entry) -> El {
    let first = empty.map(|words| el("option").attr("value", "").text(words));
    let control = el("select").maybe(first).children(
        options
            .iter()
            .map(|(option, label)| el("option").attr("value", option).text(label)),
    );
    tell(control, entry)
}

fn tell(control: El, entry: Entry) -> El {
    let Entry { input, leave, .. } = entry;
    control
        .attr("name", &entry.name)
        .attr_maybe("autocomplete", entry.autocomplete.as_deref())
        .value(entry.value)
        .on("input", move |event| input(event_target_value(&event)))
        .on("focusout", move |_| leave(()))
}
