//! What filters find in a list that may first have to be loaded: how many, and the list, which is
//! there as long as a filter is set.

use super::filters::Found;
use crate::{
    i18n::ar::{filters as words, missing},
    reactive::{Live, effect},
    state::{filters::Filters, list::Source},
    ui::{
        El,
        button::{Weight, button},
        el,
        element::Read,
        notice::{Kind, notice},
    },
};
use std::sync::Arc;

/// So many of what was found are shown at once.
const STEP: usize = 40;

/// Of a list with `total` things. `load` brings it, `wanted` tells what in it passes, and `draw`
/// draws the first of that, as many as the number says.
pub(crate) fn results<L: 'static>(
    narrowed: Filters,
    total: u32,
    source: Live<Source<L>>,
    load: impl Fn() + Clone + Send + Sync + 'static,
    wanted: impl Fn(&L) -> Vec<usize> + Clone + Send + Sync + 'static,
    draw: impl Fn(&L, &[usize]) -> El + Send + 'static,
) -> (Read<Found>, El) {
    let again = load.clone();
    effect(move || {
        let idle = source.with_untracked(|source| matches!(source, Source::Idle));
        if idle && narrowed.is_used() {
            load();
        }
    });
    let is_wanted = wanted.clone();
    let found: Read<Found> = Arc::new(move || {
        if !narrowed.is_set() {
            return Ok(total);
        }
        source.with(|source| match source {
            Source::Here(list) => Ok(u32::try_from(is_wanted(list).len()).unwrap_or(u32::MAX)),
            Source::Failed => Err(words::FAILED),
            _ => Err(words::LOADING),
        })
    });
    let shown = Live::new(STEP);
    let list = el("div").class("results").live_maybe(move || {
        if !narrowed.is_set() {
            return None;
        }
        let again = again.clone();
        source.with(|source| match source {
            Source::Here(list) => {
                let met = wanted(list);
                let number = shown.get();
                let further = (met.len() > number).then(|| {
                    button(Weight::Secondary, words::MORE, move |_| {
                        shown.set(number + STEP);
                    })
                });
                let first = met.get(..number).unwrap_or(&met);
                Some(el("div").child(draw(list, first)).maybe(further))
            }
            Source::Failed => Some(notice(Kind::Error, "no-list", words::FAILED).child(button(
                Weight::Secondary,
                missing::AGAIN,
                move |_| again(),
            ))),
            _ => None,
        })
    });
    (found, list)
}
