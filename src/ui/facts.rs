//! Facts: terms with what they are, as a definition list.

use super::{El, el};

/// An empty list of facts.
pub(crate) fn facts() -> El {
    el("dl").class("facts")
}

/// A fact: a term, and an element with what it is.
pub(crate) fn fact(term: &str, value: El) -> El {
    el("div")
        .child(el("dt").text(term))
        .child(el("dd").child(value))
}

/// A fact in plain text.
pub(crate) fn text_fact(term: &str, value: &str) -> El {
    fact(term, el("span").text(value))
}
