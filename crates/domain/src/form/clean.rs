//! What is typed or pasted, without what nobody sees.

/// A character that is not seen and means nothing in an answer: marks of direction, spaces of
/// no width, what chooses the look of the character before, control characters. One copies
/// them along from pages, chats and PDFs.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether it is seen after all, in a text: it joins or parts letters and the pieces of a
/// picture (U+200C, U+200D), or says how a picture looks.
fn shapes(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// The text without what is not seen, trimmed; with `lines`, its lines stay, and else a break
/// between them is a space.
pub(super) fn cleaned(text: &str, lines: bool) -> String {
    let mut clean = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' if lines => clean.push(c),
            '\n' | '\t' => clean.push(' '),
            c if shapes(c) || !is_unseen(c) => clean.push(c),
            _ => {}
        }
    }
    // What only shapes is nothing without something to shape.
    if clean.chars().all(|c| shapes(c) || c.is_whitespace()) {
        return String::new();
    }
    clean.trim().to_owned()
}

/// A word such as an address or a handle, without what is not seen.
pub(super) fn word(text: &str) -> String {
    let mut word = text.to_owned();
    word.retain(|c| !is_unseen(c));
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_dropped() {
        for (typed, clean) in [
            ("\u{2068}سارة الهاشمي\u{2069}", "سارة الهاشمي"),
            ("\u{202b}سارة\u{202c}\u{200f}", "سارة"),
            ("a\u{0}b\u{7}", "ab"),
            ("\u{feff}سطر\nوسطر\t", "سطر وسطر"),
            // They are seen: a Persian plural, a family.
            ("کتاب\u{200c}ها", "کتاب\u{200c}ها"),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
            ("\u{200d} \u{fe0f}", ""),
        ] {
            assert_eq!(cleaned(typed, false), clean, "{typed:?}");
        }
        assert_eq!(cleaned(" سطر\r\nو\u{200e}سطر ", true), "سطر\r\nوسطر");
    }

    #[test]
    fn in_a_word_nothing_joins() {
        assert_eq!(
            word("\u{200f}name@\u{200d}example.com\u{202a}"),
            "name@example.com"
        );
    }
}
