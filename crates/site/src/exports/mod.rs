//! What leaves the site: calendar files, feeds, open data, the map of the site, and what
//! machines read in the pages' heads.
//!
//! [`Exports`] is made once for a build. [`Exports::items`] says what there is to write,
//! and [`Exports::files`] makes the files of one item: each by itself, so that they can
//! be written side by side.

mod calendar;
mod content;
mod decided;
mod feed;
mod head;
mod ids;
mod json_ld;
mod lean;
mod schedule;
mod sitemap;

use crate::{assets::short_hash, page::Place, store::Changes};
use anyhow::Result;
use jiff::Timestamp;
use multaqa_content::{
    About, Inputs, Options, Site,
    facts::{Facts, Forum},
};
use multaqa_domain::{route::Route, slug::Slug};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::{collections::BTreeMap, path::PathBuf};

/// A file: its path below the site's root, and its bytes.
pub(crate) type File = (PathBuf, Vec<u8>);

/// What the site knows, and where it stands.
pub(crate) struct Exports<'a> {
    facts: Facts<'a>,
    place: &'a Place,
    /// When builds have seen forums change, where one has.
    seen: BTreeMap<&'a Slug, Timestamp>,
}

/// Something that has files of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// The whole site: the calendar of all forums, feeds, the index of its content.
    Site,
    /// The sectors' calendars.
    Sectors,
    /// The series' calendars.
    Series,
    /// A part of the profiles' content, from 1.
    People(usize),
    /// A forum: its calendar, those of its sessions, its schedule, its content.
    Forum(Slug),
    /// A profile's calendar.
    Person(Slug),
}

impl Item {
    /// A name that no other item has.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Site => "site".to_owned(),
            Self::Sectors => "sectors".to_owned(),
            Self::Series => "series".to_owned(),
            Self::People(part) => format!("people {part}"),
            Self::Forum(slug) => ["forum ", slug.as_str()].concat(),
            Self::Person(slug) => ["person ", slug.as_str()].concat(),
        }
    }
}

/// All that leaves a site, without writing it: what a build writes besides pages and their
/// payloads, for those who check it.
///
/// # Errors
/// If a file cannot be made.
pub fn exported(site: &Site, options: &Options, place: &Place) -> Result<Vec<File>> {
    let pages = site.pages(options);
    let routes: Vec<_> = pages.into_iter().filter_map(|(route, _)| route).collect();
    let mut files = files(site, options, place)?;
    files.extend(Exports::new(site, options, place).map(&routes)?);
    Ok(files)
}

/// The files of all items of a site.
fn files(site: &Site, options: &Options, place: &Place) -> Result<Vec<File>> {
    let exports = Exports::new(site, options, place);
    let mut files = Vec::new();
    for item in exports.items() {
        files.extend(exports.files(&item)?);
    }
    Ok(files)
}

impl<'a> Exports<'a> {
    pub(crate) fn new(site: &'a Site, options: &Options, place: &'a Place) -> Self {
        Self {
            facts: site.facts(options),
            place,
            seen: BTreeMap::new(),
        }
    }

    /// Takes in when earlier builds have seen forums change, and what has changed since then:
    /// `now` is the real time. `files` says from which files forums are made.
    pub(crate) fn take_in(&mut self, changes: &mut Changes, files: &Inputs<'_>, now: Timestamp) {
        let facts = &self.facts;
        let forums = facts.forums().par_iter();
        // What is told of a forum is looked at only if its files differ.
        let looks = forums.filter_map(|slug| {
            let (key, stamp) = (self.forum_uid(slug), files.of_files(slug)?);
            let print = changes.is_another(&key, &stamp).then(|| {
                let told = (facts.forum(slug), facts.sessions(slug));
                short_hash(format!("{told:?}").as_bytes())
            });
            Some((*slug, key, stamp, print))
        });
        let looks: Vec<_> = looks.collect();
        for (slug, key, stamp, print) in looks {
            let seen = changes.see(key, stamp, print, now);
            self.seen.extend(seen.map(|at| (slug, at)));
        }
    }

    /// When a forum was last changed, if that is known: as the content says, else when a build
    /// has seen it.
    fn changed(&self, forum: &Forum) -> Option<Timestamp> {
        let seen = || self.seen.get(&forum.slug).copied();
        forum.revision.updated.or_else(seen)
    }

    /// What has files, in any order.
    pub(crate) fn items(&self) -> Vec<Item> {
        let mut items = vec![Item::Site, Item::Sectors, Item::Series];
        items.extend(content::parts(self).map(Item::People));
        let forums = self.facts.forums().iter();
        items.extend(forums.map(|slug| Item::Forum((*slug).clone())));
        items.extend(self.facts.people().cloned().map(Item::Person));
        items
    }

    /// The files of an item.
    ///
    /// # Errors
    /// If one cannot be made.
    pub(crate) fn files(&self, item: &Item) -> Result<Vec<File>> {
        let mut files = Vec::new();
        match item {
            Item::Site => {
                files.extend(calendar::site(self));
                files.extend(feed::files(self)?);
                files.push(content::index(self)?);
            }
            Item::Sectors => files.extend(calendar::sectors(self)),
            Item::Series => files.extend(calendar::series(self)),
            Item::People(part) => files.push(content::people(self, *part)?),
            Item::Forum(slug) => {
                let Some(forum) = self.facts.forum(slug) else {
                    return Ok(files);
                };
                let sessions = self.facts.sessions(slug);
                files.extend(calendar::forum(self, &forum, &sessions));
                files.extend(schedule::files(self, &forum, &sessions)?);
                files.push(content::forum(self, &forum, &sessions)?);
            }
            Item::Person(slug) => files.extend(calendar::person(self, slug)),
        }
        Ok(files)
    }

    /// A hash of what the files of an item are made from, but for the program and the place;
    /// `None` of what is made from everything.
    pub(crate) fn inputs(&self, item: &Item, inputs: &Inputs<'_>) -> Option<String> {
        match item {
            Item::Site | Item::Sectors | Item::Series => None,
            Item::People(part) => Some(inputs.of_profiles(content::part(self, *part))),
            Item::Forum(slug) => inputs.of(About::Forum(slug)),
            Item::Person(slug) => inputs.of(About::Person(slug)),
        }
    }

    /// The map of a site with these pages, and what robots are told.
    pub(crate) fn map(&self, routes: &[Route]) -> Result<Vec<File>> {
        sitemap::files(self, routes)
    }

    /// What stands in the head of a page for machines: links to the page's files, and
    /// what it is about as JSON-LD.
    ///
    /// # Errors
    /// None in practice: all that it says can be written as JSON.
    pub(crate) fn head(&self, route: &Route) -> Result<String> {
        head::of(self, route)
    }

    /// The absolute address of a page, if it is known where the site stands.
    fn page(&self, route: &Route) -> Option<String> {
        self.place.url(route.to_string().trim_start_matches('/'))
    }
}

/// A file by its path below the site's root, with slashes.
fn file(path: &str, bytes: impl Into<Vec<u8>>) -> File {
    (path.split('/').collect(), bytes.into())
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod inputs_tests;
#[cfg(test)]
mod night_tests;
#[cfg(test)]
mod programme_tests;
