//! A form while it is filled in and sent: answers, what is wrong with them, and where
//! the sending stands.
//!
//! A field is checked while typing only after it has been left once. Answers are kept
//! as a draft for the session, and what was typed before the app had started is taken
//! over. What is sent goes through the outbox, whose entry this follows.

mod draft;
mod follow;
mod send;
mod typed;

use super::{
    outbox::{Outbox, use_outbox},
    site::{use_route, use_started},
};
use crate::browser::{controls, time::Timer};
use crate::reactive::{Kept, Live, effect};
use multaqa_domain::{
    exchange::FieldMessage,
    form::{Answer, Answers, Form, Problem},
    forum::{State, Timing},
    outbox::Doubt,
    page::RegisterPage,
};
use std::sync::Arc;

/// What is shown at a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shown {
    /// What our check found.
    Problem(Problem),
    /// What the endpoint said, plain text.
    Said(String),
}

/// Where the sending stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase {
    /// Nothing is sent, or the check found faults.
    Editing,
    /// On its way.
    Sending,
    /// On its way for so long that the page says so.
    SendingSlowly,
    /// To be sent by itself, later.
    Waiting {
        /// When, in seconds since the epoch.
        due: i64,
        /// Why nobody knows what became of it, where it was sent before.
        doubt: Option<Doubt>,
        /// What the endpoint said, plain text.
        said: Vec<String>,
    },
    /// It may have arrived, and a person must say whether it is sent again.
    Asking {
        /// Whether that is because its key is too old.
        is_old: bool,
        /// Why nobody knows what became of it, where that is so.
        doubt: Option<Doubt>,
        /// What the endpoint said, plain text.
        said: Vec<String>,
    },
    /// The endpoint has it.
    Registered,
    /// The endpoint refused the answers.
    Refused,
    /// The endpoint cannot take it.
    Failed {
        /// What it said, plain text.
        said: Vec<String>,
    },
}

/// A form in the making. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Registration {
    /// What has been answered.
    pub(crate) answers: Live<Answers>,
    /// Faults of the last attempt, in the order of the fields, for the summary.
    pub(crate) faults: Live<Vec<(String, Shown)>>,
    /// What the endpoint said of the whole.
    pub(crate) general: Live<Vec<String>>,
    /// Where the sending stands.
    pub(crate) phase: Live<Phase>,
    /// Counts attempts that ended with faults, so that the summary can take the focus.
    pub(crate) attempts: Live<u32>,
    /// Whether the device is shared, so that nothing may stay on it.
    pub(crate) is_shared: Live<bool>,
    /// Whether the answers were changed while an earlier version was not settled.
    pub(crate) is_changed: Live<bool>,
    /// The key of the entry of the outbox that is followed.
    pub(crate) key: Live<Option<String>>,
    /// The outbox; natively there is none to speak of.
    pub(crate) outbox: Option<Outbox>,
    /// Where the sending stands as long as no entry tells.
    local: Live<Phase>,
    is_slow: Live<bool>,
    /// Whether a person has asked for the attempt whose end is awaited.
    is_asked: Kept<bool>,
    left: Live<Vec<String>>,
    said: Live<Vec<FieldMessage>>,
    timing: Option<Live<Timing>>,
    page: Kept<Arc<RegisterPage>>,
    route: Kept<String>,
    slow: Kept<Option<Timer>>,
}

/// The `id` of a form's element.
pub(crate) fn form_id(form: &Form) -> String {
    ["form-", form.id.as_str()].concat()
}

/// The registration of a page; `timing` is what the state of its forum depends on.
pub(crate) fn use_registration(
    page: Arc<RegisterPage>,
    timing: Option<Live<Timing>>,
) -> Registration {
    let started = use_started();
    let typed = if started.get_untracked() {
        Answers::new()
    } else {
        typed::answers(&page.form, controls::of_form(&form_id(&page.form)))
    };
    let route = use_route().with_untracked(|route| route.as_ref().map(ToString::to_string));
    let key = Live::new(None);
    let local = Live::new(Phase::Editing);
    let is_slow = Live::new(false);
    let outbox = use_outbox();
    let repeat = page.endpoint.repeat;
    let registration = Registration {
        answers: Live::new(typed),
        faults: Live::new(Vec::new()),
        general: Live::new(Vec::new()),
        phase: Live::memo(move || follow::phase(outbox, repeat, key, local, is_slow)),
        attempts: Live::new(0),
        is_shared: Live::new(false),
        is_changed: Live::new(false),
        key,
        outbox,
        local,
        is_slow,
        is_asked: Kept::new(false),
        left: Live::new(Vec::new()),
        said: Live::new(Vec::new()),
        timing,
        page: Kept::new(page),
        route: Kept::new(route.unwrap_or_default()),
        slow: Kept::new(None),
    };
    // These run in the browser only, after the first render, so that both sides agree on
    // it.
    effect(move || draft::restore(&registration));
    effect(move || follow::adopt(registration));
    effect(move || follow::settle(registration));
    registration
}

impl Registration {
    /// Whether a person has asked for the attempt that has ended, and not the time.
    pub(crate) fn was_asked(&self) -> bool {
        let was_asked = self.is_asked.get();
        self.is_asked.set(false);
        was_asked
    }

    fn compute_phase(&self) -> Phase {
        let repeat = self.page.with(|page| page.endpoint.repeat);
        follow::phase(self.outbox, repeat, self.key, self.local, self.is_slow)
    }

    /// Takes an answer, and keeps the draft.
    pub(crate) fn set(&self, name: &str, answer: Answer) {
        // A field that the endpoint refused is ours again once it is changed.
        if self
            .said
            .with_untracked(|said| said.iter().any(|said| said.field == name))
        {
            self.said
                .update(|said| said.retain(|said| said.field != name));
        }
        self.answers
            .update(|answers| answers.insert(name.to_owned(), answer));
        draft::keep(self);
    }

    /// Notes that a field has been left: from now on it is checked while typing.
    pub(crate) fn leave(&self, name: &str) {
        if !self
            .left
            .with_untracked(|left| left.iter().any(|left| left == name))
        {
            self.left.update(|left| left.push(name.to_owned()));
        }
    }

    /// Whether a field has been left.
    pub(crate) fn was_left(&self, name: &str) -> bool {
        self.left.with(|left| left.iter().any(|left| left == name))
    }

    /// Takes what stands in fields without having been told of: password managers and others
    /// fill them in without an event.
    fn take_in(&self) {
        let page = self.page.get();
        let standing = typed::answers(&page.form, controls::of_form(&form_id(&page.form)));
        let known = self.answers.get_untracked();
        for field in page.form.fields() {
            let Some(answer) = standing.get(&field.name) else {
                continue;
            };
            let is_known = match (answer, known.get(&field.name)) {
                (_, None) => false,
                (Answer::Text(stands), Some(Answer::Text(known))) => stands == known,
                (Answer::Phone { number, .. }, Some(Answer::Phone { number: known, .. })) => {
                    number == known
                }
                // What is ticked or has rows tells of each change.
                _ => true,
            };
            if !is_known {
                self.set(&field.name, answer.clone());
            }
        }
    }

    /// What is to be shown at a field now.
    pub(crate) fn problem(&self, name: &str) -> Option<Shown> {
        let said = |said: &Vec<FieldMessage>| {
            said.iter()
                .find(|s| s.field == name)
                .map(|s| s.message.clone())
        };
        if let Some(message) = self.said.with(said) {
            return Some(Shown::Said(message));
        }
        if !self.was_left(name) {
            return None;
        }
        let page = self.page.get();
        let field = page.form.fields().find(|field| field.name == name)?;
        let problem = self
            .answers
            .with(|answers| field.check(answers.get(name)).err());
        problem.map(Shown::Problem)
    }

    /// Says whether the device is shared: then no draft stays on it.
    pub(crate) fn set_shared(&self, is_shared: bool) {
        self.is_shared.set(is_shared);
        if is_shared {
            draft::forget(self);
        } else {
            draft::keep(self);
        }
    }

    /// Whether it is for the waiting list.
    pub(crate) fn is_for_waiting_list(&self, now: multaqa_domain::time::Instant) -> bool {
        let registers = self.page.with(|page| page.registers);
        let state = self.timing.map(|timing| timing.get().state(now));
        registers && state == Some(State::WaitingList)
    }
}
