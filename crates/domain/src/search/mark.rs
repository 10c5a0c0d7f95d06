//! Where in a text that was found the words of the query stand.

use super::{
    fold::{find, fold, loosen},
    part::Thing,
    query::Query,
    rank::begins,
};

/// Why a thing was found, where what is shown of it does not say so: of what it is found by
/// besides, the first two that have a word in them which stands neither in its title nor in
/// the line about it; with these words.
pub fn reasons<'a>(thing: &Thing<'a>, query: &Query) -> (Vec<&'a str>, Query) {
    let mut unseen = query.clone();
    for text in [thing.title, thing.about] {
        let mut bytes = fold(text).bytes;
        loosen(&mut bytes);
        // A letter alone stands everywhere.
        unseen
            .words
            .retain(|word| word.loose.len() > 1 && find(&bytes, &word.loose, 0).is_none());
    }
    if unseen.is_empty() {
        return (Vec::new(), unseen);
    }
    let mut reasons = Vec::new();
    for text in thing.besides.split('،') {
        if reasons.len() < 2 && !marks(text, &unseen).is_empty() {
            reasons.push(text.trim_ascii());
        }
    }
    (reasons, unseen)
}

/// Where the words stand in a text, in bytes and in order: where one begins, where it ends,
/// where the next begins. Words are marked where words begin with them, or else within
/// words. What is marked are whole letters with their marks.
pub fn marks(text: &str, query: &Query) -> Vec<usize> {
    let mut folded = fold(text);
    let bytes = &mut folded.bytes;
    loosen(bytes);
    let mut hit = vec![false; bytes.len()];
    for word in &query.words {
        let mut any = false;
        for is_within in [false, true] {
            let mut from = 0;
            while let Some(at) = find(bytes, &word.loose, from) {
                from = at + word.loose.len();
                if is_within || begins(bytes, at) {
                    any = true;
                    hit.get_mut(at..from).unwrap_or_default().fill(true);
                }
            }
            if any || word.loose.len() < 2 {
                break;
            }
        }
    }
    let mut marks = Vec::new();
    let mut was_hit = false;
    // Past the end nothing is hit.
    for (at, start) in folded.starts.iter().enumerate() {
        let is_hit = hit.get(at) == Some(&true);
        if is_hit != was_hit {
            marks.push(*start as usize);
        }
        was_hit = is_hit;
    }
    marks
}
