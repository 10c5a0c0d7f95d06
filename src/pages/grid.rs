//! A programme as a grid of rooms.

use crate::ui::{El, el, text::title};
use multaqa_domain::page::GridPage;

/// Draws it.
pub(crate) fn grid(page: &GridPage) -> El {
    el("div").class("page").child(title(&page.card.title))
}
