//! Time zones of a calendar file (RFC 5545, 3.6.5), as far as its events need them.

use super::lines::Lines;
use jiff::{
    Timestamp, Zoned,
    tz::{Dst, Offset, TimeZone},
};

/// The zones of some events, each with the first and the last moment that it is used at.
#[derive(Debug, Default)]
pub(super) struct Zones(Vec<(TimeZone, Timestamp, Timestamp)>);

impl Zones {
    /// Notes a moment, and says how it is written: the parameter that names its zone, and
    /// the local time; in a zone without a name of its own, and in UTC, the time in UTC.
    pub(super) fn write(&mut self, at: &Zoned) -> (String, String) {
        let zone = at.time_zone();
        let Some(name) = zone.iana_name().filter(|name| !is_utc(name)) else {
            return (String::new(), utc(at.timestamp()));
        };
        let moment = at.timestamp();
        match self.0.iter_mut().find(|(known, ..)| known == zone) {
            Some((_, first, last)) => {
                *first = moment.min(*first);
                *last = moment.max(*last);
            }
            None => self.0.push((zone.clone(), moment, moment)),
        }
        let local = at.strftime("%Y%m%dT%H%M%S").to_string();
        ([";TZID=", name].concat(), local)
    }

    /// The components.
    pub(super) fn components(&self, lines: &mut Lines) {
        for (zone, first, last) in &self.0 {
            component(lines, zone, *first, *last);
        }
    }
}

/// An instant in UTC: `20170914T050000Z`.
pub(super) fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn is_utc(name: &str) -> bool {
    matches!(name, "UTC" | "Etc/UTC")
}

/// A zone with the rule that holds at the first moment, and every change up to the last:
/// a table that needs no rules for ever.
fn component(lines: &mut Lines, zone: &TimeZone, first: Timestamp, last: Timestamp) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", zone.iana_name().unwrap_or_default());
    let next = first + jiff::SignedDuration::from_secs(1);
    // What came before the year 1970 is not worth its odd offsets.
    let before = zone.preceding(next).next();
    let before = before.filter(|change| change.timestamp() >= Timestamp::UNIX_EPOCH);
    match &before {
        Some(change) => {
            let known = (change.offset(), change.dst(), change.abbreviation());
            observance(lines, zone, change.timestamp(), known);
        }
        None => {
            let info = zone.to_offset_info(first);
            let known = (info.offset(), info.dst(), info.abbreviation());
            let (start, offset) = ("19700101T000000", info.offset());
            rule(lines, start, offset, known);
        }
    }
    for change in zone.following(first) {
        if change.timestamp() > last {
            break;
        }
        let known = (change.offset(), change.dst(), change.abbreviation());
        observance(lines, zone, change.timestamp(), known);
    }
    lines.raw("END", "VTIMEZONE");
}

/// What holds from a change of the clocks on.
fn observance(lines: &mut Lines, zone: &TimeZone, at: Timestamp, known: (Offset, Dst, &str)) {
    let before = zone.to_offset(at - jiff::SignedDuration::from_secs(1));
    // The start is told by the clock that is changed.
    let local = before.to_datetime(at);
    let start = local.strftime("%Y%m%dT%H%M%S").to_string();
    rule(lines, &start, before, known);
}

fn rule(lines: &mut Lines, start: &str, before: Offset, (offset, dst, name): (Offset, Dst, &str)) {
    let kind = if dst.is_dst() { "DAYLIGHT" } else { "STANDARD" };
    lines.raw("BEGIN", kind);
    lines.raw("DTSTART", start);
    lines.raw("TZOFFSETFROM", &written(before));
    lines.raw("TZOFFSETTO", &written(offset));
    lines.text("TZNAME", name);
    lines.raw("END", kind);
}

/// An offset from UTC: `+0400`, with seconds where there are any.
fn written(offset: Offset) -> String {
    let seconds = offset.seconds().unsigned_abs();
    let sign = if offset.is_negative() { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{civil::date, tz::TimeZoneDatabase};

    fn zones(zone: &str, days: &[(i16, i8, i8)]) -> String {
        let zone = TimeZoneDatabase::bundled().get(zone).unwrap();
        let mut zones = Zones::default();
        for (year, month, day) in days {
            let at = date(*year, *month, *day).at(12, 0, 0, 0);
            zones.write(&at.to_zoned(zone.clone()).unwrap());
        }
        let mut lines = Lines::default();
        zones.components(&mut lines);
        lines.0.replace("\r\n", "\n")
    }

    #[test]
    fn a_zone_that_does_not_change() {
        assert_eq!(
            zones("Asia/Dubai", &[(2017, 9, 14)]),
            "BEGIN:VTIMEZONE\nTZID:Asia/Dubai\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
             TZOFFSETFROM:+0400\nTZOFFSETTO:+0400\nTZNAME:+04\nEND:STANDARD\nEND:VTIMEZONE\n"
        );
    }

    #[test]
    fn changes_to_summer_time_and_back() {
        let text = zones("Europe/Berlin", &[(2026, 3, 28), (2026, 11, 2)]);
        let starts: Vec<_> = text
            .lines()
            .filter_map(|line| line.strip_prefix("DTSTART:"))
            .collect();
        assert_eq!(
            starts,
            ["20251026T030000", "20260329T020000", "20261025T030000"]
        );
        assert!(text.contains(
            "BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\n"
        ));
        let one = zones("Europe/Berlin", &[(2026, 7, 1)]);
        assert_eq!(one.matches("DTSTART").count(), 1);
    }

    #[test]
    fn utc_needs_no_zone() {
        assert_eq!(zones("Etc/UTC", &[(2026, 7, 1)]), "");
    }

    #[test]
    fn offsets_may_be_negative_and_odd() {
        for (seconds, text) in [
            (0, "+0000"),
            (-12_600, "-0330"),
            (20_700, "+0545"),
            (-4_530, "-011530"),
        ] {
            assert_eq!(written(Offset::from_seconds(seconds).unwrap()), text);
        }
    }
}
