//! A sector with its forums.

use super::{
    Pages,
    index::{Named, more},
    register::{links, notify},
};
use crate::model::Sector;
use multaqa_domain::{
    page::{Document, ForumCard, Page, SectorCard, SectorPage},
    slug::Slug,
};

/// So many forums stand in a card.
const IN_CARD: usize = 5;

/// So many stand in one on the home page, which is not to grow with the site.
const AT_HOME: usize = 1;

/// So many forums to come stand on the sector's page.
const COMING: usize = 20;

/// So many of those that are over stand there.
const PAST: usize = 22;

/// So many speakers stand there.
const SPEAKERS: usize = 12;

impl<'a> Pages<'a> {
    /// A sector with the first of its forums, the next first.
    pub(super) fn sector_card(&self, slug: &Slug) -> Option<SectorCard> {
        self.card_of_all(slug, IN_CARD)
    }

    /// The same for the home page, with fewer of them.
    pub(super) fn short_sector_card(&self, slug: &Slug) -> Option<SectorCard> {
        self.card_of_all(slug, AT_HOME)
    }

    fn card_of_all(&self, slug: &Slug, limit: usize) -> Option<SectorCard> {
        let (mut forums, past) = self.forums_of_sector(slug);
        forums.extend(past);
        self.card_with(slug, &forums, limit)
    }

    /// The page of a sector; `None` if there is none of this name.
    pub(super) fn sector(&self, slug: &Slug, sector: &Sector) -> Option<Document> {
        let (coming, past) = self.forums_of_sector(slug);
        let mut speakers: Vec<&Slug> = Vec::new();
        for (_, forum) in coming.iter().chain(&past) {
            for speaker in self.speakers_of(forum) {
                if speakers.len() < SPEAKERS && !speakers.contains(&speaker) {
                    speakers.push(speaker);
                }
            }
        }
        let mut all = coming.iter().chain(&past);
        let is_dated = all.any(|(_, forum)| forum.days.is_some());
        let page = SectorPage {
            card: self.card_with(slug, &coming, COMING)?,
            more: more(past.len(), PAST),
            past: self.cards(&past, PAST),
            forms: links(&sector.forms),
            speakers: speakers
                .into_iter()
                .filter_map(|s| self.person_card(s))
                .collect(),
            calendar: is_dated
                .then(|| self.subscription(format!("sectors/{slug}/{}", crate::CALENDAR))),
        };
        let about = format!("قطاع {}", sector.title);
        let about = match &sector.summary {
            Some(summary) => format!("{about}: {summary}"),
            None => about,
        };
        let title = format!("ملتقيات {}", sector.title);
        Some(self.document(&title, &[&about], Page::Sector(page)))
    }

    fn card_with(&self, slug: &Slug, forums: &[Named<'a>], limit: usize) -> Option<SectorCard> {
        let sector = self.content.sectors.get(slug)?;
        Some(SectorCard {
            tag: self.sector_tag(slug)?,
            summary: sector.summary.clone(),
            forums: self.cards(forums, limit),
            more: more(forums.len(), limit),
            notify: notify(&sector.forms).map(|form| form.name.clone()),
        })
    }

    fn cards(&self, forums: &[Named<'a>], limit: usize) -> Vec<ForumCard> {
        let shown = forums.iter().take(limit);
        shown
            .map(|(slug, forum)| self.forum_card(slug, forum))
            .collect()
    }

    /// A sector's forums: those to come by start, then those that are over or cancelled,
    /// the latest first.
    fn forums_of_sector(&self, slug: &Slug) -> (Vec<Named<'a>>, Vec<Named<'a>>) {
        let forums = self.forums().into_iter();
        let own = forums.filter(|(_, forum)| forum.sector.as_ref() == Some(slug));
        let (coming, mut past): (Vec<_>, Vec<_>) =
            own.partition(|(_, forum)| self.state(forum).is_current() && !self.is_past(forum));
        past.reverse();
        (coming, past)
    }
}
