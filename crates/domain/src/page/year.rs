//! A year's payload.

use super::{DayForum, MonthLink};
use crate::{decode::record, time::YearMonth};
use serde::Serialize;

/// `/calendar/YYYY/`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearPage {
    /// `2017`
    pub title: String,
    /// The Hijri years that it touches: `1438 – 1439 هـ`.
    pub hijri: String,
    /// Its twelve months; those without forums have no page.
    pub months: Vec<YearMonthLine>,
    /// The nearest earlier year that has forums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<u32>,
    /// The nearest later year that has forums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<u32>,
    /// Its month that stands for the year where months are shown.
    pub month: YearMonth,
    /// The clock's year, if it has a page and is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub today: Option<u32>,
}

record!(YearPage {
    title,
    hijri,
    months,
    previous,
    next,
    month,
    today
});

/// A month of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearMonthLine {
    /// The month, and the link to its grid.
    pub link: MonthLink,
    /// The first of its forums.
    pub forums: Vec<DayForum>,
    /// How many more there are, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<u32>,
}

record!(YearMonthLine { link, forums, more });
