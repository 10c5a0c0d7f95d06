//! What has changed about an entry since it was marked.

use super::Snapshot;
use crate::forum::Decision;

/// A change that is told until it is acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is no longer on the site.
    Gone,
    /// The forum was cancelled.
    Cancelled,
    /// The forum was postponed.
    Postponed,
    /// The day, the start or the end.
    Moved,
    /// The room or the venue.
    Elsewhere,
    /// The title.
    Renamed,
}

/// What has changed between what was known and what the site says; `None` is that it has
/// it no more.
pub fn changes(known: &Snapshot, now: Option<&Snapshot>) -> Vec<Change> {
    let Some(now) = now else {
        return vec![Change::Gone];
    };
    let mut changes = Vec::new();
    if known.decision != now.decision {
        match now.decision {
            Some(Decision::Cancelled) => changes.push(Change::Cancelled),
            Some(Decision::Postponed) => changes.push(Change::Postponed),
            Some(Decision::Moved) | None => {}
        }
    }
    // Not by the words, which a site may choose otherwise for the same time.
    if known.start != now.start || known.end != now.end || known.day != now.day {
        changes.push(Change::Moved);
    }
    if known.room != now.room || known.place != now.place {
        changes.push(Change::Elsewhere);
    }
    if known.title != now.title {
        changes.push(Change::Renamed);
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::{super::fixture::timed, *};
    use crate::{plan::Snapshot, time::Instant};

    #[test]
    fn changes_by_table() {
        type Turn = fn(&mut Snapshot);
        let table: [(&str, Turn, &[Change]); 12] = [
            ("nothing", |_| {}, &[]),
            ("words of the time", |s| s.time = "x".into(), &[]),
            ("words of the date", |s| s.date = "x".into(), &[]),
            ("the forum's title", |s| s.about = "x".into(), &[]),
            ("start", |s| s.start = Some(Instant(1)), &[Change::Moved]),
            ("end", |s| s.end = None, &[Change::Moved]),
            ("day", |s| s.day = "2026-05-07".into(), &[Change::Moved]),
            ("room", |s| s.room = "x".into(), &[Change::Elsewhere]),
            ("place", |s| s.place = "x".into(), &[Change::Elsewhere]),
            ("title", |s| s.title = "x".into(), &[Change::Renamed]),
            (
                "cancelled and renamed",
                |s| {
                    s.decision = Some(Decision::Cancelled);
                    s.title = "x".into();
                },
                &[Change::Cancelled, Change::Renamed],
            ),
            (
                "postponed",
                |s| s.decision = Some(Decision::Postponed),
                &[Change::Postponed],
            ),
        ];
        let known = timed("a", "x", 0, 60, "A").known;
        for (name, turn, expected) in table {
            let mut now = known.clone();
            turn(&mut now);
            assert_eq!(changes(&known, Some(&now)), expected, "{name}");
        }
        assert_eq!(changes(&known, None), [Change::Gone]);
    }

    #[test]
    fn what_takes_place_after_all_is_no_change_of_its_own() {
        let now = timed("a", "x", 0, 60, "A").known;
        let mut known = now.clone();
        known.decision = Some(Decision::Cancelled);
        assert_eq!(changes(&known, Some(&now)), []);
    }
}
