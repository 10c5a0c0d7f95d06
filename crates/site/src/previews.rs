//! Pictures that stand for a page where its link is shared: one a forum, one a speaker, and
//! the site's for every other page; and one a session, for data that tells of sessions. What
//! stands in one comes from its page's payload.

use crate::page::Place;
use anyhow::Result;
use multaqa_content::isolated;
use multaqa_domain::{
    forum::Decision,
    page::{Document, ForumPage, Page, ProgrammeDay, SessionCard, SpeakerPage},
    route::Route,
    slug::Slug,
};
use multaqa_preview::Card;

/// Whether this program draws pictures; one that does not names none.
pub(crate) const ARE_DRAWN: bool = cfg!(feature = "previews");

/// What draws: from when the first picture is wanted, as it takes long to prepare.
#[derive(Default)]
pub(crate) struct Pencil {
    #[cfg(feature = "previews")]
    painter: Option<multaqa_preview::Painter>,
}

impl Pencil {
    /// A picture, as a PNG file; with the file of the photo that the card names.
    #[cfg(feature = "previews")]
    pub(crate) fn png(&mut self, card: &Card, photo: Option<&[u8]>) -> Result<Vec<u8>> {
        let photo = photo.map(multaqa_picture::Picture::read).transpose()?;
        let photo = photo.map(|photo| photo.rgba(multaqa_preview::PHOTO));
        let painter = self
            .painter
            .get_or_insert_with(multaqa_preview::Painter::new);
        Ok(painter.png(card, photo.as_deref())?)
    }

    /// Nothing asks for it: see [`ARE_DRAWN`].
    #[cfg(not(feature = "previews"))]
    pub(crate) fn png(&mut self, _: &Card, _: Option<&[u8]>) -> Result<Vec<u8>> {
        anyhow::bail!("this program draws no pictures")
    }
}

/// The site's own ground.
const OWN: u8 = 0;

const UNDATED: &str = "يُعلن موعده لاحقًا";
const CANCELLED: &str = "أُلغي هذا الملتقى";
const SESSION_CANCELLED: &str = "أُلغيت هذه الجلسة";
const SESSION_POSTPONED: &str = "أُجّلت هذه الجلسة إلى موعد يُعلن لاحقًا";
const POSTPONED: &str = "أُجّل هذا الملتقى إلى موعد يُعلن لاحقًا";

/// Sessions of forums that have more have no pictures: they would take longer than all else,
/// and no page names them.
const SESSIONS: usize = 24;

/// The path of the picture for a page, below the site's root and without a slash before it.
pub(crate) fn path(route: &Route) -> String {
    match route {
        Route::Forum(slug)
        | Route::Grid(slug, _)
        | Route::Programme(slug, _)
        | Route::Register(slug)
        | Route::ForumForm(slug, _) => of_forum(slug),
        Route::Speaker(slug) => ["previews/speakers/", slug.as_str(), ".png"].concat(),
        _ => "previews/site.png".to_owned(),
    }
}

fn of_forum(slug: &Slug) -> String {
    ["previews/forums/", slug.as_str(), ".png"].concat()
}

/// The path of a session's picture; `None` if none is drawn, because the forum has too many
/// sessions, of which `number` tells.
pub(crate) fn of_session(forum: &Slug, anchor: &Slug, number: usize) -> Option<String> {
    let path = || {
        [
            "previews/forums/",
            forum.as_str(),
            "/",
            anchor.as_str(),
            ".png",
        ]
        .concat()
    };
    (ARE_DRAWN && number <= SESSIONS).then(path)
}

/// The pictures that are drawn with a page, each with its path: none while the origin is not
/// known, since what names a picture has to name it by a whole address.
pub(crate) fn cards(route: &Route, document: &Document, place: &Place) -> Vec<(String, Card)> {
    let mut cards = Vec::new();
    if !ARE_DRAWN || place.origin.is_none() {
        return cards;
    }
    cards.extend(card(route, document, &place.base).map(|card| (path(route), card)));
    let (Route::Forum(slug), Page::Forum(page)) = (route, &document.page) else {
        return cards;
    };
    let number = page.days.iter().map(|day| day.sessions.len()).sum();
    for day in &page.days {
        for session in &day.sessions {
            let is_told = !session.pause && session.start.is_some();
            let path = of_session(slug, &session.anchor, number).filter(|_| is_told);
            cards.extend(path.map(|path| (path, session_card(document, page, day, session))));
        }
    }
    cards
}

/// A session: who takes part, when, and of what forum it is.
fn session_card(
    document: &Document,
    page: &ForumPage,
    day: &ProgrammeDay,
    session: &SessionCard,
) -> Card {
    let people = session.people.iter();
    let people: Vec<_> = people.map(|one| one.person.name.as_str()).collect();
    let (forum, own) = (page.card.timing.decision, session.decision);
    let [cancelled, postponed] = if own > forum {
        [SESSION_CANCELLED, SESSION_POSTPONED]
    } else {
        [CANCELLED, POSTPONED]
    };
    let when = match (forum.max(own), &session.start) {
        (Some(Decision::Cancelled), _) => cancelled.to_owned(),
        (Some(Decision::Postponed), _) => postponed.to_owned(),
        (_, Some(start)) => [&day.date.text, "، ", &start.text].concat(),
        (_, None) => day.date.text.clone(),
    };
    let lines = [people.join("، "), when, page.card.title.clone()];
    Card {
        colour: page.card.sector.as_ref().map_or(OWN, |tag| tag.colour),
        site: isolated(&document.site.name),
        title: isolated(&session.title),
        lines: lines.iter().map(|line| isolated(line)).collect(),
        initials: String::new(),
        photo: None,
    }
}

/// The picture that is drawn with a page; `None` if the page uses another's.
fn card(route: &Route, document: &Document, base: &str) -> Option<Card> {
    let card = |title: &str, lines: Vec<String>| Card {
        colour: OWN,
        site: isolated(&document.site.name),
        title: isolated(title),
        lines: lines.iter().map(|line| isolated(line)).collect(),
        initials: String::new(),
        photo: None,
    };
    match (route, &document.page) {
        (Route::Home, _) => Some(card(&document.site.name, vec![document.site.line.clone()])),
        (Route::Forum(_), Page::Forum(page)) => Some(Card {
            colour: page.card.sector.as_ref().map_or(OWN, |tag| tag.colour),
            ..card(&page.card.title, about_forum(page))
        }),
        (_, Page::Speaker(page)) => Some(Card {
            initials: page.card.initials.clone(),
            photo: page.card.photo.as_ref().and_then(|photo| {
                let path = photo.src.strip_prefix(base)?;
                Some(path.to_owned())
            }),
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
