//! The registration page: the form, and beside it the forum and what becomes of the
//! data.

use crate::reactive::Live;
use crate::{
    i18n::ar::{data, form as words, receipt},
    parts::{
        data_use::data_use, form::registration_form, forum_card::facts, forum_state::use_state,
    },
    state::{
        outbox::{clock, use_outbox},
        site::{use_base, use_route},
        status::use_timing,
    },
    ui::{
        El, el,
        notice::{Kind, notice},
        text::{head, link, paragraph, section},
    },
};
use multaqa_domain::{
    forum::{State, Timing},
    outbox::{self, Entry},
    page::RegisterPage,
    route::Route,
};
use std::sync::Arc;

/// `/forums/<slug>/register/`
#[inline(never)]
pub(crate) fn register(page: &Arc<RegisterPage>) -> El {
    let base = use_base();
    let forum = match &page.forum {
        Some(forum) => base.link(&Route::Forum(forum.slug.clone())),
        None => base.link(&Route::Calendar),
    };
    // Asked for once, for the notice and for what is sent.
    let timing = page.forum.as_ref().map(use_timing);
    let privacy = base.link(&Route::Privacy);
    let about = el("div")
        .class("forum-line")
        .child(el("p").child(link(&forum.clone(), &page.subject)))
        .maybe(page.forum.as_ref().and_then(facts));
    el("div")
        .class("page register")
        .child(head(&page.form.title, about))
        .maybe(timing.and_then(|timing| state_notice(page, timing, forum)))
        .child(already(&base.link(&Route::Registrations)))
        .child(
            el("div")
                .class("columns")
                .child(registration_form(page.clone(), timing))
                .child(
                    section("data-use", data::TITLE)
                        .attr("class", "fact-panel")
                        .child(data_use(&page.data_use))
                        .child(el("p").child(link(&privacy, data::MORE))),
                ),
        )
}

/// Says so where registration is not open, or is for the waiting list. The form stays:
/// what has been typed must not vanish when the clock strikes, and the endpoint decides.
fn state_notice(page: &RegisterPage, timing: Live<Timing>, link_to: String) -> Option<El> {
    if !page.registers {
        return None;
    }
    let state = use_state(timing);
    let title = page.subject.clone();
    Some(el("div").live_maybe(move || {
        match state.get() {
            State::WaitingList => Some(
                notice(Kind::Info, "waiting-list", words::WAITING_LIST)
                    .child(paragraph(words::WAITING_LIST_WHY)),
            ),
            state if state.takes_registrations() => None,
            _ => Some(
                notice(Kind::Info, "not-open", words::NOT_OPEN)
                    .child(el("p").child(link(&link_to, &title))),
            ),
        }
    }))
}

/// Says so where somebody has registered on this page from this device before it was
/// opened.
fn already(mine: &str) -> El {
    let outbox = use_outbox();
    let route = use_route().with_untracked(|route| route.as_ref().map(ToString::to_string));
    let opened = clock();
    let mine = mine.to_owned();
    let is_there = Live::memo(move || {
        let before = |entry: &Entry| {
            entry.state == outbox::State::Done
                && Some(&entry.route) == route.as_ref()
                && entry.created < opened
        };
        outbox.is_some_and(|outbox| outbox.entries().with(|all| all.iter().any(before)))
    });
    el("div").live_maybe(move || {
        is_there.get().then(|| {
            notice(Kind::Info, "already", words::ALREADY).child(
                el("p")
                    .text(words::ALREADY_WHY)
                    .child(link(&mine, receipt::MINE))
                    .text("."),
            )
        })
    })
}
