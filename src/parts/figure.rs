//! A figure of impact, with what it means and where it comes from.

use super::{links::named, prose::prose};
use crate::{
    i18n::ar,
    ui::{El, el},
};
use multaqa_domain::page::Figure;

/// The figure; its definition stands below it, never out of sight.
pub(crate) fn figure(figure: &Figure) -> El {
    let link = figure
        .link
        .as_ref()
        .map(|link| el("p").class("hint").child(named(link)));
    let date = figure
        .date
        .as_ref()
        .map(|date| ["، ", date].concat())
        .unwrap_or_default();
    el("div")
        .class("figure")
        .child(
            el("p")
                .child(el("strong").text(&figure.value))
                .text(" ")
                .child(el("span").text(&figure.label)),
        )
        .child(prose(&figure.definition, "h3"))
        .child(
            el("p")
                .class("hint")
                .text(ar::home::SOURCE)
                .text(": ")
                .text(&figure.source)
                .text(&date),
        )
        .maybe(link)
}
