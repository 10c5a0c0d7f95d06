//! The home page: what the series is, the next forum with one clear action, the
//! sectors with the forum that each has or awaits, speakers, impact.

use crate::{
    i18n::ar::home as words,
    parts::{
        figure::figure,
        forum_card::{facts, forum_card},
        forum_state::{Media, Place, as_built, state_and_action, use_state},
        person::{person_card, person_line},
        sector_card::sector_card,
    },
    state::site::use_base,
    ui::{
        El,
        badge::{coloured, tag},
        card::{cards, rows},
        el,
        facts::{fact, text_fact},
        text::{link, list, paragraph, section, title},
    },
};
use multaqa_domain::{
    forum::State,
    page::{ForumCard, HomePage},
    route::Route,
};

/// `/`
#[inline(never)]
pub(crate) fn home(page: &HomePage) -> El {
    el("div")
        .class("page home")
        .child(hero(page))
        .maybe(page.next.as_ref().map(next))
        .maybe(hosts(page))
        .maybe(sectors(page))
        .maybe(others(page))
        .maybe(aims(page))
        .maybe(speakers(page))
        .maybe(figures(page))
}

fn hero(page: &HomePage) -> El {
    el("div")
        .class("hero")
        .child(title(&page.title))
        .child(paragraph(&page.lead).attr("class", "lead"))
}

/// Patron and organiser: below the next forum, whose action should be in sight at once.
fn hosts(page: &HomePage) -> Option<El> {
    let patron = page.patron.as_ref();
    let organiser = page.organiser.as_deref();
    (patron.is_some() || organiser.is_some()).then(|| {
        el("dl")
            .class("facts hosts")
            .maybe(patron.map(|patron| fact(words::PATRON, person_line(patron))))
            .maybe(organiser.map(|organiser| text_fact(words::ORGANISER, organiser)))
    })
}

fn next(forum: &ForumCard) -> El {
    let state = use_state(as_built(forum));
    let sector = forum.sector.as_ref();
    let href = use_base().link(&Route::Forum(forum.slug.clone()));
    let outer = el("section").class("next").attr("aria-labelledby", "next");
    coloured(outer, sector.map(|sector| sector.colour))
        .child(el("h2").attr("id", "next").live_text(move || {
            match state.get() {
                State::UnderWay => words::NOW,
                State::Over | State::Cancelled => words::LATEST,
                _ => words::NEXT,
            }
            .to_owned()
        }))
        .child(
            el("div")
                .maybe(sector.map(|sector| tag(sector.colour, &sector.title)))
                .child(el("h3").child(link(&href, &forum.title)))
                .maybe(facts(forum))
                .child(state_and_action(forum, Media::default(), Place::Alone)),
        )
}

fn sectors(page: &HomePage) -> Option<El> {
    let items = page.sectors.iter().map(|sector| sector_card(sector, "h3"));
    (!page.sectors.is_empty()).then(|| section("sectors", words::SECTORS).child(cards(items)))
}

fn others(page: &HomePage) -> Option<El> {
    let items = page
        .others
        .iter()
        .map(|forum| forum_card(forum, "h3", Place::List));
    (!page.others.is_empty()).then(|| section("others", words::OTHERS).child(rows(items)))
}

fn aims(page: &HomePage) -> Option<El> {
    let items = page.aims.iter().map(|aim| el("span").text(aim));
    (!page.aims.is_empty()).then(|| section("aims", words::AIMS).child(list("aims", items)))
}

fn speakers(page: &HomePage) -> Option<El> {
    let all = use_base().link(&Route::Speakers);
    let items = page.speakers.iter().map(|person| person_card(person, "h3"));
    (!page.speakers.is_empty()).then(|| {
        section("speakers", words::SPEAKERS)
            .child(list("persons", items))
            .child(el("p").class("more").child(link(&all, words::ALL_SPEAKERS)))
    })
}

fn figures(page: &HomePage) -> Option<El> {
    let items = page.figures.iter().map(figure);
    (!page.figures.is_empty()).then(|| section("figures", words::FIGURES).children(items))
}
