//! A card: a frame around what belongs together. With a colour it has an edge of it.

use super::{El, badge::coloured, el};

/// An empty card; `colour` is one of the eight tagging colours (1–8).
pub(crate) fn card(colour: Option<u8>) -> El {
    coloured(el("article").class("card"), colour)
}

/// A list of cards, in as many columns as fit.
pub(crate) fn cards(items: impl IntoIterator<Item = El>) -> El {
    in_list("cards", items)
}

/// A list of cards, one a row.
pub(crate) fn rows(items: impl IntoIterator<Item = El>) -> El {
    in_list("rows-of-cards", items)
}

fn in_list(class: &'static str, items: impl IntoIterator<Item = El>) -> El {
    el("ul")
        .class(class)
        .attr("role", "list")
        .children(items.into_iter().map(|item| el("li").child(item)))
}
