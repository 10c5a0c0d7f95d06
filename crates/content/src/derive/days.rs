//! The days of a forum: the one place that knows to which of them a time belongs.
//!
//! A majlis in Ramadan begins at ten in the evening and ends at half past one. By the calendar
//! that is two days, for everybody who goes there it is one: the evening on which it began. So
//! a day of a forum may end after midnight, and what is before its end belongs to the day
//! before. Everything that shows or counts days asks here (docs/adr/0038-days-end-after-midnight.md).

use jiff::{
    SignedDuration,
    civil::{Date, DateTime, Time, time},
};

/// When the days of a forum end that ends in the night and does not say when its days do.
pub(crate) const MORNING: Time = time(6, 0, 0, 0);

/// When a forum is, in local times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Days {
    pub(crate) first: Date,
    /// The last day, which may end on the morning after it.
    pub(crate) last: Date,
    /// On the first day.
    pub(crate) start: Option<DateTime>,
    /// On the last day, or in the night that follows it.
    pub(crate) end: Option<DateTime>,
    /// When each day ends and the next begins: midnight, or a time of the morning after.
    pub(crate) day_ends: Time,
}

impl Days {
    /// The day of the forum to which a moment belongs.
    pub(crate) fn day_of(&self, at: DateTime) -> Date {
        if at.time() < self.day_ends {
            at.date().yesterday().unwrap_or(at.date())
        } else {
            at.date()
        }
    }

    /// A time of day, on a day of the forum.
    pub(crate) fn at(&self, day: Date, time: Time) -> DateTime {
        if time < self.day_ends {
            next(day).to_datetime(time)
        } else {
            day.to_datetime(time)
        }
    }

    /// The first moment of a day of the forum.
    pub(crate) fn start_of(&self, day: Date) -> DateTime {
        day.to_datetime(self.day_ends)
    }

    /// The first moment after a day of the forum.
    pub(crate) fn end_of(&self, day: Date) -> DateTime {
        self.start_of(next(day))
    }

    /// When something is over that begins then, on a day of the forum, and has no end: with the
    /// day. What begins after that, in the night of a forum that says nothing of it, is over in
    /// the morning.
    pub(crate) fn over(&self, day: Date, start: DateTime) -> DateTime {
        let end = self.end_of(day);
        if start < end {
            end
        } else {
            start.date().to_datetime(MORNING)
        }
    }

    /// The first moment of the forum.
    pub(crate) fn starts(&self) -> DateTime {
        self.start.unwrap_or_else(|| self.start_of(self.first))
    }
}

/// The day after, but for the last of all.
pub(crate) fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// Whether what begins and ends at these times of day goes over midnight: what takes less than
/// twelve hours then. Anything longer is a slip, since whoever writes hours of the twelve-hour
/// clock (13:00 to 05:00) gets exactly that.
pub(crate) fn is_over_midnight(start: Time, end: Time) -> bool {
    end <= start && start.duration_since(end) > SignedDuration::from_hours(12)
}

/// When something ends that begins then: on the same day, or after midnight. `None` if the end
/// is neither.
pub(crate) fn end_after(start: DateTime, end: Time) -> Option<DateTime> {
    if end > start.time() {
        return Some(start.date().to_datetime(end));
    }
    is_over_midnight(start.time(), end).then(|| next(start.date()).to_datetime(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    fn days(day_ends: Time) -> Days {
        Days {
            first: date(2027, 2, 18),
            last: date(2027, 2, 19),
            start: None,
            end: None,
            day_ends,
        }
    }

    #[test]
    fn each_moment_has_one_day_by_table() {
        for (day_ends, at, day) in [
            (Time::midnight(), datetime(2027, 2, 19, 0, 0, 0, 0), 19),
            (Time::midnight(), datetime(2027, 2, 18, 23, 59, 0, 0), 18),
            (time(4, 0, 0, 0), datetime(2027, 2, 19, 3, 59, 0, 0), 18),
            (time(4, 0, 0, 0), datetime(2027, 2, 19, 4, 0, 0, 0), 19),
            (time(4, 0, 0, 0), datetime(2027, 2, 19, 0, 0, 0, 0), 18),
        ] {
            let days = days(day_ends);
            let found = days.day_of(at);
            assert_eq!(found, date(2027, 2, day), "{at} {day_ends}");
            assert_eq!(days.at(found, at.time()), at);
            assert!((days.start_of(found)..days.end_of(found)).contains(&at));
        }
    }

    #[test]
    fn what_goes_over_midnight_takes_less_than_half_a_day() {
        for (start, end, ends) in [
            ([22, 0], [23, 30], Some([18, 23, 30])),
            ([22, 0], [0, 0], Some([19, 0, 0])),
            ([23, 30], [0, 30], Some([19, 0, 30])),
            ([18, 0], [5, 59], Some([19, 5, 59])),
            ([18, 0], [6, 0], None),
            ([13, 0], [5, 0], None),
            ([9, 0], [1, 30], None),
            ([22, 0], [22, 0], None),
        ] {
            let of = |[hour, minute]: [i8; 2]| time(hour, minute, 0, 0);
            let found = end_after(date(2027, 2, 18).to_datetime(of(start)), of(end));
            let ends =
                ends.map(|[day, hour, minute]: [i8; 3]| datetime(2027, 2, day, hour, minute, 0, 0));
            assert_eq!(found, ends, "{start:?} {end:?}");
        }
    }
}
