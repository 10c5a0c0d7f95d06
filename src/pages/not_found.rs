//! A page that does not exist.

use crate::{
    i18n::ar::missing as words,
    state::site::use_base,
    ui::{
        El,
        button::{Weight, link},
        el,
        text::{paragraph, title},
    },
};
use multaqa_domain::route::Route;

/// 404.html
pub(crate) fn not_found() -> El {
    el("div")
        .class("page message")
        .child(title(words::TITLE))
        .child(paragraph(words::WHY))
        .child(nearest())
        .child(ways_on())
}

/// The page that was probably meant; `missing.js` finds it.
fn nearest() -> El {
    let place = el("span")
        .attr("id", "nearest")
        .flag("hidden", true)
        .text(words::NEAREST)
        .child(el("a"));
    el("p").attr("role", "status").child(place)
}

/// Where to go from a page that is not there.
pub(super) fn ways_on() -> El {
    let base = use_base();
    el("p")
        .class("actions")
        .child(link(
            Weight::Secondary,
            &base.link(&Route::Home),
            words::HOME,
        ))
        .child(link(
            Weight::Secondary,
            &base.link(&Route::Calendar),
            words::CALENDAR,
        ))
}
