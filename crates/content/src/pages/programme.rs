//! A forum's programme: on its own page, or, where that would be too much for a phone, in
//! parts that are pages of their own, of which the forum's page has the titles
//! (docs/adr/0025-a-large-programme.md).

use super::{
    Pages,
    facets::stamp,
    facts::text::plain,
    forum::{by_day, over},
    index::number,
};
use crate::model::{Forum, Session};
use jiff::civil::Date;
use multaqa_domain::{
    forum::Decision,
    page::{
        Document, ForumPage, Page, ProgrammeDay, ProgrammeList, ProgrammeSum, SessionCard, TrackTag,
    },
    route::Route,
    slug::Slug,
};
use std::{collections::BTreeMap, sync::Arc};

/// Elements that a programme and those who take part in it may add to the forum's page: as it
/// is served a page has at most 800, and its frame, facts and forms take the others.
const ON_PAGE: usize = 600;

/// Elements that the sessions of a part may add to its page.
const IN_PART: usize = 600;

/// Elements of somebody's card, with the profile that opens in place.
const PERSON: usize = 19;

/// Elements of a session, whatever it tells.
const SESSION: usize = 22;

/// Elements of each person in a session.
const TAKING: usize = 3;

/// Elements of each topic and each link of a session.
const LISTED: usize = 2;

/// Elements of a session in a list, of a part that is told in sum, and of somebody's name.
const LINE: usize = 4;
const SUM: usize = 4;
const NAME: usize = 2;

/// So many names of those who take part in a large programme are shown, if there is no more
/// room, and at most.
const NAMES: (usize, usize) = (40, 120);

/// A part of a programme: its day, and its sessions by start.
type Part<'f> = (Date, Vec<&'f Session>);

impl Pages<'_> {
    /// Adds the programme to a forum's page, and who takes part in it.
    pub(super) fn with_programme(&self, forum: &Forum, mut page: ForumPage) -> ForumPage {
        let speakers = self.speakers_of(forum).into_iter();
        let speakers = speakers.filter_map(|slug| self.person_card(slug));
        page.speakers = speakers.collect();
        let days = by_day(forum);
        let all: Vec<&Session> = days.values().flatten().copied().collect();
        let (facets, marks) = self.session_facets(forum, &all, true, true);
        let mut marks = marks.into_iter();
        page.facets = Arc::new(facets);
        let Some(parts) = parts(forum, page.speakers.len()) else {
            let days = days.into_iter();
            let days = days.map(|(date, day)| ProgrammeDay {
                marks: marks.by_ref().take(day.len()).collect(),
                ..self.programme_day(forum, date, &day, &day)
            });
            page.days = days.collect();
            return page;
        };
        page.parts = Some(number(parts.len()));
        page.days = self.in_lines(forum, &parts, &days, marks);
        let lines = match all.len() * LINE + parts.len() * SUM {
            lines if lines <= ON_PAGE => lines,
            _ => {
                page.days.iter_mut().for_each(sum_up);
                page.list = Some((stamp(&page.facets), number(all.len())));
                parts.len() * SUM
            }
        };
        // Of those who take part, too, names alone are shown.
        for person in &mut page.speakers {
            person.roles.clear();
            (person.country, person.photo) = (None, None);
        }
        let (least, most) = NAMES;
        let names = (ON_PAGE.saturating_sub(lines) / NAME).clamp(least, most);
        if page.speakers.len() > names {
            page.others = Some(number(page.speakers.len() - names));
            page.speakers.truncate(names);
        }
        page
    }

    /// The sessions of a programme that is too large to be listed on the forum's page.
    pub(super) fn programme_list(&self, forum: &Forum) -> Option<ProgrammeList> {
        let speakers = self.speakers_of(forum);
        let parts = parts(forum, speakers.len())?;
        let days = by_day(forum);
        let all: Vec<&Session> = days.values().flatten().copied().collect();
        if all.len() * LINE + parts.len() * SUM <= ON_PAGE {
            return None;
        }
        let (facets, marks) = self.session_facets(forum, &all, true, true);
        Some(ProgrammeList {
            list: stamp(&facets),
            days: self.in_lines(forum, &parts, &days, marks.into_iter()),
        })
    }

    /// The sessions of each part as they are listed.
    fn in_lines(
        &self,
        forum: &Forum,
        parts: &[Part<'_>],
        days: &BTreeMap<Date, Vec<&Session>>,
        mut marks: impl Iterator<Item = String>,
    ) -> Vec<ProgrammeDay> {
        let listed = parts.iter().zip(1..).map(|((date, sessions), part)| {
            let all = days.get(date).map_or(&[][..], Vec::as_slice);
            let mut day = self.programme_day(forum, *date, sessions, all);
            day.part = Some(part);
            day.sessions.iter_mut().for_each(shorten);
            day.marks = marks.by_ref().take(sessions.len()).collect();
            day
        });
        listed.collect()
    }

    /// The pages of a programme's parts, if it has any.
    pub(super) fn programme_parts(&self, slug: &Slug, forum: &Forum) -> Vec<(Route, Document)> {
        let speakers = self.speakers_of(forum);
        let Some(parts) = parts(forum, speakers.len()) else {
            return Vec::new();
        };
        let days = by_day(forum);
        let mut pages = Vec::new();
        for ((date, sessions), part) in parts.iter().zip(1..) {
            let all = days.get(date).map_or(&[][..], Vec::as_slice);
            let day = self.programme_day(forum, *date, sessions, all);
            let title = format!("برنامج {}: {}", forum.title, day.date.text);
            let title = match parts.len() {
                1 => title,
                of => format!("{title}، الجزء {part} من {of}"),
            };
            let titles: Vec<_> = sessions.iter().map(|s| s.title.as_str()).collect();
            let titles = titles.join("، ");
            let page = ForumPage {
                part: Some(part.into()),
                parts: Some(number(parts.len())),
                days: vec![day],
                ..self.bare(slug, forum)
            };
            let route = Route::Programme(slug.clone(), part);
            let document = self.document(&title, &[&titles], Page::Forum(page));
            pages.push((route, document));
        }
        pages
    }

    /// Some sessions of a day, of which `all` are known.
    fn programme_day(
        &self,
        forum: &Forum,
        date: Date,
        some: &[&Session],
        all: &[&Session],
    ) -> ProgrammeDay {
        let card = |session: &&Session| self.session(forum, session, all);
        ProgrammeDay {
            date: self.month_names().text(date),
            part: None,
            sessions: some.iter().map(card).collect(),
            marks: Vec::new(),
            sum: None,
        }
    }

    fn session(&self, forum: &Forum, session: &Session, day: &[&Session]) -> SessionCard {
        let (zone, words) = (&forum.zone, &session.words);
        let start = |start| zone.start_text(session.day, start, words.start.as_deref());
        let end = |end| zone.end_text(end, words.end.as_deref());
        let is_off = session.decision_in(forum).is_some_and(Decision::is_off);
        let off = session.start.filter(|_| is_off);
        let over = off.or_else(|| over(session, forum.days?, day));
        let people = session.people.iter();
        SessionCard {
            anchor: session.anchor.clone(),
            kind: session.kind.word().to_owned(),
            pause: session.kind.is_pause(),
            title: session.title.clone(),
            subtitle: session.subtitle.clone(),
            start: session.start.map(start),
            end: session.end.map(end),
            over: over.map(|over| zone.instant(over)),
            decision: session.decision,
            track: track(forum, session),
            room: session.room.clone(),
            language: session.language.as_ref().map(|spoken| spoken.name.clone()),
            lang: lang(session),
            text_lang: text_lang(session),
            picture: session.picture.as_ref().map(|photo| self.image(photo)),
            summary: session.summary.clone(),
            topics: session.topics.clone(),
            people: people.map(|taking| self.participation(taking)).collect(),
            links: session.links.clone(),
        }
    }
}

/// A programme in parts; `None` if it stands on the forum's own page, with cards of so many
/// people.
fn parts(forum: &Forum, people: usize) -> Option<Vec<Part<'_>>> {
    let days = by_day(forum);
    let all: usize = days
        .values()
        .flatten()
        .map(|session| elements(session))
        .sum();
    if all + people * PERSON <= ON_PAGE {
        return None;
    }
    let mut parts = Vec::new();
    for (date, sessions) in days {
        let all: usize = sessions.iter().map(|session| elements(session)).sum();
        // The parts of a day are to be about as long as one another.
        let most = all.div_ceil(all.div_ceil(IN_PART).max(1));
        let (mut part, mut size) = (Vec::new(), 0);
        for session in sessions {
            let its = elements(session);
            if !part.is_empty() && (size >= most || size + its > IN_PART) {
                parts.push((date, std::mem::take(&mut part)));
                size = 0;
            }
            part.push(session);
            size += its;
        }
        if !part.is_empty() {
            parts.push((date, part));
        }
    }
    Some(parts)
}

/// The language of a session's title (BCP 47), where it is not the page's.
pub(super) fn lang(session: &Session) -> Option<String> {
    session.language.as_ref()?.lang_of(&session.title)
}

/// The language of what a session's text says.
fn text_lang(session: &Session) -> Option<String> {
    session.language.as_ref()?.lang_of(&plain(&session.summary))
}

/// The tag of the track that a session is part of.
pub(super) fn track(forum: &Forum, session: &Session) -> Option<TrackTag> {
    let track = forum.track_of(session)?;
    Some(TrackTag {
        title: track.title.clone(),
        colour: track.colour,
    })
}

/// How many elements a session takes on its page, about.
fn elements(session: &Session) -> usize {
    let behalf = session.people.iter().filter(|t| t.on_behalf_of.is_some());
    let people = session.people.len() + behalf.count();
    let lists = session.topics.len() + session.links.len();
    let lines = usize::from(session.track.is_some()) + usize::from(session.subtitle.is_some());
    let lines = lines + usize::from(session.picture.is_some()) * 2;
    SESSION + lines + people * TAKING + lists * LISTED + session.summary.len()
}

/// Tells sessions in sum instead of listing them.
fn sum_up(day: &mut ProgrammeDay) {
    let sessions = std::mem::take(&mut day.sessions);
    day.marks.clear();
    let ends = sessions.iter().filter_map(|session| session.end.clone());
    day.sum = Some(ProgrammeSum {
        number: number(sessions.len()),
        // What begins last need not end last, where rooms run side by side.
        end: ends.max_by_key(|end| end.at),
        start: sessions.into_iter().find_map(|session| session.start),
    });
}

/// Leaves what the list of a large programme tells of a session.
fn shorten(session: &mut SessionCard) {
    (session.language, session.track, session.text_lang) = (None, None, None);
    (session.subtitle, session.picture) = (None, None);
    session.summary.clear();
    session.topics.clear();
    session.people.clear();
    session.links.clear();
}
