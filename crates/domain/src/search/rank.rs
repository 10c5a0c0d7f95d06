//! What is found, and in which order.

use super::{
    fold::{GAP, find, fold},
    part::Part,
    query::{Query, Word},
};

/// So many lines of each grade are looked at more closely.
const CLOSER: usize = 30;

/// How many grades there are ([`grade`]), without regard to the spelling.
const GRADES: usize = 4;

/// What was found of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// How many there are in the files.
    pub total: usize,
    /// The lines of the best of them, the best first ([`super::part::Thing`]).
    pub lines: Vec<&'a str>,
}

/// Looks for lines in which every word stands, and gives at most `limit` of them. First
/// come those that are spelled like the query; among these, those with the words in their
/// title; among these, those in which words begin with them; and then the order of the
/// files.
pub fn search<'a>(parts: &[&'a Part], query: &Query, limit: usize) -> Found<'a> {
    let mut found = Found::default();
    let mut kept: Vec<(usize, &'a str)> = Vec::new();
    let mut numbers = [0; GRADES];
    if query.words.is_empty() {
        return found;
    }
    for part in parts {
        for row in 0..part.len() {
            let Some((bytes, title)) = part.folded(row) else {
                continue;
            };
            let Some(grade) = grade(bytes, title, query) else {
                continue;
            };
            found.total += 1;
            if let (Some(number), Some(line)) = (numbers.get_mut(grade), part.line(row))
                && *number < CLOSER
            {
                *number += 1;
                kept.push((grade, line));
            }
        }
    }
    let mut others = Vec::new();
    for wanted in 0..GRADES {
        for (grade, line) in &kept {
            // Two files of sessions may both hold it.
            if *grade == wanted && found.lines.len() < limit && !found.lines.contains(line) {
                let list = match is_spelled(line, query) {
                    true => &mut found.lines,
                    false => &mut others,
                };
                list.push(*line);
            }
        }
    }
    for line in others {
        if found.lines.len() < limit && !found.lines.contains(&line) {
            found.lines.push(line);
        }
    }
    found
}

/// The grade of the word that fits worst: 0 begins a word of the title, 1 is within one, 2
/// and 3 the same for other words; `None` if one does not stand there.
fn grade(bytes: &[u8], title: usize, query: &Query) -> Option<usize> {
    let mut worst = 0;
    for word in &query.words {
        worst = worst.max(grade_of(bytes, title, word)?);
    }
    Some(worst)
}

fn grade_of(bytes: &[u8], title: usize, word: &Word) -> Option<usize> {
    let mut best = GRADES;
    let mut from = 0;
    while let Some(at) = find(bytes, &word.loose, from) {
        let begins = begins(bytes, at);
        // A letter alone is within nearly every word.
        if begins || word.loose.len() > 1 {
            best = best.min(usize::from(at >= title) * 2 + usize::from(!begins));
            if best == 0 {
                break;
            }
        }
        from = at + 1;
    }
    (best < GRADES).then_some(best)
}

/// Whether a word begins there.
pub(super) fn begins(bytes: &[u8], at: usize) -> bool {
    bytes.get(at.wrapping_sub(1)) == Some(&GAP)
}

/// Whether each word stands in a line as it was typed.
fn is_spelled(line: &str, query: &Query) -> bool {
    let bytes = fold(line).bytes;
    let mut words = query.words.iter();
    words.all(|word| find(&bytes, &word.strict, 0).is_some())
}
