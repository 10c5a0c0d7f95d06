//! Content lines of a calendar file (RFC 5545, 3.1).
//!
//! Written here because the crates for it write components that are none of theirs, such
//! as VTIMEZONE, with a UID by chance and the time of the build.

use unicode_segmentation::GraphemeCursor;

/// Languages that are written in Arabic letters.
const ARABIC_SCRIPT: [&str; 8] = ["ar", "ckb", "fa", "ku", "ps", "sd", "ug", "ur"];

/// The most octets of a line, without its end.
const MOST: usize = 75;

/// Content lines, folded, each ended.
#[derive(Debug, Default)]
pub(super) struct Lines(pub(super) String);

impl Lines {
    /// A property whose value is no text: a date, a word, an address. `name` may bear
    /// parameters.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.fold(&[name, ":", value].concat());
    }

    /// A property whose value is text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.raw(name, &escaped(text));
    }

    /// A property whose value is text, with its language if that can be seen: `ar` for
    /// what has Arabic letters.
    pub(super) fn words(&mut self, name: &str, text: &str) {
        self.words_in("ar", name, text);
    }

    /// The same for a text that should be in this language (BCP 47). Of a session in another
    /// language the title may be Arabic all the same, and the other way round: the script
    /// decides.
    pub(super) fn words_in(&mut self, language: &str, name: &str, text: &str) {
        let is_arabic = text.contains(|c| ('\u{620}'..='\u{64a}').contains(&c));
        let spoken = language.split('-').next().unwrap_or_default();
        let language = match (is_arabic, ARABIC_SCRIPT.contains(&spoken)) {
            (true, false) => Some("ar"),
            (false, true) => None,
            _ => Some(language),
        };
        match language {
            Some(language) => self.text(&[name, ";LANGUAGE=", language].concat(), text),
            None => self.text(name, text),
        }
    }

    /// A line of at most 75 octets, or several of which each but the first starts with a
    /// space. A letter stays with its marks.
    fn fold(&mut self, line: &str) {
        let (mut rest, mut room) = (line, MOST);
        while rest.len() > room {
            let (piece, next) = rest.split_at(end(rest, room));
            self.0.extend([piece, "\r\n "]);
            // The space counts.
            (rest, room) = (next, MOST - 1);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

/// Where a line of at most so many octets ends.
fn end(text: &str, room: usize) -> usize {
    let end = text.floor_char_boundary(room);
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    // The whole text is there, so that the cursor lacks nothing.
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        return end;
    }
    match cursor.prev_boundary(text, 0) {
        Ok(Some(before)) if before > 0 => before,
        // More marks than fit on a line.
        _ => end,
    }
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // No other control character may stand in a line.
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
