//! A forum, with its programme.

use super::{Pages, grid, register::links};
use crate::model::{Forum, Session, Taking, VenueEntry, Who};
use jiff::civil::{Date, Time};
use multaqa_domain::{
    forum::Decision,
    link::WebLink,
    page::{Document, ForumPage, Page, Participation, ProgrammeDay, SessionCard, Venue},
    slug::Slug,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeMap;

impl<'a> Pages<'a> {
    pub(super) fn forum(&self, slug: &Slug, forum: &Forum) -> Document {
        let series = forum.series.as_ref();
        let until = forum.days.filter(|days| days.last > days.first);
        let card = self.forum_card(slug, forum);
        let when = card.date.as_ref().map_or("", |date| &date.text).to_owned();
        let place = card.place.clone().unwrap_or_default();
        let page = ForumPage {
            card,
            theme: forum.theme.clone(),
            series: series.and_then(|s| Some(self.content.series.get(s)?.title.clone())),
            summary: forum.prose.clone(),
            until: until.map(|days| self.month_names().text(days.last)),
            start: forum.days.and_then(|days| {
                let start = days.start?;
                Some(forum.zone.time_text(days.first, start))
            }),
            end: forum.days.and_then(|days| {
                let end = days.start.and(days.end)?;
                Some(forum.zone.time_text(days.last, end))
            }),
            zone: forum.days.map(|_| self.zone_words(forum)),
            venue: forum.venue.as_ref().map(|venue| Venue {
                name: venue.name.clone(),
                city: venue.city.clone(),
                country: venue.country.name.to_owned(),
                map: venue.map.clone().or_else(|| map_of(venue)),
            }),
            patron: forum.patron.as_ref().map(|who| self.person_line(who)),
            hosts: forum.hosts.clone(),
            networks: forum.networks.clone(),
            countries: forum.countries.iter().map(|c| c.name.to_owned()).collect(),
            topics: forum.topics.clone(),
            hashtags: self.hashtags(forum),
            grid: grid::has_grid(forum),
            days: self.programme(forum),
            calendar: self.calendar_links(slug, forum),
            speakers: self
                .speakers_of(forum)
                .into_iter()
                .filter_map(|slug| self.person_card(slug))
                .collect(),
            figures: forum.figures.iter().map(|f| self.figure(f)).collect(),
            stream: forum.stream.clone(),
            recordings: forum.recordings.clone(),
            sources: forum.sources.clone(),
            forms: links(&forum.forms),
        };
        let parts = [forum.summary.as_str(), &when, &place];
        self.document(&forum.title, &parts, Page::Forum(page))
    }

    /// The forum's own hashtags, then those of its series.
    pub(super) fn hashtags(&self, forum: &Forum) -> Vec<String> {
        let series = forum.series.as_ref();
        let series = series.and_then(|slug| self.content.series.get(slug));
        let mut hashtags: Vec<String> = Vec::new();
        for tag in forum
            .hashtags
            .iter()
            .chain(series.iter().flat_map(|s| &s.hashtags))
        {
            if !hashtags.contains(tag) {
                hashtags.push(tag.clone());
            }
        }
        hashtags
    }

    /// The programme by day.
    fn programme(&self, forum: &Forum) -> Vec<ProgrammeDay> {
        let mut programme = Vec::new();
        for (date, sessions) in by_day(forum) {
            let card = |session: &&Session| self.session(forum, date, session, &sessions);
            programme.push(ProgrammeDay {
                date: self.month_names().text(date),
                sessions: sessions.iter().map(card).collect(),
            });
        }
        programme
    }

    fn session(
        &self,
        forum: &Forum,
        date: Date,
        session: &Session,
        day: &[&Session],
    ) -> SessionCard {
        let time = |time: Option<Time>| time.map(|time| forum.zone.time_text(date, time));
        let is_off = session.decision_in(forum).is_some_and(Decision::is_off);
        let start = session.start.filter(|_| is_off).map(Some);
        let over = start.or_else(|| over(session, day)).map(|time| match time {
            Some(time) => forum.zone.instant(date.to_datetime(time)),
            None => forum.zone.end_of(date),
        });
        let people = session.people.iter();
        SessionCard {
            anchor: session.anchor.clone(),
            kind: session.kind,
            title: session.title.clone(),
            start: time(session.start),
            end: time(session.end),
            over,
            decision: session.decision,
            room: session.room.clone(),
            language: session.language.map(str::to_owned),
            summary: session.summary.clone(),
            topics: session.topics.clone(),
            people: people.map(|taking| self.participation(taking)).collect(),
            links: session.links.clone(),
        }
    }

    /// How somebody takes part in a session.
    pub(super) fn participation(&self, taking: &Taking) -> Participation {
        Participation {
            person: self.person_line(&taking.who),
            part: taking.part,
            on_behalf_of: taking.on_behalf_of.as_ref().map(|w| self.person_line(w)),
        }
    }

    /// Who takes part in a forum, in the order of its programme: also those whose speech
    /// somebody else delivers.
    pub(super) fn speakers_of<'f>(&self, forum: &'f Forum) -> Vec<&'f Slug> {
        let mut speakers: Vec<&Slug> = Vec::new();
        let sessions = forum.sessions.iter().flat_map(|s| &s.people);
        let people = sessions.flat_map(|t| [Some(&t.who), t.on_behalf_of.as_ref()]);
        let profiles = people.flatten().filter_map(Who::slug);
        for slug in profiles.chain(&forum.speakers) {
            if !speakers.contains(&slug) {
                speakers.push(slug);
            }
        }
        speakers
    }
}

/// The sessions of each day by start; one without a time stays behind the one that stands
/// before it in the content. None while the forum has no date.
pub(super) fn by_day(forum: &Forum) -> BTreeMap<Date, Vec<&Session>> {
    let Some(days) = forum.days else {
        return BTreeMap::new();
    };
    let mut by_day: BTreeMap<Date, Vec<(Option<Time>, &Session)>> = BTreeMap::new();
    for session in &forum.sessions {
        let day = by_day
            .entry(session.date.unwrap_or(days.first))
            .or_default();
        let before = day.last().and_then(|(start, _)| *start);
        day.push((session.start.or(before), session));
    }
    let days = by_day.into_iter();
    days.map(|(date, mut sessions)| {
        sessions.sort_by_key(|(start, _)| *start);
        let sessions = sessions.into_iter().map(|(_, session)| session);
        (date, sessions.collect())
    })
    .collect()
}

/// When a session of a day is over: at its end; without one, when the next begins in its
/// room, or with the day (`Some(None)`). `None` without a start.
pub(super) fn over(session: &Session, day: &[&Session]) -> Option<Option<Time>> {
    let start = session.start?;
    let later = |other: &&Session| {
        let begins = other.start.filter(|begins| *begins > start);
        begins.filter(|_| other.room == session.room || other.room.is_none())
    };
    Some(session.end.or_else(|| day.iter().filter_map(later).min()))
}

/// Where no map is named: a search for the place on OpenStreetMap.
fn map_of(venue: &VenueEntry) -> Option<WebLink> {
    const SEARCH: &str = "https://www.openstreetmap.org/search?query=";
    let place = format!("{}, {}", venue.name, venue.city);
    let query = utf8_percent_encode(&place, NON_ALPHANUMERIC);
    WebLink::parse(&format!("{SEARCH}{query}"))
}
