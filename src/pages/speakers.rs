//! The directory of speakers, or a part of it.

use crate::{
    i18n::{ar::speakers as words, count},
    parts::{
        filters::{Counted, Found, filters},
        person::person_card,
        views::parts,
    },
    state::{filters::Filters, site::use_base},
    ui::{
        El, el,
        element::Read,
        text::{head, link, paragraph},
    },
};
use multaqa_domain::{
    page::{Letter, PersonCard, SpeakersPage},
    route::Route,
};
use std::sync::Arc;

const COUNTED: Counted = Counted {
    alone: &words::PEOPLE,
    shown: &words::SHOWN,
};

/// `/speakers/`
#[inline(never)]
pub(crate) fn speakers(page: &SpeakersPage) -> El {
    let number = paragraph(&count(page.total, &words::PEOPLE)).attr("class", "hint");
    let narrowed = Filters::new(&page.facets);
    let marks = page.marks.clone();
    let found: Read<Found> = Arc::new(move || {
        let mut number = 0;
        for marks in &marks {
            number += u32::from(narrowed.passes(marks, ""));
        }
        Ok(number)
    });
    let mut people = el("ul").class("persons").attr("role", "list");
    for (at, person) in page.people.iter().enumerate() {
        let mut item = item(person, page.parts > 1);
        if let Some(marks) = page.marks.get(at) {
            let marks = marks.clone();
            item = item.attr_live("hidden", move || {
                (!narrowed.passes(&marks, "")).then_some("")
            });
        }
        people = people.child(item);
    }
    el("div")
        .class("page speakers")
        .child(head(words::TITLE, number))
        .maybe((!page.letters.is_empty()).then(|| letters(page)))
        .maybe(filters(narrowed, found, COUNTED))
        .child(people)
        .maybe((page.parts > 1).then(|| parts(words::PARTS, page.part, page.parts, part)))
}

fn item(person: &PersonCard, is_target: bool) -> El {
    let item = el("li");
    let item = if is_target {
        item.attr("id", person.slug.as_str()).attr("tabindex", "-1")
    } else {
        item
    };
    item.child(person_card(person, "h2"))
}

/// Where each letter begins.
fn letters(page: &SpeakersPage) -> El {
    let entry = |letter: &Letter| {
        let page = use_base().link(&part(letter.part));
        link(&[&page, "#", letter.slug.as_str()].concat(), &letter.title)
    };
    el("nav")
        .class("letters")
        .attr("aria-label", words::LETTERS)
        .children(page.letters.iter().map(entry))
}

fn part(number: u32) -> Route {
    match u16::try_from(number) {
        Ok(number) if number > 1 => Route::SpeakersPart(number),
        _ => Route::Speakers,
    }
}
