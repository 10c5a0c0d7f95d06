//! What has changed: about an entry since it was marked, and about a programme since the
//! visitor last looked.

use super::{Entry, Part};

/// A change that is told until it is acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is no longer on the site.
    Gone,
    /// The forum or the session was cancelled.
    Cancelled,
    /// The forum or the session was postponed.
    Postponed,
    /// The day, the start or the end.
    Moved,
    /// The room.
    Room,
    /// The venue.
    Venue,
    /// The title.
    Renamed,
}

impl Change {
    /// All of them, as they are told.
    pub const ALL: [Self; 7] = [
        Self::Gone,
        Self::Cancelled,
        Self::Postponed,
        Self::Moved,
        Self::Room,
        Self::Venue,
        Self::Renamed,
    ];

    /// Whether this has changed between what was known and what the site says. Words do not
    /// count, which a site may choose otherwise for the same time.
    pub fn is_between(self, known: &Entry, now: &Entry) -> bool {
        let differ = |part| known.get(part) != now.get(part);
        let decided = |word| differ(Part::Decision) && now.get(Part::Decision) == word;
        match self {
            Self::Gone => now.is_bare(),
            _ if now.is_bare() => false,
            Self::Cancelled => decided("cancelled"),
            Self::Postponed => decided("postponed"),
            Self::Moved => differ(Part::Day) || differ(Part::Start) || differ(Part::End),
            Self::Room => differ(Part::Room),
            Self::Venue => differ(Part::Place),
            Self::Renamed => differ(Part::Title),
        }
    }

    /// Whether anything has changed.
    pub fn is_any_between(known: &Entry, now: &Entry) -> bool {
        Self::ALL.iter().any(|change| change.is_between(known, now))
    }
}

/// What there is to tell of a session since the last look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It was not there.
    Added,
    /// It had another time or room, or was not off.
    Moved,
}

/// What there is to tell of an entry, whose look this is; `before` are the looks
/// ([`Entry::look`]) that were remembered. Without any, it is the first look, which has no
/// news.
pub fn news(before: &[Entry], look: &Entry) -> Option<News> {
    match before.iter().find(|old| old.is(look)) {
        None if before.is_empty() => None,
        None => Some(News::Added),
        Some(old) if old != look => Some(News::Moved),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::fixture::{timed, with},
        *,
    };

    #[test]
    fn changes_by_table() {
        type Case = (
            &'static str,
            &'static [(Part, &'static str)],
            &'static [Change],
        );
        let table: [Case; 13] = [
            ("nothing", &[], &[]),
            ("words of the time", &[(Part::Time, "x")], &[]),
            ("words of the date", &[(Part::Date, "x")], &[]),
            ("the forum's title", &[(Part::About, "x")], &[]),
            ("start", &[(Part::Start, "1")], &[Change::Moved]),
            ("no end", &[(Part::End, "")], &[Change::Moved]),
            ("day", &[(Part::Day, "2026-05-07")], &[Change::Moved]),
            ("room", &[(Part::Room, "x")], &[Change::Room]),
            ("venue", &[(Part::Place, "x")], &[Change::Venue]),
            ("title", &[(Part::Title, "x")], &[Change::Renamed]),
            (
                "gone",
                &[(Part::Title, ""), (Part::Room, "x")],
                &[Change::Gone],
            ),
            (
                "cancelled and renamed",
                &[(Part::Decision, "cancelled"), (Part::Title, "x")],
                &[Change::Cancelled, Change::Renamed],
            ),
            (
                "postponed",
                &[(Part::Decision, "postponed")],
                &[Change::Postponed],
            ),
        ];
        let known = timed("a", "x", 0, 60, "A");
        for (name, turns, expected) in table {
            let now = with(known.clone(), turns);
            let mut found = Change::ALL.to_vec();
            found.retain(|change| change.is_between(&known, &now));
            assert_eq!(found, expected, "{name}");
            let is_any = Change::is_any_between(&known, &now);
            assert_eq!(is_any, !expected.is_empty(), "{name}");
        }
    }

    #[test]
    fn what_takes_place_after_all_is_no_change_of_its_own() {
        let now = timed("a", "x", 0, 60, "A");
        let known = with(now.clone(), &[(Part::Decision, "cancelled")]);
        assert!(!Change::is_any_between(&known, &now));
    }

    #[test]
    fn news_go_by_time_room_and_whether_it_takes_place() {
        let old = timed("a", "x", 0, 60, "A");
        let before = [old.look(), timed("a", "y", 0, 60, "A").look()];
        for (now, expected) in [
            (old.clone(), None),
            (with(old.clone(), &[(Part::Title, "x")]), None),
            (with(old.clone(), &[(Part::Room, "B")]), Some(News::Moved)),
            (with(old.clone(), &[(Part::Start, "1")]), Some(News::Moved)),
            (with(old.clone(), &[(Part::End, "")]), Some(News::Moved)),
            (
                with(old.clone(), &[(Part::Day, "2026-05-09")]),
                Some(News::Moved),
            ),
            (with(old.clone(), &[(Part::Decision, "moved")]), None),
            (
                with(old.clone(), &[(Part::Decision, "cancelled")]),
                Some(News::Moved),
            ),
            (timed("a", "z", 0, 60, "A"), Some(News::Added)),
        ] {
            assert_eq!(news(&before, &now.look()), expected, "{now:?}");
            assert_eq!(news(&[], &now.look()), None, "the first look");
        }
    }
}
