//! Where two entries of a plan clash: at the same time, or with too little time to get from
//! one to the other.

use super::{Entry, Part};

/// So many seconds from one room to another of the same forum.
const WALK: i64 = 600;

/// So many seconds from one venue to another.
const WAY: i64 = 3600;

/// A forum that lasts for so many seconds does not fill them.
const DAY: i64 = 86_400;

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

/// What is wrong with an entry because of another. Only what has a start and an end is
/// compared, never a forum with its own sessions, and a forum only if it lasts for less
/// than a day.
pub fn clash(one: &Entry, other: &Entry) -> Option<Why> {
    // What does not take place is in nobody's way.
    if one.is_off() || other.is_off() {
        return None;
    }
    let is_same = one.get(Part::Forum) == other.get(Part::Forum);
    let is_whole = |entry: &Entry| entry.get(Part::Session).is_empty();
    if is_same && (is_whole(one) || is_whole(other)) {
        return None;
    }
    let times = |entry: &Entry| {
        let (start, end) = (entry.at(Part::Start), entry.at(Part::End));
        let is_known = start > i64::MIN && start < end;
        let is_long = is_whole(entry) && end.saturating_sub(start) >= DAY;
        (is_known && !is_long).then_some((start, end))
    };
    let ((start, end), (from, to)) = (times(one)?, times(other)?);
    if from < end && start < to {
        return Some(Why::Overlap);
    }
    let (part, least, why) = match is_same {
        true => (Part::Room, WALK, Why::Walk),
        false => (Part::Place, WAY, Why::Way),
    };
    let (there, here) = (other.get(part), one.get(part));
    let is_near = there == here || there.is_empty() || here.is_empty();
    (to <= start && start.saturating_sub(to) < least && !is_near).then_some(why)
}

/// So many clashes of an entry are told by name.
const NAMED: usize = 3;

/// What is wrong with an entry because of all others of a plan: the first with their names, and
/// how many there are besides. With all of 500 entries at one time, each would have 499.
pub fn clashes<'p>(one: &Entry, plan: &'p [Entry]) -> (Vec<(Why, &'p Entry)>, usize) {
    let (mut named, mut more) = (Vec::new(), 0);
    for other in plan {
        match clash(one, other) {
            Some(why) if !other.is(one) && named.len() < NAMED => named.push((why, other)),
            Some(_) if !other.is(one) => more += 1,
            _ => {}
        }
    }
    (named, more)
}

#[cfg(test)]
mod tests {
    use super::{super::fixture::*, *};

    #[test]
    fn of_many_clashes_the_first_are_named() {
        let plan: Vec<_> = (0..10)
            .map(|n| timed("a", &format!("s{n}"), 0, 10, ""))
            .collect();
        let (named, more) = clashes(&plan[1], &plan);
        let names: Vec<_> = named.iter().map(|(_, e)| e.get(Part::Session)).collect();
        assert_eq!((names, more), (vec!["s0", "s2", "s3"], 6));
        let (named, more) = clashes(&plan[0], &plan[..2]);
        assert_eq!((named.len(), more), (1, 0));
    }
    use proptest::prelude::*;

    /// What is found in a plan, as `at-with why`.
    fn found(plan: &[Entry]) -> Vec<String> {
        let mut found = Vec::new();
        for (at, one) in plan.iter().enumerate() {
            for (with, other) in plan.iter().enumerate() {
                let why = clash(one, other).filter(|_| at != with);
                found.extend(why.map(|why| format!("{at}-{with} {why:?}")));
            }
        }
        found
    }

    #[test]
    fn clashes_by_table() {
        let table: [(&str, Vec<Entry>, &[&str]); 14] = [
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
        fn an_overlap_is_told_at_both(a in 0i64..50, b in 1i64..20, c in 0i64..50, d in 1i64..20) {
            let (one, other) = (timed("f", "a", a, a + b, "A"), timed("f", "b", c, c + d, "B"));
            let overlap = |one, other| clash(one, other) == Some(Why::Overlap);
            prop_assert_eq!(overlap(&one, &other), overlap(&other, &one));
            prop_assert_eq!(overlap(&one, &other), a < c + d && c < a + b);
        }

        #[test]
        fn no_times_make_it_panic(start in "-?[0-9]{0,19}", end in "-?[0-9]{0,19}") {
            let odd = with(timed("f", "a", 0, 1, "A"), &[(Part::Start, &start), (Part::End, &end)]);
            let _ = (clash(&odd, &timed("f", "b", 0, 1, "B")), clash(&whole("g", 0, 1), &odd));
        }
    }
}
