//! Addresses with an anchor of what stands on another page.

use super::list::Source;
use crate::{
    browser::links,
    reactive::{Live, effect},
};

/// Where the address names what is not on this page: loads the list that knows, and goes on to the
/// page that it names. Runs in the browser only, once the page is drawn.
pub(crate) fn use_lead<L: 'static>(
    source: Live<Source<L>>,
    load: impl Fn() + 'static,
    page_of: impl Fn(&L, &str) -> Option<String> + 'static,
) {
    effect(move || {
        let Some(anchor) = links::sought() else {
            return;
        };
        if source.with(|source| matches!(source, Source::Idle)) {
            load();
        }
        let page = source.with(|source| match source {
            Source::Here(list) => page_of(list, &anchor),
            _ => None,
        });
        if let Some(page) = page {
            links::replace(&[page.as_str(), "#", &anchor].concat());
        }
    });
}
