//! The registration form: sections and fields as the content says, the error summary,
//! and what became of sending it.
//!
//! Before the app has started the form can be read and typed into; it cannot send
//! itself (`method=dialog` outside a dialog does nothing), so that nothing personal
//! ever gets into an address.

mod accounts;
mod answer;
mod asked;
mod companions;
mod fields;
mod outcome;
mod rows;
mod summary;

use super::{prose::prose_maybe, receipt::receipt};
use crate::reactive::{Live, effect};
use crate::{
    i18n::ar::form as texts,
    state::registration::{Phase, Registration, form_id, use_registration},
    ui::{
        El, button,
        choices::switch,
        el, error_summary,
        focus::{focus_soon, is_in_field},
        notice::status,
        text::paragraph,
    },
};
use multaqa_domain::{
    form::{Form, Section},
    forum::Timing,
    page::RegisterPage,
};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// The form, and in its place the confirmation once it is registered.
/// `timing` is what the state of its forum depends on.
pub(crate) fn registration_form(page: Arc<RegisterPage>, timing: Option<Live<Timing>>) -> El {
    let registration = use_registration(page.clone(), timing);
    move_focus(registration);
    let is_done = Live::memo(move || registration.phase.with(|phase| *phase == Phase::Registered));
    el("div").class("registration").live_maybe(move || {
        let entry = is_done.get().then(|| {
            let key = registration.key.get_untracked()?;
            // Follows the entry, which may be taken back.
            registration.outbox?.entry(&key)
        });
        Some(match entry.flatten() {
            Some(entry) => receipt(&entry, outcome::REGISTERED, paragraph(&entry.title))
                .maybe(page.afterwards.as_deref().map(paragraph))
                .maybe(outcome::changed_after(registration)),
            None => form(&page, registration),
        })
    })
}

/// When an attempt has ended, the focus goes to what became of it; but not out of a field
/// if the attempt was made by itself.
fn move_focus(registration: Registration) {
    let attempts_before = AtomicU32::new(0);
    effect(move || {
        let attempts = registration.attempts.get();
        let faults = attempts != attempts_before.swap(attempts, Ordering::Relaxed);
        registration.phase.with(|phase| {
            let id = match phase {
                // The form and its fields are gone.
                Phase::Registered => return focus_soon(outcome::REGISTERED),
                Phase::Failed { .. } => outcome::FAILED,
                Phase::Asking { .. } | Phase::Waiting { doubt: Some(_), .. } => outcome::UNKNOWN,
                Phase::Waiting { .. } => outcome::WAITING,
                _ if faults => error_summary::ID,
                _ => return,
            };
            if registration.was_asked() || !is_in_field() {
                focus_soon(id);
            }
        });
    });
}

fn form(page: &RegisterPage, registration: Registration) -> El {
    let form = &page.form;
    el("form")
        .attr("id", &form_id(form))
        .attr("method", "dialog")
        .attr("novalidate", "")
        .attr("aria-labelledby", "title")
        .attr_live("autocomplete", move || {
            registration.is_shared.get().then_some("off")
        })
        .on("submit", move |event| {
            event.prevent_default();
            registration.submit();
        })
        .child(summary::summary(form, registration))
        .maybe(prose_maybe(&form.intro, "h2"))
        .children(
            form.sections
                .iter()
                .map(|each| section(each, form, registration)),
        )
        .child(shared(registration))
        .child(send(form, registration))
        .child(outcome::setback(registration))
        .child(outcome::otherwise(page))
}

fn section(section: &Section, form: &Arc<Form>, registration: Registration) -> El {
    let field = |field| {
        asked::field(
            fields::field(field, registration),
            field,
            form,
            registration,
        )
    };
    let shown = el("fieldset")
        .class("section")
        .child(el("legend").text(&section.title))
        .children(section.fields.iter().map(field));
    asked::section(shown, section, form, registration)
}

/// The box that keeps everything off a device that others use too.
fn shared(registration: Registration) -> El {
    let is_shared = Arc::new(move || registration.is_shared.get());
    let change = Arc::new(move |is_shared| registration.set_shared(is_shared));
    el("div")
        .class("shared")
        .child(switch(texts::SHARED, is_shared, change))
        .child(el("p").class("help").text(texts::SHARED_HELP))
}

fn send(form: &Form, registration: Registration) -> El {
    let button = button::submit(&form.submit)
        .attr_live("aria-disabled", move || {
            outcome::sending(registration).map(|_| "true")
        })
        // Pressing the button would take the focus from a field, whose error would
        // then move the button away from under the pointer.
        .on("mousedown", |event| event.prevent_default());
    el("div")
        .class("send")
        .child(button)
        .child(status().live_text(move || {
            outcome::sending(registration)
                .unwrap_or_default()
                .to_owned()
        }))
}
