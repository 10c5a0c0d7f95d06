//! A year's payload.

use super::{DayForum, MonthLink};
use crate::decode::record;
use serde::Serialize;

/// `/calendar/YYYY/`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearPage {
    /// `2017`
    pub title: String,
    /// The Hijri years that it touches: `1438 – 1439 هـ`.
    pub hijri: String,
    /// Its months that have forums.
    pub months: Vec<YearMonthLine>,
    /// The nearest earlier year that has forums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<u32>,
    /// The nearest later year that has forums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<u32>,
}

record!(YearPage {
    title,
    hijri,
    months,
    previous,
    next
});

/// A month of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearMonthLine {
    /// The month, and the link to its grid.
    pub link: MonthLink,
    /// The first of its forums.
    pub forums: Vec<DayForum>,
    /// How many there are besides.
    pub more: u32,
}

record!(YearMonthLine { link, forums, more });
