//! Where in a text that was found the words of the query stand.

use super::{
    fold::{GAP, find, fold, loosen},
    query::Query,
};
use std::ops::Range;

/// The places of the words in a text, in bytes and in order: where words begin with them,
/// or else within words. A place holds whole letters with their marks.
pub fn marks(text: &str, query: &Query) -> Vec<Range<usize>> {
    let mut folded = fold(text);
    loosen(&mut folded.bytes);
    let bytes = &folded.bytes;
    let mut hit = vec![false; bytes.len()];
    for word in &query.words {
        let begins = |at: usize| at.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&GAP);
        let mut any = false;
        for within in [false, true] {
            let mut from = 0;
            while let Some(at) = find(bytes, &word.loose, from) {
                from = at + word.loose.len();
                if begins(at) || (within && !any && word.loose.len() > 1) {
                    any = true;
                    hit.iter_mut()
                        .take(from)
                        .skip(at)
                        .for_each(|hit| *hit = true);
                }
            }
            if any {
                break;
            }
        }
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (at, _) in hit.iter().enumerate().filter(|(_, hit)| **hit) {
        let start = folded.starts.get(at).copied().unwrap_or_default() as usize;
        let end = folded.starts.get(at + 1).copied().unwrap_or_default() as usize;
        match marks.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ if start < end => marks.push(start..end),
            _ => {}
        }
    }
    marks
}
