//! What navigation listens to, for as long as the page lives.

use super::{Kind, Navigation, Visit};
use crate::browser::{events::Listener, history, links, scroll};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Scroll positions by entry of the history.
type Positions = Rc<RefCell<Vec<(u32, f64)>>>;

/// Starts listening.
pub(super) fn start(navigation: Navigation) {
    let positions = Positions::default();
    let current = Rc::new(Cell::new(0u32));
    let newest = Rc::new(Cell::new(0u32));
    match history::entry() {
        Some((entry, _)) => current.set(entry),
        None => history::number(0, 0.0),
    }
    newest.set(current.get());
    history::restore_scroll_by_app(true);

    // A click on a link of the site.
    let (keep, at, last) = (positions.clone(), current.clone(), newest.clone());
    let clicks = links::on_click(move |target| {
        let Some(visit) = navigation.visit(&target, Kind::New) else {
            return false;
        };
        if links::here().as_ref() == Some(&target) {
            // Where one is already: no second entry, as browsers do.
            navigation.go(visit.in_place(), Rc::new(|_| {}));
            return true;
        }
        let (keep, at, last) = (keep.clone(), at.clone(), last.clone());
        navigation.go(
            visit,
            Rc::new(move |url| {
                remember(&keep, at.get());
                history::number(at.get(), scroll::position());
                last.set(last.get().wrapping_add(1));
                at.set(last.get());
                history::push(last.get(), url);
            }),
        );
        true
    });
    let intents = links::on_intent(move |target| {
        if let Some(visit) = navigation.visit(&target, Kind::New) {
            navigation.prefetch(visit.route);
        }
    });

    // Back and forward. The history has moved already, the page has not.
    let here = current.clone();
    let (keep, at, last) = (positions, current, newest);
    let moves = history::on_move(move || {
        remember(&keep, at.get());
        let (entry, left_at) = match history::entry() {
            Some((entry, position)) => (entry, Some(position)),
            None => {
                // An anchor of the page made this entry, and the browser scrolls to it.
                last.set(last.get().wrapping_add(1));
                history::number(last.get(), 0.0);
                (last.get(), None)
            }
        };
        last.set(last.get().max(entry));
        let Some(target) = links::here() else { return };
        let known = keep
            .borrow()
            .iter()
            .find(|(of, _)| *of == entry)
            .map(|(_, y)| *y);
        let position = known.or(left_at);
        let scroll = position.unwrap_or(0.0);
        match navigation.visit(&target, Kind::Old { scroll }) {
            Some(visit) if navigation.shows(&visit.route) => {
                at.set(entry);
                navigation.stay();
                if let Some(position) = position {
                    scroll::to(position);
                }
            }
            Some(visit) => {
                // Until the page has come, the one before is scrolled.
                let at = at.clone();
                navigation.go(visit, Rc::new(move |_| at.set(entry)));
            }
            // An anchor of a page that stays as it was served: the browser goes there.
            None if navigation.is_at(&target) => at.set(entry),
            None => links::reload(),
        }
    });

    // A reload restores the position before the app has started: leave it to the browser.
    let leave = history::on_leave(move || {
        history::restore_scroll_by_app(false);
        history::number(here.get(), scroll::position());
    });
    let back = history::on_return(|| history::restore_scroll_by_app(true));
    [clicks, moves, leave, back]
        .into_iter()
        .chain(intents)
        .flatten()
        .for_each(Listener::forever);
}

/// Says that the app is in charge, when everything listens.
#[cfg(any(feature = "hydrate", feature = "csr"))]
pub(crate) fn take_over() {
    crate::reactive::spawn(async {
        // Effects, such as the listeners above, run in the tasks before this one.
        leptos::task::tick().await;
        crate::browser::served::mark_ready();
    });
}

fn remember(positions: &Positions, entry: u32) {
    let mut positions = positions.borrow_mut();
    positions.retain(|(of, _)| *of != entry);
    positions.push((entry, scroll::position()));
}

impl Visit {
    /// The same visit, without a new entry.
    fn in_place(self) -> Self {
        let kind = Kind::Old { scroll: 0.0 };
        Self { kind, ..self }
    }
}

impl Navigation {
    /// Whether the page of this target is the one that is shown.
    fn is_at(&self, target: &links::Target) -> bool {
        let route = self.base.get().route(&target.path);
        route.is_some_and(|route| self.shows(&route))
    }

    /// The visit to a target; `None` if it is no page of this site that the app draws.
    pub(super) fn visit(&self, target: &links::Target, kind: Kind) -> Option<Visit> {
        let route = self.base.get().route(&target.path)?;
        if route.is_still() {
            return None;
        }
        let url = [target.path.as_str(), &target.query, &target.fragment].concat();
        let fragment = target.fragment.trim_start_matches('#').to_owned();
        Some(Visit {
            route,
            url,
            fragment,
            kind,
        })
    }
}
