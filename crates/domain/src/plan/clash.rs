//! Where entries of a plan clash: at the same time, or with too little time to get from one
//! to the other.

use super::Entry;

/// So many seconds from one room to another of the same forum.
const WALK: i64 = 600;

/// So many seconds from one venue to another.
const WAY: i64 = 3600;

/// A clash of an entry with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The entry that it is told at, by its place in the plan.
    pub at: usize,
    /// The other.
    pub with: usize,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Both take place at the same time; told at both.
    Overlap,
    /// Less than ten minutes from another room of the forum; told at the later.
    Walk,
    /// Less than an hour from another venue; told at the later.
    Way,
}

/// The clashes of a plan, by entry. Only what has a start and an end is compared, never a
/// forum with its own sessions, and a forum only if it lasts for less than a day: one of
/// several days does not fill them.
pub fn clashes(plan: &[Entry]) -> Vec<Clash> {
    let mut found = Vec::new();
    for (at, one) in plan.iter().enumerate() {
        let Some((start, end)) = times(one) else {
            continue;
        };
        // What ends last before this starts: from there the visitor comes.
        let mut before: Option<(usize, i64)> = None;
        for (with, other) in plan.iter().enumerate() {
            let Some((from, to)) = times(other).filter(|_| with != at) else {
                continue;
            };
            if one.forum == other.forum && (one.session.is_none() || other.session.is_none()) {
                continue;
            }
            if from < end && start < to {
                let why = Why::Overlap;
                found.push(Clash { at, with, why });
            } else if to <= start && before.is_none_or(|(_, latest)| latest <= to) {
                before = Some((with, to));
            }
        }
        let Some((with, to)) = before else { continue };
        let Some(other) = plan.get(with) else {
            continue;
        };
        let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && a != b;
        let (a, b) = (&other.known, &one.known);
        let why = if one.forum == other.forum {
            Some((Why::Walk, WALK)).filter(|_| differ(&a.room, &b.room))
        } else {
            Some((Why::Way, WAY)).filter(|_| differ(&a.place, &b.place))
        };
        if let Some((why, least)) = why
            && start - to < least
        {
            found.push(Clash { at, with, why });
        }
    }
    found
}

/// From when to when somebody is there, in seconds since the epoch.
fn times(entry: &Entry) -> Option<(i64, i64)> {
    let known = &entry.known;
    let (start, end) = (known.start?.0, known.end?.0);
    let fills = entry.session.is_some() || end.checked_sub(start)? < 86_400;
    (start < end && fills).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::{super::fixture::*, *};
    use proptest::prelude::*;

    /// What is found in a plan, as `at-with why`.
    fn found(plan: &[Entry]) -> Vec<String> {
        let text = |c: &Clash| format!("{}-{} {:?}", c.at, c.with, c.why);
        clashes(plan).iter().map(text).collect()
    }

    #[test]
    fn clashes_by_table() {
        let table: [(&str, Vec<Entry>, &[&str]); 15] = [
            ("nothing", vec![], &[]),
            ("one", vec![timed("f", "a", 0, 60, "A")], &[]),
            (
                "one after the other in a room",
                vec![timed("f", "a", 0, 60, "A"), timed("f", "b", 60, 90, "A")],
                &[],
            ),
            (
                "overlap",
                vec![timed("f", "a", 0, 60, "A"), timed("f", "b", 59, 90, "A")],
                &["0-1 Overlap", "1-0 Overlap"],
            ),
            (
                "within",
                vec![timed("f", "a", 0, 60, "A"), timed("f", "b", 10, 20, "B")],
                &["0-1 Overlap", "1-0 Overlap"],
            ),
            (
                "overlap of forums' sessions",
                vec![timed("f", "a", 0, 60, "A"), timed("g", "b", 10, 20, "B")],
                &["0-1 Overlap", "1-0 Overlap"],
            ),
            (
                "another room at once",
                vec![timed("f", "a", 0, 60, "A"), timed("f", "b", 60, 90, "B")],
                &["1-0 Walk"],
            ),
            (
                "another room in nine minutes",
                vec![timed("f", "a", 0, 60, "A"), timed("f", "b", 69, 90, "B")],
                &["1-0 Walk"],
            ),
            (
                "another room in ten minutes",
                vec![timed("f", "a", 0, 60, "A"), timed("f", "b", 70, 90, "B")],
                &[],
            ),
            (
                "no room is named",
                vec![timed("f", "a", 0, 60, ""), timed("f", "b", 60, 90, "B")],
                &[],
            ),
            (
                "another forum at the same place",
                vec![
                    at_place(timed("f", "a", 0, 60, "A"), "P"),
                    at_place(timed("g", "b", 60, 90, "B"), "P"),
                ],
                &[],
            ),
            (
                "another forum elsewhere in 59 minutes",
                vec![
                    at_place(timed("f", "a", 0, 60, "A"), "P"),
                    at_place(timed("g", "b", 119, 150, "A"), "Q"),
                ],
                &["1-0 Way"],
            ),
            (
                "another forum elsewhere in an hour",
                vec![
                    at_place(timed("f", "a", 0, 60, "A"), "P"),
                    at_place(timed("g", "b", 120, 150, "A"), "Q"),
                ],
                &[],
            ),
            (
                "from where one comes, not from before that",
                vec![
                    timed("f", "a", 0, 60, "A"),
                    timed("f", "b", 60, 65, "B"),
                    timed("f", "c", 65, 90, "B"),
                ],
                &["1-0 Walk"],
            ),
            (
                "a session without an end",
                vec![
                    open(timed("f", "a", 0, 60, "A")),
                    timed("f", "b", 10, 20, "A"),
                ],
                &[],
            ),
        ];
        for (name, plan, expected) in table {
            assert_eq!(found(&plan), expected, "{name}");
        }
    }

    #[test]
    fn a_forum_clashes_with_others_and_not_with_its_own_sessions() {
        let plan = [
            whole("f", 0, 480),
            timed("f", "a", 0, 60, "A"),
            timed("g", "b", 30, 90, "A"),
        ];
        assert_eq!(
            found(&plan),
            ["0-2 Overlap", "1-2 Overlap", "2-0 Overlap", "2-1 Overlap"]
        );
        let days = [whole("f", 0, 2 * 24 * 60), timed("g", "b", 30, 90, "A")];
        assert_eq!(found(&days), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn an_overlap_is_told_at_both(times in prop::collection::vec((0i64..50, 1i64..20), 0..12)) {
            let mut plan = Vec::new();
            for (index, (start, length)) in times.iter().enumerate() {
                plan.push(timed("f", &format!("s{index}"), *start, start + length, "A"));
            }
            let found = clashes(&plan);
            for one in found.iter().filter(|one| one.why == Why::Overlap) {
                let back = Clash { at: one.with, with: one.at, why: Why::Overlap };
                prop_assert!(found.contains(&back) && one.at != one.with);
            }
        }
    }
}
