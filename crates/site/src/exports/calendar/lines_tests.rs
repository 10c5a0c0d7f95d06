//! Content lines, as a calendar reads them.

use super::*;
use proptest::prelude::*;

/// Unfolds, and undoes the escapes of a text.
fn text(lines: &str, name: &str) -> Option<String> {
    let unfolded = lines.replace("\r\n ", "");
    let line = unfolded.strip_suffix("\r\n")?;
    let value = line.strip_prefix(name)?.strip_prefix(':')?;
    let mut plain = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                'n' => plain.push('\n'),
                other => plain.push(other),
            },
            ',' | ';' => return None,
            other => plain.push(other),
        }
    }
    Some(plain)
}

#[test]
fn texts_are_escaped_and_have_their_language() {
    let mut lines = Lines::default();
    lines.words("SUMMARY", "أول، ثان; a,b\\c\nd\u{7}");
    lines.words("LOCATION", "Hall 1");
    lines.raw("URL", "https://a.example/;,");
    assert_eq!(
        lines.0,
        "SUMMARY;LANGUAGE=ar:أول، ثان\\; a\\,b\\\\c\\nd\r\nLOCATION:Hall 1\r\nURL:https://a.example/;,\r\n"
    );
}

#[test]
fn a_letter_stays_with_its_marks() {
    // From every place in the line on, so that the fold falls everywhere.
    for before in 0..16 {
        let mut lines = Lines::default();
        lines.raw("X", &("x".repeat(before) + &"جِدًّا".repeat(30)));
        for line in lines.0.split("\r\n ").skip(1) {
            let first = line.chars().next().unwrap();
            assert!(!('\u{64b}'..='\u{652}').contains(&first), "{line}");
        }
    }
}

proptest! {
    /// Lines are folded by octets, between characters, and nothing of a text is lost.
    #[test]
    fn any_text_comes_back(value in "[ a,;:\"\\\\\n\u{645}\u{64f}\u{8001}\u{1f600}]{0,300}") {
        let mut lines = Lines::default();
        lines.text("DESCRIPTION", &value);
        for line in lines.0.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        prop_assert_eq!(text(&lines.0, "DESCRIPTION"), Some(value));
    }

    /// Whatever a text holds.
    #[test]
    fn no_line_is_too_long(value in "[\\PC]{0,200}") {
        let mut lines = Lines::default();
        lines.text("X", &value);
        for line in lines.0.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75);
        }
    }
}
