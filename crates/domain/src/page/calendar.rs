//! The calendar's payloads: the agenda, and a month as a grid.

use super::{ForumCard, SectorCard};
use crate::decode::record;
use crate::{slug::Slug, time::YearMonth};
use serde::Serialize;

/// All forums by month, the earliest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarPage {
    /// Months that have forums.
    pub months: Vec<AgendaMonth>,
    /// Sectors that await a date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undated: Vec<SectorCard>,
}

record!(CalendarPage { months, undated });

/// A month of the agenda.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgendaMonth {
    /// The month, and the link to its grid.
    pub link: MonthLink,
    /// Its forums, by start.
    pub forums: Vec<ForumCard>,
}

record!(AgendaMonth { link, forums });

/// A month by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthLink {
    /// The month.
    pub month: YearMonth,
    /// `سبتمبر 2017`.
    pub title: String,
    /// The Hijri months that it touches: `ذو الحجة 1438 – المحرم 1439 هـ`.
    pub hijri: String,
}

record!(MonthLink {
    month,
    title,
    hijri
});

/// A month as a grid of weeks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthPage {
    /// Which month.
    pub link: MonthLink,
    /// The weekdays' names from the country's first day on.
    pub weekdays: Vec<String>,
    /// Weeks of seven days.
    pub weeks: Vec<Vec<MonthDay>>,
    /// The nearest earlier month that has forums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<MonthLink>,
    /// The nearest later month that has forums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<MonthLink>,
    /// The month's forums, for the list beside the grid.
    pub forums: Vec<ForumCard>,
}

record!(MonthPage {
    link,
    weekdays,
    weeks,
    previous,
    next,
    forums
});

/// A day of the grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthDay {
    /// ISO 8601 date.
    pub iso: String,
    /// Day of the Gregorian month, 1–31.
    pub day: u8,
    /// Day of the Umm al-Qura month, with the month's name on its first day.
    pub hijri: String,
    /// Belongs to the month before or after.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub outside: bool,
    /// A day of the country's weekend.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub weekend: bool,
    /// Forums on that day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forums: Vec<DayForum>,
}

record!(MonthDay {
    iso,
    day,
    hijri,
    outside,
    weekend,
    forums
});

/// A forum in a day of the grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DayForum {
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its sector's colour, 1–8, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<u8>,
}

record!(DayForum {
    slug,
    title,
    colour
});
