//! What becomes of personal data: who collects them, why, how long, where, whom to ask.

use crate::{
    i18n::ar::data as words,
    ui::{
        El,
        facts::{fact, facts, text_fact},
        text::bdi,
    },
};
use multaqa_domain::page::DataUse;

/// The facts.
pub(crate) fn data_use(data: &DataUse) -> El {
    facts()
        .child(text_fact(words::CONTROLLER, &data.controller))
        .child(text_fact(words::PURPOSE, &data.purpose))
        .child(text_fact(words::KEPT, &data.kept))
        .child(text_fact(words::COUNTRY, &data.country))
        .child(fact(words::CONTACT, bdi(&data.contact)))
}
