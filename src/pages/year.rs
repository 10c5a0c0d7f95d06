//! A year: its months that have forums.

use crate::ui::{El, el, text::title};
use multaqa_domain::page::YearPage;

/// Draws it.
pub(crate) fn year(page: &YearPage) -> El {
    el("div").class("page").child(title(&page.title))
}
