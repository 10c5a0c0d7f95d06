//! Pages that have been fetched, the latest last.

use multaqa_domain::{page::Document, route::Route, time::Instant};
use std::sync::Arc;

/// So many pages are kept, so that a long visit does not grow without bound.
const KEPT: usize = 40;

/// A page that was fetched no longer ago than this, in seconds, and not shown since, is
/// shown as it is.
const FRESH: i64 = 30;

/// Pages by route, and the routes that are on their way.
#[derive(Default)]
pub(super) struct Cache {
    pages: Vec<Entry>,
    coming: Vec<Route>,
}

struct Entry {
    route: Route,
    document: Arc<Document>,
    fetched: Instant,
    shown: bool,
}

impl Cache {
    /// Keeps a page, in place of what was known of it; says whether that differs.
    pub(super) fn put(
        &mut self,
        route: Route,
        document: Arc<Document>,
        shown: bool,
        fetched: Instant,
    ) -> bool {
        let old = self.pages.iter().find(|entry| entry.route == route);
        let differs = old.is_none_or(|old| old.document.version != document.version);
        self.pages.retain(|entry| entry.route != route);
        if self.pages.len() >= KEPT {
            self.pages.remove(0);
        }
        self.pages.push(Entry {
            route,
            document,
            fetched,
            shown,
        });
        differs
    }

    /// A page, if it is here, and whether it is to be brought up to date.
    pub(super) fn show(&mut self, route: &Route, now: Instant) -> Option<(Arc<Document>, bool)> {
        let entry = self.pages.iter_mut().find(|entry| entry.route == *route)?;
        let before = std::mem::replace(&mut entry.shown, true);
        let old = now.0 - entry.fetched.0 > FRESH;
        Some((entry.document.clone(), before || old))
    }

    /// Whether a page is here or on its way.
    pub(super) fn knows(&self, route: &Route) -> bool {
        self.coming.contains(route) || self.pages.iter().any(|entry| entry.route == *route)
    }

    /// Notes that a page is being fetched; `false` if it was already.
    pub(super) fn expect(&mut self, route: &Route) -> bool {
        let new = !self.coming.contains(route);
        if new {
            self.coming.push(route.clone());
        }
        new
    }

    /// Notes that a fetch has ended.
    pub(super) fn settle(&mut self, route: &Route) {
        self.coming.retain(|coming| coming != route);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use multaqa_domain::{
        page::{Frame, Head, Page, SHAPE, Still},
        time::{Clock, YearMonth},
    };

    fn document(title: &str) -> Arc<Document> {
        Arc::new(Document {
            shape: SHAPE,
            version: title.into(),
            head: Head {
                title: title.into(),
                description: String::new(),
            },
            site: Frame {
                name: String::new(),
                line: String::new(),
                hashtags: vec![],
                accounts: vec![],
                pages: Vec::new(),
            },
            clock: Clock {
                now: Instant(0),
                pinned: None,
            },
            page: Page::Still(Still::Served),
        })
    }

    #[test]
    fn a_page_that_was_just_fetched_is_shown_as_it_is() {
        let mut cache = Cache::default();
        let mut stale = |at| {
            let shown = cache.show(&Route::About, Instant(at));
            shown.map(|(_, stale)| stale)
        };
        assert_eq!(stale(0), None);
        cache.put(Route::About, document("a"), false, Instant(0));
        let mut stale = |at| {
            let shown = cache.show(&Route::About, Instant(at));
            shown.map(|(_, stale)| stale)
        };
        assert_eq!(stale(FRESH), Some(false));
        assert_eq!(stale(FRESH), Some(true), "shown before");
        cache.put(Route::About, document("a"), false, Instant(0));
        let shown = cache.show(&Route::About, Instant(FRESH + 1));
        assert_eq!(shown.map(|(_, stale)| stale), Some(true), "long ago");
    }

    #[test]
    fn it_tells_what_has_changed_by_the_version() {
        let mut cache = Cache::default();
        assert!(cache.put(Route::About, document("a"), true, Instant(0)));
        assert!(!cache.put(Route::About, document("a"), true, Instant(0)));
        assert!(cache.put(Route::About, document("b"), true, Instant(0)));
    }

    #[test]
    fn it_does_not_grow_without_bound() {
        let mut cache = Cache::default();
        for year in 1000..3000 {
            cache.put(
                Route::Month(YearMonth::new(year, 1).unwrap()),
                document("m"),
                true,
                Instant(0),
            );
        }
        assert_eq!(cache.pages.len(), KEPT);
        assert!(cache.knows(&Route::Month(YearMonth::new(2999, 1).unwrap())));
    }

    #[test]
    fn a_page_is_fetched_once_at_a_time() {
        let mut cache = Cache::default();
        assert!(cache.expect(&Route::About));
        assert!(!cache.expect(&Route::About));
        cache.settle(&Route::About);
        assert!(cache.expect(&Route::About));
    }
}
