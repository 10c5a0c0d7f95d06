//! Which forums belong to a sector, a series, a person: found in one pass.

use super::{super::Pages, Taken};
use crate::model::Who;
use multaqa_domain::slug::Slug;
use std::collections::{BTreeMap, HashMap};

/// The things that belong to others, by slug.
pub(super) struct Index<'a> {
    /// By start.
    pub(super) forums: Vec<&'a Slug>,
    pub(super) sectors: BTreeMap<&'a Slug, Vec<&'a Slug>>,
    pub(super) series: BTreeMap<&'a Slug, Vec<&'a Slug>>,
    pub(super) people: HashMap<&'a Slug, Vec<Taken>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(pages: &Pages<'a>) -> Self {
        let mut index = Self {
            forums: Vec::new(),
            sectors: BTreeMap::new(),
            series: BTreeMap::new(),
            people: HashMap::new(),
        };
        for (slug, forum) in pages.forums() {
            index.forums.push(slug);
            if let Some(sector) = &forum.sector {
                index.sectors.entry(sector).or_default().push(slug);
            }
            if let Some(series) = &forum.series {
                index.series.entry(series).or_default().push(slug);
            }
            for (number, session) in forum.sessions.iter().enumerate() {
                let people = session.people.iter();
                let people = people.flat_map(|t| [Some(&t.who), t.on_behalf_of.as_ref()]);
                for person in people.flatten().filter_map(Who::slug) {
                    index.take(person, slug, Some(number));
                }
            }
            for person in &forum.speakers {
                index.take(person, slug, None);
            }
        }
        index
    }

    /// Notes that a person takes part; in a session that has two parts for them, once.
    fn take(&mut self, person: &'a Slug, forum: &Slug, session: Option<usize>) {
        let takes = self.people.entry(person).or_default();
        let taken = Taken {
            forum: forum.clone(),
            session,
        };
        if takes.last() != Some(&taken) {
            takes.push(taken);
        }
    }
}
