//! A forum's page: state and action first, then facts, summary, programme, speakers.

use crate::{
    i18n::{
        ar::{forum as words, programme as programme_words},
        count,
    },
    parts::{
        calendar_links::calendar_links,
        figure::figure,
        forum_state::{Media, Place, as_built, state_and_action, use_state},
        links::{hashtags, sources},
        person::{full_name, person_card, person_line},
        plan_mark::plan_mark,
        profile::profile,
        programme::{part_of, programme, subtitle, topics},
        prose::prose,
        sharing::sharing,
        views::parts,
        when,
    },
    state::site::use_base,
    ui::{
        El,
        badge::{coloured, tag},
        button::{self, Weight},
        el,
        facts::{fact, facts, text_fact},
        text::{external, link, list, paragraph, section, title},
    },
};
use multaqa_domain::{
    page::{ForumPage, PersonCard, Venue},
    plan::Entry,
    route::Route,
};

/// `/forums/<slug>/`, or a part of a large programme.
#[inline(never)]
pub(crate) fn forum(page: &ForumPage) -> El {
    let entries = Entry::all(page);
    if let Some(number) = page.part {
        return part(page, number, &entries);
    }
    let is_large = page.parts.is_some();
    let speakers = match is_large {
        true => list("names", page.speakers.iter().map(name_of)),
        false => list(
            "persons",
            page.speakers.iter().map(|person| person_card(person, "h3")),
        ),
    };
    el("div")
        .class("page forum")
        .child(head(page, &entries))
        .child(
            el("div")
                .class("columns")
                .child(
                    el("div")
                        .maybe((!page.summary.is_empty()).then(|| {
                            section("summary", words::SUMMARY).child(prose(&page.summary, "h3"))
                        }))
                        .maybe((!page.days.is_empty()).then(|| {
                            section("programme", words::PROGRAMME)
                                .maybe(how_large(page))
                                .child(programme(page, &entries, session_form(page).as_ref()))
                        }))
                        .maybe(
                            topics(&page.topics)
                                .map(|topics| section("topics", words::TOPICS).child(topics)),
                        ),
                )
                .child(all_facts(page)),
        )
        .child(forms(page))
        .maybe((!page.speakers.is_empty()).then(|| {
            section("speakers", words::SPEAKERS)
                .child(speakers)
                .maybe(others(page))
        }))
        .maybe(
            (!page.figures.is_empty()).then(|| {
                section("figures", words::FIGURES).children(page.figures.iter().map(figure))
            }),
        )
        .maybe(sources(&page.sources))
        .child(sharing(
            &page.card.title,
            &use_base().link(&Route::Forum(page.card.slug.clone())),
        ))
        .children(page.speakers.iter().filter(|_| !is_large).map(profile))
}

/// A part of a large programme, from 1.
fn part(page: &ForumPage, number: u32, entries: &[Entry]) -> El {
    let card = &page.card;
    let forum = use_base().link(&Route::Forum(card.slug.clone()));
    let day = page.days.first().map_or("", |day| &day.date.text);
    let zone = page.zone.as_deref().unwrap_or_default();
    el("div")
        .class("page forum")
        .child(
            coloured(
                el("div").class("hero"),
                card.sector.as_ref().map(|sector| sector.colour),
            )
            .child(title(&[programme_words::OF, &card.title].concat()))
            .child(
                el("p")
                    .class("actions")
                    .child(link(&forum, programme_words::FORUM))
                    .child(link(
                        &[&forum, "#programme"].concat(),
                        programme_words::FULL,
                    )),
            ),
        )
        .child(
            section("programme", day)
                .child(
                    paragraph(&[programme_words::ALL_TIMES, zone, "."].concat())
                        .attr("class", "hint"),
                )
                .child(programme(page, entries, session_form(page).as_ref())),
        )
        .child(parts(
            programme_words::PARTS,
            number,
            page.parts.unwrap_or(number),
            |part| part_of(&card.slug, part),
        ))
}

/// How many more there are, and the way to them.
fn others(page: &ForumPage) -> Option<El> {
    let text = [words::AND, &count(page.others?, &words::OTHERS)].concat();
    let href = use_base().link(&Route::Speakers);
    Some(el("p").class("more").child(link(&href, &text)))
}

/// Somebody's name, which leads to the profile.
fn name_of(person: &PersonCard) -> El {
    let href = use_base().link(&Route::Speaker(person.slug.clone()));
    link(&href, &full_name(person))
}

/// How a large programme is read.
fn how_large(page: &ForumPage) -> Option<El> {
    page.parts?;
    Some(paragraph(match page.list {
        None => programme_words::IN_PARTS,
        Some(_) => programme_words::IN_SUM,
    }))
}

fn head(page: &ForumPage, entries: &[Entry]) -> El {
    let card = &page.card;
    let sector = card.sector.as_ref();
    let media = Media {
        stream: page.stream.clone(),
        recordings: page.recordings.clone(),
    };
    coloured(el("div").class("hero"), sector.map(|sector| sector.colour))
        .maybe(sector.map(|sector| {
            let href = use_base().link(&Route::Sector(sector.slug.clone()));
            link(&href, "").child(tag(sector.colour, &sector.title))
        }))
        .child(title(&card.title))
        .maybe(page.subtitle.as_deref().map(subtitle))
        .maybe(
            page.theme
                .as_deref()
                .map(|theme| paragraph(theme).attr("class", "lead")),
        )
        .child(state_and_action(card, media, Place::OwnPage))
        .maybe(entries.first().map(plan_mark))
}

/// What else can be sent about the forum, as its state has it.
fn forms(page: &ForumPage) -> El {
    let state = use_state(as_built(&page.card));
    let base = use_base();
    let forms = page.forms.clone();
    let slug = page.card.slug.clone();
    el("div").class("receipt-actions").live(move || {
        let mut links = Vec::new();
        for form in &forms {
            if form.show.shows(state.get()) {
                let href = base.link(&Route::ForumForm(slug.clone(), form.name.clone()));
                links.push(button::link(Weight::Secondary, &href, &form.label).into());
            }
        }
        links
    })
}

/// The form that can be sent about each session: its address, up to the session's
/// anchor, and its label.
fn session_form(page: &ForumPage) -> Option<(String, String)> {
    let form = page.forms.iter().find(|form| form.sessions)?;
    let route = Route::ForumForm(page.card.slug.clone(), form.name.clone());
    let href = [&use_base().link(&route), "?session="].concat();
    Some((href, form.label.clone()))
}

fn all_facts(page: &ForumPage) -> El {
    let joined =
        |term, values: &[String]| (!values.is_empty()).then(|| text_fact(term, &values.join("، ")));
    section("facts", words::FACTS)
        .attr("class", "fact-panel")
        .child(
            facts()
                .maybe(date(page))
                .maybe(time(page))
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
        .maybe(page.calendar.as_ref().map(calendar_links))
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

/// The hours with their zone; a forum of several days has its hours in the programme.
fn time(page: &ForumPage) -> Option<El> {
    match (&page.start, &page.card.time) {
        (Some(start), _) => {
            let zone = page.zone.as_deref().unwrap_or_default();
            let hours = when::span(start, page.end.as_ref());
            let value = el("span").child(hours).text(" ").text(zone);
            Some(fact(words::TIME, value))
        }
        (None, time) => Some(text_fact(words::TIME, time.as_deref()?)),
    }
}

fn place(venue: &Venue) -> El {
    let place = el("span").text(&venue.line());
    match &venue.map {
        Some(map) => place
            .text(" ")
            .child(external(map.as_str(), el("span").text(words::MAP))),
        None => place,
    }
}
