//! What became of sending, at the form: waiting, unknown, failed; and what to do where
//! the app cannot run.

use crate::{
    i18n::ar::form as texts,
    parts::pending::{next_attempt, said, why_unknown},
    state::registration::{Phase, Registration},
    ui::{
        El,
        button::{Weight, button},
        el,
        notice::{Kind, notice},
        text::{external, ltr, paragraph},
    },
};
use multaqa_domain::{link::WebLink, page::RegisterPage};

/// The ids of what takes focus when an attempt has ended.
pub(super) const REGISTERED: &str = "registered";
pub(super) const WAITING: &str = "waiting";
pub(super) const FAILED: &str = "failed";
pub(super) const UNKNOWN: &str = "unknown";

/// What to say while a request is on its way.
pub(super) fn sending(registration: Registration) -> Option<&'static str> {
    registration.phase.with(|phase| match phase {
        Phase::Sending => Some(texts::SENDING),
        Phase::SendingSlowly => Some(texts::SENDING_SLOWLY),
        _ => None,
    })
}

/// The notice while it has not arrived, or nobody knows whether it has.
pub(super) fn setback(registration: Registration) -> El {
    el("div").live_maybe(move || {
        let box_ = match registration.phase.get() {
            Phase::Waiting {
                due,
                doubt,
                said: told,
            } => {
                let is_offline = registration
                    .outbox
                    .is_some_and(|outbox| outbox.is_offline());
                let wait = match is_offline {
                    true => paragraph(texts::OFFLINE),
                    false => next_attempt(due),
                };
                let (kind, id, heading, why) = match doubt {
                    Some(_) => (Kind::Warning, UNKNOWN, texts::UNKNOWN, why_unknown(doubt)),
                    None => (Kind::Info, WAITING, texts::WAITING, texts::WAITING_WHY),
                };
                notice(kind, id, heading)
                    .child(paragraph(why))
                    .maybe(doubt.map(|_| paragraph(texts::SAFE)))
                    .children(said(&told))
                    .child(wait)
                    .child(again(registration, texts::NOW))
            }
            Phase::Asking {
                is_old,
                doubt,
                said: told,
            } => {
                let advice = match is_old {
                    true => texts::OLD,
                    false => texts::NOT_SAFE,
                };
                notice(Kind::Warning, UNKNOWN, texts::UNKNOWN)
                    .child(paragraph(why_unknown(doubt)))
                    .children(said(&told))
                    .child(paragraph(advice))
                    .child(again(registration, texts::AGAIN))
            }
            Phase::Failed { said: told } => notice(Kind::Error, FAILED, texts::FAILED)
                .child(paragraph(texts::FAILED_WHY))
                .children(said(&told)),
            _ => return None,
        };
        let is_kept = registration.outbox.is_none_or(|outbox| outbox.is_kept());
        let changed = registration.is_changed.get().then(|| changed(registration));
        Some(
            box_.maybe((!is_kept).then(|| paragraph(texts::KEEP_OPEN)))
                .maybe(changed),
        )
    })
}

/// What to know when answers were changed before the earlier ones were settled.
fn changed(registration: Registration) -> El {
    let asks = registration
        .phase
        .with(|phase| matches!(phase, Phase::Asking { .. }));
    let send = asks.then(|| {
        button(Weight::Secondary, texts::SEND_CHANGED, move |_| {
            registration.anew();
        })
    });
    el("div").child(paragraph(texts::CHANGED)).maybe(send)
}

/// The offer to send what was changed, once the earlier version has arrived.
pub(super) fn changed_after(registration: Registration) -> Option<El> {
    registration.is_changed.get().then(|| {
        el("div")
            .child(paragraph(texts::CHANGED_AFTER))
            .child(button(Weight::Secondary, texts::SEND_CHANGED, move |_| {
                registration.anew();
            }))
    })
}

fn again(registration: Registration, words: &str) -> El {
    button(Weight::Primary, words, move |_| registration.again())
}

/// How to register where the app does not run; shown only there (by the style sheet).
pub(super) fn otherwise(page: &RegisterPage) -> El {
    let note = el("p").class("if-failed").text(texts::NO_APP).text(" ");
    match &page.otherwise {
        None => note.text(texts::NO_OTHERWISE),
        Some(link) => note
            .text(texts::OTHERWISE)
            .child(external(link.as_str(), ltr(shown(link))))
            .text("."),
    }
}

/// An address as it is written for people.
fn shown(link: &WebLink) -> &str {
    let href = link.as_str();
    href.split_once(':')
        .filter(|(scheme, _)| matches!(*scheme, "mailto" | "tel"))
        .map_or(href, |(_, address)| address)
}
