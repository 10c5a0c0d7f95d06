//! The directory of speakers, and each profile.

use super::{Pages, cards::full_name};
use crate::{
    derive::order::sort_by_name,
    model::{Forum, Person, Session, Taking, Who},
};
use multaqa_domain::{
    page::{Appearance, Document, Page, Part, SpeakerPage, SpeakersPage},
    slug::Slug,
};
use std::collections::BTreeSet;

impl<'a> Pages<'a> {
    /// The directory: who takes part in a forum, unless the profile says otherwise.
    pub(super) fn speakers(&self) -> Document {
        let forums = self.content.forums.values();
        let speaking: BTreeSet<_> = forums.flat_map(|f| self.speakers_of(f)).collect();
        let people = self.content.people.iter();
        let mut listed: Vec<_> = people
            .filter(|(slug, p)| p.listed.unwrap_or_else(|| speaking.contains(slug)))
            .collect();
        sort_by_name(&mut listed, |(_, p)| p.sort.as_ref().unwrap_or(&p.name));
        let page = SpeakersPage {
            people: listed
                .iter()
                .filter_map(|(slug, _)| self.person_card(slug))
                .collect(),
        };
        let names: Vec<_> = listed.iter().map(|(_, p)| p.name.clone()).collect();
        let names = names.join("، ");
        let parts = ["المتحدثون والمشاركون في الملتقيات", &names];
        self.document("المتحدثون", &parts, Page::Speakers(page))
    }

    pub(super) fn speaker(&self, slug: &Slug, person: &Person) -> Document {
        let Some(card) = self.person_card(slug) else {
            // Every profile has a card; without one there would be nothing to show.
            return self.document(&person.name, &[], Page::NotFound);
        };
        let mut appearances = Vec::new();
        for (forum_slug, forum, session) in self.sessions_of(slug) {
            let people = session.people.iter();
            let own = people.filter_map(|t| self.part_of(slug, t));
            appearances.extend(own.map(|(part, counterpart)| {
                self.appearance(forum_slug, forum, session, part, counterpart)
            }));
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
    fn part_of<'f>(&self, slug: &Slug, taking: &'f Taking) -> Option<(Part, Option<&'f Who>)> {
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
        let date = session.date.or(forum.days.map(|days| days.first));
        Appearance {
            forum: slug.clone(),
            forum_title: forum.title.clone(),
            session: session.title.clone(),
            anchor: session.anchor.clone(),
            date: date.map(|date| self.month_names().text(date)),
            part,
            counterpart: counterpart.map(|who| self.person_line(who)),
        }
    }
}
