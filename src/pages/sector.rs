//! A sector and its forums.

use crate::ui::{El, el, text::title};
use multaqa_domain::page::SectorPage;

/// Draws it.
pub(crate) fn sector(page: &SectorPage) -> El {
    el("div").class("page").child(title(&page.card.tag.title))
}
