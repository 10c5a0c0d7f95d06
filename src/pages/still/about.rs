//! About the site and its series.

use super::own::article;
use crate::{
    i18n::ar::{forum, home, texts as words},
    parts::{
        links::{accounts, sources},
        person::person_line,
        prose::prose,
    },
    state::site::use_base,
    ui::{
        El,
        badge::tag,
        el,
        facts::{fact, facts, text_fact},
        text::{link, list, section},
    },
};
use multaqa_domain::{
    page::{AboutPage, Member, SeriesAbout},
    route::Route,
    slug::Slug,
};

/// `/about/`
pub(crate) fn about(page: &AboutPage) -> El {
    article("page about", &page.title, &page.prose)
        .children(page.series.iter().map(series))
        .maybe(pages(&page.pages))
        .maybe(sources(&page.sources))
}

/// The organisers' own pages.
fn pages(pages: &[(Slug, String)]) -> Option<El> {
    let base = use_base();
    let page = |(slug, title): &(Slug, String)| link(&base.link(&Route::Page(slug.clone())), title);
    (!pages.is_empty())
        .then(|| section("pages", words::PAGES).child(list("plain", pages.iter().map(page))))
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
