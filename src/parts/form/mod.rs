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

use super::prose::prose_maybe;
use crate::{
    state::registration::{Phase, Registration, form_id, use_registration},
    ui::{El, button, el, error_summary, focus::focus_soon, notice::status},
};
use leptos::prelude::*;
use multaqa_domain::{
    form::{Form, Section},
    page::RegisterPage,
};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// The form, and in its place the confirmation once it is registered.
pub(crate) fn registration_form(page: &RegisterPage) -> El {
    let registration = use_registration(page);
    let page = Arc::new(page.clone());
    move_focus(registration);
    let reference = Memo::new(move |_| {
        registration.phase.with(|phase| match phase {
            Phase::Registered { reference } => Some(reference.clone()),
            _ => None,
        })
    });
    el("div").class("registration").live_maybe(move || {
        Some(match reference.get() {
            Some(reference) => outcome::registered(&page, &reference),
            None => form(&page, registration),
        })
    })
}

/// When an attempt has ended, the focus goes to what became of it.
fn move_focus(registration: Registration) {
    let attempts_before = AtomicU32::new(0);
    Effect::new(move || {
        let attempts = registration.attempts.get();
        let faults = attempts != attempts_before.swap(attempts, Ordering::Relaxed);
        registration.phase.with(|phase| match phase {
            Phase::Registered { .. } => focus_soon(outcome::REGISTERED),
            Phase::Failed { .. } => focus_soon(outcome::FAILED),
            Phase::Unknown => focus_soon(outcome::UNKNOWN),
            _ if faults => focus_soon(error_summary::ID),
            _ => {}
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
        .child(send(form, registration))
        .child(outcome::setback(page.endpoint.repeat, registration))
        .child(outcome::otherwise(page.otherwise.as_ref()))
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
