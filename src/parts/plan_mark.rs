//! The button that marks a forum or a session for the visitor's plan, and what has changed
//! about it since the visitor last looked.

use crate::{
    i18n::{ar::plan as words, count},
    reactive::Live,
    state::plan::use_plan,
    ui::{
        El,
        badge::{Tone, badge},
        el,
        icon::{Icon, icon},
        text::hidden,
    },
};
use multaqa_domain::{
    plan::{Change, Entry, News, changes},
    slug::Slug,
};

/// The button. It is hidden until the plan is there: without the app it does nothing.
pub(crate) fn plan_mark(entry: Entry) -> El {
    let mark = el("div").class("plan-mark");
    let Some(plan) = use_plan() else { return mark };
    let (forum, session) = (entry.forum.clone(), entry.session.clone());
    let is_in = Live::memo(move || plan.has(&forum, session.as_ref()));
    let name = [": ", &entry.known.title].concat();
    mark.attr_live("hidden", move || (!plan.is_loaded()).then_some(""))
        .child(
            el("button")
                .class("button mark")
                .attr("type", "button")
                .attr_live("aria-pressed", move || {
                    Some(if is_in.get() { "true" } else { "false" })
                })
                .on("click", move |_| plan.toggle(&entry))
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

/// A badge for a session that is new or takes place otherwise than when the visitor last
/// looked; for one in the plan, until that is acknowledged there.
pub(crate) fn change_badge(entry: Entry, news: Live<Vec<(Slug, News)>>) -> El {
    let plan = use_plan();
    el("span").live_maybe(move || {
        let same = |other: &&Entry| other.is(&entry.forum, entry.session.as_ref());
        let is_moved = plan.is_some_and(|plan| {
            plan.entries().with(|entries| {
                entries.iter().find(same).is_some_and(|mine| {
                    let changes = changes(&mine.known, Some(&entry.known));
                    changes.contains(&Change::Moved) || changes.contains(&Change::Elsewhere)
                })
            })
        });
        let told = news.with(|news| {
            let told = news
                .iter()
                .find(|(slug, _)| Some(slug) == entry.session.as_ref());
            told.map(|(_, news)| *news)
        });
        match told {
            _ if is_moved => Some(badge(Tone::Warning, words::MOVED_MARK)),
            Some(News::Moved) => Some(badge(Tone::Warning, words::MOVED_MARK)),
            Some(News::Added) => Some(badge(Tone::Open, words::NEW)),
            _ => None,
        }
    })
}

/// How much has changed in the programme since the visitor last looked, if anything has.
pub(crate) fn changes_line(news: Live<Vec<(Slug, News)>>) -> El {
    el("div").attr("role", "status").live_maybe(move || {
        let number = news.with(Vec::len) as u32;
        (number > 0).then(|| {
            el("p")
                .class("news")
                .text(words::SINCE)
                .text(&count(number, &words::SESSIONS))
        })
    })
}
