//! Pieces of Arabic text that run left to right or must not be torn apart: Latin names,
//! handles, hashtags, addresses, phone numbers.

/// First Strong Isolate (U+2068).
pub(crate) const FSI: char = '\u{2068}';
/// Pop Directional Isolate (U+2069).
pub(crate) const PDI: char = '\u{2069}';

/// A piece of a line.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// Text that runs with its surroundings.
    Plain(&'a str),
    /// Text with a direction of its own.
    Isolated(&'a str),
}

/// Splits a line into pieces.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        // Nearly all letters are Arabic: they are told by one comparison.
        let length = if !may_begin(c) || before.is_some_and(char::is_alphanumeric) {
            0
        } else {
            run(rest)
        };
        if length == 0 {
            before = Some(c);
            at += c.len_utf8();
            continue;
        }
        if plain < at {
            pieces.push(Piece::Plain(text.get(plain..at).unwrap_or("")));
        }
        pieces.push(Piece::Isolated(text.get(at..at + length).unwrap_or("")));
        at += length;
        plain = at;
        before = Some('x');
    }
    if plain < text.len() {
        pieces.push(Piece::Plain(text.get(plain..).unwrap_or("")));
    }
    pieces
}

/// Whether a run may begin with this character.
fn may_begin(c: char) -> bool {
    matches!(c, '#' | '@' | '+') || is_latin(c)
}

/// The length in bytes of the run that starts here; 0 if none does.
fn run(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let next = chars.next();
    match first {
        // A hashtag or handle, in whatever script: one word.
        '#' | '@' if next.is_some_and(is_word) => {
            let word = text.char_indices().skip(1).find(|(_, c)| !is_word(*c));
            let end = word.map_or(text.len(), |(at, _)| at);
            // A handle may have dots inside.
            match (first, text.get(..end)) {
                ('@', Some(handle)) if handle.is_ascii() => 1 + latin(text.get(1..).unwrap_or("")),
                _ => end,
            }
        }
        '+' if next.is_some_and(|c| c.is_ascii_digit()) => latin(text),
        c if is_latin(c) => latin(text),
        _ => 0,
    }
}

/// The length of a Latin run: words, digits and what stands between them.
fn latin(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if is_latin(c) || c.is_ascii_digit() || c == '_' || (c == '+' && at == 0) {
            end = at + c.len_utf8();
        } else if !matches!(
            c,
            ' ' | '-'
                | '.'
                | '/'
                | ':'
                | '@'
                | '&'
                | '\''
                | '’'
                | '+'
                | '?'
                | '='
                | '%'
                | '#'
                | ','
                | '~'
        ) {
            break;
        }
    }
    end
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A letter of the Latin script (Basic Latin to Latin Extended-B, Additional).
fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
        && c.is_alphabetic()
}

/// A line for where no markup can be: pieces that run left to right, such as Latin names,
/// handles and addresses, stand between FSI and PDI (U+2068, U+2069).
pub(crate) fn isolated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Plain(text) => out.push_str(text),
            Piece::Isolated(text) => {
                out.push(FSI);
                out.push_str(text);
                out.push(PDI);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn runs_by_table() {
        for (text, marked) in [
            ("نص عربي 2017 فقط", "نص عربي 2017 فقط"),
            ("مقر OIC في جدة", "مقر [OIC] في جدة"),
            ("اسمه John Smith-Jones، من", "اسمه [John Smith-Jones]، من"),
            ("تابعوا @multaqa_ar.", "تابعوا [@multaqa_ar]."),
            ("تابعوا @a.b.c.", "تابعوا [@a.b.c]."),
            ("وسم #خدمة_المجتمع اليوم", "وسم [#خدمة_المجتمع] اليوم"),
            ("وسم #Dubai2017!", "وسم [#Dubai2017]!"),
            ("هاتف +971 4 123 4567 صباحًا", "هاتف [+971 4 123 4567] صباحًا"),
            (
                "راسلوا info@example.org الآن",
                "راسلوا [info@example.org] الآن",
            ),
            ("https://example.org/a?b=1", "[https://example.org/a?b=1]"),
            ("# ليس وسمًا @ ولا حسابًا", "# ليس وسمًا @ ولا حسابًا"),
            ("Élodie", "[Élodie]"),
            ("", ""),
        ] {
            let shown = isolated(text).replace(FSI, "[").replace(PDI, "]");
            assert_eq!(shown, marked);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC{0,60}") {
            let joined: String = pieces(&text).iter().map(|p| match p {
                Piece::Plain(t) | Piece::Isolated(t) => *t,
            }).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
