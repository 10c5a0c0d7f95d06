//! The draft: answers kept for the session, a day at most, so that a reload or a visit to
//! another page loses nothing.

use super::Registration;
use crate::{
    browser::{json, links, storage},
    state::outbox::clock,
};
use multaqa_domain::{
    form::{Answers, Form},
    json::Json,
};

/// How long a draft is kept, in seconds.
const LIFE: i64 = 24 * 3600;

fn name(registration: &Registration) -> String {
    ["draft:", &registration.route.get()].concat()
}

/// Keeps what has been answered, unless the device is shared.
pub(super) fn keep(registration: &Registration) {
    if registration.is_shared.get_untracked() {
        return;
    }
    let answers = registration.answers.with_untracked(Answers::to_json);
    let draft = Json::List(vec![Json::Number(clock().to_string()), answers]);
    storage::write(&name(registration), &draft.to_text());
}

/// Brings back what was answered before, below what has been typed since; keeps what was
/// typed before the app had started; and takes from the address what may stand there.
pub(super) fn restore(registration: &Registration) {
    let draft = storage::read(&name(registration)).and_then(|text| read(&json::parse(&text)?));
    if draft.is_none() {
        // It is too old, or damaged.
        forget(registration);
    }
    let mut answers = draft.unwrap_or_default();
    answers.extend_draft(registration.answers.get_untracked());
    registration
        .page
        .with(|page| prefill(&page.form, &mut answers));
    if !answers.is_empty() {
        registration.answers.set(answers);
        keep(registration);
    }
}

fn read(draft: &Json) -> Option<Answers> {
    let [Json::Number(at), answers] = draft.items() else {
        return None;
    };
    let is_fresh = clock() - at.parse::<i64>().ok()? < LIFE;
    Answers::from_json(answers).filter(|_| is_fresh)
}

/// Answers the fields that the address may answer, where nothing else has.
fn prefill(form: &Form, answers: &mut Answers) {
    let mut named = Vec::new();
    for field in form.fields().filter(|field| field.prefill) {
        if answers.get(&field.name).is_none() {
            named.extend(links::parameter(&field.name).map(|value| (field.name.clone(), value)));
        }
    }
    answers.extend_draft(form.prefilled(&named));
}

/// Forgets the draft.
pub(super) fn forget(registration: &Registration) {
    storage::remove(&name(registration));
}
