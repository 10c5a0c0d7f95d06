//! The sessions of a programme that filters leave.

use super::{
    filters::{Counted, Found, filters},
    programme::{large, part_of},
    results::results,
};
use crate::{
    i18n::ar::programme as words,
    reactive::Live,
    state::{
        anchor::use_lead,
        clock::use_now,
        filters::Filters,
        list::{Source, load},
        site::use_base,
    },
    ui::{El, el, element::Read},
};
use multaqa_domain::{
    page::{ForumPage, ProgrammeDay, ProgrammeList, SessionCard},
    time::Instant,
};
use std::sync::Arc;

/// What is counted.
pub(crate) const COUNTED: Counted = Counted {
    alone: &words::SESSIONS,
    shown: &words::SHOWN,
};

/// What the filters of a programme go by. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Narrowed {
    pub(crate) filters: Filters,
    now: Live<Instant>,
}

impl Narrowed {
    pub(crate) fn new(page: &ForumPage) -> Self {
        Self {
            filters: Filters::new(&page.facets),
            now: use_now(),
        }
    }

    /// The element of a session, hidden while the filters leave it out.
    pub(crate) fn hides(self, element: El, of: Vec<Place>) -> El {
        element.attr_live("hidden", move || {
            (self.filters.is_set() && !of.iter().any(|place| self.leaves(place))).then_some("")
        })
    }

    /// Whether the filters leave a session. What the clock says is as it was at the moment of
    /// choosing: what is read is not moved.
    fn leaves(self, place: &Place) -> bool {
        let now = self.now.get_untracked();
        self.filters.passes(&place.marks, place.phase(now))
    }
}

/// What filters know of a session.
#[derive(Clone)]
pub(crate) struct Place {
    marks: String,
    starts: Option<Instant>,
    over: Option<Instant>,
}

impl Place {
    fn new(marks: &str, session: &SessionCard) -> Self {
        Self {
            marks: marks.to_owned(),
            starts: session.start.as_ref().map(|start| start.at),
            over: session.over,
        }
    }

    fn phase(&self, now: Instant) -> &'static str {
        match (self.starts, self.over) {
            (_, Some(over)) if now >= over => "past",
            (Some(starts), _) if now >= starts => "now",
            _ => "later",
        }
    }
}

/// The places of a day's sessions, in their order.
pub(crate) fn places(day: &ProgrammeDay) -> Vec<Place> {
    let mut places = Vec::new();
    for (marks, session) in day.marks.iter().zip(&day.sessions) {
        places.push(Place::new(marks, session));
    }
    places
}

/// The bar of the filters above a programme; and where the page does not list it, its parts in sum,
/// or what the filters find.
pub(crate) fn bar(page: &ForumPage, narrowed: Narrowed) -> (Option<El>, Option<El>) {
    if let Some((mark, total)) = page.list {
        let (found, results) = of_large(page, narrowed, mark, total);
        let is_found = found.clone();
        // What did not come leaves the parts, which lead to every session.
        let hidden = move || (narrowed.filters.is_set() && is_found().is_ok()).then_some("");
        let sum = el("div")
            .class("programme")
            .attr_live("hidden", hidden)
            .children(large::in_sum(page));
        let both = el("div").class("programme").child(results).child(sum);
        return (filters(narrowed.filters, found, COUNTED), Some(both));
    }
    let mut all = Vec::new();
    for day in &page.days {
        all.extend(places(day));
    }
    let found: Read<Found> = Arc::new(move || {
        let left = all.iter().filter(|place| narrowed.leaves(place)).count();
        Ok(u32::try_from(left).unwrap_or(u32::MAX))
    });
    (filters(narrowed.filters, found, COUNTED), None)
}

fn of_large(page: &ForumPage, narrowed: Narrowed, mark: u32, total: u32) -> (Read<Found>, El) {
    let source = Live::new(Source::Idle);
    let (base, slug) = (use_base(), page.card.slug.clone());
    let path = base.file(&["forums/", slug.as_str(), "/programme.json"].concat());
    let load = move || {
        load(source, path.clone(), move |list: &ProgrammeList| {
            list.list == mark
        });
    };
    // The address of a session leads to this page, and on to the part that tells of it.
    use_lead(source, load.clone(), move |list: &ProgrammeList, anchor| {
        Some(base.link(&part_of(&slug, list.part_of(anchor)?)))
    });
    let wanted = move |list: &ProgrammeList| {
        let mut wanted = Vec::new();
        let mut at = 0;
        for day in &list.days {
            for place in places(day) {
                if narrowed.leaves(&place) {
                    wanted.push(at);
                }
                at += 1;
            }
        }
        wanted
    };
    let slug = page.card.slug.clone();
    let draw = move |list: &ProgrammeList, met: &[usize]| large::found(list, met, &slug);
    results(narrowed.filters, total, source, load, wanted, draw)
}
