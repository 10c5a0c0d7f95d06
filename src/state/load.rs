//! The load of a page's payload, and what can go wrong with it.

use super::site::Base;
use crate::browser::{
    http::{self, NoPayload},
    json,
};
use multaqa_domain::{
    page::{Document, NoDocument},
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
