//! Buttons, and links that look like them.

use super::{El, el};
use leptos::ev::Event;

/// How much a button asks for attention.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The one action of a page or card.
    Primary,
    /// Any other.
    Secondary,
    /// One among text.
    Quiet,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button secondary",
            Self::Quiet => "button quiet",
        }
    }
}

/// A button that does something on this page.
pub(crate) fn button(weight: Weight, text: &str, press: impl FnMut(Event) + Send + 'static) -> El {
    el("button")
        .class(weight.class())
        .attr("type", "button")
        .on("click", press)
        .text(text)
}

/// The button that submits its form.
pub(crate) fn submit(text: &str) -> El {
    el("button")
        .class(Weight::Primary.class())
        .attr("type", "submit")
        .text(text)
}

/// A link that looks like a button.
pub(crate) fn link(weight: Weight, href: &str, text: &str) -> El {
    el("a").class(weight.class()).attr("href", href).text(text)
}
