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
    status::use_timing,
};
use crate::browser::{controls, time::Timer};
use leptos::prelude::*;
use multaqa_domain::{
    exchange::FieldMessage,
    form::{Answer, Answers, Form, Problem},
    forum::{State, Timing},
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
        /// Whether it was sent before, with an outcome that nobody knows.
        is_unknown: bool,
        /// What the endpoint said, plain text.
        said: Vec<String>,
    },
    /// It may have arrived, and a person must say whether it is sent again.
    Asking {
        /// Whether that is because its key is too old.
        is_old: bool,
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
    pub(crate) answers: RwSignal<Answers>,
    /// Faults of the last attempt, in the order of the fields, for the summary.
    pub(crate) faults: RwSignal<Vec<(String, Shown)>>,
    /// What the endpoint said of the whole.
    pub(crate) general: RwSignal<Vec<String>>,
    /// Where the sending stands.
    pub(crate) phase: Memo<Phase>,
    /// Counts attempts that ended with faults, so that the summary can take the focus.
    pub(crate) attempts: RwSignal<u32>,
    /// Whether the device is shared, so that nothing may stay on it.
    pub(crate) is_shared: RwSignal<bool>,
    /// Whether the answers were changed while an earlier version was not settled.
    pub(crate) is_changed: RwSignal<bool>,
    /// The key of the entry of the outbox that is followed.
    pub(crate) key: RwSignal<Option<String>>,
    /// The outbox; natively there is none to speak of.
    pub(crate) outbox: Option<Outbox>,
    /// Where the sending stands as long as no entry tells.
    local: RwSignal<Phase>,
    is_slow: RwSignal<bool>,
    left: RwSignal<Vec<String>>,
    said: RwSignal<Vec<FieldMessage>>,
    timing: Option<Signal<Timing>>,
    page: StoredValue<Arc<RegisterPage>>,
    route: StoredValue<String>,
    slow: StoredValue<Option<Timer>, LocalStorage>,
}

/// The `id` of a form's element.
pub(crate) fn form_id(form: &Form) -> String {
    ["form-", form.id.as_str()].concat()
}

/// The registration of a page.
pub(crate) fn use_registration(page: &RegisterPage) -> Registration {
    let started = use_started();
    let typed = if started.get_untracked() {
        Answers::new()
    } else {
        typed::answers(&page.form, controls::of_form(&form_id(&page.form)))
    };
    let route = use_route().with_untracked(|route| route.as_ref().map(ToString::to_string));
    let key = RwSignal::new(None);
    let local = RwSignal::new(Phase::Editing);
    let is_slow = RwSignal::new(false);
    let outbox = use_outbox();
    let repeat = page.endpoint.repeat;
    let registration = Registration {
        answers: RwSignal::new(typed),
        faults: RwSignal::new(Vec::new()),
        general: RwSignal::new(Vec::new()),
        phase: Memo::new(move |_| follow::phase(outbox, repeat, key, local, is_slow)),
        attempts: RwSignal::new(0),
        is_shared: RwSignal::new(false),
        is_changed: RwSignal::new(false),
        key,
        outbox,
        local,
        is_slow,
        left: RwSignal::new(Vec::new()),
        said: RwSignal::new(Vec::new()),
        timing: page.forum.as_ref().map(use_timing),
        page: StoredValue::new(Arc::new(page.clone())),
        route: StoredValue::new(route.unwrap_or_default()),
        slow: StoredValue::new_local(None),
    };
    // These run in the browser only, after the first render, so that both sides agree on
    // it.
    Effect::new(move || draft::restore(&registration));
    Effect::new(move || follow::adopt(registration));
    Effect::new(move || follow::settle(registration));
    registration
}

impl Registration {
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
        if !self.left.with(|left| left.iter().any(|left| left == name)) {
            return None;
        }
        let page = self.page.get_value();
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
        let registers = self.page.with_value(|page| page.registers);
        let state = self.timing.map(|timing| timing.get().state(now));
        registers && state == Some(State::WaitingList)
    }
}
