//! The button that marks a forum or a session for the visitor's plan, and what has changed
//! about it since the visitor last looked.

use crate::{
    i18n::{ar::plan as words, count},
    reactive::Live,
    state::site::{use_plan, use_started},
    ui::{
        El,
        badge::{Tone, badge},
        el,
        icon::{Icon, icon},
        text::hidden,
    },
};
use multaqa_domain::plan::{Change, Entry, News, Part, news};

/// The button. It is hidden until the app is in charge: without it, it does nothing. What is
/// cancelled can only be taken out of the plan, and brought back as long as the page stands.
pub(crate) fn plan_mark(entry: &Entry) -> El {
    let (plan, started) = (use_plan(), use_started());
    let is_cancelled = entry.get(Part::Decision) == "cancelled";
    let wanted = entry.clone();
    let is_in = Live::memo(move || plan.find(&wanted).is_some());
    let entry = entry.clone();
    let name = [": ", entry.get(Part::Title)].concat();
    el("div")
        .class("plan-mark")
        .attr_live("hidden", move || {
            let is_offered = started.get() && (!is_cancelled || is_in.get_untracked());
            (!is_offered).then_some("")
        })
        .child(
            el("button")
                .class("button mark")
                .attr("type", "button")
                .attr_live("aria-pressed", move || {
                    Some(if is_in.get() { "true" } else { "false" })
                })
                .on("click", move |_| {
                    let one = std::slice::from_ref(&entry);
                    match is_in.get_untracked() {
                        true => plan.change(one, &[]),
                        false => plan.change(&[], one),
                    }
                })
                .child(icon(Icon::Plan))
                .child(el("span").live_text(move || {
                    let words = if is_in.get() { words::IN } else { words::ADD };
                    words.to_owned()
                }))
                .child(hidden(&name)),
        )
        .child(
            el("div")
                .class("hint")
                .attr("role", "status")
                .live_text(move || {
                    let is_lost = is_in.get() && !plan.is_kept();
                    (if is_lost { words::NOT_KEPT } else { "" }).to_owned()
                }),
        )
}

/// A badge for a session that is new or takes place otherwise than when the visitor looked
/// last; for one in the plan, until that is acknowledged there.
pub(crate) fn change_badge(
    entry: &Entry,
    last: Live<Vec<Entry>>,
) -> impl Fn() -> Option<El> + Send + 'static {
    let plan = use_plan();
    let entry = entry.clone();
    move || {
        let is_moved = plan.find(&entry).is_some_and(|mine| {
            Change::Moved.is_between(&mine, &entry) || Change::Room.is_between(&mine, &entry)
        });
        let told = match is_moved {
            true => Some(News::Moved),
            false => last.with(|last| news(last, &entry.look())),
        };
        told.map(|told| match told {
            News::Moved => badge(Tone::Warning, words::MOVED_MARK),
            News::Added => badge(Tone::Open, words::NEW),
        })
    }
}

/// How much has changed in the programme since the visitor looked last, if anything has.
pub(crate) fn changes_line(entries: &[Entry], last: Live<Vec<Entry>>) -> El {
    let entries = entries.to_vec();
    el("div").attr("role", "status").live_maybe(move || {
        let mut number = 0;
        last.with(|last| {
            for entry in &entries {
                // The forum itself has no place in its programme.
                let is_session = !entry.get(Part::Session).is_empty();
                number += u32::from(is_session && news(last, &entry.look()).is_some());
            }
            for old in last {
                number += u32::from(!entries.iter().any(|entry| entry.is(old)));
            }
        });
        (number > 0).then(|| {
            el("p")
                .class("news")
                .text(words::SINCE)
                .text(&count(number, &words::SESSIONS))
        })
    })
}
