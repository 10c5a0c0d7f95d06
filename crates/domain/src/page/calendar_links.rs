//! The ways by which a visitor's calendar takes in what a page is about.

use crate::{decode::record, link::NamedLink};
use serde::Serialize;

/// Links to a calendar file, and to web calendars that take in a single event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarLinks {
    /// The calendar file (RFC 5545), by its path below the site's base.
    pub file: String,
    /// Host and path of the file, for subscribing to it by `webcal://`, if it is known
    /// where the site stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// Calendars in the web, by name, with the event or the file filled in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub web: Vec<NamedLink>,
}

record!(CalendarLinks { file, feed, web });
