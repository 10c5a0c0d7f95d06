//! What the site says of the forums of a plan, each asked for once while the page is shown.

use crate::{
    reactive::{Kept, Live, spawn},
    state::{
        load::{self, Failure},
        site::{Base, use_base},
    },
};
use multaqa_domain::{
    page::Page,
    plan::{Entry, Part},
    route::Route,
    slug::Slug,
};

/// The answers. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Fresh {
    /// All entries of the forums that have answered, told once all have.
    found: Live<Vec<Entry>>,
    asked: Kept<Asked>,
    base: Kept<Base>,
}

#[derive(Default)]
struct Asked {
    forums: Vec<String>,
    done: usize,
    found: Vec<Entry>,
}

impl Fresh {
    /// Nothing is asked yet.
    pub(crate) fn new() -> Self {
        Self {
            found: Live::new(Vec::new()),
            asked: Kept::new(Asked::default()),
            base: Kept::new(use_base()),
        }
    }

    /// Asks for the forums of these entries, unless that was done: all at once.
    pub(crate) fn ask(self, entries: &[Entry]) {
        for entry in entries {
            let forum = entry.get(Part::Forum);
            let is_new = self.asked.update(|asked| {
                let is_new = !asked.forums.iter().any(|known| known == forum);
                if is_new {
                    asked.forums.push(forum.to_owned());
                }
                is_new
            });
            if let (Some(true), Some(slug)) = (is_new, Slug::parse(forum)) {
                spawn(self.fetch(slug));
            }
        }
    }

    async fn fetch(self, forum: Slug) {
        let name = forum.to_string();
        let come = load::fetch(&Route::Forum(forum), &self.base.get()).await;
        let new = match &come {
            Ok(document) => match &document.page {
                Page::Forum(page) => Entry::all(page),
                _ => Vec::new(),
            },
            Err(Failure::Missing) => vec![Entry::gone(&name)],
            Err(_) => Vec::new(),
        };
        let all = self.asked.update(|asked| {
            asked.done += 1;
            asked.found.extend(new);
            (asked.done == asked.forums.len()).then(|| asked.found.clone())
        });
        if let Some(all) = all.flatten() {
            self.found.set(all);
        }
    }

    /// Whether all have answered that will.
    pub(crate) fn is_settled(self) -> bool {
        self.found.with(|_| ());
        self.asked.with(|asked| asked.done == asked.forums.len())
    }

    /// What is known of a forum or a session by now, if its forum has answered; what is
    /// gone is bare.
    pub(crate) fn now(self, entry: &Entry) -> Option<Entry> {
        self.found.with(|found| {
            let forum = entry.get(Part::Forum);
            match found.iter().find(|other| other.is(entry)) {
                Some(now) => Some(now.clone()),
                None => {
                    let is_its = |other: &Entry| other.get(Part::Forum) == forum;
                    found.iter().any(is_its).then(|| Entry::gone(forum))
                }
            }
        })
    }
}
