//! What is found, and in which order.

use super::{
    Kind,
    fold::{GAP, find, fold},
    part::{Line, Part, Thing},
    query::{Query, Word},
};

/// So many things of each grade are looked at more closely.
const CLOSER: usize = 60;

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// How many there are in the files.
    pub total: usize,
    /// The best of them, the best first.
    pub things: Vec<Thing<'a>>,
}

/// Looks for things of a kind in which every word stands, and gives at most `limit` of
/// them. First come those that are spelled like the query; among these, those with the
/// words in their title; among these, those in which words begin with them; and then the
/// order of the files.
pub fn search<'a>(parts: &[&'a Part], kind: Kind, query: &Query, limit: usize) -> Found<'a> {
    let mut total = 0;
    let mut grades: [Vec<Thing<'a>>; 4] = Default::default();
    for part in parts {
        if part.kind != kind || query.is_empty() {
            continue;
        }
        for row in 0..part.len() {
            let grade = part.line(row).and_then(|line| grade(&line, query));
            let Some(kept) = grade.and_then(|grade| grades.get_mut(grade)) else {
                continue;
            };
            total += 1;
            if kept.len() < CLOSER {
                kept.extend(part.thing(row));
            }
        }
    }
    let mut things = Vec::new();
    let mut others = Vec::new();
    for thing in grades.into_iter().flatten() {
        let is_same = |other: &Thing<'_>| other.name == thing.name;
        if things.iter().any(is_same) || others.iter().any(is_same) {
            // Two files of sessions may both hold it.
            continue;
        }
        if things.len() < limit && is_spelled(&thing, query) {
            things.push(thing);
        } else {
            others.push(thing);
        }
    }
    things.extend(others);
    things.truncate(limit);
    Found { total, things }
}

/// The grade of the word that fits worst: 0 begins a word of the title, 1 is within one, 2
/// and 3 the same for other words; `None` if one does not stand there.
fn grade(line: &Line<'_>, query: &Query) -> Option<usize> {
    let mut worst = 0;
    for word in &query.words {
        worst = worst.max(grade_of(line, word)?);
    }
    Some(worst)
}

fn grade_of(line: &Line<'_>, word: &Word) -> Option<usize> {
    let mut best = None;
    let mut from = 0;
    while let Some(at) = find(line.bytes, &word.loose, from) {
        let begins = at.checked_sub(1).and_then(|at| line.bytes.get(at)) == Some(&GAP);
        // A letter alone is within nearly every word.
        if begins || word.loose.len() > 1 {
            let grade = usize::from(at >= line.title) * 2 + usize::from(!begins);
            if grade == 0 {
                return Some(0);
            }
            best = Some(best.map_or(grade, |best: usize| best.min(grade)));
        }
        from = at + 1;
    }
    best
}

/// Whether each word stands there as it was typed.
fn is_spelled(thing: &Thing<'_>, query: &Query) -> bool {
    let columns = [thing.title, thing.about, thing.besides, thing.name];
    let folded = columns.map(fold);
    let stands = |word: &Word| {
        folded
            .iter()
            .any(|column| find(&column.bytes, &word.strict, 0).is_some())
    };
    query.words.iter().all(stands)
}
