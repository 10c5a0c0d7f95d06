//! Content lines of a calendar file (RFC 5545, 3.1).
//!
//! Written here because the crates for it write components that are none of theirs, such
//! as VTIMEZONE, with a UID by chance and the time of the build.

use unicode_segmentation::UnicodeSegmentation as _;

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
        if text.contains(|c| ('\u{620}'..='\u{64a}').contains(&c)) {
            self.text(&[name, ";LANGUAGE=ar"].concat(), text);
        } else {
            self.text(name, text);
        }
    }

    /// A line of at most 75 octets, or several of which each but the first starts with a
    /// space. A letter stays with its marks.
    fn fold(&mut self, line: &str) {
        if line.len() <= MOST {
            self.0.push_str(line);
            self.0.push_str("\r\n");
            return;
        }
        let mut octets = 0;
        for cluster in line.graphemes(true) {
            if cluster.len() < MOST {
                self.piece(cluster, &mut octets);
            } else {
                // More marks than fit on a line.
                let mut bytes = [0; 4];
                for c in cluster.chars() {
                    self.piece(c.encode_utf8(&mut bytes), &mut octets);
                }
            }
        }
        self.0.push_str("\r\n");
    }

    fn piece(&mut self, piece: &str, octets: &mut usize) {
        if *octets + piece.len() > MOST {
            self.0.push_str("\r\n ");
            *octets = 1;
        }
        self.0.push_str(piece);
        *octets += piece.len();
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
