//! What is found, and in which order.

use super::{
    fold::{GAP, find, fold},
    part::{Part, Text},
    query::{Query, Word},
    sieve::Sieve,
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
        for (row, sieves) in part.sieves().enumerate() {
            if !may_hold(sieves, query) {
                continue;
            }
            let Some(grade) = part.texts(row).and_then(|texts| grade(texts, query)) else {
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

/// Whether each word may stand in one of the two texts.
fn may_hold([title, rest]: &[Sieve; 2], query: &Query) -> bool {
    let mut words = query.words.iter();
    words.all(|word| title.may_hold(word.sieve) || rest.may_hold(word.sieve))
}

/// The grade of the word that fits worst: 0 begins a word of the title, 1 is within one, 2
/// and 3 the same for other words; `None` if one does not stand there.
fn grade(texts: [Text<'_>; 2], query: &Query) -> Option<usize> {
    let mut worst = 0;
    for word in &query.words {
        worst = worst.max(grade_of(texts, word)?);
    }
    Some(worst)
}

fn grade_of([title, rest]: [Text<'_>; 2], word: &Word) -> Option<usize> {
    match place(title, word) {
        Some(grade) => Some(grade),
        None => Some(2 + place(rest, word)?),
    }
}

/// 0 if a word begins with it there, 1 if it stands within one.
fn place(text: Text<'_>, word: &Word) -> Option<usize> {
    if !text.sieve.may_hold(word.sieve) {
        return None;
    }
    let mut best = None;
    let mut from = 0;
    while let Some(at) = find(text.bytes, &word.loose, from) {
        if begins(text.bytes, at) {
            return Some(0);
        }
        // A letter alone is within nearly every word.
        if word.loose.len() > 1 {
            best = Some(1);
        }
        from = at + 1;
    }
    best
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
