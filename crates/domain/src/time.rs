//! Instants and dates as the pages carry them.
//!
//! Zones, the Umm al-Qura calendar and Arabic date texts are resolved natively when
//! the site is built; the browser gets instants to compare and texts to show.

use crate::{
    decode::{Decode, Fit, record},
    json::Json,
};
use serde::{Serialize, Serializer};
use std::fmt;

/// A point in time: whole seconds since the Unix epoch, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Decode for Instant {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        Self(i64::decode(value, fit))
    }
}

/// The clock that a page was built with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clock {
    /// The build's "now". The first render uses it on both sides, so that they agree.
    pub now: Instant,
    /// If the site's clock is pinned to that instant, the date as text, to say so.
    /// A pinned clock does not tick.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinned: Option<String>,
}

record!(Clock { now, pinned });

/// A day, in words and for machines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateText {
    /// ISO 8601 calendar date or date range start, such as `2017-09-14` (for `<time datetime>`).
    pub iso: String,
    /// Gregorian with the weekday: `الخميس 14 سبتمبر 2017`.
    pub text: String,
    /// Gregorian without weekday and year: `14 سبتمبر`.
    pub short: String,
    /// Umm al-Qura: `23 ذو الحجة 1438 هـ`.
    pub hijri: String,
}

record!(DateText {
    iso,
    text,
    short,
    hijri
});

/// A time of day in the forum's zone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeText {
    /// ISO 8601 with offset, such as `2017-09-14T09:00:00+04:00` (for `<time datetime>`).
    pub iso: String,
    /// In words: `9:00 صباحًا`.
    pub text: String,
}

record!(TimeText { iso, text });

/// A month of the Gregorian calendar, written `2017-09` in addresses and payloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i16,
    month: u8,
}

impl YearMonth {
    /// A month (1–12) of a year (1000–9999); `None` outside these.
    pub fn new(year: i16, month: u8) -> Option<Self> {
        ((1000..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Parses `YYYY-MM`, exactly so.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The year, 1000–9999.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.month
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}

impl Serialize for YearMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Decode for YearMonth {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        value
            .and_then(Json::as_text)
            .and_then(Self::parse)
            .unwrap_or_else(|| {
                fit.fail();
                Self {
                    year: 1000,
                    month: 1,
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::YearMonth;

    #[test]
    fn a_month_parses_only_as_it_prints() {
        let month = YearMonth::new(2017, 9).unwrap();
        assert_eq!(month.to_string(), "2017-09");
        assert_eq!(YearMonth::parse("2017-09"), Some(month));
        for bad in [
            "2017-9", "2017-13", "2017-00", "17-09", "2017/09", "+017-09", "2017-09-",
        ] {
            assert_eq!(YearMonth::parse(bad), None, "{bad}");
        }
    }
}
