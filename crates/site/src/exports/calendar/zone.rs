//! Time zones of a calendar file (RFC 5545, 3.6.5), as far as its events need them.

use super::lines::Lines;
use jiff::{
    SignedDuration, Timestamp, Zoned,
    tz::{Offset, TimeZone, TimeZoneTransition},
};

/// The zones of some events, each with the first and the last moment that it is used at.
#[derive(Clone, Debug, Default)]
pub(super) struct Zones(Vec<(TimeZone, Timestamp, Timestamp)>);

impl Zones {
    /// Notes a moment, and says how it is written: the parameter that names its zone, and
    /// the local time; in a zone without a name of its own, and in UTC, the time in UTC. So it
    /// is in the hour that comes twice when clocks go back, of which some programs take the
    /// first, as they should, and others the second.
    pub(super) fn write(&mut self, at: &Zoned) -> (String, String) {
        let zone = at.time_zone();
        let is_twice = zone.to_ambiguous_zoned(at.datetime()).is_ambiguous();
        let name = zone.iana_name().filter(|name| !is_utc(name) && !is_twice);
        let Some(name) = name else {
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

/// How long before a moment the clocks were changed where they change every year.
const A_YEAR: SignedDuration = SignedDuration::from_hours(400 * 24);

/// A zone with each change of the clocks from the one that holds at the first moment up to the
/// last: a table that needs no rules for ever. Some programs misread a table that has DAYLIGHT
/// alone, so that it begins with both kinds where clocks go forward and back.
fn component(lines: &mut Lines, zone: &TimeZone, first: Timestamp, last: Timestamp) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", zone.iana_name().unwrap_or_default());
    let mut changes = before(zone, first);
    let following = zone.following(first);
    let following = following.take_while(|change| change.timestamp() <= last);
    changes.extend(following.map(|change| Change::new(zone, &change)));
    for change in &changes {
        change.write(lines);
    }
    lines.raw("END", "VTIMEZONE");
}

/// The changes before a moment that its table needs, the last of which holds then.
fn before(zone: &TimeZone, first: Timestamp) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let has = |changes: &[Change], summer| changes.iter().any(|one| one.is_summer == summer);
    let mut earliest = first;
    for change in zone.preceding(first + SignedDuration::from_secs(1)) {
        let at = change.timestamp();
        // What came before the year 1970 is not worth its odd offsets.
        if at < Timestamp::UNIX_EPOCH {
            break;
        }
        let is_of_the_year = first.duration_since(at) < A_YEAR;
        if has(&changes, false) && (has(&changes, true) || !is_of_the_year) {
            break;
        }
        changes.push(Change::new(zone, &change));
        earliest = at - SignedDuration::from_secs(1);
    }
    if !has(&changes, false) {
        let info = zone.to_offset_info(earliest);
        changes.push(Change {
            start: "19700101T000000".to_owned(),
            from: info.offset(),
            to: info.offset(),
            is_summer: false,
            name: info.abbreviation().to_owned(),
        });
    }
    changes.reverse();
    changes
}

/// A change of the clocks.
struct Change {
    /// By the clock that is changed.
    start: String,
    from: Offset,
    to: Offset,
    is_summer: bool,
    name: String,
}

impl Change {
    fn new(zone: &TimeZone, change: &TimeZoneTransition<'_>) -> Self {
        let at = change.timestamp();
        let before = zone.to_offset_info(at - SignedDuration::from_secs(1));
        let is_of_a_season = before.dst().is_dst() || change.dst().is_dst();
        Self {
            start: before
                .offset()
                .to_datetime(at)
                .strftime("%Y%m%dT%H%M%S")
                .to_string(),
            from: before.offset(),
            to: change.offset(),
            // In Morocco and Ireland the law calls the greater offset the standard, which
            // programs do not know what to make of.
            is_summer: is_of_a_season && change.offset() > before.offset(),
            name: change.abbreviation().to_owned(),
        }
    }

    fn write(&self, lines: &mut Lines) {
        let kind = if self.is_summer {
            "DAYLIGHT"
        } else {
            "STANDARD"
        };
        lines.raw("BEGIN", kind);
        lines.raw("DTSTART", &self.start);
        lines.raw("TZOFFSETFROM", &written(self.from));
        lines.raw("TZOFFSETTO", &written(self.to));
        lines.text("TZNAME", &self.name);
        lines.raw("END", kind);
    }
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
            [
                "20250330T020000",
                "20251026T030000",
                "20260329T020000",
                "20261025T030000"
            ]
        );
        assert!(text.contains(
            "BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\n"
        ));
    }

    /// A table of DAYLIGHT alone is misread, so that whoever changes the clocks has both kinds;
    /// the greater offset is DAYLIGHT, also where the law calls it the standard.
    #[test]
    fn both_kinds_where_clocks_change() {
        for (zone, day, kinds) in [
            ("Africa/Cairo", (2027, 7, 1), "STANDARD+0200 DAYLIGHT+0300"),
            ("Africa/Cairo", (2027, 1, 15), "DAYLIGHT+0300 STANDARD+0200"),
            ("Asia/Beirut", (2027, 7, 1), "STANDARD+0200 DAYLIGHT+0300"),
            ("Europe/London", (2027, 7, 1), "STANDARD+0000 DAYLIGHT+0100"),
            (
                "Europe/London",
                (2027, 1, 15),
                "DAYLIGHT+0100 STANDARD+0000",
            ),
            ("Europe/Dublin", (2027, 7, 1), "STANDARD+0000 DAYLIGHT+0100"),
            // In Ramadan the clocks went back, and since 2026 they stay so.
            (
                "Africa/Casablanca",
                (2025, 3, 10),
                "DAYLIGHT+0100 STANDARD+0000",
            ),
            (
                "Africa/Casablanca",
                (2025, 7, 1),
                "STANDARD+0000 DAYLIGHT+0100",
            ),
            ("Africa/Casablanca", (2027, 7, 1), "STANDARD+0000"),
            ("Asia/Riyadh", (2027, 7, 1), "STANDARD+0300"),
            // It stayed at the summer's time for ever.
            ("Europe/Istanbul", (2027, 7, 1), "STANDARD+0300"),
            ("Asia/Amman", (2027, 7, 1), "STANDARD+0300"),
        ] {
            let text = zones(zone, &[day]);
            let mut found = Vec::new();
            for part in text.split("BEGIN:").skip(2) {
                let (kind, rest) = part.split_once('\n').unwrap();
                let (_, rest) = rest.split_once("TZOFFSETTO:").unwrap();
                found.push([kind, rest.split_once('\n').unwrap().0].concat());
            }
            assert_eq!(found.join(" "), kinds, "{zone} {day:?}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_told_in_utc() {
        let zone = TimeZoneDatabase::bundled().get("Europe/Berlin").unwrap();
        for (hour, written) in [
            (1, ";TZID=Europe/Berlin 20261025T013000"),
            (2, " 20261025T003000Z"),
            (3, ";TZID=Europe/Berlin 20261025T033000"),
        ] {
            let at = date(2026, 10, 25).at(hour, 30, 0, 0);
            let (zone, time) = Zones::default().write(&at.to_zoned(zone.clone()).unwrap());
            assert_eq!([zone, time].join(" "), written);
        }
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
