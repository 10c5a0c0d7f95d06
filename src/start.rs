//! The app's start in the browser.

use crate::{app::app, browser::served, state::site::Base};
#[cfg(feature = "hydrate")]
use crate::{
    browser::{parts, served::Served},
    reactive::spawn,
    state::load,
};
#[cfg(feature = "hydrate")]
use leptos::{
    prelude::{Owner, RenderHtml},
    tachys::{hydration::Cursor, view::PositionState},
};
#[cfg(feature = "hydrate")]
use multaqa_domain::page::Document;

/// Takes over the page that was served.
#[cfg(feature = "hydrate")]
pub fn start() {
    let Some(served) = served::page() else { return };
    let Some(document) = served.document() else {
        // Of another version, or broken: the page reads, and says what else there is.
        served::mark_failed();
        return;
    };
    let _ = any_spawner::Executor::init_wasm_bindgen();
    spawn(async move {
        let is_there = match load::part(&document.page) {
            Some(part) => parts::load(part).await,
            None => true,
        };
        if is_there {
            take_over(served, document);
        } else {
            served::mark_failed();
        }
    });
}

#[cfg(feature = "hydrate")]
fn take_over(served: Served, document: Document) {
    let base = Base::new(&served.base);
    let route = served.route();
    // As `leptos::mount::hydrate_from` does, but for its shared context: that brings data
    // and errors of server functions along, of which there are none.
    let owner = Owner::new_root(None);
    let cursor = Cursor::new(served.root.into());
    let taken = owner.with(move || {
        let view = app(std::sync::Arc::new(document), route, base);
        view.hydrate::<true>(&cursor, &PositionState::default())
    });
    // The app lives as long as its page.
    std::mem::forget((owner, taken));
    crate::navigation::take_over();
}

/// Draws the page of this address, which was served without one.
#[cfg(all(feature = "csr", not(feature = "hydrate")))]
pub fn start() {
    let Some(served) = served::page() else { return };
    let Some(route) = served.route() else { return };
    let base = Base::new(&served.base);
    // Leptos' own tasks run only from the first mount on.
    crate::browser::spawn(async move {
        if let Ok(document) = crate::state::load::fetch(&route, &base).await {
            let draw = move || app(document, Some(route), base);
            leptos::mount::mount_to(served.root, draw).forget();
            crate::navigation::take_over();
        }
    });
}
