//! Directions where no markup can be: titles, calendars, feeds, previews.
//!
//! A text of one direction is left as it is. What runs otherwise than the text stands between FSI
//! and PDI (U+2068, U+2069), which readers skip when they guess at the direction of the whole
//! (UAX #9, P2).

use multaqa_direction::{self as direction, Direction, Piece};

/// First Strong Isolate (U+2068).
pub(crate) const FSI: char = '\u{2068}';
/// Pop Directional Isolate (U+2069).
pub(crate) const PDI: char = '\u{2069}';

/// A value by itself, in its own direction.
pub(crate) fn isolated(text: &str) -> String {
    runs(text, direction::of(text).unwrap_or(Direction::RightToLeft))
}

/// A value that stands in a line of Arabic, beside other text: as a whole if it runs left to
/// right.
pub(crate) fn beside(value: &str) -> String {
    match direction::of(value) {
        Some(Direction::LeftToRight) => format!("{FSI}{}{PDI}", isolated(value)),
        _ => isolated(value),
    }
}

fn runs(text: &str, base: Direction) -> String {
    let pieces = direction::pieces(text, base);
    let pieces = pieces.into_iter().map(|piece| match piece {
        Piece::Plain(text) => text.to_owned(),
        Piece::Isolated(text) => format!("{FSI}{text}{PDI}"),
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        text.replace(FSI, "[").replace(PDI, "]")
    }

    #[test]
    fn values_by_themselves_by_table() {
        for (text, marked) in [
            ("ملتقى الرياض", "ملتقى الرياض"),
            (
                "AI Summit Dubai 2027 (GITEX)",
                "AI Summit Dubai 2027 (GITEX)",
            ),
            ("ما هو C++؟", "ما هو [C++]؟"),
            ("OpenAI تفتح مقرًا", "[OpenAI] تفتح مقرًا"),
            ("The word ملتقى means forum", "The word [ملتقى] means forum"),
            ("+971 4 123 4567", "[+971 4 123 4567]"),
            ("", ""),
        ] {
            assert_eq!(shown(&isolated(text)), marked);
        }
    }

    #[test]
    fn values_beside_others_by_table() {
        for (text, marked) in [
            ("ملتقى الرياض", "ملتقى الرياض"),
            ("AI Summit (GITEX)!", "[AI Summit (GITEX)!]"),
            ("ما هو C++؟", "ما هو [C++]؟"),
        ] {
            assert_eq!(shown(&beside(text)), marked);
        }
    }
}
