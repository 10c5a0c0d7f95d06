//! What is shown when a page did not come.

use super::not_found::{not_found, ways_on};
use crate::{
    i18n::ar::missing as words,
    state::load::Failure,
    ui::{
        El,
        button::{Weight, button},
        el,
        text::{paragraph, title},
    },
};

/// Says so, with a way to try again; the rest of the site goes on.
pub(crate) fn draw(failure: Failure, retry: impl Fn() + Send + 'static) -> El {
    let why = match failure {
        Failure::Missing => return not_found(),
        Failure::Lost => words::LOST,
        Failure::Broken => words::BROKEN,
        Failure::Outdated => words::OUTDATED,
    };
    el("div")
        .class("page message")
        .child(title(words::FAILED))
        .child(paragraph(why))
        .child(button(Weight::Primary, words::AGAIN, move |_| retry()))
        .child(ways_on())
}
