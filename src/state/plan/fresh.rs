//! What the site says of the forums of a plan, each asked for once while the page is shown.

use crate::{
    reactive::{Kept, Live, spawn},
    state::{
        load::{self, Failure},
        site::{Base, use_base},
    },
};
use multaqa_domain::{
    page::{Document, Page},
    plan::Snapshot,
    route::Route,
    slug::Slug,
};
use std::sync::Arc;

/// What came of the question.
#[derive(Clone)]
enum Came {
    NotYet,
    Page(Arc<Document>),
    Nothing(Failure),
}

/// What the site says of a forum or a session.
pub(crate) enum Known {
    /// It has not answered yet.
    NotYet,
    /// It cannot be asked.
    Lost,
    /// There is no such forum or session.
    Gone,
    /// This.
    Now(Box<Snapshot>),
}

/// The answers. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Fresh(Live<Vec<(Slug, Came)>>, Kept<Base>);

impl Fresh {
    /// Nothing is asked yet.
    pub(crate) fn new() -> Self {
        Self(Live::new(Vec::new()), Kept::new(use_base()))
    }

    /// Asks for a forum, unless that was done.
    pub(crate) fn ask(self, forum: &Slug) {
        let is_known = |known: &Vec<(Slug, Came)>| known.iter().any(|(slug, _)| slug == forum);
        if self.0.with_untracked(is_known) {
            return;
        }
        self.note(forum, Came::NotYet);
        let (forum, base) = (forum.clone(), self.1.get());
        spawn(async move {
            let came = match load::fetch(&Route::Forum(forum.clone()), &base).await {
                Ok(document) => Came::Page(document),
                Err(failure) => Came::Nothing(failure),
            };
            self.note(&forum, came);
        });
    }

    fn note(self, forum: &Slug, came: Came) {
        self.0.update(|known| {
            known.retain(|(slug, _)| slug != forum);
            known.push((forum.clone(), came));
        });
    }

    /// What is known of a forum or a session by now; follows it.
    pub(crate) fn of(self, forum: &Slug, session: Option<&Slug>) -> Known {
        self.0.with(|known| {
            let came = known.iter().find(|(slug, _)| slug == forum);
            match came.map(|(_, came)| came) {
                None | Some(Came::NotYet) => Known::NotYet,
                Some(Came::Nothing(Failure::Missing)) => Known::Gone,
                Some(Came::Nothing(_)) => Known::Lost,
                Some(Came::Page(document)) => match &document.page {
                    Page::Forum(page) => Snapshot::of(page, session)
                        .map_or(Known::Gone, |known| Known::Now(Box::new(known))),
                    _ => Known::Lost,
                },
            }
        })
    }
}
