//! A forum's page: state and action first, then facts, summary, programme, speakers.

use crate::{
    i18n::ar::forum as words,
    parts::{
        figure::figure,
        forum_state::{Media, Place, state_and_action},
        links::{hashtags, sources},
        person::{person_card, person_line},
        programme::{programme, topics},
        prose::prose,
        when,
    },
    ui::{
        El,
        badge::{coloured, tag},
        el,
        facts::{fact, facts, text_fact},
        text::{external, list, paragraph, section, title},
    },
};
use multaqa_domain::page::{ForumPage, Venue};

/// `/forums/<slug>/`
pub(crate) fn forum(page: &ForumPage) -> El {
    let speakers = page.speakers.iter().map(|person| person_card(person, "h3"));
    el("div")
        .class("page forum")
        .child(head(page))
        .child(
            el("div")
                .class("columns")
                .child(
                    el("div")
                        .maybe((!page.summary.is_empty()).then(|| {
                            section("summary", words::SUMMARY).child(prose(&page.summary, "h3"))
                        }))
                        .maybe((!page.days.is_empty()).then(|| {
                            section("programme", words::PROGRAMME).child(programme(&page.days))
                        }))
                        .maybe(
                            topics(&page.topics)
                                .map(|topics| section("topics", words::TOPICS).child(topics)),
                        ),
                )
                .child(all_facts(page)),
        )
        .maybe(
            (!page.speakers.is_empty())
                .then(|| section("speakers", words::SPEAKERS).child(list("persons", speakers))),
        )
        .maybe(
            (!page.figures.is_empty()).then(|| {
                section("figures", words::FIGURES).children(page.figures.iter().map(figure))
            }),
        )
        .maybe(sources(&page.sources))
}

fn head(page: &ForumPage) -> El {
    let card = &page.card;
    let sector = card.sector.as_ref();
    let media = Media {
        stream: page.stream.clone(),
        recordings: page.recordings.clone(),
    };
    coloured(el("div").class("hero"), sector.map(|sector| sector.colour))
        .maybe(sector.map(|sector| tag(sector.colour, &sector.title)))
        .child(title(&card.title))
        .maybe(
            page.theme
                .as_deref()
                .map(|theme| paragraph(theme).attr("class", "lead")),
        )
        .child(state_and_action(card, media, Place::OwnPage))
}

fn all_facts(page: &ForumPage) -> El {
    let card = &page.card;
    let joined =
        |term, values: &[String]| (!values.is_empty()).then(|| text_fact(term, &values.join("، ")));
    section("facts", words::FACTS)
        .attr("class", "fact-panel")
        .child(
            facts()
                .maybe(date(page))
                .maybe(
                    card.time
                        .as_deref()
                        .map(|time| text_fact(words::TIME, time)),
                )
                .maybe(
                    page.venue
                        .as_ref()
                        .map(|venue| fact(words::PLACE, place(venue))),
                )
                .maybe(
                    page.patron
                        .as_ref()
                        .map(|patron| fact(words::PATRON, person_line(patron))),
                )
                .maybe(joined(words::HOSTS, &page.hosts))
                .maybe(
                    page.series
                        .as_deref()
                        .map(|series| text_fact(words::SERIES, series)),
                )
                .maybe(joined(words::NETWORKS, &page.networks))
                .maybe(joined(words::COUNTRIES, &page.countries))
                .maybe(hashtags(&page.hashtags).map(|tags| fact(words::HASHTAGS, tags))),
        )
}

fn date(page: &ForumPage) -> Option<El> {
    let first = page.card.date.as_ref()?;
    let value = el("span").child(when::date(first));
    let value = match &page.until {
        Some(last) => value.text(words::TO).child(when::date(last)),
        None => value,
    };
    Some(fact(words::DATE, value))
}

fn place(venue: &Venue) -> El {
    let line = [&venue.name, "، ", &venue.city, "، ", &venue.country].concat();
    let place = el("span").text(&line);
    match &venue.map {
        Some(map) => place
            .text(" ")
            .child(external(map.as_str(), el("span").text(words::MAP))),
        None => place,
    }
}
