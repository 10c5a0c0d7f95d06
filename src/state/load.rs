//! The load of a page's payload, and what can go wrong with it.

use super::site::Base;
use crate::browser::{
    device,
    http::{self, NoPayload},
    json,
    parts::{self, Part},
};
use multaqa_domain::{
    page::{Document, NoDocument, Page},
    route::Route,
};
use std::sync::Arc;

/// Why a page did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No connection, or no reply in time.
    Lost,
    /// There is no such page (any more).
    Missing,
    /// The server failed, or answered something that is no page.
    Broken,
    /// The page is of another version of the site: it has to be loaded whole.
    Outdated,
}

/// The part of the app by which a page is drawn; `None` if the rest of it is enough.
pub(crate) fn part(page: &Page) -> Option<Part> {
    Some(match page {
        Page::Home(_)
        | Page::Calendar(_)
        | Page::Month(_)
        | Page::Forum(_)
        | Page::Grid(_)
        | Page::Sector(_)
        | Page::Speakers(_)
        | Page::Speaker(_) => Part::Read,
        Page::Register(_) | Page::Registrations => Part::Form,
        Page::Plan => Part::Plan,
        Page::Search => Part::Search,
        Page::Still(_) => return None,
    })
}

/// The part that a page at this address is going to need.
fn part_at(route: &Route) -> Option<Part> {
    Some(match route {
        Route::Register(_) | Route::ForumForm(..) | Route::SectorForm(..) => Part::Form,
        Route::Registrations => Part::Form,
        Route::Plan => Part::Plan,
        Route::Search => Part::Search,
        _ if route.is_still() => return None,
        _ => Part::Read,
    })
}

/// Fetches all that it takes to draw a page: its payload and its part of the app.
pub(crate) async fn fetch_to_draw(route: &Route, base: &Base) -> Result<Arc<Document>, Failure> {
    if let Some(part) = part_at(route) {
        parts::ask(part);
    }
    let document = fetch(route, base).await?;
    match part(&document.page) {
        Some(part) if !parts::load(part).await => Err(match device::is_offline() {
            true => Failure::Lost,
            // As after a deployment, of which this app knows nothing: the document does.
            false => Failure::Outdated,
        }),
        _ => Ok(document),
    }
}

/// Fetches a page's payload.
pub(crate) async fn fetch(route: &Route, base: &Base) -> Result<Arc<Document>, Failure> {
    match http::payload(&base.payload(route)).await {
        Ok(text) => parse(&text),
        Err(NoPayload::Lost) => Err(Failure::Lost),
        Err(NoPayload::Missing) => Err(Failure::Missing),
        Err(NoPayload::Status) => Err(Failure::Broken),
    }
}

fn parse(text: &str) -> Result<Arc<Document>, Failure> {
    let json = json::parse(text).ok_or(Failure::Broken)?;
    match Document::from_json(&json) {
        Ok(document) => Ok(Arc::new(document)),
        Err(NoDocument::OtherShape) => Err(Failure::Outdated),
        Err(NoDocument::Broken) => Err(Failure::Broken),
    }
}
