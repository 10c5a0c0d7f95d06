//! A badge: a state or a kind in a word or two, told by its words first and by its
//! colour second.

use super::{El, el};

/// What a badge says by its colour.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Nothing more than its words.
    Plain,
    /// There is something to do.
    Open,
    /// Soon it will be too late.
    Urgent,
    /// It is taking place.
    Live,
    /// It went against the plan.
    Warning,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Open => "open",
            Self::Urgent => "urgent",
            Self::Live => "live",
            Self::Warning => "warning",
        }
    }
}

/// A badge.
pub(crate) fn badge(tone: Tone, text: &str) -> El {
    el("span")
        .class("badge")
        .attr("data-tone", tone.name())
        .text(text)
}

/// A tag in one of the eight tagging colours (1–8).
pub(crate) fn tag(colour: u8, text: &str) -> El {
    coloured(el("span").class("tag"), Some(colour)).text(text)
}

/// Gives an element one of the eight tagging colours (1–8), if any.
pub(crate) fn coloured(element: El, colour: Option<u8>) -> El {
    match colour {
        Some(colour) => element.attr("data-colour", &colour.to_string()),
        None => element,
    }
}
