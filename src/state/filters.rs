//! What a list is narrowed down to, as the address has it.
//!
//! The first choice makes an entry of the history and further ones change it, so that one
//! step back leads to the whole list.

use crate::{
    browser::{
        dialog, focus, history,
        links::{self, Query},
    },
    reactive::{Kept, Live, effect},
};
use multaqa_domain::page::{Facet, passes};
use std::sync::Arc;

/// The id of the dialog in which values are chosen.
pub(crate) const DIALOG: &str = "filter";

/// The id of the button that opens it.
pub(crate) const OPENER: &str = "filter-open";

/// What is chosen of which facets. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Filters {
    facets: Kept<Arc<Vec<Facet>>>,
    chosen: Live<Vec<u32>>,
    opened: Live<bool>,
}

impl Filters {
    /// Nothing is chosen at first, so that the page can be taken over as it was served;
    /// then what the address says.
    pub(crate) fn new(facets: &Arc<Vec<Facet>>) -> Self {
        let filters = Self {
            facets: Kept::new(facets.clone()),
            chosen: Live::new(Vec::new()),
            opened: Live::new(false),
        };
        if !facets.is_empty() {
            // Runs in the browser only, after the first render.
            effect(move || {
                let path = links::here().map(|here| here.path);
                filters.read();
                Kept::new(history::on_move(move || {
                    if links::here().map(|here| here.path) == path {
                        filters.read();
                    }
                }));
            });
        }
        filters
    }

    /// The facets.
    pub(crate) fn facets(self) -> Arc<Vec<Facet>> {
        self.facets.get()
    }

    /// Takes over what the address says; what is unknown is passed over.
    fn read(self) {
        let mut chosen = Vec::new();
        if let Some(query) = Query::here() {
            let mut number = 0;
            for facet in self.facets().iter() {
                for value in &facet.values {
                    if query.has(&facet.name, &value.id) {
                        chosen.push(number);
                    }
                    number += 1;
                }
            }
        }
        self.chosen.set(chosen);
    }

    /// Whether anything is chosen.
    pub(crate) fn is_set(self) -> bool {
        self.chosen.with(|chosen| !chosen.is_empty())
    }

    /// Whether anything is chosen, or is about to be.
    pub(crate) fn is_used(self) -> bool {
        self.opened.get() || self.is_set()
    }

    /// Whether the dialog has been opened.
    pub(crate) fn was_opened(self) -> bool {
        self.opened.get()
    }

    /// Whether a value is chosen.
    pub(crate) fn has(self, number: u32) -> bool {
        self.chosen.with(|chosen| chosen.contains(&number))
    }

    /// Whether what has these marks, and is in the state of this group, is wanted.
    pub(crate) fn passes(self, marks: &str, group: &str) -> bool {
        self.chosen
            .with(|chosen| passes(&self.facets(), chosen, marks, group))
    }

    /// What is chosen, as the query of an address with its `?`; empty if nothing is.
    pub(crate) fn query(self) -> String {
        let mut query = String::new();
        let mut number = 0;
        for facet in self.facets().iter() {
            for value in &facet.values {
                if self.has(number) {
                    query.push(if query.is_empty() { '?' } else { '&' });
                    query.push_str(&[&facet.name, "=", &links::encoded(&value.id)].concat());
                }
                number += 1;
            }
        }
        query
    }

    /// Opens the dialog.
    pub(crate) fn open(self) {
        self.opened.set(true);
        dialog::open(DIALOG);
    }

    /// Closes the dialog.
    pub(crate) fn close(self) {
        dialog::close(DIALOG);
    }

    /// Chooses a value, or no longer.
    pub(crate) fn set(self, number: u32, chosen: bool) {
        let was_set = self.is_set();
        self.chosen.update(|all| {
            all.retain(|other| *other != number);
            if chosen {
                all.push(number);
            }
        });
        self.write(!was_set);
    }

    /// Takes one back, away from the dialog: what had the focus is gone with it.
    pub(crate) fn remove(self, number: u32) {
        self.set(number, false);
        focus::focus_id(OPENER);
    }

    /// Takes all back, in the dialog.
    pub(crate) fn clear(self) {
        self.chosen.set(Vec::new());
        self.write(false);
    }

    /// Takes all back, away from the dialog.
    pub(crate) fn reset(self) {
        self.clear();
        focus::focus_id(OPENER);
    }

    fn write(self, is_new: bool) {
        let Some(query) = Query::here() else { return };
        let mut number = 0;
        for facet in self.facets().iter() {
            query.remove(&facet.name);
            for value in &facet.values {
                if self.has(number) {
                    query.add(&facet.name, &value.id);
                }
                number += 1;
            }
        }
        history::rename(&query.url(), is_new);
    }
}
