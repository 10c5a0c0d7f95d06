//! The visitor's plan: what is marked, kept on the device and followed in all its tabs.
//! Where nothing can be kept, it works from memory and says so ([`Plan::is_kept`]).

mod file;
mod fresh;

pub(crate) use file::offer_file;
pub(crate) use fresh::Fresh;

use crate::{
    browser::{device, events::Listener, history, json, links, storage},
    reactive::{Kept, Live, effect},
};
use multaqa_domain::plan::{self, Entry};

/// The plan. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    entries: Live<Vec<Entry>>,
    is_kept: Live<bool>,
}

impl Plan {
    /// The plan, which is read when the first page has been taken over.
    pub(super) fn provide() -> Self {
        let plan = Self {
            entries: Live::new(Vec::new()),
            is_kept: Live::new(true),
        };
        // Runs in the browser only, after the first render.
        effect(move || {
            plan.load();
            storage::on_change(move || plan.load())
                .into_iter()
                .for_each(Listener::forever);
        });
        plan
    }

    /// The entries in order of time.
    pub(crate) fn entries(self) -> Live<Vec<Entry>> {
        self.entries
    }

    /// Whether it outlives the page.
    pub(crate) fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// The entry of the same forum or session.
    pub(crate) fn find(self, entry: &Entry) -> Option<Entry> {
        let is = |other: &&Entry| other.is(entry);
        self.entries
            .with(|entries| entries.iter().find(is).cloned())
    }

    /// Takes entries out of the plan, and others up in the place of those that they
    /// replace. What is kept may have been changed by another tab.
    pub(crate) fn change(self, out: &[Entry], up: &[Entry]) {
        self.load();
        let mut entries = self.entries.get_untracked();
        entries.retain(|entry| !out.iter().any(|other| other.is(entry)));
        for entry in up {
            plan::place(&mut entries, entry.clone());
        }
        let text = plan::to_json(&entries).to_text();
        self.is_kept
            .renew(storage::write_device(storage::PLAN, &text));
        self.entries.renew(entries);
    }

    /// Takes what is kept into memory, unless memory has what could not be kept.
    fn load(self) {
        if !self.is_kept.get_untracked() {
            return;
        }
        let kept = storage::read_device(storage::PLAN);
        self.is_kept.renew(kept.is_some());
        let mut entries = Vec::new();
        for entry in read(kept) {
            if !entry.is_bare() {
                plan::place(&mut entries, entry);
            }
        }
        self.entries.renew(entries);
    }
}

/// The entries that were kept.
pub(super) fn read(kept: Option<Option<String>>) -> Vec<Entry> {
    let json = kept.flatten().and_then(|text| json::parse(&text));
    json.map_or(Vec::new(), |json| plan::from_json(&json))
}

/// What the address's fragment names, also when another one is entered.
pub(crate) fn use_carried() -> Live<Vec<Entry>> {
    let carried = Live::new(Vec::new());
    // Runs in the browser only.
    effect(move || {
        let read = move || {
            if let Some(here) = links::here() {
                carried.renew(plan::parse(&here.fragment));
            }
        };
        read();
        // Belongs to the page, and ends with it.
        Kept::new(history::on_fragment(read));
    });
    carried
}

/// Goes on without a fragment, so that a reload does not ask again; `path` is the page's.
pub(crate) fn drop_carried(path: &str) {
    device::replace_by(&[path, "#"].concat());
}

/// The whole address of a path; the path itself where that is not known.
pub(crate) fn whole(path: &str) -> String {
    device::absolute(path).unwrap_or_else(|| path.to_owned())
}
