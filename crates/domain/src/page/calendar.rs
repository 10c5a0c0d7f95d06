//! The calendar's payloads: the agenda, and a month as a grid.

use super::{CalendarLinks, Facet, ForumCard, SectorCard};
use crate::decode::record;
use crate::{slug::Slug, time::YearMonth};
use serde::Serialize;
use std::sync::Arc;

/// The forums by month: those to come, then those that are over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarPage {
    /// How many forums have a date.
    pub total: u32,
    /// Months with what is to come, the earliest first; once all is over, the months of
    /// the latest year.
    pub months: Vec<AgendaMonth>,
    /// How many more there are after `months`, and the month in which they begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<(u32, YearMonth)>,
    /// Months with what is over and not in `months`, the latest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<AgendaMonth>,
    /// How many are over and not in `months`; the first of them are in `past`.
    pub past_count: u32,
    /// The years that have forums, each with their number.
    pub years: Vec<(u32, u32)>,
    /// The month that stands for "now": the clock's, else the next that has forums, else
    /// the latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<YearMonth>,
    /// Sectors that await a date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undated: Vec<SectorCard>,
    /// By what the forums can be narrowed down.
    pub facets: Arc<Vec<Facet>>,
    /// Where not all forums are on the page: the mark of the [`super::ForumList`] that holds
    /// them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<u32>,
    /// How a calendar subscribes to all forums, if any has a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarLinks>,
}

record!(CalendarPage {
    total,
    months,
    rest,
    past,
    past_count,
    years,
    month,
    undated,
    facets,
    list,
    calendar
});

/// A month of the agenda.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgendaMonth {
    /// The month, and the link to its grid.
    pub link: MonthLink,
    /// Its forums, by start.
    pub forums: Vec<ForumCard>,
    /// For each forum, its marks ([`super::mark`]).
    pub marks: Vec<String>,
}

record!(AgendaMonth {
    link,
    forums,
    marks
});

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
    /// The clock's month, if it has a page and is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub today: Option<YearMonth>,
    /// The first of the month's forums, for the list beside the grid.
    pub forums: Vec<ForumCard>,
    /// How many more there are, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<u32>,
}

record!(MonthPage {
    link,
    weekdays,
    weeks,
    previous,
    next,
    today,
    forums,
    more
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
    /// The first forums of that day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forums: Vec<DayForum>,
    /// How many more there are, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<u32>,
}

record!(MonthDay {
    iso,
    day,
    hijri,
    outside,
    weekend,
    forums,
    more
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
