//! The draft: answers kept for the session, so that a reload or a visit to another page
//! loses nothing.

use super::Registration;
use crate::browser::{json, storage};
use leptos::prelude::*;
use multaqa_domain::form::Answers;

/// Keeps what has been answered.
pub(super) fn keep(registration: &Registration) {
    let json = registration.answers.with_untracked(Answers::to_json);
    storage::write(&registration.draft.get_value(), &json.to_text());
}

/// Brings back what was answered before, below what has been typed since; and keeps
/// what was typed before the app had started.
pub(super) fn restore(registration: &Registration) {
    let draft = storage::read(&registration.draft.get_value());
    let draft = draft.and_then(|text| Answers::from_json(&json::parse(&text)?));
    if let Some(mut answers) = draft.filter(|answers| !answers.is_empty()) {
        answers.extend_draft(registration.answers.get_untracked());
        registration.answers.set(answers);
    }
    if registration
        .answers
        .with_untracked(|answers| !answers.is_empty())
    {
        keep(registration);
    }
}

/// Forgets the draft: the endpoint has the registration.
pub(super) fn forget(registration: &Registration) {
    storage::remove(&registration.draft.get_value());
}
