//! Blanks and marks that look like nothing and are something to TOML.

use super::Slip;
use std::ops::Range;

/// Whether a character shows nothing and takes no room: marks of direction, zero-width blanks,
/// the byte order mark within a text.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a text of such characters alone shows nothing: blanks, what is unseen, and letters
/// without a shape (Unicode, Default_Ignorable_Code_Point; the blank pattern of Braille).
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || is_unseen(c)
        || matches!(c,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{2065}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What stands outside of quotes in a line of TOML and looks like a blank or like nothing,
/// with its place in the line.
pub(crate) fn strange(line: &str) -> Vec<(Range<usize>, Slip)> {
    let mut found = Vec::new();
    for (at, c) in outside(line) {
        let span = at..at + c.len_utf8();
        let number = u32::from(c);
        if is_unseen(c) {
            found.push((
                span,
                Slip {
                    message: format!(
                        "the character U+{number:04X}, which nobody sees, stands outside of a text"
                    ),
                    help: "delete it".to_owned(),
                    put: String::new(),
                    is_certain: true,
                },
            ));
        } else if c.is_whitespace() && !matches!(c, ' ' | '\t' | '\r' | '\n') {
            found.push((
                span,
                Slip {
                    message: format!("the blank U+{number:04X} is none that TOML knows"),
                    help: "write a plain space".to_owned(),
                    put: " ".to_owned(),
                    is_certain: true,
                },
            ));
        }
    }
    found
}

/// Commas and semicolons of Arabic outside of quotes in a line of TOML.
pub(crate) fn commas(line: &str) -> Vec<(Range<usize>, Slip)> {
    let commas = outside(line)
        .into_iter()
        .filter(|(_, c)| matches!(c, '،' | '؛' | ';'));
    commas
        .map(|(at, c)| {
            let slip = Slip {
                message: format!("`{c}` stands where TOML has a comma"),
                help: "write `,` outside of texts".to_owned(),
                put: ",".to_owned(),
                is_certain: true,
            };
            (at..at + c.len_utf8(), slip)
        })
        .collect()
}

/// The characters of a line that stand neither in quotes nor in a comment.
fn outside(line: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut chars = line.char_indices();
    let mut quote = None;
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some(open), _) if super::quote::closes(open, c) => quote = None,
            (Some(_), _) => {}
            (None, '#') => break,
            (None, c) if super::quote::opens(c) => quote = Some(c),
            (None, c) => found.push((at, c)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_outside_of_texts_is_strange() {
        for (line, places) in [
            ("title\u{a0}= \"أ\u{a0}ب\"", vec![5]),
            ("\u{200f}date = 2027-02-10 # \u{a0}", vec![0]),
            ("x = 'a\u{200b}'", vec![]),
            ("x = “a\u{a0}b”\u{202f}", vec![14]),
            ("x = \"a\\\"\u{a0}\"", vec![]),
        ] {
            let found: Vec<_> = strange(line)
                .into_iter()
                .map(|(span, _)| span.start)
                .collect();
            assert_eq!(found, places, "{line:?}");
        }
        let found = commas("x = [\"a، b\"، \"c\"؛ ] # ،");
        assert_eq!(found.len(), 2);
    }
}
