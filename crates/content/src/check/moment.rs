//! Dates and times of a table.

use super::{
    slip,
    table::{Table, type_name},
};
use jiff::civil;
use std::ops::Range;
use toml::de::DeValue;

/// A date or a date with a time of day, without zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Moment {
    Day(civil::Date),
    Time(civil::DateTime),
}

/// What is asked where a time of day is.
const TIME: &str = "a time of day such as \"09:00\"";

type Parts = (Option<civil::Date>, Option<civil::Time>);

impl Table<'_> {
    /// A date, if the key is there: `2017-09-14`.
    pub(crate) fn date_opt(&self, key: &'static str) -> Option<civil::Date> {
        let (moment, span) = self.toml_date(key, "a date such as 2017-09-14")?;
        match moment {
            (Some(date), None) => Some(date),
            _ => {
                let message = format!("`{key}` must be a date without a time");
                self.reader
                    .fault(span, message, Some("write it as 2017-09-14".into()));
                None
            }
        }
    }

    /// A time of day, if the key is there: `09:00`.
    pub(crate) fn time_opt(&self, key: &'static str) -> Option<civil::Time> {
        let (moment, span) = self.toml_date(key, TIME)?;
        match moment {
            (None, Some(time)) => Some(time),
            _ => {
                let message = format!("`{key}` must be a time of day without a date");
                self.reader
                    .fault(span, message, Some("write it as \"09:00\"".into()));
                None
            }
        }
    }

    /// A date with or without a time of day, if the key is there.
    pub(crate) fn moment_opt(&self, key: &'static str) -> Option<(Moment, Range<usize>)> {
        let (moment, span) =
            self.toml_date(key, "a date such as 2017-09-14 or 2017-09-14T09:00:00")?;
        match moment {
            (Some(date), None) => Some((Moment::Day(date), span)),
            (Some(date), Some(time)) => Some((Moment::Time(date.to_datetime(time)), span)),
            _ => {
                let message = format!("`{key}` must have a date");
                self.reader.fault(
                    span,
                    message,
                    Some("write it as 2017-09-14T09:00:00".into()),
                );
                None
            }
        }
    }

    /// A TOML date, time or both. Texts that say the same are taken too, since people
    /// put quotes around dates.
    fn toml_date(&self, key: &'static str, expected: &str) -> Option<(Parts, Range<usize>)> {
        let value = self.get(key)?;
        let span = value.span();
        let written = self.reader.source.slice(span.clone());
        let slip = match value.get_ref() {
            DeValue::String(text) => slip::moment::slip(text),
            _ => None,
        };
        let hour = || match value.get_ref() {
            DeValue::String(text) => slip::moment::hour(text),
            DeValue::Integer(_) | DeValue::Float(_) => slip::moment::hour(written),
            _ => None,
        };
        let slip = slip.or_else(|| if expected == TIME { hour() } else { None });
        let datetime = match value.get_ref() {
            DeValue::Datetime(datetime) => Some(*datetime),
            DeValue::String(text) => text.trim().parse().ok(),
            _ if slip.is_some() => None,
            other => {
                let message = format!("`{key}` must be a date or time, not {}", type_name(other));
                self.reader
                    .fault(span, message, Some(format!("write {expected}")));
                return None;
            }
        };
        let Some(datetime) = datetime else {
            if let Some(slip) = slip {
                self.reader.slip(span, slip);
                return None;
            }
            let message = format!("`{key}` is not a date or time that exists");
            self.reader
                .fault(span, message, Some(format!("write {expected}")));
            return None;
        };
        if datetime.offset.is_some() {
            let message = format!("`{key}` must not have a UTC offset");
            let help = "write local time; the zone is that of the forum".to_owned();
            self.reader.fault(span.clone(), message, Some(help));
        }
        let narrow = |n: u8| i8::try_from(n).ok();
        let date = datetime.date.map(|d| {
            let year = i16::try_from(d.year).ok()?;
            let shown = (1000..=9999).contains(&year);
            let date = civil::Date::new(year, narrow(d.month)?, narrow(d.day)?).ok();
            date.filter(|_| shown)
        });
        let time = datetime.time.map(|t| {
            civil::Time::new(narrow(t.hour)?, narrow(t.minute)?, 0, 0)
                .ok()
                .filter(|_| t.second.unwrap_or(0) == 0 && t.nanosecond.unwrap_or(0) == 0)
        });
        if date == Some(None) || time == Some(None) {
            let message = format!("`{key}` is not a date or time that the site can show");
            let help = "years are 1000 to 9999, times are whole minutes".to_owned();
            self.reader.fault(span, message, Some(help));
            return None;
        }
        Some(((date.flatten(), time.flatten()), span))
    }
}
