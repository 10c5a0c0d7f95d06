//! A sector: its forums, what can be sent about it, and who speaks at its forums.

use crate::{
    i18n::ar::{sector as words, state},
    parts::{
        calendar_links::subscription,
        forum_card::forum_card,
        forum_line::forum_lines,
        forum_state::Place,
        person::person_card,
        views::{more, to},
    },
    state::site::use_base,
    ui::{
        El,
        badge::{Tone, badge, coloured},
        button::{Weight, link},
        card::rows,
        el,
        text::{list, paragraph, section, title},
    },
};
use multaqa_domain::{page::SectorPage, route::Route, slug::Slug};

/// `/sectors/<slug>/`
#[inline(never)]
pub(crate) fn sector(page: &SectorPage) -> El {
    let card = &page.card;
    let coming = card
        .forums
        .iter()
        .map(|forum| forum_card(forum, "h3", Place::List));
    let coming = (!card.forums.is_empty()).then(|| {
        section("coming", words::COMING)
            .child(rows(coming))
            .maybe(rest(card.more))
    });
    let past = (!page.past.is_empty()).then(|| {
        section("past", words::PAST)
            .child(forum_lines(&page.past))
            .maybe(rest(page.more))
    });
    let awaits = (coming.is_none() && past.is_none()).then(|| badge(Tone::Plain, state::UNDATED));
    let people = page.speakers.iter().map(|person| person_card(person, "h3"));
    let speakers = (!page.speakers.is_empty())
        .then(|| section("speakers", words::SPEAKERS).child(list("persons", people)));
    el("div")
        .class("page sector")
        .child(
            coloured(el("div").class("hero"), Some(card.tag.colour))
                .child(title(&card.tag.title))
                .maybe(
                    card.summary
                        .as_deref()
                        .map(|summary| paragraph(summary).attr("class", "lead")),
                )
                .maybe(awaits)
                .child(forms(page)),
        )
        .maybe(coming)
        .maybe(past)
        .maybe(speakers)
        .maybe(page.calendar.as_ref().map(subscription))
        .child(
            paragraph("")
                .attr("class", "more")
                .child(to(&Route::Calendar, words::ALL)),
        )
}

/// How many more there are: the calendar has them.
fn rest(number: Option<u32>) -> Option<El> {
    number.map(|number| paragraph(&more(number)))
}

/// What can be sent about the sector; to be told, as long as nothing is to come.
fn forms(page: &SectorPage) -> El {
    let card = &page.card;
    let form = |name: &Slug, weight, label: &str| {
        let route = Route::SectorForm(card.tag.slug.clone(), name.clone());
        link(weight, &use_base().link(&route), label)
    };
    let mut forms = el("div").class("receipt-actions");
    if let Some(name) = card.notify.as_ref().filter(|_| card.forums.is_empty()) {
        forms = forms.child(form(name, Weight::Primary, state::NOTIFY));
    }
    for other in &page.forms {
        forms = forms.child(form(&other.name, Weight::Secondary, &other.label));
    }
    forms
}
