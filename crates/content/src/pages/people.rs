//! The directory of speakers, and each profile.

use super::{Pages, cards::full_name, index::number};
use crate::{
    derive::order::{letter, sort_by_name},
    model::{Forum, Person, Session, Taking, Who},
};
use multaqa_domain::{
    page::{Appearance, Document, Letter, Page, Part, SpeakerPage, SpeakersPage, Still},
    slug::Slug,
};
use std::{collections::BTreeSet, sync::Arc};

/// So many people stand in a part of the directory.
const PART: usize = 60;

/// A person with the slug of the profile.
type Named<'a> = (&'a Slug, &'a Person);

/// The name by which somebody is sorted.
fn sort_key(person: &Person) -> &str {
    person.sort.as_ref().unwrap_or(&person.name)
}

/// Where each letter begins.
fn letters(listed: &[Named<'_>]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (at, (slug, person)) in listed.iter().enumerate() {
        let title = letter(sort_key(person));
        if !letters.iter().any(|known| known.title == title) {
            letters.push(Letter {
                title,
                part: number(at / PART + 1),
                slug: (*slug).clone(),
            });
        }
    }
    letters
}

/// Who stands in the directory, and what all its parts say.
pub(super) struct Directory<'a> {
    /// By name.
    listed: Vec<Named<'a>>,
    page: SpeakersPage,
}

impl<'a> Pages<'a> {
    /// How many parts the directory has, at least one.
    pub(super) fn speakers_parts(&self) -> u16 {
        let parts = self.directory().page.parts;
        u16::try_from(parts).unwrap_or(u16::MAX)
    }

    /// A part of the directory, from 1: who takes part in a forum, unless the profile says
    /// otherwise.
    pub(super) fn speakers_part(&self, part: u16) -> Document {
        let directory = self.directory();
        let mut parts = directory.listed.chunks(PART);
        let people = parts.nth(usize::from(part).saturating_sub(1));
        let page = SpeakersPage {
            part: part.into(),
            ..directory.page.clone()
        };
        self.speakers(page, people.unwrap_or_default())
    }

    fn directory(&self) -> &Directory<'a> {
        self.directory.get_or_init(|| {
            let listed = self.listed();
            let parts = listed.len().div_ceil(PART);
            let whole = parts <= 1;
            let letters = if whole { Vec::new() } else { letters(&listed) };
            let (facets, marks) = if whole {
                self.people_facets(&listed)
            } else {
                (Vec::new(), Vec::new())
            };
            let page = SpeakersPage {
                total: number(listed.len()),
                part: 1,
                parts: number(parts.max(1)),
                people: Vec::new(),
                letters,
                facets: Arc::new(facets),
                marks,
            };
            Directory { listed, page }
        })
    }

    /// Who stands in the directory, by name.
    fn listed(&self) -> Vec<Named<'a>> {
        let forums = self.content.forums.values();
        let speaking: BTreeSet<_> = forums.flat_map(|f| self.speakers_of(f)).collect();
        let people = self.content.people.iter();
        let mut listed: Vec<_> = people
            .filter(|(slug, p)| p.listed.unwrap_or_else(|| speaking.contains(slug)))
            .collect();
        sort_by_name(&mut listed, |(_, person)| sort_key(person));
        listed
    }

    fn speakers(&self, page: SpeakersPage, people: &[Named<'a>]) -> Document {
        let names: Vec<_> = people
            .iter()
            .take(10)
            .map(|(_, p)| p.name.clone())
            .collect();
        let names = names.join("، ");
        let parts = ["المتحدثون والمشاركون في الملتقيات", &names];
        let title = match page.part {
            1 => "المتحدثون".to_owned(),
            part => format!("المتحدثون: الجزء {part} من {}", page.parts),
        };
        let page = SpeakersPage {
            people: people
                .iter()
                .filter_map(|(slug, _)| self.person_card(slug))
                .collect(),
            ..page
        };
        self.document(&title, &parts, Page::Speakers(page))
    }

    pub(super) fn speaker(&self, slug: &Slug, person: &Person) -> Document {
        let Some(card) = self.person_card(slug) else {
            // Every profile has a card; without one there would be nothing to show.
            return self.document(&person.name, &[], Page::Still(Still::NotFound));
        };
        let mut appearances = Vec::new();
        let mut is_dated = false;
        let forums = self.index.people.get(slug);
        for (forum_slug, forum) in self.index.at(forums.into_iter().flatten()) {
            for session in &forum.sessions {
                let people = session.people.iter();
                let own = people.filter_map(|t| self.part_of(slug, t));
                let before = appearances.len();
                appearances.extend(own.map(|(part, counterpart)| {
                    self.appearance(forum_slug, forum, session, part, counterpart)
                }));
                is_dated |= appearances.len() > before && forum.days.is_some();
            }
        }
        let sessions: Vec<_> = appearances.iter().map(|a| a.forum_title.clone()).collect();
        let page = SpeakerPage {
            card,
            latin: person.latin.clone(),
            biography: person.biography.clone(),
            accounts: person.accounts.clone(),
            appearances,
            quotes: person.quotes.clone(),
            sources: person.sources.clone(),
            calendar: is_dated
                .then(|| self.subscription(format!("speakers/{slug}/{}", crate::CALENDAR))),
        };
        let name = full_name(person);
        let roles = person.roles.join("، ");
        let about = if roles.is_empty() {
            name.clone()
        } else {
            format!("{name}: {roles}")
        };
        let sessions = match sessions.first() {
            Some(first) => format!("المشاركة في: {first}"),
            None => String::new(),
        };
        let parts = [about.as_str(), &sessions];
        self.document(&name, &parts, Page::Speaker(page))
    }

    /// How a person takes part, and who stands on the other side of a delivered speech.
    pub(super) fn part_of<'f>(
        &self,
        slug: &Slug,
        taking: &'f Taking,
    ) -> Option<(Part, Option<&'f Who>)> {
        let behalf = taking.on_behalf_of.as_ref();
        if taking.who.slug() == Some(slug) {
            return Some((taking.part, behalf));
        }
        let represented = behalf.and_then(Who::slug) == Some(slug);
        represented.then_some((Part::Represented, Some(&taking.who)))
    }

    fn appearance(
        &self,
        slug: &Slug,
        forum: &Forum,
        session: &Session,
        part: Part,
        counterpart: Option<&Who>,
    ) -> Appearance {
        Appearance {
            forum: slug.clone(),
            forum_title: forum.title.clone(),
            session: session.title.clone(),
            anchor: session.anchor.clone(),
            date: forum.days.map(|_| self.month_names().text(session.day)),
            decision: session
                .decision_in(forum)
                .filter(|decided| decided.is_off()),
            part,
            counterpart: counterpart.map(|who| self.person_line(who)),
        }
    }
}
