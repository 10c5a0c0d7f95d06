//! A registration while it is filled in and sent: answers, what is wrong with them,
//! and where the sending stands.
//!
//! A field is checked while typing only after it has been left once. Answers are kept
//! as a draft for the session, and what was typed before the app had started is taken
//! over.

mod draft;
mod send;
mod typed;

use crate::{
    browser::{controls, time::Timer},
    state::site::use_started,
};
use leptos::prelude::*;
use multaqa_domain::{
    exchange::{Endpoint, FieldMessage},
    form::{Answer, Answers, Form, Problem},
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
    /// The endpoint has it.
    Registered {
        /// What to name it by.
        reference: String,
    },
    /// The endpoint refused the answers.
    Refused,
    /// The endpoint failed and says so: nothing was registered.
    Failed {
        /// Seconds to wait, where it said so.
        retry_after: Option<u32>,
        /// What it said, plain text.
        message: Option<String>,
    },
    /// It cannot be known whether the endpoint has it.
    Unknown,
}

/// A registration in the making. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Registration {
    /// What has been answered.
    pub(crate) answers: RwSignal<Answers>,
    /// Faults of the last attempt, in the order of the fields, for the summary.
    pub(crate) faults: RwSignal<Vec<(String, Shown)>>,
    /// What the endpoint said of the whole.
    pub(crate) general: RwSignal<Vec<String>>,
    /// Where the sending stands.
    pub(crate) phase: RwSignal<Phase>,
    /// Counts attempts that ended with faults, so that the summary can take the focus.
    pub(crate) attempts: RwSignal<u32>,
    left: RwSignal<Vec<String>>,
    said: RwSignal<Vec<FieldMessage>>,
    form: StoredValue<Arc<Form>>,
    endpoint: StoredValue<Arc<Endpoint>>,
    sent: StoredValue<Option<send::Sent>>,
    slow: StoredValue<Option<Timer>, LocalStorage>,
    draft: StoredValue<String>,
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
    let draft = ["draft:", page.subject.as_str(), ":", page.form.id.as_str()].concat();
    let registration = Registration {
        answers: RwSignal::new(typed),
        faults: RwSignal::new(Vec::new()),
        general: RwSignal::new(Vec::new()),
        phase: RwSignal::new(Phase::Editing),
        attempts: RwSignal::new(0),
        left: RwSignal::new(Vec::new()),
        said: RwSignal::new(Vec::new()),
        form: StoredValue::new(page.form.clone()),
        endpoint: StoredValue::new(page.endpoint.clone()),
        sent: StoredValue::new(None),
        slow: StoredValue::new_local(None),
        draft: StoredValue::new(draft),
    };
    // Runs in the browser only, after the first render, so that both sides agree on it.
    Effect::new(move || draft::restore(&registration));
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
        let form = self.form.get_value();
        let field = form.fields().find(|field| field.name == name)?;
        let problem = self
            .answers
            .with(|answers| field.check(answers.get(name)).err());
        problem.map(Shown::Problem)
    }
}
