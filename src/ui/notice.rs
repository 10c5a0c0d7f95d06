//! A notice: what happened, in a box that takes focus when it matters.

use super::{
    El, el,
    icon::{Icon, icon},
};

/// What kind of news it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something to know.
    Info,
    /// It worked.
    Success,
    /// It may not have worked.
    Warning,
    /// It did not work.
    Error,
}

/// A notice with a heading (`id` lets it take focus); further children may be added.
pub(crate) fn notice(kind: Kind, id: &str, heading: &str) -> El {
    let (name, sign) = match kind {
        Kind::Info => ("info", Icon::About),
        Kind::Success => ("success", Icon::Check),
        Kind::Warning => ("warning", Icon::Alert),
        Kind::Error => ("error", Icon::Alert),
    };
    el("section")
        .class("notice")
        .attr("data-kind", name)
        .attr("aria-labelledby", &[id, "-heading"].concat())
        .attr("id", id)
        .attr("tabindex", "-1")
        .child(
            el("h2")
                .attr("id", &[id, "-heading"].concat())
                .child(icon(sign))
                .text(heading),
        )
}

/// A place for short news that are read out when they change, without moving focus.
pub(crate) fn status() -> El {
    el("div").class("status").attr("role", "status")
}
