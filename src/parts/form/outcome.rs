//! What became of sending: registered, failed, unknown; and what to do where the app
//! cannot run.

use crate::{
    i18n::{ar::form as texts, count},
    state::{
        registration::{Phase, Registration},
        site::use_base,
    },
    ui::{
        El,
        button::{Weight, button, link},
        el,
        notice::{Kind, notice},
        text::{external, ltr, paragraph},
    },
};
use leptos::prelude::*;
use multaqa_domain::{exchange::Repeat, link::WebLink, page::RegisterPage, route::Route};

/// The ids of what takes focus when an attempt has ended.
pub(super) const REGISTERED: &str = "registered";
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

/// The confirmation, in the form's place.
pub(super) fn registered(page: &RegisterPage, reference: &str) -> El {
    let forum = match &page.forum {
        Some(forum) => use_base().link(&Route::Forum(forum.slug.clone())),
        None => use_base().link(&Route::Calendar),
    };
    notice(Kind::Success, REGISTERED, texts::REGISTERED)
        .child(paragraph(&page.subject))
        .child(
            el("p")
                .class("reference")
                .child(el("span").text(texts::REFERENCE))
                .text(" ")
                .child(ltr(reference)),
        )
        .child(paragraph(texts::KEEP_REFERENCE))
        .maybe(page.afterwards.as_deref().map(paragraph))
        .child(link(Weight::Secondary, &forum, texts::BACK_TO_FORUM))
}

/// The notice when an attempt failed, or nobody knows whether it did.
pub(super) fn setback(repeat: Repeat, registration: Registration) -> El {
    el("div").live_maybe(move || {
        registration.phase.with(|phase| match phase {
            Phase::Failed {
                retry_after,
                message,
            } => {
                let wait = retry_after.map(|seconds| {
                    let wait = [texts::FAILED_WAIT, &count(seconds, &texts::SECONDS), "."].concat();
                    paragraph(&wait)
                });
                let said = message.as_ref().map(|said| el("blockquote").text(said));
                Some(
                    notice(Kind::Error, FAILED, texts::FAILED)
                        .child(paragraph(texts::FAILED_WHY))
                        .maybe(said)
                        .maybe(wait)
                        .child(again(registration, texts::AGAIN)),
                )
            }
            Phase::Unknown => {
                let (advice, words) = match repeat {
                    repeat if repeat.is_safe() => (texts::SAFE, texts::AGAIN_SAFELY),
                    _ => (texts::NOT_SAFE, texts::AGAIN),
                };
                Some(
                    notice(Kind::Warning, UNKNOWN, texts::UNKNOWN)
                        .child(paragraph(texts::UNKNOWN_WHY))
                        .child(paragraph(advice))
                        .child(again(registration, words)),
                )
            }
            _ => None,
        })
    })
}

fn again(registration: Registration, words: &str) -> El {
    button(Weight::Primary, words, move |_| registration.again())
}

/// How to register where the app does not run; shown only there (by the style sheet).
pub(super) fn otherwise(link: Option<&WebLink>) -> El {
    let note = el("p").class("if-failed").text(texts::NO_APP).text(" ");
    match link {
        None => note.text(texts::NO_OTHERWISE),
        Some(link) => {
            let href = link.as_str();
            let shown = href
                .split_once(':')
                .filter(|(scheme, _)| matches!(*scheme, "mailto" | "tel"))
                .map_or(href, |(_, address)| address);
            note.text(texts::OTHERWISE)
                .child(external(href, ltr(shown)))
                .text(".")
        }
    }
}
