//! What the site knows, for files that leave it: calendar files, feeds, open data.
//!
//! [`Facts`] is made once; each thing is then derived by itself when it is asked for, so
//! that files of a large site can be written one after the other or side by side.

mod day;
mod forum;
mod index;
mod person;
pub(super) mod text;

pub use crate::derive::session_kind::SessionKind;
pub use day::Day;
pub use forum::{Forum, Registration, Revision, Session, Times, Track, Venue, When};
pub use person::{Person, Photo, Taken};

pub(super) use forum::when;

use super::Pages;
use crate::{
    Options,
    check::moment::Moment,
    model::{Content, Settings, Who},
};
use index::Index;
use jiff::{Timestamp, civil::Date};
use multaqa_domain::{page::PersonLine, slug::Slug, time::Instant};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// What the site knows, by slug.
pub struct Facts<'a> {
    pages: Pages<'a>,
    index: Index<'a>,
    uid: Uid,
}

/// What identifiers of the site's things end with.
enum Uid {
    /// A name that is known to be the site's own.
    Own(String),
    /// One that is made up, so that it differs from other sites'.
    MadeUp(String),
}

impl Uid {
    /// The content's `uid`; else the host of its `origin`, whatever address a build is for;
    /// else the host of that address. Without all of them, a hash of the site's name below a
    /// domain that no host will ever have (RFC 2606).
    fn of(settings: &Settings) -> Self {
        let origins = [&settings.own_origin, &settings.origin];
        let hosts = origins.into_iter().flatten();
        let mut hosts = hosts.filter_map(|origin| Some(origin.split_once("://")?.1.to_owned()));
        if let Some(uid) = settings.uid.clone().or_else(|| hosts.next()) {
            return Self::Own(uid);
        }
        let hash = Sha256::digest(&settings.name);
        let mut uid = String::new();
        for byte in hash.iter().take(8) {
            let _ = write!(uid, "{byte:02x}");
        }
        Self::MadeUp(uid + ".invalid")
    }
}

/// A sector or a series, with its forums.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// Its slug.
    pub slug: &'a Slug,
    /// Its title.
    pub title: &'a str,
    /// One or two sentences.
    pub summary: Option<&'a str>,
    /// A sector's colour: 1–8.
    pub colour: Option<u8>,
    /// Who holds a series.
    pub organiser: Option<&'a str>,
    /// Its forums, by start; those without a date last.
    pub forums: &'a [&'a Slug],
}

impl<'a> Facts<'a> {
    pub(crate) fn new(content: &'a Content, options: &Options) -> Self {
        let pages = Pages::new(content, options);
        Self {
            index: Index::new(&pages),
            uid: Uid::of(&content.settings),
            pages,
        }
    }

    /// The site's name.
    pub fn name(&self) -> &'a str {
        &self.pages.content.settings.name
    }

    /// A line about the site.
    pub fn line(&self) -> &'a str {
        &self.pages.content.settings.line
    }

    /// The clock of the build.
    pub fn now(&self) -> Instant {
        self.pages.now()
    }

    /// The day in the site's zone by the clock of the build.
    pub fn today(&self) -> Option<Date> {
        self.pages.content.settings.zone.date(self.now())
    }

    /// The first instant of that day.
    pub fn midnight(&self) -> Instant {
        let start = |today| self.pages.content.settings.zone.start_of(today);
        self.today().map_or(self.now(), start)
    }

    /// What identifiers of the site's things end with.
    pub fn uid(&self) -> &str {
        match &self.uid {
            Uid::Own(uid) | Uid::MadeUp(uid) => uid,
        }
    }

    /// Whether identifiers end with a name that is known to be the site's own, so that they
    /// hold everywhere.
    pub fn has_own_uid(&self) -> bool {
        matches!(self.uid, Uid::Own(_))
    }

    /// All forums, by start; those without a date last.
    pub fn forums(&self) -> &[&'a Slug] {
        &self.index.forums
    }

    /// All profiles.
    pub fn people(&self) -> impl Iterator<Item = &'a Slug> {
        self.pages.content.people.keys()
    }

    /// All sectors, each with its forums.
    pub fn sectors(&self) -> impl Iterator<Item = Group<'_>> {
        let sectors = self.pages.content.sectors.iter();
        sectors.map(|(slug, sector)| Group {
            slug,
            title: &sector.title,
            summary: sector.summary.as_deref(),
            colour: Some(sector.colour),
            organiser: None,
            forums: self.index.sectors.get(slug).map_or(&[], Vec::as_slice),
        })
    }

    /// All series, each with its forums.
    pub fn series(&self) -> impl Iterator<Item = Group<'_>> {
        let series = self.pages.content.series.iter();
        series.map(|(slug, series)| Group {
            slug,
            title: &series.title,
            summary: Some(&series.summary),
            colour: None,
            organiser: series.organiser.as_deref(),
            forums: self.index.series.get(slug).map_or(&[], Vec::as_slice),
        })
    }

    /// A forum, without its sessions.
    pub fn forum(&self, slug: &Slug) -> Option<Forum> {
        let (slug, forum) = self.pages.content.forums.get_key_value(slug)?;
        Some(self.pages.forum_facts(slug, forum))
    }

    /// Who speaks at a forum, in the order of its programme.
    pub fn speakers(&self, slug: &Slug) -> Vec<PersonLine> {
        let forum = self.pages.content.forums.get(slug);
        let speakers = forum.map(|forum| self.pages.speakers_of(forum));
        let who = |slug: &Slug| Who::Profile {
            slug: slug.clone(),
            role: None,
        };
        let speakers = speakers.into_iter().flatten();
        speakers
            .map(|slug| self.pages.person_line(&who(slug)))
            .collect()
    }

    /// The sessions of a forum by start; those without a time last, as in the content.
    pub fn sessions(&self, slug: &Slug) -> Vec<Session> {
        let forum = self.pages.content.forums.get(slug);
        let sessions = forum.into_iter().flat_map(|forum| {
            let sessions = forum.sessions.iter();
            sessions.filter_map(|session| self.pages.session_facts(forum, session))
        });
        let mut sessions: Vec<_> = sessions.collect();
        sessions.sort_by_key(|session| {
            let starts = session.times.as_ref().map(|times| times.starts.timestamp());
            (starts.is_none(), starts)
        });
        sessions
    }

    /// The days of a forum, in order.
    pub fn days(&self, slug: &Slug) -> Vec<Day> {
        let forum = self.pages.content.forums.get(slug);
        forum.map_or(Vec::new(), day::days)
    }

    /// The session of a forum that stands at this place in the content.
    pub fn session(&self, slug: &Slug, index: usize) -> Option<Session> {
        let forum = self.pages.content.forums.get(slug)?;
        self.pages.session_facts(forum, forum.sessions.get(index)?)
    }

    /// When one of the organisers' own pages was last changed, as it says itself.
    pub fn page_updated(&self, slug: &Slug) -> Option<Timestamp> {
        let content = self.pages.content;
        let zone = &content.settings.zone;
        let updated = match content.pages.get(slug)?.updated? {
            Moment::Day(day) => zone.start_of(day),
            Moment::Time(time) => zone.instant(time),
        };
        Timestamp::from_second(updated.0).ok()
    }

    /// A profile.
    pub fn person(&self, slug: &Slug) -> Option<Person> {
        let (slug, person) = self.pages.content.people.get_key_value(slug)?;
        let takes = self.index.people.get(slug);
        Some(
            self.pages
                .person_facts(slug, person, takes.map_or(&[], Vec::as_slice)),
        )
    }
}
