//! What has not arrived yet: a line on every page, and a card in the list of one's own.

use crate::reactive::Live;
use crate::{
    i18n::{
        ar::{form as texts, receipt as words},
        count,
    },
    state::{
        outbox::{Outbox, use_outbox},
        site::{use_base, use_route},
    },
    ui::{
        El,
        button::{Weight, button, link},
        countdown::countdown,
        el,
        notice::{Kind, notice},
        text::{self, paragraph},
    },
};
use multaqa_domain::{
    outbox::{Doubt, Entry, State},
    route::Route,
};

/// The line that stands on every page but the form's own and the list.
pub(crate) fn line() -> El {
    let here = use_route();
    let mine = use_base().link(&Route::Registrations);
    let outbox = use_outbox();
    let is_pending = Live::memo(move || {
        let Some(outbox) = outbox else { return false };
        let here = here.get();
        let here = here.map(|route| route.to_string()).unwrap_or_default();
        let is_elsewhere = |entry: &Entry| {
            !matches!(entry.state, State::Done | State::Cancelled) && entry.route != here
        };
        here != "/registrations/"
            && outbox
                .entries()
                .with(|entries| entries.iter().any(is_elsewhere))
    });
    el("div").attr("role", "status").live_maybe(move || {
        is_pending.get().then(|| {
            el("p")
                .class("pending")
                .text(words::PENDING)
                .text(" ")
                .child(text::link(&mine, words::PENDING_LINK))
        })
    })
}

/// The card of an entry that has not arrived.
pub(crate) fn card(entry: &Entry, outbox: Outbox) -> El {
    let (kind, heading, why) = match entry.state {
        State::Unknown | State::Sending => {
            (Kind::Warning, texts::UNKNOWN, why_unknown(entry.doubt()))
        }
        State::Rejected => (Kind::Error, words::REJECTED, words::REJECTED_WHY),
        _ => (Kind::Info, texts::WAITING, texts::WAITING_WHY),
    };
    let form = use_base().link(&Route::parse(&entry.route).unwrap_or(Route::Home));
    let (now, gone) = (entry.context.key.clone(), entry.context.key.clone());
    let send = (entry.state != State::Rejected)
        .then(|| button(Weight::Primary, texts::NOW, move |_| outbox.send_now(&now)));
    notice(kind, &["pending-", &entry.context.key].concat(), heading)
        .child(el("h3").text(&entry.title))
        .child(paragraph(why))
        .children(said(&entry.said))
        .child(
            el("div")
                .class("receipt-actions")
                .maybe(send)
                .child(link(Weight::Secondary, &form, words::OPEN_FORM))
                .child(button(Weight::Quiet, words::REMOVE, move |_| {
                    outbox.discard(&gone);
                })),
        )
}

/// Why it is not known whether it has arrived.
pub(crate) fn why_unknown(doubt: Option<Doubt>) -> &'static str {
    match doubt {
        Some(Doubt::Failed) => texts::UNKNOWN_FAILED,
        Some(Doubt::Refused) => texts::UNKNOWN_REFUSED,
        _ => texts::UNKNOWN_WHY,
    }
}

/// What the endpoint said.
pub(crate) fn said(said: &[String]) -> Vec<El> {
    let mut quotes = Vec::new();
    for text in said {
        quotes.push(el("blockquote").text(text));
    }
    quotes
}

/// How long it is until the next attempt.
pub(crate) fn next_attempt(due: i64) -> El {
    countdown(due, |seconds| match seconds {
        0 => texts::WAITING_NOW.to_owned(),
        _ => [texts::WAITING_FOR, &count(seconds, &texts::SECONDS), "."].concat(),
    })
}

/// The button that leaves nothing on the device.
pub(crate) fn finish(outbox: Outbox, label: &str, why: &str) -> El {
    let is_left = Live::new(false);
    let told = move || {
        let alert = || el("p").class("error").attr("role", "alert");
        is_left.get().then(|| alert().text(words::NOT_WIPED))
    };
    el("div")
        .class("finish")
        .child(paragraph(why))
        .child(button(Weight::Secondary, label, move |_| {
            is_left.set(false);
            outbox.finish(move || is_left.set(true));
        }))
        .child(el("div").live_maybe(told))
}
