//! The outbox: registrations and messages on their way, and those that arrived.
//!
//! An entry is on the disk before its first request leaves, and one tab at a time works
//! on the entries of a page ([`work`]). What to do with each is the domain's to say
//! ([`multaqa_domain::outbox`]). Where nothing can be kept, the outbox works from memory
//! and says so ([`Outbox::is_kept`]).

mod store;
mod work;

use super::{
    campaign,
    site::{Base, use_base},
};
use crate::browser::{
    device,
    events::Listener,
    keep, storage,
    time::{Timer, now},
};
use crate::reactive::{self, Kept, Live, effect, spawn};
use leptos::prelude::untrack;
use multaqa_domain::{
    form::{Checked, Form},
    outbox::{Entry, digest},
    page::RegisterPage,
    route::Route,
    time::Instant,
};
use std::sync::Arc;

/// A time that does not come.
const NEVER: i64 = i64::MAX;

/// The outbox of this device. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Outbox {
    entries: Live<Vec<Entry>>,
    is_kept: Live<bool>,
    is_loaded: Live<bool>,
    is_offline: Live<bool>,
    pages: Kept<Vec<(String, Arc<RegisterPage>)>>,
    /// The keys of what is on the disk.
    written: Kept<Vec<String>>,
    busy: Kept<Vec<String>>,
    /// When it wakes by itself, in seconds since the epoch, and the timer for that.
    alarm: Kept<(i64, Option<Timer>)>,
    base: Kept<Base>,
}

/// Provides the outbox to the views below, and starts on what is left in it.
pub(crate) fn provide() {
    let outbox = Outbox {
        entries: Live::new(Vec::new()),
        is_kept: Live::new(true),
        is_loaded: Live::new(false),
        is_offline: Live::new(false),
        pages: Kept::new(Vec::new()),
        written: Kept::new(Vec::new()),
        busy: Kept::new(Vec::new()),
        alarm: Kept::new((NEVER, None)),
        base: Kept::new(use_base()),
    };
    reactive::provide(outbox);
    // Runs in the browser only, after the first render.
    effect(move || {
        campaign::note();
        outbox.wake();
        for listener in device::on_wake(move || outbox.wake()) {
            listener.into_iter().for_each(Listener::forever);
        }
    });
}

/// The outbox.
pub(crate) fn use_outbox() -> Option<Outbox> {
    reactive::provided()
}

/// Seconds since the epoch, by the device's clock.
pub(crate) fn clock() -> i64 {
    now().unwrap_or(Instant(0)).0
}

/// A hash of checked answers, by which the same registration is known again.
pub(crate) fn digest_of(form: &Form, answers: &Checked) -> String {
    let mut text = String::new();
    for field in form.fields() {
        if let Some(value) = answers.get(&field.name) {
            text.push_str(&field.name);
            text.push_str(&value.to_json().to_text());
        }
    }
    digest(&text)
}

impl Outbox {
    /// The entries, the oldest first.
    pub(crate) fn entries(&self) -> Live<Vec<Entry>> {
        self.entries
    }

    /// The entry with this key.
    pub(crate) fn entry(&self, key: &str) -> Option<Entry> {
        self.entries.with(|entries| {
            entries
                .iter()
                .find(|entry| entry.context.key == key)
                .cloned()
        })
    }

    /// Whether entries outlive the page. If not, it has to stay open until they arrive.
    pub(crate) fn is_kept(&self) -> bool {
        self.is_kept.get()
    }

    /// Whether the device has been asked for what it keeps.
    pub(crate) fn is_loaded(&self) -> bool {
        self.is_loaded.get()
    }

    /// Whether the device is known to be offline.
    pub(crate) fn is_offline(&self) -> bool {
        self.is_offline.get()
    }

    /// Sends a registration, once. If the same answers are on their way from this page or
    /// have arrived, in whichever tab, that entry is followed instead. `made` gets the key
    /// of the entry that it became.
    pub(crate) fn submit(
        self,
        page: Arc<RegisterPage>,
        entry: Entry,
        made: impl FnOnce(String) + 'static,
    ) {
        let route = entry.route.clone();
        self.know(&route, page);
        spawn(work::exclusively(
            self,
            route,
            Some((entry, Box::new(made))),
        ));
    }

    /// Sends an entry now, whatever the wait: a person's word.
    pub(crate) fn send_now(self, key: &str) {
        let mut route = None;
        self.entries.update(|entries| {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.context.key == key) {
                entry.resend(clock());
                route = Some(entry.route.clone());
            }
        });
        if let (Some(route), Some(entry)) = (route, self.untracked(key)) {
            spawn(async move {
                store::save(self, &entry).await;
                work::exclusively(self, route, None).await;
            });
        }
    }

    /// Removes an entry: it was refused and taken back into the form, or is not wanted.
    pub(crate) fn discard(self, key: &str) {
        let key = key.to_owned();
        self.entries
            .update(|entries| entries.retain(|entry| entry.context.key != key));
        spawn(async move { store::remove(self, &key).await });
    }

    /// Takes a registration back; `done` is told whether the endpoint agreed.
    pub(crate) fn cancel(self, key: &str, done: impl FnOnce(bool) + 'static) {
        if let Some(entry) = self.untracked(key) {
            spawn(async move { done(work::cancel(self, entry).await) });
        }
    }

    /// The site's base path.
    pub(crate) fn base(&self) -> String {
        self.base.get().link(&Route::Home)
    }

    /// Leaves nothing on the device, and this page in favour of the first. `failed` is called
    /// where the device keeps what it has.
    pub(crate) fn finish(self, failed: impl FnOnce() + 'static) {
        let home = self.base();
        spawn(async move {
            if !keep::clear().await {
                return failed();
            }
            self.entries.set(Vec::new());
            device::forget_offline().await;
            storage::clear();
            device::replace_by(&home);
        });
    }

    /// The page of a form, so that it need not be fetched to send what was filled in.
    pub(crate) fn know(self, route: &str, page: Arc<RegisterPage>) {
        self.pages.update(|pages| {
            pages.retain(|(known, _)| known != route);
            pages.push((route.to_owned(), page));
        });
    }

    fn untracked(&self, key: &str) -> Option<Entry> {
        untrack(|| self.entry(key))
    }

    /// Looks at what is kept, and works on what can be.
    fn wake(self) {
        self.is_offline.renew(device::is_offline());
        spawn(async move {
            store::refresh(self).await;
            self.is_loaded.renew(true);
            let mut routes: Vec<String> = Vec::new();
            for entry in self.entries.get_untracked() {
                if !entry.state.is_settled() && !routes.contains(&entry.route) {
                    routes.push(entry.route);
                }
            }
            for route in routes {
                spawn(work::exclusively(self, route, None));
            }
        });
    }

    /// Wakes after so many seconds, or sooner if that is set already.
    fn wake_in(self, seconds: u32) {
        let at = clock() + i64::from(seconds);
        if self.alarm.with(|(set, _)| *set <= at) {
            return;
        }
        let milliseconds = i32::try_from(seconds.clamp(1, 3600) * 1000).unwrap_or(i32::MAX);
        let timer = Timer::once(milliseconds, move || {
            self.alarm.update(|(set, _)| *set = NEVER);
            self.wake();
        });
        self.alarm.set((at, timer));
    }
}
