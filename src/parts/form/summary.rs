//! What is wrong with the form, at its top.

use super::answer::{id, in_words, row_id, row_of};
use crate::{
    i18n::{ar::form as texts, summary_heading},
    state::registration::{Phase, Registration, Shown},
    ui::{
        El, el,
        error_summary::{Item, error_summary},
        text::paragraph,
    },
};
use multaqa_domain::form::{Field, Form};

/// The place for the summary, empty while nothing is wrong.
pub(super) fn summary(form: &Form, registration: Registration) -> El {
    let fields: Vec<Field> = form.fields().cloned().collect();
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
        for (name, shown) in &faults {
            let field = fields.iter().find(|field| field.name == *name);
            items.extend(field.map(|field| item(field, shown)));
        }
        Some(if refused {
            error_summary(texts::REFUSED, items).child(paragraph(texts::REFUSED_WHY))
        } else {
            error_summary(&summary_heading(items.len()), items)
        })
    })
}

fn item(field: &Field, shown: &Shown) -> Item {
    let words = in_words(shown, field);
    let message = match shown {
        Shown::Problem(_) => words,
        // The endpoint's words need not name the field.
        Shown::Said(_) => ["«", &field.label, "»: ", &words].concat(),
    };
    Item {
        id: Some(row_id(&id(&field.name), row_of(shown))),
        message,
    }
}
