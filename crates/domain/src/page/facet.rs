//! Facets: by what a list can be narrowed down, such as the sector or the country.
//!
//! The values of all facets of a list are numbered together, from 0 on in their order.
//! What stands in the list carries the numbers of its values as its marks: a character
//! for each, `0` for number 0 and so on by code points ([`mark`]).

use super::ForumCard;
use crate::decode::record;
use serde::Serialize;

/// The name of the facet of states. Its values are those of
/// [`State::group`](crate::forum::State::group), and of sessions `now`, `later` and `past`;
/// nothing is marked with them, because they change with the clock.
pub const STATE: &str = "state";

/// A facet, with two values or more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Facet {
    /// The parameter of the address: `sector`.
    pub name: String,
    /// What it is called: `القطاع`.
    pub title: String,
    /// Its values.
    pub values: Vec<FacetValue>,
}

record!(Facet {
    name,
    title,
    values
});

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetValue {
    /// How it stands in the address.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How many have it; none is told of states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

record!(FacetValue { id, title, count });

/// `/calendar/forums.json`: all forums that have a date, where the agenda cannot hold them.
/// First those to come by start, then those that are over, the latest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForumList {
    /// The mark of the agenda that it belongs to ([`super::CalendarPage::list`]).
    pub list: u32,
    /// The forums.
    pub forums: Vec<ForumCard>,
    /// For each forum, its marks.
    pub marks: Vec<String>,
}

record!(ForumList {
    list,
    forums,
    marks
});

/// The character that stands for the value with this number.
pub fn mark(number: u32) -> char {
    char::from_u32(0x30 + number).unwrap_or('\u{fffd}')
}

/// Whether what has these marks and is in the state of this group (or `""`) has a chosen
/// value of each facet in which one is chosen. `chosen` holds numbers of values.
pub fn passes(facets: &[Facet], chosen: &[u32], marks: &str, group: &str) -> bool {
    let mut number = 0;
    for facet in facets {
        let (mut wanted, mut met) = (false, false);
        for value in &facet.values {
            if chosen.contains(&number) {
                wanted = true;
                met |= (facet.name == STATE && value.id == group)
                    || marks.chars().any(|own| own == mark(number));
            }
            number += 1;
        }
        if wanted && !met {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facet(name: &str, ids: &[&str]) -> Facet {
        let value = |id: &&str| FacetValue {
            id: (*id).to_owned(),
            title: String::new(),
            count: None,
        };
        Facet {
            name: name.to_owned(),
            title: String::new(),
            values: ids.iter().map(value).collect(),
        }
    }

    #[test]
    fn one_value_of_each_chosen_facet_is_needed() {
        // 0 health, 1 sport; 2 open, 3 over; 4 ae, 5 sa, 6 eg.
        let facets = [
            facet("sector", &["health", "sport"]),
            facet(STATE, &["open", "over"]),
            facet("country", &["ae", "sa", "eg"]),
        ];
        for (chosen, marks, group, met) in [
            (&[][..], "", "", true),
            (&[0], "04", "open", true),
            (&[0], "14", "open", false),
            (&[0, 1], "14", "open", true),
            (&[0, 5], "04", "open", false),
            (&[0, 4], "04", "over", true),
            (&[0, 3, 4], "04", "over", true),
            (&[0, 2, 4], "04", "over", false),
            (&[2, 3], "", "over", true),
            (&[2], "", "", false),
            (&[99], "", "", true),
        ] {
            assert_eq!(
                passes(&facets, chosen, marks, group),
                met,
                "{chosen:?} {marks} {group}"
            );
        }
    }
}
