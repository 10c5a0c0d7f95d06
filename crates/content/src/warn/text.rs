//! Texts that do not show as they were meant.

use super::UNSEEN;
use crate::check::{
    fault::{Fault, Fix},
    slip::blank::is_unseen,
    table::Reader,
};
use std::ops::Range;

/// Warns of characters in the text below the front matter that nobody sees.
pub(crate) fn body(reader: Reader<'_>) {
    let start = reader.source.body_start();
    let body = reader.source.body();
    unseen(reader, body, start..start + body.len());
}

/// Warns of the first character in a text that nobody sees: searches do not find what has one.
/// The joiners of Persian and of emoji, and marks of direction, are meant where they stand.
pub(crate) fn unseen(reader: Reader<'_>, text: &str, span: Range<usize>) {
    let is_joiner = |c| matches!(c, '\u{200c}'..='\u{200f}' | '\u{61c}' | '\u{fe00}'..='\u{fe0f}');
    let found = text
        .char_indices()
        .find(|(_, c)| is_unseen(*c) && !is_joiner(*c));
    let Some((at, c)) = found else { return };
    // Escapes move what stands within a text; then the whole is shown.
    let is_here = reader
        .source
        .slice(span.clone())
        .get(at..)
        .is_some_and(|rest| rest.starts_with(c));
    let place = if is_here {
        span.start + at..span.start + at + c.len_utf8()
    } else {
        span
    };
    let message = format!(
        "the text has the character U+{:04X}, which nobody sees",
        u32::from(c)
    );
    let help = "delete it: searches do not find a word that has one".to_owned();
    let mut fault = Fault::at(reader.source, place.clone(), message, Some(help));
    fault.code = Some(UNSEEN);
    fault.fix = is_here.then(|| Fix {
        span: place,
        put: String::new(),
    });
    reader.push(fault);
}
