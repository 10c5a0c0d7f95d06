//! Texts within texts, searched byte by byte. What the standard library does in their place
//! is made for long texts and costs the browser two kilobytes; replies and links are short.

/// Where a text begins within another, in bytes. An empty one is at the beginning.
pub fn find(text: &str, what: &str) -> Option<usize> {
    let (text, what) = (text.as_bytes(), what.as_bytes());
    let last = text.len().checked_sub(what.len())?;
    (0..=last).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(what)))
}

/// Whether a text stands within another.
pub fn contains(text: &str, what: &str) -> bool {
    find(text, what).is_some()
}

/// What stands before a text and after it, where it stands first.
pub fn cut<'a>(text: &'a str, what: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, what)?;
    Some((text.get(..at)?, text.get(at + what.len()..)?))
}

/// The text with another in place of each that stands in it.
pub fn replace(text: &str, what: &str, by: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = cut(rest, what)
        && !what.is_empty()
    {
        out.push_str(before);
        out.push_str(by);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_does(text in "[abا ]{0,12}", what in "[abا]{1,3}", by in "[xb]{0,2}") {
            prop_assert_eq!(find(&text, &what), text.find(&what));
            prop_assert_eq!(contains(&text, &what), text.contains(&what));
            prop_assert_eq!(cut(&text, &what), text.split_once(&what));
            prop_assert_eq!(replace(&text, &what, &by), text.replace(&what, &by));
        }
    }
}
