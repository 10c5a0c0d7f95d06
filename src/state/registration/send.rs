//! Sending: through the outbox, one registration for one version of the answers.

use super::{Phase, Registration, Shown};
use crate::{
    browser::{
        crypto, links,
        time::{Timer, now, now_iso},
    },
    state::{
        campaign,
        outbox::{clock, digest_of},
    },
};
use leptos::prelude::*;
use multaqa_domain::{exchange::Context, form::Checked, outbox::Entry, time::Instant};

/// How long sending may take before the page says so, in milliseconds.
const SLOW: i32 = 1_000;

impl Registration {
    /// Checks the answers and sends them. Does nothing while a request is on its way.
    pub(crate) fn submit(&self) {
        if self.is_sending() {
            return;
        }
        self.is_asked.set(true);
        self.take_in();
        let page = self.page.get();
        self.left
            .set(page.form.fields().map(|field| field.name.clone()).collect());
        self.general.set(Vec::new());
        self.said.set(Vec::new());
        let checked = self
            .answers
            .with_untracked(|answers| page.form.check(answers));
        match checked {
            Err(faults) => {
                self.faults.set(
                    faults
                        .into_iter()
                        .map(|f| (f.field, Shown::Problem(f.problem)))
                        .collect(),
                );
                self.local.set(Phase::Editing);
                self.attempts.update(|n| *n += 1);
            }
            Ok(answers) => {
                self.faults.set(Vec::new());
                self.send(&answers);
            }
        }
    }

    /// Sends what is followed once more, with the same key: a person's word.
    pub(crate) fn again(&self) {
        if let (Some(outbox), Some(key)) = (self.outbox, self.key.get_untracked()) {
            self.is_asked.set(true);
            self.watch();
            outbox.send_now(&key);
        }
    }

    /// Gives up what is followed and sends the answers as they are, with a new key: a
    /// person's word, or the earlier version is settled.
    pub(crate) fn anew(&self) {
        if let (Some(outbox), Some(key)) = (self.outbox, self.key.get_untracked()) {
            let is_done = self.phase.get_untracked() == Phase::Registered;
            self.key.set(None);
            self.is_changed.set(false);
            if !is_done {
                outbox.discard(&key);
            }
            self.submit();
        }
    }

    fn is_sending(&self) -> bool {
        // As it is at this moment: what follows it is told a little later.
        let phase = untrack(|| self.compute_phase());
        matches!(phase, Phase::Sending | Phase::SendingSlowly)
    }

    fn send(&self, answers: &Checked) {
        let Some(outbox) = self.outbox else { return };
        let page = self.page.get();
        let digest = digest_of(&page.form, answers);
        let followed = self.key.get_untracked();
        if let Some(entry) = followed.and_then(|key| untrack(|| outbox.entry(&key)))
            && !entry.state.is_settled()
        {
            // The key that is on its way is settled first, whatever was changed since.
            let is_changed = entry.digest != digest;
            self.is_changed.set(is_changed);
            if !is_changed || page.endpoint.repeat.is_safe() {
                self.again();
            }
            return;
        }
        let registration = *self;
        let entry = self.entry(digest);
        self.watch();
        self.local.set(Phase::Sending);
        outbox.submit(page, entry, move |key| {
            // The page may have been left: then nobody follows.
            registration.key.set(Some(key));
        });
    }

    /// Says so when sending takes long.
    fn watch(&self) {
        let is_slow = self.is_slow;
        is_slow.set(false);
        self.slow.set(Timer::once(SLOW, move || {
            is_slow.set(true);
        }));
    }

    /// A new entry for the outbox.
    fn entry(&self, digest: String) -> Entry {
        let page = self.page.get();
        let mut facts = Vec::new();
        if let Some(forum) = &page.forum {
            facts.extend(forum.date.as_ref().map(|date| date.text.clone()));
            facts.extend(forum.time.clone());
            facts.extend(forum.place.clone());
        }
        let now = now().unwrap_or(Instant(0));
        Entry {
            context: Context {
                key: crypto::uuid().unwrap_or_default(),
                time: now_iso(),
                language: "ar".to_owned(),
                page: links::here().map(|here| here.path).unwrap_or_default(),
                campaign: campaign::get(),
                waitlist: untrack(|| self.is_for_waiting_list(now)),
            },
            route: self.route.get(),
            title: page.subject.clone(),
            answers: self.answers.get_untracked(),
            created: clock(),
            due: clock(),
            facts,
            registers: page.registers,
            calendar: page.calendar.clone(),
            cancels: page.endpoint.cancel.is_some(),
            digest,
            shared: self.is_shared.get_untracked(),
            ..Entry::default()
        }
    }
}
