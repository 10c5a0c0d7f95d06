//! A page of the organisers' own, and what every page is that is mostly text.

use crate::{
    i18n::ar::texts as words,
    parts::{links::sources, prose::prose, when::gregorian},
    ui::{El, el, text::title},
};
use multaqa_domain::{page::OwnPage, prose::Piece};

/// `/pages/<slug>/`
pub(crate) fn own(page: &OwnPage) -> El {
    let updated = page.updated.as_ref().map(|date| {
        el("p")
            .class("hint")
            .text(words::UPDATED)
            .child(gregorian(date))
    });
    article("page article", &page.title, &page.prose)
        .maybe(updated)
        .maybe(sources(&page.sources))
}

/// A page with a heading and a text.
pub(super) fn article(class: &'static str, heading: &str, text: &[Piece]) -> El {
    el("div")
        .class(class)
        .child(title(heading))
        .child(prose(text, "h2"))
}
