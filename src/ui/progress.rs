//! A line along the top of the page while the next page is on its way.

use super::{El, el, text::hidden};
use crate::reactive::Live;

/// The line; while it is active, its words are read out.
pub(crate) fn progress(active: Live<bool>, words: &'static str) -> El {
    el("div")
        .class("progress")
        .attr("role", "status")
        .live_maybe(move || active.get().then(|| hidden(words)))
}
