//! Lists that a page cannot hold: loaded when they are asked for.

use crate::{
    browser::{http, json},
    reactive::{Live, spawn},
};
use multaqa_domain::decode::Decode;

/// A list, or how far it is.
pub(crate) enum Source<L> {
    /// Nobody has asked for it yet.
    Idle,
    /// It is coming.
    Loading,
    /// It did not come, or is of another version than the page.
    Failed,
    /// Here it is.
    Here(L),
}

/// Loads a list from a path, if it is the one that belongs to the page.
pub(crate) fn load<L: Decode + 'static>(
    source: Live<Source<L>>,
    path: String,
    is_its: impl Fn(&L) -> bool + 'static,
) {
    source.set(Source::Loading);
    spawn(async move {
        let text = http::payload(&path).await.ok();
        let list = text
            .and_then(|text| json::parse(&text))
            .and_then(|json| L::read(&json))
            .filter(is_its);
        source.set(list.map_or(Source::Failed, Source::Here));
    });
}
