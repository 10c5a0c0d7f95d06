//! Where the app is: the site's base path, the current address, and whether the app is
//! in charge yet.

use super::plan::Plan;
use crate::reactive::{self, Live};
use multaqa_domain::route::Route;
use std::sync::Arc;

/// The site's base path, from which every address is made.
#[derive(Clone)]
pub(crate) struct Base(Arc<str>);

impl Base {
    /// From a path such as `/` or `/x/`.
    pub(crate) fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The `href` of a page.
    pub(crate) fn link(&self, route: &Route) -> String {
        route.path(&self.0)
    }

    /// The path of a page's payload.
    pub(crate) fn payload(&self, route: &Route) -> String {
        route.payload_path(&self.0)
    }

    /// The `href` of a file of the site, by its path below the base.
    pub(crate) fn file(&self, path: &str) -> String {
        [self.0.as_ref(), path].concat()
    }

    /// The page at a path of this site.
    pub(crate) fn route(&self, path: &str) -> Option<Route> {
        Route::parse_below(&self.0, path)
    }
}

#[derive(Clone)]
struct Place {
    base: Base,
    route: Live<Option<Route>>,
    started: Live<bool>,
    plan: Plan,
}

/// Provides the place to the views below.
pub(crate) fn provide(base: Base, route: Option<Route>) {
    reactive::provide(Place {
        base,
        route: Live::new(route),
        started: Live::new(false),
        plan: Plan::provide(),
    });
}

fn place() -> Place {
    reactive::provided().unwrap_or_else(|| Place {
        base: Base::new("/"),
        route: Live::new(None),
        started: Live::new(false),
        plan: Plan::provide(),
    })
}

/// The site's base.
pub(crate) fn use_base() -> Base {
    place().base
}

/// The current page's address; `None` where there is no such page.
pub(crate) fn use_route() -> Live<Option<Route>> {
    place().route
}

/// The visitor's plan. It stands here since each kind of context costs the app 600 bytes.
pub(crate) fn use_plan() -> Plan {
    place().plan
}

/// Whether the app is in charge: `false` in the HTML as served and while it is taken
/// over, `true` from then on.
pub(crate) fn use_started() -> Live<bool> {
    place().started
}
