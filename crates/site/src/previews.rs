//! Pictures that stand for a page where its link is shared: one a forum, one a speaker, and
//! the site's for every other page. What stands in one comes from its page's payload.

use multaqa_content::isolated;
use multaqa_domain::{
    forum::Decision,
    page::{Document, ForumPage, Page, SpeakerPage},
    route::Route,
    slug::Slug,
};
use multaqa_preview::Card;

/// The site's own ground.
const OWN: u8 = 0;

const UNDATED: &str = "يُعلن موعده لاحقًا";
const CANCELLED: &str = "أُلغي هذا الملتقى";
const POSTPONED: &str = "أُجّل هذا الملتقى إلى موعد يُعلن لاحقًا";

/// The path of the picture for a page, below the site's root and without a slash before it.
pub(crate) fn path(route: &Route) -> String {
    match route {
        Route::Forum(slug)
        | Route::Grid(slug)
        | Route::Register(slug)
        | Route::ForumForm(slug, _) => of_forum(slug),
        Route::Speaker(slug) => ["previews/speakers/", slug.as_str(), ".png"].concat(),
        _ => "previews/site.png".to_owned(),
    }
}

fn of_forum(slug: &Slug) -> String {
    ["previews/forums/", slug.as_str(), ".png"].concat()
}

/// The picture that is drawn with a page; `None` if the page uses another's.
pub(crate) fn card(route: &Route, document: &Document) -> Option<Card> {
    let card = |title: &str, lines: Vec<String>| Card {
        colour: OWN,
        site: isolated(&document.site.name),
        title: isolated(title),
        lines: lines.iter().map(|line| isolated(line)).collect(),
        initials: String::new(),
    };
    match (route, &document.page) {
        (Route::Home, _) => Some(card(&document.site.name, vec![document.site.line.clone()])),
        (_, Page::Forum(page)) => Some(Card {
            colour: page.card.sector.as_ref().map_or(OWN, |tag| tag.colour),
            ..card(&page.card.title, about_forum(page))
        }),
        (_, Page::Speaker(page)) => Some(Card {
            initials: page.card.initials.clone(),
            ..card(
                &name(page),
                page.card.roles.first().cloned().into_iter().collect(),
            )
        }),
        _ => None,
    }
}

fn name(page: &SpeakerPage) -> String {
    match &page.card.honorific {
        Some(honorific) => [honorific, " ", &page.card.name].concat(),
        None => page.card.name.clone(),
    }
}

/// When and where: the date in both calendars, then the city.
fn about_forum(page: &ForumPage) -> Vec<String> {
    let decision = page.card.timing.decision;
    let mut lines = Vec::new();
    if decision == Some(Decision::Cancelled) {
        lines.push(CANCELLED.to_owned());
    }
    match (&page.card.date, &page.until) {
        // The date that it still has is not the one on which it will be.
        _ if decision == Some(Decision::Postponed) => lines.push(POSTPONED.to_owned()),
        (None, _) => lines.push(UNDATED.to_owned()),
        (Some(date), None) => {
            lines.push([&date.text, "، الموافق ", &date.hijri].concat());
        }
        (Some(date), Some(until)) => {
            lines.push(["من ", &date.text, " إلى ", &until.text].concat());
            lines.push(["الموافق ", &date.hijri, " إلى ", &until.hijri].concat());
        }
    }
    lines.extend(page.venue.as_ref().map(|venue| {
        let mut parts = vec![venue.city.as_str(), venue.country.as_str()];
        parts.dedup();
        parts.join("، ")
    }));
    lines
}

#[cfg(test)]
#[path = "previews_tests.rs"]
mod tests;
