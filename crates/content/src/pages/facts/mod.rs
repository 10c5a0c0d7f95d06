//! What the site knows, for files that leave it: calendar files, feeds, open data.
//!
//! [`Facts`] is made once; each thing is then derived by itself when it is asked for, so
//! that files of a large site can be written one after the other or side by side.

mod forum;
mod index;
mod person;
mod text;

pub use forum::{Forum, Registration, Revision, Session, Times, Venue, When};
pub use person::{Person, Photo, Taken};

pub(super) use forum::when;

use super::Pages;
use crate::{
    Options,
    model::{Content, Who},
};
use index::Index;
use multaqa_domain::{page::PersonLine, slug::Slug, time::Instant};

/// What the site knows, by slug.
pub struct Facts<'a> {
    pages: Pages<'a>,
    index: Index<'a>,
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

    /// What identifiers of the site's things end with, whatever address a build is for:
    /// the content's own `uid`, else the host of its `origin`, else `multaqa`.
    pub fn uid(&self) -> &'a str {
        let settings = &self.pages.content.settings;
        let host = || settings.own_origin.as_deref()?.split_once("://");
        settings
            .uid
            .as_deref()
            .or_else(|| Some(host()?.1))
            .unwrap_or("multaqa")
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

    /// The session of a forum that stands at this place in the content.
    pub fn session(&self, slug: &Slug, index: usize) -> Option<Session> {
        let forum = self.pages.content.forums.get(slug)?;
        self.pages.session_facts(forum, forum.sessions.get(index)?)
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
