//! What a server said, for people: plain text, clipped.

use crate::text;

/// The longest text that is shown, in characters.
const LONGEST: usize = 300;

/// What is shown of a server's text: one line without control characters and without
/// those that turn the direction of what stands beside it; at most 300 characters.
pub(super) fn clip(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for c in text.trim().chars() {
        let c = if c.is_control() { ' ' } else { c };
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if turns || (c == ' ' && (out.is_empty() || out.ends_with(' '))) {
            continue;
        }
        if length == LONGEST {
            break;
        }
        out.push(c);
        length += 1;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether what is no JSON is plain text: neither markup nor what is left of JSON.
pub(super) fn is_plain(text: &str) -> bool {
    let opens = |c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '/' | '?');
    let is_tag = |rest: &str| rest.starts_with(opens);
    !text.trim_start().starts_with(['{', '[', '"']) && !text.split('<').skip(1).any(is_tag)
}

/// Whether a code or a message tells that something stands there already.
pub(crate) fn tells_unique(text: &str) -> bool {
    const SIGNS: [&str; 15] = [
        "unique",
        "duplicate",
        "already",
        "exist",
        "taken",
        "in use",
        "bereits",
        "déjà",
        "23505",
        "سبق",
        "مستخدم",
        "مسجل",
        "مسجّل",
        "موجود",
        "مكرر",
    ];
    const MISSING: [&str; 3] = ["not exist", "not_exist", "غير موجود"];
    let text = text.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text::contains(&text, word));
    has(&SIGNS) && !has(&MISSING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_clipped_to_one_harmless_line() {
        for (text, shown) in [
            ("  a \n\t b\u{0} ", "a b"),
            ("\u{202e}ab\u{2066}c\u{2069}", "abc"),
            (
                "<img src=x onerror=alert(1)>",
                "<img src=x onerror=alert(1)>",
            ),
            ("\u{7}\u{7f}\u{85}", ""),
        ] {
            assert_eq!(clip(text), shown, "{text:?}");
        }
        assert_eq!(clip(&"ش".repeat(10_000)), "ش".repeat(300));
    }

    #[test]
    fn signs_of_uniqueness_by_table() {
        for yes in [
            "validation_not_unique",
            "RECORD_NOT_UNIQUE",
            "Key (id)=(1) already exists.",
            "This field must be unique.",
            "has already been taken",
            "23505",
            "هذا الرقم مسجّل من قبل",
            "موجود مسبقًا",
        ] {
            assert!(tells_unique(yes), "{yes}");
        }
        for no in [
            "required",
            "Object does not exist.",
            "does_not_exist",
            "غير موجود",
            "",
        ] {
            assert!(!tells_unique(no), "{no}");
        }
    }
}
