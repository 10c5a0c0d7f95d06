//! The whole app: contexts, the frame of every page, and which page is drawn.

use crate::reactive::{self, Live};
use crate::{
    browser::head,
    i18n::ar::missing,
    navigation::Navigation,
    pages,
    parts::{frame, pending},
    state::{
        clock, outbox, shortcut,
        site::{self, Base},
    },
    ui::{El, el},
};
use multaqa_domain::{page::Document, route::Route};
use std::sync::Arc;

/// The app, from the payload of the page that it starts with. `route` is `None` where
/// there is no such page.
pub(crate) fn app(first: Arc<Document>, route: Option<Route>, base: Base) -> El {
    reactive::provide_root();
    site::provide(base, route.clone());
    clock::provide(&first.clock);
    outbox::provide();
    shortcut::provide();
    let navigation = Navigation::provide(first.clone(), route);
    let document = navigation.document();
    let failure = navigation.failure();
    let slow = Live::memo(move || navigation.is_slow());
    // The header and the footer are the site's, the same on every page.
    el("div")
        .class("site")
        .child(frame::header(&first.site))
        .child(frame::loading(slow))
        .child(pending::line())
        .child(el("main").attr("id", "main").live_maybe(move || {
            Some(match failure.get() {
                Some(failure) => {
                    head::set_title(missing::FAILED);
                    pages::load_failed::draw(failure, move || navigation.retry())
                }
                None => document.with(|document| pages::draw(&document.page)),
            })
        }))
        .child(frame::footer(&first.site, first.clock.pinned.as_deref()))
}
