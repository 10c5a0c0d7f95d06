//! When a forum is: `date`, `until`, `start`, `end`, `day_ends`; and the words that stand beside
//! the clock, of a forum or a session.

use crate::{
    check::table::Table,
    derive::days::{Days, MORNING, end_after, is_over_midnight, next},
    model::SpanWords,
};
use jiff::civil::{Date, DateTime, Time, time};

/// A forum lasts for so many days at most after its first: each of its months is a page, so that a
/// slip in a year would make many.
const LONGEST: i64 = 366;

/// The days of a forum.
pub(super) fn read(table: &Table<'_>) -> Option<Days> {
    let reader = table.reader;
    let first = table.date_opt("date");
    let until = table.date_opt("until");
    let start = table.time_opt("start");
    let end = table.time_opt("end");
    let said = table.time_opt("day_ends");
    let Some(first) = first else {
        for key in ["until", "start", "end", "day_ends"] {
            if table.get("date").is_none() && table.get(key).is_some() {
                let message = format!("`{key}` stands without `date`");
                let help = Some("add `date = 2017-09-14`".into());
                reader.fault(table.place(key), message, help);
            }
        }
        return None;
    };
    let last = until.unwrap_or(first);
    if last < first {
        let message = format!("the forum ends on {last}, before it starts on {first}");
        let help = Some("exchange `date` and `until`".into());
        reader.fault(table.place("until"), message, help);
    }
    let lasts = first.duration_until(last).as_hours() / 24;
    if lasts > LONGEST {
        let message = format!("the forum ends on {last}, {lasts} days after it starts");
        let help = Some("a forum lasts for a year at most: look at both dates".into());
        reader.fault(table.place("until"), message, help);
    }
    let said = said.filter(|said| may_end_days(table, *said, start));
    let ends = match (start, end) {
        (Some(start), Some(end)) => ends(table, [first, last], [start, end], said),
        (None, Some(_)) => {
            needs_start(table);
            None
        }
        _ => None,
    };
    let is_night = ends.is_some_and(|ends| ends.date() > last);
    let day_ends = match (said, end.filter(|_| is_night), start) {
        (Some(said), ..) => said,
        (None, Some(end), Some(start)) => MORNING.max(end).min(start),
        _ => Time::midnight(),
    };
    Some(Days {
        first,
        last,
        start: start.map(|start| first.to_datetime(start)),
        end: ends,
        day_ends,
    })
}

/// Whether days may end at a time of the morning, before the forum starts.
fn may_end_days(table: &Table<'_>, said: Time, start: Option<Time>) -> bool {
    let fault = |message: String, help: &str| {
        let place = table.place("day_ends");
        table.reader.fault(place, message, Some(help.to_owned()));
    };
    if said > time(12, 0, 0, 0) {
        let message = format!(
            "the forum's days end at {}, not in the morning",
            short(said)
        );
        let help = "`day_ends` is when the night is over: `day_ends = 04:00`; when the forum is over, `end` says";
        fault(message, help);
        return false;
    }
    if let Some(start) = start.filter(|start| *start < said) {
        let (start, said) = (short(start), short(said));
        let message = format!("the forum starts at {start}, before its days end at {said}");
        fault(message, "write a time before `start`, or remove `day_ends`");
        return false;
    }
    true
}

/// When a forum ends whose last day is known: on it, or in the night that follows.
fn ends(
    table: &Table<'_>,
    [first, last]: [Date; 2],
    [start, end]: [Time; 2],
    said: Option<Time>,
) -> Option<DateTime> {
    let fault = |message: String, help: String| {
        table.reader.fault(table.place("end"), message, Some(help));
    };
    let night = next(last).to_datetime(end);
    if said.is_some_and(|said| end <= said) {
        return Some(night);
    }
    if last > first {
        // Who comes in the evening and leaves by day, as from a camp, leaves on the last day.
        let is_night = said.is_none() && end <= MORNING && is_over_midnight(start, end);
        return Some(if is_night {
            night
        } else {
            last.to_datetime(end)
        });
    }
    let ends = end_after(last.to_datetime(start), end);
    match (ends, said) {
        (Some(ends), Some(said)) if ends.date() > last => {
            let (end, said) = (short(end), short(said));
            let message = format!("the forum ends at {end}, after its days end at {said}");
            fault(
                message,
                format!("write `day_ends = {end}`, or a later time"),
            );
        }
        (None, _) => {
            let (end, start) = (short(end), short(start));
            let message = format!("the forum ends at {end}, not after it starts at {start}");
            let help = "times are on the 24-hour clock; for a later day add `until`, for a night of twelve hours or more `day_ends`";
            fault(message, help.to_owned());
        }
        _ => {}
    }
    ends
}

/// `start_words`, `end_words`: what a time is called, with the clock beside.
pub(super) fn words(table: &Table<'_>) -> SpanWords {
    let words = SpanWords {
        start: table.line_opt("start_words"),
        end: table.line_opt("end_words"),
    };
    for (words, key, time) in [
        (&words.start, "start_words", "start"),
        (&words.end, "end_words", "end"),
    ] {
        if words.is_some() && table.get(time).is_none() {
            let message = format!("`{key}` stands without `{time}`");
            let help = format!("add `{time} = 21:00`: the clock stands beside the words");
            table.reader.fault(table.place(key), message, Some(help));
        }
    }
    words
}

/// An end without a start.
pub(super) fn needs_start(table: &Table<'_>) {
    let help = Some("add `start = 09:00`".into());
    let message = "`end` stands without `start`";
    table.reader.fault(table.place("end"), message, help);
}

/// A time of day as it is written in TOML.
pub(super) fn short(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
