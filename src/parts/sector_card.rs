//! A sector, with the forum that it has or awaits.

use super::forum_state::{as_built, use_state};
use crate::{
    i18n::ar,
    state::site::use_base,
    ui::{
        El,
        badge::{Tone, badge},
        card::card,
        el,
        text::{link, paragraph},
    },
};
use multaqa_domain::{
    page::{ForumCard, SectorCard},
    route::Route,
};

/// The card of a sector; `heading` is the tag of its title.
pub(crate) fn sector_card(sector: &SectorCard, heading: &'static str) -> El {
    let card = card(Some(sector.tag.colour))
        .child(el(heading).text(&sector.tag.title))
        .maybe(sector.summary.as_deref().map(paragraph));
    if sector.forums.is_empty() {
        let notify = sector.notify.clone().map(|name| {
            let href = use_base().link(&Route::SectorForm(sector.tag.slug.clone(), name));
            link(&href, ar::state::NOTIFY)
        });
        return card
            .child(badge(Tone::Plain, ar::state::UNDATED))
            .maybe(notify);
    }
    card.child(
        el("ul")
            .class("plain")
            .attr("role", "list")
            .children(sector.forums.iter().map(forum)),
    )
}

fn forum(forum: &ForumCard) -> El {
    let href = use_base().link(&Route::Forum(forum.slug.clone()));
    let state = use_state(as_built(forum));
    let date = forum
        .date
        .as_ref()
        .map(|date| el("span").class("hint").text(&date.text));
    el("li")
        .child(link(&href, &forum.title))
        .maybe(date)
        .child(el("span").live_maybe(move || {
            state
                .get()
                .takes_registrations()
                .then(|| badge(Tone::Open, ar::state::OPEN))
        }))
}
