//! A forum: all that its page tells, but for the programme.

use super::{Pages, grid, register::links};
use crate::{
    derive::days::Days,
    model::{Forum, Session, Taking, VenueEntry, Who},
};
use jiff::civil::{Date, DateTime};
use multaqa_domain::{
    forum::Decision,
    link::WebLink,
    page::{Document, ForumPage, Page, Participation, Venue},
    prose::Prose,
    slug::Slug,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::{collections::BTreeMap, sync::Arc};

impl<'a> Pages<'a> {
    pub(super) fn forum(&self, slug: &Slug, forum: &Forum) -> Document {
        let series = forum.series.as_ref();
        let bare = self.bare(slug, forum);
        let date = bare.card.date.as_ref();
        let when = date.map_or("", |date| &date.text).to_owned();
        let place = bare.card.place.clone().unwrap_or_default();
        let page = ForumPage {
            subtitle: forum.subtitle.clone(),
            theme: forum.theme.clone(),
            series: series.and_then(|s| Some(self.content.series.get(s)?.title.clone())),
            summary: forum.prose.clone(),
            start: forum.days.and_then(|days| self.start_text(forum, days)),
            end: forum.days.and_then(|days| self.end_text(forum, days)),
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
            calendar: self.calendar_links(slug, forum),
            figures: forum.figures.iter().map(|f| self.figure(f)).collect(),
            stream: forum.stream.clone(),
            recordings: forum.recordings.clone(),
            sources: forum.sources.clone(),
            ..bare
        };
        let page = self.with_programme(forum, page);
        let parts = [forum.summary.as_str(), &when, &place];
        self.document(&forum.title, &parts, Page::Forum(page))
    }

    /// What each page of a forum knows of it, whatever it shows.
    pub(super) fn bare(&self, slug: &Slug, forum: &Forum) -> ForumPage {
        let until = forum.days.filter(|days| days.last > days.first);
        ForumPage {
            card: self.forum_card(slug, forum),
            subtitle: None,
            theme: None,
            series: None,
            summary: Prose::new(),
            until: until.map(|days| self.month_names().text(days.last)),
            start: None,
            end: None,
            zone: forum.days.map(|_| self.zone_words(forum)),
            venue: None,
            patron: None,
            hosts: Vec::new(),
            networks: Vec::new(),
            countries: Vec::new(),
            topics: Vec::new(),
            hashtags: Vec::new(),
            grid: false,
            part: None,
            parts: None,
            days: Vec::new(),
            facets: Arc::default(),
            list: None,
            calendar: None,
            speakers: Vec::new(),
            others: None,
            figures: Vec::new(),
            stream: None,
            recordings: None,
            sources: Vec::new(),
            forms: links(&forum.forms),
        }
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

/// Where a session stands in its day: by its start, then by its room.
type Place = (Option<DateTime>, usize);

/// The sessions of each day by start, those that begin together in the order of the rooms; one
/// without a time stays behind the one that stands before it in the content. None while the
/// forum has no date.
pub(super) fn by_day(forum: &Forum) -> BTreeMap<Date, Vec<&Session>> {
    if forum.days.is_none() {
        return BTreeMap::new();
    }
    let mut by_day: BTreeMap<Date, Vec<(Place, &Session)>> = BTreeMap::new();
    for session in &forum.sessions {
        let day = by_day.entry(session.day).or_default();
        let before = day.last().map_or((None, 0), |(place, _)| *place);
        let own = session.start.map(|_| forum.rank(session.room.as_deref()));
        let place = own.map_or(before, |rank| (session.start, rank));
        day.push((place, session));
    }
    let days = by_day.into_iter();
    days.map(|(date, mut sessions)| {
        sessions.sort_by_key(|(place, _)| *place);
        let sessions = sessions.into_iter().map(|(_, session)| session);
        (date, sessions.collect())
    })
    .collect()
}

/// When a forum is over that has a date: at its end; without one, with its last day, or with
/// what stands in the programme after that.
pub(super) fn ends(forum: &Forum, days: Days) -> DateTime {
    let over = |session: &Session| {
        let end = || Some(days.over(session.day, session.start?));
        session.end.or_else(end)
    };
    let held = forum.sessions.iter();
    let held = held.filter(|session| !session.decision.is_some_and(Decision::is_off));
    let last = || held.filter_map(over).max();
    let end = || days.end_of(days.last);
    days.end
        .unwrap_or_else(|| last().map_or_else(end, |last| last.max(end())))
}

/// When a session of a day is over: at its end; without one, when the next begins in its
/// room, or with the day. `None` without a start.
pub(super) fn over(session: &Session, days: Days, day: &[&Session]) -> Option<DateTime> {
    let start = session.start?;
    let later = |other: &&Session| {
        let begins = other.start.filter(|begins| *begins > start);
        begins.filter(|_| other.room == session.room || other.room.is_none())
    };
    let next = || day.iter().filter_map(later).min();
    let end = session.end.or_else(next);
    Some(end.unwrap_or_else(|| days.over(session.day, start)))
}

/// Where no map is named: a search for the place on OpenStreetMap.
fn map_of(venue: &VenueEntry) -> Option<WebLink> {
    const SEARCH: &str = "https://www.openstreetmap.org/search?query=";
    let place = format!("{}, {}", venue.name, venue.city);
    let query = utf8_percent_encode(&place, NON_ALPHANUMERIC);
    WebLink::parse(&format!("{SEARCH}{query}"))
}
