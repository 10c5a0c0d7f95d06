//! The embedded font: Vazirmatn, regular and bold (fonts/OFL.txt).

use cosmic_text::{Font, FontSystem, fontdb};
use std::sync::Arc;

const REGULAR: &[u8] = include_bytes!("../fonts/Vazirmatn-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/Vazirmatn-Bold.ttf");

/// The family's name in the files.
pub(crate) const FAMILY: &str = "Vazirmatn";

/// A font system of the embedded font alone: no other is looked for on the machine.
pub(crate) fn system() -> FontSystem {
    let mut db = fontdb::Database::new();
    for file in [REGULAR, BOLD] {
        db.load_font_source(fontdb::Source::Binary(Arc::new(file)));
    }
    FontSystem::new_with_locale_and_db("ar".to_owned(), db)
}

/// What can be written with the font.
pub(crate) struct Coverage(Vec<Arc<Font>>);

impl Coverage {
    /// Of all faces of a system.
    pub(crate) fn of(fonts: &mut FontSystem) -> Self {
        let faces: Vec<_> = fonts.db().faces().map(|f| (f.id, f.weight)).collect();
        let faces = faces.into_iter();
        Self(
            faces
                .filter_map(|(id, weight)| fonts.get_font(id, weight))
                .collect(),
        )
    }

    /// A line that the font can draw: white space is single, a character that has no glyph
    /// is left out, and some stand in for others.
    pub(crate) fn writable(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            let length = out.len();
            if length > 0 {
                out.push(' ');
            }
            let start = out.len();
            for c in word.chars() {
                match c {
                    // A formula that is one character, for which the font has no glyph.
                    '\u{fdfa}' => out.push_str("صلى الله عليه وسلم"),
                    '\u{fdfb}' => out.push_str("جل جلاله"),
                    // A non-breaking space of another width.
                    '\u{202f}' => out.push('\u{a0}'),
                    c if self.has(c) || is_direction(c) => out.push(c),
                    _ => {}
                }
            }
            if out.len() == start {
                out.truncate(length);
            }
        }
        out
    }

    fn has(&self, c: char) -> bool {
        let has = |font: &Arc<Font>| font.as_swash().charmap().map(c) != 0;
        !self.0.is_empty() && self.0.iter().all(has)
    }
}

/// Marks and isolates of direction, which are never drawn.
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_what_titles_are_written_in() {
        let coverage = Coverage::of(&mut system());
        assert_eq!(coverage.0.len(), 2, "a regular face and a bold one");
        let letters = ('\u{621}'..='\u{63a}').chain('\u{640}'..='\u{652}');
        let digits = ('\u{660}'..='\u{669}').chain('\u{6f0}'..='\u{6f9}');
        let latin = (' '..='~').chain('\u{c0}'..='\u{17f}');
        let others = "«»،؛؟٪ٰٱپچڤگکی…–—“”‘’·×\u{200c}\u{200d}\u{a0}";
        for c in letters.chain(digits).chain(latin).chain(others.chars()) {
            assert!(coverage.has(c), "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn what_the_font_lacks_is_left_out() {
        let coverage = Coverage::of(&mut system());
        for (text, written) in [
            ("ملتقى 2017", "ملتقى 2017"),
            (" سطر\n\tآخر  ", "سطر آخر"),
            ("قبل 漢字 بعد", "قبل بعد"),
            ("😀", ""),
            ("", ""),
            ("محمد ﷺ", "محمد صلى الله عليه وسلم"),
            ("وسم \u{2068}#Tag\u{2069}", "وسم \u{2068}#Tag\u{2069}"),
        ] {
            assert_eq!(coverage.writable(text), written, "{text}");
        }
    }
}
