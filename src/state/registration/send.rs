//! Sending a registration: one request at a time, and one key for one body.

use super::{Phase, Registration, Shown, draft};
use crate::browser::{
    crypto, http, links,
    time::{Timer, now_iso},
};
use leptos::prelude::*;
use multaqa_domain::{
    exchange::{Context, FieldMessage, Outcome, outcome, request},
    form::Checked,
};

/// How long sending may take before the page says so, in milliseconds.
const SLOW: i32 = 1_000;

/// What was sent last, with its key.
#[derive(Clone)]
pub(super) struct Sent {
    answers: Checked,
    context: Context,
}

impl Registration {
    /// Checks the answers and sends them. Does nothing while a request is on its way.
    pub(crate) fn submit(&self) {
        if self.is_sending() {
            return;
        }
        let form = self.form.get_value();
        self.left
            .set(form.fields().map(|field| field.name.clone()).collect());
        self.general.set(Vec::new());
        self.said.set(Vec::new());
        match self.answers.with_untracked(|answers| form.check(answers)) {
            Err(faults) => {
                self.faults.set(
                    faults
                        .into_iter()
                        .map(|f| (f.field, Shown::Problem(f.problem)))
                        .collect(),
                );
                self.phase.set(Phase::Editing);
                self.attempts.update(|n| *n += 1);
            }
            Ok(answers) => {
                self.faults.set(Vec::new());
                self.send(self.prepare(answers));
            }
        }
    }

    /// Sends the same registration once more, with the same key, after it failed or its
    /// outcome was unknown.
    pub(crate) fn again(&self) {
        if let Some(sent) = self.sent.get_value().filter(|_| !self.is_sending()) {
            self.send(sent);
        }
    }

    fn is_sending(&self) -> bool {
        self.phase
            .with_untracked(|phase| matches!(phase, Phase::Sending | Phase::SendingSlowly))
    }

    /// The request for these answers: the one before if they are the same, else a new
    /// one with a new key.
    fn prepare(&self, answers: Checked) -> Sent {
        if let Some(sent) = self.sent.get_value().filter(|sent| sent.answers == answers) {
            return sent;
        }
        let context = Context {
            key: crypto::uuid().unwrap_or_default(),
            time: now_iso(),
            language: "ar".to_owned(),
            page: links::here().map(|here| here.path).unwrap_or_default(),
            campaign: None,
            waitlist: false,
        };
        Sent { answers, context }
    }

    fn send(&self, sent: Sent) {
        let registration = *self;
        self.phase.set(Phase::Sending);
        self.slow.set_value(Timer::once(SLOW, move || {
            if registration.phase.get_untracked() == Phase::Sending {
                registration.phase.set(Phase::SendingSlowly);
            }
        }));
        self.sent.set_value(Some(sent.clone()));
        leptos::task::spawn_local(async move {
            let endpoint = registration.endpoint.get_value();
            let Some(request) = request(&endpoint, 0, &sent.answers, &sent.context, &[]) else {
                return;
            };
            let reply = http::send(&request).await;
            // The page may have been left: then there is nobody to tell.
            if registration.slow.try_set_value(None).is_none() {
                let form = registration.form.get_value();
                let outcome = outcome(&endpoint, &form, 0, &sent.context, &reply, &mut Vec::new());
                registration.settle(outcome);
            }
        });
    }

    fn settle(&self, outcome: Outcome) {
        match outcome {
            Outcome::Registered { reference } => {
                draft::forget(self);
                self.phase.set(Phase::Registered { reference });
            }
            Outcome::Refused { fields, general } => {
                let shown = |f: &FieldMessage| (f.field.clone(), Shown::Said(f.message.clone()));
                self.faults.set(fields.iter().map(shown).collect());
                self.said.set(fields);
                self.general.set(general);
                // What was refused was settled: the next attempt is another registration.
                self.sent.set_value(None);
                self.phase.set(Phase::Refused);
                self.attempts.update(|n| *n += 1);
            }
            Outcome::Later { wait, message } => self.phase.set(Phase::Failed {
                retry_after: wait,
                message,
            }),
            Outcome::Failed { message } => self.phase.set(Phase::Failed {
                retry_after: None,
                message,
            }),
            Outcome::Unknown | Outcome::Next => self.phase.set(Phase::Unknown),
        }
    }
}
