//! What is wrong with the form, at its top.

use super::answer::{id, in_words};
use crate::{
    i18n::{ar::form as texts, summary_heading},
    state::registration::{Phase, Registration, Shown},
    ui::{
        El, el,
        error_summary::{Item, error_summary},
        text::paragraph,
    },
};
use multaqa_domain::form::Form;

/// The place for the summary, empty while nothing is wrong.
pub(super) fn summary(form: &Form, registration: Registration) -> El {
    let labels: Vec<(String, String)> = form
        .fields()
        .map(|field| (field.name.clone(), field.label.clone()))
        .collect();
    el("div").live_maybe(move || {
        let faults = registration.faults.get();
        let general = registration.general.get();
        let refused = registration.phase.with(|phase| *phase == Phase::Refused);
        if faults.is_empty() && !refused {
            return None;
        }
        let mut items: Vec<Item> = general
            .into_iter()
            .map(|message| Item { id: None, message })
            .collect();
        items.extend(
            faults
                .iter()
                .map(|(name, shown)| item(name, shown, &labels)),
        );
        Some(if refused {
            error_summary(texts::REFUSED, items).child(paragraph(texts::REFUSED_WHY))
        } else {
            error_summary(&summary_heading(items.len()), items)
        })
    })
}

fn item(name: &str, shown: &Shown, labels: &[(String, String)]) -> Item {
    let label = labels
        .iter()
        .find(|(of, _)| of == name)
        .map_or("", |(_, label)| label);
    let words = in_words(shown, label);
    let message = match shown {
        Shown::Problem(_) => words,
        // The endpoint's words need not name the field.
        Shown::Said(_) => ["«", label, "»: ", &words].concat(),
    };
    Item {
        id: Some(id(name)),
        message,
    }
}
