//! When a session is: `date`, `start` and `end` of a `[[session]]`, on the days of its forum.

use super::days::{needs_start, short};
use crate::{
    check::table::Table,
    derive::days::{Days, MORNING, end_after, next},
};
use jiff::civil::{Date, DateTime, Time};

/// When a session is: under which day of its forum, from when, until when.
pub(super) struct Slot {
    pub(super) day: Date,
    pub(super) start: Option<DateTime>,
    pub(super) end: Option<DateTime>,
}

/// Reads when a session is of a forum on these days.
pub(super) fn read(table: &Table<'_>, days: Option<Days>) -> Slot {
    let date = table.date_opt("date");
    let start = table.time_opt("start");
    let end = table.time_opt("end");
    let (day, start) = match days {
        Some(days) => placed(table, &days, date, start),
        // A stand-in: there is a fault, and so no site.
        None => {
            let day = date.unwrap_or(Date::ZERO);
            (day, start.map(|start| day.to_datetime(start)))
        }
    };
    let ends = match (start, end) {
        (Some(start), Some(end)) => {
            let ends = end_after(start, end);
            if ends.is_none() {
                let (end, start) = (short(end), short(start.time()));
                let message = format!("the session ends at {end}, not after it starts at {start}");
                let help = "times are on the 24-hour clock: one o'clock after noon is 13:00";
                let place = table.place("end");
                table.reader.fault(place, message, Some(help.to_owned()));
            }
            ends
        }
        (None, Some(_)) => {
            needs_start(table);
            None
        }
        _ => None,
    };
    Slot {
        day,
        start,
        end: ends,
    }
}

/// The day of a session and its start. Its `date` is the calendar's: what is after midnight
/// belongs to the day before. Without one it is on the first day, or in the night after it.
fn placed(
    table: &Table<'_>,
    days: &Days,
    date: Option<Date>,
    start: Option<Time>,
) -> (Date, Option<DateTime>) {
    let Some(date) = date else {
        return (days.first, start.map(|start| days.at(days.first, start)));
    };
    let start = start.map(|start| date.to_datetime(start));
    let day = start.map_or(date, |start| days.day_of(start));
    if (days.first..=days.last).contains(&day) {
        return (day, start);
    }
    // A forum that says neither when it ends nor when its days do may go on in its last night.
    let is_early = start.is_some_and(|start| start.time() < MORNING);
    let is_next_night = is_early && day == next(days.last) && days.day_ends == Time::midnight();
    if is_next_night && days.end.is_none() {
        return (days.last, start);
    }
    let mut message = format!("the session is on {date}, outside of the forum's days");
    let mut help = format!("the forum is from {} to {}", days.first, days.last);
    match start.filter(|_| day < days.first && date == days.first) {
        Some(start) => {
            let start = short(start.time());
            message = format!(
                "the session is on {date} at {start}, in the night before the forum's days"
            );
            help = format!(
                "after midnight, write the date of the morning: `date = {}`",
                next(date)
            );
        }
        None if is_next_night => {
            help += "; if its days go on after midnight, add `day_ends = 04:00` to the forum";
        }
        None => {}
    }
    table.reader.fault(table.place("date"), message, Some(help));
    (day, start)
}
