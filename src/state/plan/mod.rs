//! The visitor's plan: what is marked, kept on the device and followed in all its tabs.
//! Where nothing can be kept, it works from memory and says so ([`Plan::is_kept`]).

mod carried;
mod file;
mod fresh;

pub(crate) use carried::{dismiss, use_carried, whole};
pub(crate) use file::{Calendar, prepare};
pub(crate) use fresh::{Fresh, Known};

use crate::{
    browser::{events::Listener, json, storage},
    reactive::{Live, effect},
};
use leptos::prelude::*;
use multaqa_domain::{
    plan::{self, Entry},
    slug::Slug,
};

/// The name under which it is kept.
pub(crate) const KEY: &str = "plan";

/// The plan. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    entries: Live<Vec<Entry>>,
    is_kept: Live<bool>,
    is_loaded: Live<bool>,
}

/// Provides the plan to the views below.
pub(crate) fn provide() {
    let plan = Plan {
        entries: Live::new(Vec::new()),
        is_kept: Live::new(true),
        is_loaded: Live::new(false),
    };
    provide_context(plan);
    // Runs in the browser only, after the first render.
    effect(move || {
        plan.load();
        plan.is_loaded.set(true);
        storage::on_change(move || plan.load())
            .into_iter()
            .for_each(Listener::forever);
    });
}

/// The plan.
pub(crate) fn use_plan() -> Option<Plan> {
    use_context()
}

impl Plan {
    /// The entries in order of time.
    pub(crate) fn entries(self) -> Live<Vec<Entry>> {
        self.entries
    }

    /// Whether it outlives the page.
    pub(crate) fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// Whether the device has been asked for what it keeps.
    pub(crate) fn is_loaded(self) -> bool {
        self.is_loaded.get()
    }

    /// Whether a forum or a session of it is marked.
    pub(crate) fn has(self, forum: &Slug, session: Option<&Slug>) -> bool {
        let is = |entry: &Entry| entry.is(forum, session);
        self.entries.with(|entries| entries.iter().any(is))
    }

    /// Marks something, or takes the mark away.
    pub(crate) fn toggle(self, entry: &Entry) {
        self.change(|entries| {
            let before = entries.len();
            plan::remove(entries, &entry.forum, entry.session.as_ref());
            if entries.len() == before {
                plan::place(entries, entry.clone());
            }
        });
    }

    /// Takes up entries, in the place of those that they replace.
    pub(crate) fn put(self, new: Vec<Entry>) {
        self.change(|entries| {
            for entry in new {
                plan::place(entries, entry);
            }
        });
    }

    /// Changes what is kept, as it is by then: another tab may have changed it.
    fn change(self, change: impl FnOnce(&mut Vec<Entry>)) {
        self.load();
        let mut entries = self.entries.get_untracked();
        change(&mut entries);
        let text = plan::to_json(&entries).to_text();
        self.is_kept.renew(storage::write_device(KEY, &text));
        self.entries.renew(entries);
    }

    /// Takes what is kept into memory, unless memory has what could not be kept.
    fn load(self) {
        if !self.is_kept.get_untracked() {
            return;
        }
        match storage::read_device(KEY) {
            Some(text) => {
                let kept = text.and_then(|text| json::parse(&text));
                let entries = kept.map_or(Vec::new(), |kept| plan::from_json(&kept));
                self.entries.renew(entries);
            }
            None => self.is_kept.set(false),
        }
    }
}
