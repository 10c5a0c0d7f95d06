//! The days of a forum, each from its first moment to its last.

use crate::{derive::days::next, model};
use jiff::{
    Zoned,
    civil::{Date, DateTime},
};

/// A day of a forum. It may go on after midnight.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day under which it is told.
    pub date: Date,
    /// Its first moment.
    pub starts: Zoned,
    /// The first moment after it, and after the sessions that it has.
    pub ends: Zoned,
}

/// All days of a forum that has a date.
pub(super) fn days(forum: &model::Forum) -> Vec<Day> {
    let mut all = Vec::new();
    let Some(days) = forum.days else {
        return all;
    };
    let mut date = days.first;
    while date <= days.last {
        let own = forum.sessions.iter().filter(|session| session.day == date);
        let over = own.filter_map(|one| Some(one.end.unwrap_or(days.over(date, one.start?))));
        let ends = over.fold(days.end_of(date), DateTime::max);
        all.push(Day {
            date,
            starts: forum.zone.zoned(days.start_of(date)),
            ends: forum.zone.zoned(ends),
        });
        if next(date) == date {
            break;
        }
        date = next(date);
    }
    all
}
