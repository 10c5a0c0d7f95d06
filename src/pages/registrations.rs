//! The visitor's own registrations, which only the device knows.

use crate::{
    i18n::ar::receipt as words,
    parts::{
        pending::{self, finish},
        receipt::receipt,
    },
    state::{outbox::use_outbox, site::use_base},
    ui::{
        El, el,
        notice::status,
        text::{link, paragraph, title},
    },
};
use multaqa_domain::{
    outbox::{Entry, State},
    route::Route,
};

/// `/registrations/`
#[inline(never)]
pub(crate) fn registrations() -> El {
    let outbox = use_outbox();
    let base = use_base();
    let list = move || {
        let Some(outbox) = outbox.filter(|outbox| outbox.is_loaded()) else {
            return Some(status().text(words::READING));
        };
        let entries = outbox.entries().get();
        if entries.is_empty() {
            return Some(
                el("div")
                    .child(paragraph(words::NONE))
                    .child(paragraph(words::NONE_WHY))
                    .child(finish(outbox, words::WIPE, words::WIPE_REST)),
            );
        }
        let card = |entry: &Entry| match entry.state {
            State::Done | State::Cancelled => {
                let route = Route::parse(&entry.route);
                let about = match route {
                    Some(Route::Register(slug)) => {
                        link(&base.link(&Route::Forum(slug)), &entry.title)
                    }
                    _ => el("span").text(&entry.title),
                };
                let heading = el("div")
                    .child(el("h3").child(about))
                    .children(entry.facts.iter().map(|fact| paragraph(fact)));
                receipt(entry, &["receipt-", &entry.context.key].concat(), heading)
            }
            _ => pending::card(entry, outbox),
        };
        Some(
            el("div")
                .class("receipts")
                .children(entries.iter().rev().map(card))
                .child(finish(outbox, words::WIPE, words::WIPE_WHY)),
        )
    };
    el("div")
        .class("page")
        .child(title(words::MINE))
        .child(el("p").class("if-failed").text(words::NO_APP))
        .child(el("div").attr("data-from", "device").live_maybe(list))
}
