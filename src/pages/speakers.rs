//! The directory of speakers.

use crate::{
    i18n::{ar::speakers as words, count},
    parts::person::person_card,
    ui::{
        El, el,
        text::{head, list, paragraph},
    },
};
use multaqa_domain::page::SpeakersPage;

/// `/speakers/`
pub(crate) fn speakers(page: &SpeakersPage) -> El {
    let number = u32::try_from(page.people.len()).unwrap_or(u32::MAX);
    let number = paragraph(&count(number, &words::PEOPLE)).attr("class", "hint");
    let people = page.people.iter().map(|person| person_card(person, "h2"));
    el("div")
        .class("page speakers")
        .child(head(words::TITLE, number))
        .child(list("persons", people))
}
