//! What is asked only while something else is answered so.
//!
//! What is not asked stays in the page, hidden from everyone: so the served HTML and the
//! browser's tree are the same, and what was typed there comes back with the question.

use crate::{state::registration::Registration, ui::El};
use multaqa_domain::form::{Field, Form, Section};
use std::sync::Arc;

/// Hides a field while it is not asked.
pub(super) fn field(shown: El, field: &Field, form: &Arc<Form>, registration: Registration) -> El {
    if field.conditions.is_empty() {
        return shown;
    }
    while_any(shown, vec![field.name.clone()], form, registration)
}

/// Hides a section while none of its fields is asked.
pub(super) fn section(
    shown: El,
    section: &Section,
    form: &Arc<Form>,
    registration: Registration,
) -> El {
    let always = section
        .fields
        .iter()
        .any(|field| field.conditions.is_empty());
    if section.conditions.is_empty() && always {
        return shown;
    }
    let names = section.fields.iter().map(|field| field.name.clone());
    while_any(shown, names.collect(), form, registration)
}

fn while_any(shown: El, names: Vec<String>, form: &Arc<Form>, registration: Registration) -> El {
    let form = form.clone();
    shown.attr_live("hidden", move || {
        let asked = registration.answers.with(|answers| {
            let asked = form.asked(answers);
            asked.iter().any(|field| names.contains(&field.name))
        });
        (!asked).then_some("")
    })
}

#[cfg(test)]
#[path = "asked_tests.rs"]
pub(super) mod tests;
