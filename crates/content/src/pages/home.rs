//! The home page.

use super::Pages;
use crate::model::Series;
use multaqa_domain::{
    forum::State,
    page::{Document, HomePage, Page},
    slug::Slug,
};

/// So many speakers stand on the home page.
const SPEAKERS: usize = 8;

/// So many forums stand there that belong to no sector of the series.
const OTHERS: usize = 12;

impl<'a> Pages<'a> {
    /// The series of the home page: the one that site.md names, else the first.
    fn main_series(&self) -> Option<&'a Series> {
        let series = &self.content.series;
        let named = self.content.settings.series.as_ref();
        match named {
            Some(slug) => series.get(slug),
            None => series.values().next(),
        }
    }

    /// The sectors: those of the main series, then those that no series names.
    pub(super) fn sectors(&self) -> Vec<&'a Slug> {
        let mut sectors: Vec<&Slug> = Vec::new();
        sectors.extend(self.main_series().iter().flat_map(|s| &s.sectors));
        let named: Vec<_> = self
            .content
            .series
            .values()
            .flat_map(|s| &s.sectors)
            .collect();
        sectors.extend(self.content.sectors.keys().filter(|s| !named.contains(s)));
        sectors
    }

    pub(super) fn home(&self) -> Document {
        let settings = &self.content.settings;
        let series = self.main_series();
        let sectors = self.sectors();
        let title = series.map_or(&settings.name, |s| &s.title);
        let lead = series.map_or(&settings.line, |s| &s.summary);
        let next = self.next();
        let shown_above = |slug: &Slug| next.is_some_and(|(next, _)| next == slug);
        let mut others = self.forums();
        others.retain(|(slug, forum)| {
            let in_sector = forum.sector.as_ref().is_some_and(|s| sectors.contains(&s));
            !in_sector && !shown_above(slug)
        });
        // What is over comes after what is to come, the latest first.
        let (mut others, over): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|(_, forum)| self.state(forum) != State::Over);
        others.extend(over.into_iter().rev());
        let figures = self.content.series.values().flat_map(|s| &s.figures);
        let page = HomePage {
            title: title.clone(),
            lead: lead.clone(),
            patron: series.and_then(|s| Some(self.person_line(s.patron.as_ref()?))),
            organiser: series.and_then(|s| s.organiser.clone()),
            aims: series.map_or(Vec::new(), |s| s.aims.clone()),
            next: next.map(|(slug, forum)| self.forum_card(slug, forum)),
            sectors: sectors
                .iter()
                .filter_map(|s| self.short_sector_card(s))
                .collect(),
            others: others
                .into_iter()
                .take(OTHERS)
                .map(|(slug, f)| self.forum_card(slug, f))
                .collect(),
            speakers: self
                .featured()
                .iter()
                .filter_map(|slug| self.person_card(slug))
                .collect(),
            figures: figures.map(|f| self.figure(f)).collect(),
        };
        self.document(title, &[lead], Page::Home(page))
    }

    /// The speakers that site.md names, else those of the next forum, then the others'.
    fn featured(&self) -> Vec<&'a Slug> {
        let named = &self.content.settings.speakers;
        if !named.is_empty() {
            return named.iter().collect();
        }
        let mut featured: Vec<&Slug> = Vec::new();
        let next = self.next().into_iter();
        for (_, forum) in next.chain(self.forums()) {
            for slug in self.speakers_of(forum) {
                if featured.len() == SPEAKERS {
                    return featured;
                }
                if !featured.contains(&slug) {
                    featured.push(slug);
                }
            }
        }
        featured
    }
}
