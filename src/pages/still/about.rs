//! About the site and its series.

use crate::{
    i18n::ar::{forum, home, texts as words},
    parts::{
        links::{accounts, sources},
        person::person_line,
        prose::prose,
    },
    ui::{
        El,
        badge::tag,
        el,
        facts::{fact, facts, text_fact},
        text::{list, title},
    },
};
use multaqa_domain::page::{AboutPage, Member, SeriesAbout};

/// `/about/`
pub(crate) fn about(page: &AboutPage) -> El {
    el("div")
        .class("page about")
        .child(title(&page.title))
        .child(prose(&page.prose, "h2"))
        .children(page.series.iter().map(series))
        .maybe(sources(&page.sources))
}

fn series(series: &SeriesAbout) -> El {
    let aims = series.aims.iter().map(|aim| el("span").text(aim));
    let tags = series
        .sectors
        .iter()
        .map(|sector| tag(sector.colour, &sector.title));
    let organiser = series.organiser.as_deref();
    let partners = (!series.partners.is_empty()).then(|| series.partners.join("، "));
    let facts = facts()
        .maybe(
            series
                .patron
                .as_ref()
                .map(|patron| fact(forum::PATRON, person_line(patron))),
        )
        .maybe(organiser.map(|organiser| text_fact(home::ORGANISER, organiser)))
        .maybe(committee(&series.committee))
        .maybe(partners.map(|partners| text_fact(words::PARTNERS, &partners)))
        .maybe((!series.sectors.is_empty()).then(|| fact(words::SECTORS, list("tags", tags))))
        .maybe(accounts(&series.accounts).map(|list| fact(words::ACCOUNTS, list)));
    el("section")
        .child(el("h2").text(&series.title))
        .child(prose(&series.prose, "h3"))
        .maybe((!series.aims.is_empty()).then(|| el("h3").text(home::AIMS)))
        .maybe((!series.aims.is_empty()).then(|| list("aims", aims)))
        .child(facts)
}

fn committee(members: &[Member]) -> Option<El> {
    let item = |member: &Member| person_line(&member.person).text(" – ").text(&member.role);
    (!members.is_empty()).then(|| fact(words::COMMITTEE, list("plain", members.iter().map(item))))
}
