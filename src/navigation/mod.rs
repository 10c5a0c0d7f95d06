//! Navigation inside the app: a click on a link fetches the next page's payload, and
//! the page is swapped for it; back and forward work, scroll positions are restored,
//! and the focus moves to the new page's heading.
//!
//! What is not a plain click on a page of this site stays the browser's
//! ([`crate::browser::links`]).

mod cache;
mod listen;

#[cfg(any(feature = "hydrate", feature = "csr"))]
pub(crate) use listen::take_over;

use crate::{
    browser::{
        focus, head, links, scroll,
        time::{Timer, next_frame, now},
    },
    reactive::{Kept, Live, effect, spawn},
    state::{
        load::{self, Failure},
        site::{Base, use_base, use_route, use_started},
    },
};
use cache::Cache;
use multaqa_domain::{
    page::{Document, Page},
    route::Route,
    time::Instant,
};
use std::{rc::Rc, sync::Arc};

/// The id of every page's heading.
const HEADING: &str = "title";

/// How long a load may take before the page says that it is loading, in milliseconds.
const SLOW: i32 = 250;

/// The state of the load of the next page; meanwhile the page before it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Load {
    /// None is wanted.
    Ready,
    /// It is coming.
    Loading,
    /// It is taking so long that the page says so.
    LoadingSlowly,
}

/// Where to go, and how the history and the scroll position follow.
#[derive(Clone, Debug)]
struct Visit {
    route: Route,
    url: String,
    fragment: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// A new entry in the history.
    New,
    /// An entry that is there already, and how far it was scrolled.
    Old { scroll: f64 },
}

/// Makes the history's entry when the page is there; gets the URL.
type Enter = Rc<dyn Fn(&str)>;

/// The app's navigation. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    document: Live<Arc<Document>>,
    route: Live<Option<Route>>,
    load: Live<Load>,
    failure: Live<Option<Failure>>,
    cache: Kept<Cache>,
    wanted: Kept<Option<(Visit, Enter)>>,
    slow: Kept<Option<Timer>>,
    base: Kept<Base>,
}

impl Navigation {
    /// Provides the navigation to the views below, with the first page.
    pub(crate) fn provide(first: Arc<Document>, route: Option<Route>) -> Self {
        let mut cache = Cache::default();
        if let Some(route) = route {
            let _ = cache.put(route, first.clone(), true, first.clock.now);
        }
        let navigation = Self {
            document: Live::new(first),
            route: use_route(),
            load: Live::new(Load::Ready),
            failure: Live::new(None),
            cache: Kept::new(cache),
            wanted: Kept::new(None),
            slow: Kept::new(None),
            base: Kept::new(use_base()),
        };
        let started = use_started();
        // Runs in the browser only, when the first page has been taken over.
        effect(move || {
            listen::start(navigation);
            started.set(true);
        });
        navigation
    }

    /// The page that is shown.
    pub(crate) fn document(&self) -> Live<Arc<Document>> {
        self.document
    }

    /// Why the page did not come that stands in the address, if it did not.
    pub(crate) fn failure(&self) -> Live<Option<Failure>> {
        self.failure
    }

    /// Whether the page should say that the next is coming.
    pub(crate) fn is_slow(&self) -> bool {
        self.load.get() == Load::LoadingSlowly
    }

    /// Tries again to load the page that did not come.
    pub(crate) fn retry(&self) {
        let Some(target) = links::here() else { return };
        let outdated = self.failure.get_untracked() == Some(Failure::Outdated);
        match self.visit(&target, Kind::Old { scroll: 0.0 }) {
            Some(visit) if !outdated => self.go(visit, Rc::new(|_| {})),
            _ => links::leave_for(&[target.path, target.query].concat()),
        }
    }

    /// Whether this page is shown.
    fn shows(&self, route: &Route) -> bool {
        self.failure.get_untracked().is_none()
            && self
                .route
                .with_untracked(|shown| shown.as_ref() == Some(route))
    }

    /// Goes to a page: at once if it is at hand, else when it has come.
    fn go(&self, visit: Visit, enter: Enter) {
        let now = now().unwrap_or(Instant(0));
        let at_hand = self
            .cache
            .update(|cache| cache.show(&visit.route, now))
            .flatten();
        match at_hand {
            Some((document, stale)) => {
                let route = visit.route.clone();
                self.wanted.set(None);
                self.show(visit, &enter, Ok(document));
                if stale {
                    self.fetch(route);
                }
            }
            None => {
                let navigation = *self;
                self.load.set(Load::Loading);
                self.slow.set(Timer::once(SLOW, move || {
                    if navigation.load.get_untracked() == Load::Loading {
                        navigation.load.set(Load::LoadingSlowly);
                    }
                }));
                let route = visit.route.clone();
                self.wanted.set(Some((visit, enter)));
                self.fetch(route);
            }
        }
    }

    /// Gives up what is loading: the page that is shown is wanted after all.
    fn stay(&self) {
        self.wanted.set(None);
        self.slow.set(None);
        self.load.set(Load::Ready);
    }

    /// Fetches a page that may be wanted soon.
    fn prefetch(&self, route: Route) {
        if !self.cache.with(|cache| cache.knows(&route)) {
            self.fetch(route);
        }
    }

    fn fetch(&self, route: Route) {
        if self.cache.update(|cache| cache.expect(&route)) != Some(true) {
            return;
        }
        let navigation = *self;
        let base = self.base.get();
        spawn(async move {
            let result = load::fetch_to_draw(&route, &base).await;
            navigation.arrived(route, result);
        });
    }

    /// A fetch has ended: shows the page if it is the one that is wanted, and brings the
    /// page that is shown up to date.
    fn arrived(&self, route: Route, result: Result<Arc<Document>, Failure>) {
        self.cache.update(|cache| cache.settle(&route));
        let wanted = self.wanted.with(|wanted| {
            wanted
                .as_ref()
                .is_some_and(|(visit, _)| visit.route == route)
        });
        let shown = self.shows(&route);
        let now = now().unwrap_or(Instant(0));
        let changed = match &result {
            Ok(document) => {
                let kept = self
                    .cache
                    .update(|c| c.put(route, document.clone(), wanted || shown, now));
                kept == Some(true)
            }
            Err(_) => false,
        };
        if wanted {
            if let Some((visit, enter)) = self.wanted.update(Option::take).flatten() {
                self.show(visit, &enter, result);
            }
        } else if let Ok(document) = result
            && shown
            && changed
            // A form that is being filled in is not swapped away.
            && !matches!(document.page, Page::Register(_))
        {
            self.set_head(&document);
            self.document.set(document);
        }
    }

    fn show(&self, visit: Visit, enter: &Enter, result: Result<Arc<Document>, Failure>) {
        self.slow.set(None);
        enter(&visit.url);
        self.route.set(Some(visit.route));
        match result {
            Ok(document) => {
                self.set_head(&document);
                self.document.set(document);
                self.failure.set(None);
            }
            Err(failure) => self.failure.set(Some(failure)),
        }
        self.load.set(Load::Ready);
        next_frame(move || match visit.kind {
            Kind::Old { scroll } => {
                focus::focus_id_in_place(HEADING);
                scroll::to(scroll);
            }
            Kind::New if !visit.fragment.is_empty() && scroll::to_id(&visit.fragment) => {
                focus::focus_id_in_place(&visit.fragment);
            }
            Kind::New => {
                focus::focus_id_in_place(HEADING);
                scroll::to(0.0);
            }
        });
    }

    fn set_head(&self, document: &Document) {
        if let Some(route) = self.route.get_untracked() {
            let path = self.base.get().link(&route);
            head::set(&document.head.title, &document.head.description, &path);
        }
    }
}
