//! Sessions and the hours of their forum, of the Friday prayer, of the feasts.

use super::{EID, FRIDAY, HIJRI_YEAR, OUTSIDE, Warnings, place::At};
use crate::{
    check::moment::Moment,
    derive::{
        days::Days,
        hijri::{self, HijriDate},
        session_kind::SessionKind,
    },
    model::{Forum, Session},
};
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, Weekday, time},
};
use multaqa_domain::{forum::Decision, slug::Slug};

/// From when to when something is, in the forum's zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) start: DateTime,
    pub(super) end: DateTime,
}

impl Span {
    /// Whether two have time in common.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// When a session is; one without an end takes a minute. `None` without a time, and for what
/// will not be.
pub(super) fn span(session: &Session) -> Option<Span> {
    if session.decision == Some(Decision::Cancelled) {
        return None;
    }
    let start = session.start?;
    let end = session.end.filter(|end| *end > start);
    let end = end.or_else(|| start.checked_add(1.minute()).ok())?;
    Some(Span { start, end })
}

/// `09:00–10:30`
pub(super) fn hours(span: Span) -> String {
    format!(
        "{}–{}",
        span.start.strftime("%H:%M"),
        span.end.strftime("%H:%M")
    )
}

impl<'a> Warnings<'a> {
    /// Sessions outside of the forum's hours, in the time of the Friday prayer, and a forum on
    /// days of a feast.
    pub(super) fn hours(&mut self, slug: &'a Slug, forum: &'a Forum) {
        let Some(days) = forum
            .days
            .filter(|_| forum.decision != Some(Decision::Cancelled))
        else {
            return;
        };
        self.eid(slug, days);
        let opens = days.start;
        let closes = days.start.and(days.end);
        let mut last_friday = None;
        for session in &forum.sessions {
            let Some(span) = span(session) else {
                continue;
            };
            let id = session.anchor.as_str();
            if let Some(opens) = opens.filter(|opens| span.start < *opens) {
                let message = format!(
                    "the session starts at {}, before the forum does at {}",
                    span.start.strftime("%H:%M"),
                    opens.strftime("%H:%M")
                );
                let help = "check both times: the 24-hour clock has 13:00 for one in the afternoon";
                self.forum(slug, At::Session(id, "start"), OUTSIDE, message, help);
            }
            if let Some(closes) = closes.filter(|closes| span.end > *closes) {
                let message = format!(
                    "the session ends at {}, after the forum does at {}",
                    span.end.strftime("%H:%M"),
                    closes.strftime("%H:%M")
                );
                let help = "check both times, or raise the forum's `end`";
                self.forum(slug, At::Session(id, "end"), OUTSIDE, message, help);
            }
            let day = span.start.date();
            if last_friday != Some(day) && is_at_prayer(session, span) {
                // Once a day: the others of that hour are seen beside it.
                last_friday = Some(day);
                let message = format!(
                    "the session is at {}, during the Friday prayer",
                    hours(span)
                );
                let help = "leave 11:45 to 13:00 free, or make it `kind = \"prayer\"`";
                self.forum(slug, At::Session(id, "start"), FRIDAY, message, help);
            }
        }
    }

    fn eid(&mut self, slug: &'a Slug, days: Days) {
        let mut day = days.first;
        for _ in 0..31 {
            if let Some((feast, hijri)) = feast(day) {
                let message = format!("{day} is {hijri}: {feast}");
                let help = "by Umm al-Qura, a day more or less by sight; check the date";
                self.forum(slug, At::Key("date"), EID, message, help);
                return;
            }
            match day.tomorrow() {
                Ok(next) if next <= days.last => day = next,
                _ => return,
            }
        }
    }

    /// Dates whose year is one of the Hijra.
    pub(super) fn hijri_years(&mut self, slug: &'a Slug, forum: &'a Forum) {
        let date = |moment: Option<Moment>| match moment? {
            Moment::Day(day) => Some(day),
            Moment::Time(time) => Some(time.date()),
        };
        let registration = forum.registration.as_ref();
        for (at, date) in [
            (At::Key("date"), forum.days.map(|days| days.first)),
            (At::Key("previous_date"), forum.previous),
            (
                At::In("registration", "opens"),
                registration.and_then(|r| date(r.opens)),
            ),
            (
                At::In("registration", "closes"),
                registration.and_then(|r| date(r.closes)),
            ),
        ] {
            let Some(date) = date.filter(|date| (1300..=1500).contains(&date.year())) else {
                continue;
            };
            let message = format!("{date} is in the Middle Ages: dates are Gregorian");
            let help = match gregorian(date) {
                Some(day) => format!("if it is of the Hijra, write {day}"),
                None => "check the year".to_owned(),
            };
            self.forum(slug, at, HIJRI_YEAR, message, help);
        }
    }
}

/// What is meant by a date whose year is one of the Hijra.
fn gregorian(date: Date) -> Option<Date> {
    let narrow = |n: i8| u8::try_from(n).ok();
    hijri::gregorian(
        i32::from(date.year()),
        narrow(date.month())?,
        narrow(date.day())?,
    )
}

/// Whether a session has people sit somewhere while the Friday prayer is.
fn is_at_prayer(session: &Session, span: Span) -> bool {
    let day = span.start.date();
    let prayer = Span {
        start: day.to_datetime(time(11, 45, 0, 0)),
        end: day.to_datetime(time(13, 0, 0, 0)),
    };
    // Through an exhibition one walks when one likes.
    let is_free = session.kind.is_pause() || session.kind == SessionKind::Exhibition;
    day.weekday() == Weekday::Friday && !is_free && span.overlaps(prayer)
}

/// The feast that a day is of, and what the day is in the calendar of Umm al-Qura.
fn feast(day: Date) -> Option<(&'static str, HijriDate)> {
    let hijri = HijriDate::of(day)?;
    let feast = match (hijri.month, hijri.day) {
        (10, 1..=3) => "عيد الفطر",
        (12, 9) => "يوم عرفة",
        (12, 10..=13) => "عيد الأضحى",
        _ => return None,
    };
    Some((feast, hijri))
}
