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

impl Instant {
    /// An instant of the proleptic Gregorian calendar, UTC. The day may lie outside the
    /// month, and `seconds` outside the day: they count on.
    pub fn utc(year: i64, month: i64, day: i64, seconds: i64) -> Self {
        // Years that begin in March have their leap day at the end.
        let (year, month) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let days = 365 * year + leaps + (153 * month + 2) / 5 + day - 1 - 719_468;
        Self(days * 86_400 + seconds)
    }

    /// Parses RFC 3339, such as `2017-09-14T09:00:00+04:00`. Seconds may be missing, their
    /// fraction is dropped, and a space may stand in place of the `T`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        let number = |at: usize, length: usize| {
            let digits = bytes.get(at..at + length)?;
            let mut value = 0;
            for digit in digits {
                value = value * 10 + i64::from(digit.is_ascii_digit().then(|| digit - b'0')?);
            }
            Some(value)
        };
        let is = |at: usize, allowed: &[u8]| bytes.get(at).is_some_and(|b| allowed.contains(b));
        let part = |at: usize, from: i64, to: i64| {
            number(at, 2).filter(|value| (from..=to).contains(value))
        };
        if !(is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":")) {
            return None;
        }
        let mut seconds = part(11, 0, 24)? * 3600 + part(14, 0, 59)? * 60;
        let mut at = 16;
        if is(at, b":") {
            seconds += part(at + 1, 0, 60)?;
            at += 3;
        }
        if is(at, b".") {
            at += 1;
            while is(at, b"0123456789") {
                at += 1;
            }
        }
        if is(at, b"Zz") {
            at += 1;
        } else {
            let offset = part(at + 1, 0, 23)? * 3600 + part(at + 4, 0, 59)? * 60;
            match bytes.get(at)? {
                b'+' => seconds -= offset,
                b'-' => seconds += offset,
                _ => return None,
            }
            if !is(at + 3, b":") {
                return None;
            }
            at += 6;
        }
        (at == bytes.len()).then_some(())?;
        Some(Self::utc(
            number(0, 4)?,
            part(5, 1, 12)?,
            part(8, 1, 31)?,
            seconds,
        ))
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
    /// The same for a clock.
    pub at: Instant,
}

record!(TimeText { iso, text, at });

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
    use super::{Instant, YearMonth};
    use proptest::prelude::*;

    #[test]
    fn instants_are_read_as_rfc_3339_by_table() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1970-01-01 00:00Z", Some(0)),
            ("2017-09-14T09:00:00+04:00", Some(1_505_365_200)),
            ("2017-09-14t05:00:00.123z", Some(1_505_365_200)),
            ("2017-09-14T02:30-02:30", Some(1_505_365_200)),
            (" 2000-02-29T00:00:00Z ", Some(951_782_400)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2017-09-14T09:00:00", None),
            ("2017-09-14", None),
            ("2017-13-14T09:00:00Z", None),
            ("2017-09-32T09:00:00Z", None),
            ("2017-09-14T25:00:00Z", None),
            ("2017-09-14T09:60:00Z", None),
            ("2017-09-14T09:00:00+0400", None),
            ("2017-09-14T09:00:00Z!", None),
            ("2017-09-14T09:00:00é04:00", None),
            ("١٩٧٠-01-01T00:00:00Z", None),
            ("", None),
        ] {
            assert_eq!(Instant::parse(text), seconds.map(Instant), "{text}");
        }
    }

    #[test]
    fn each_day_is_one_day_after_the_day_before() {
        let mut days = 0;
        for year in 1970..2500 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                for day in 1..=length {
                    let at = Instant::utc(year, month, day, 0);
                    assert_eq!(at, Instant(days * 86_400), "{year}-{month}-{day}");
                    days += 1;
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,40}", date in "[0-9TZ:+. -]{0,30}") {
            let _ = (Instant::parse(&text), Instant::parse(&date));
        }
    }

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
