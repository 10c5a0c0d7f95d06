//! Texts in quotation marks that TOML does not know, or in none.

use super::Slip;

/// Whether a text may begin with this mark, rightly or not.
pub(crate) fn opens(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '”' | '„' | '‟' | '«' | '‘' | '’' | '‚' | '‹'
    )
}

/// Whether a mark ends the text that another began.
pub(crate) fn closes(open: char, c: char) -> bool {
    match open {
        '"' | '\'' => c == open,
        '«' => c == '»',
        '‹' => c == '›',
        '‘' | '’' | '‚' => matches!(c, '‘' | '’'),
        _ => matches!(c, '“' | '”' | '"'),
    }
}

/// A text in marks of print: `“…”`, `«…»`.
pub(super) fn bare(text: &str) -> Option<Slip> {
    let open = text.chars().next().filter(|c| opens(*c))?;
    let close = text.chars().next_back().filter(|c| closes(open, *c))?;
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    if matches!(open, '"' | '\'') && close == open {
        return None;
    }
    let put = quoted(inner);
    let message = format!("`{open}` and `{close}` are not the quotes of TOML");
    let is_plain = !inner.contains(['"', '\\']) && !matches!(open, '«' | '‹');
    if is_plain {
        return Some(Slip::certain(message, put));
    }
    let help = match open {
        '«' | '‹' => format!("write {put}, or \"{text}\" if the marks belong to the text"),
        _ => format!("write {put}"),
    };
    Some(Slip::likely(message, help, put))
}

/// A text without any quotes.
pub(super) fn none(text: &str) -> Option<Slip> {
    if text.is_empty() || text.chars().any(|c| opens(c) || "\\#[]{}=".contains(c)) {
        return None;
    }
    let message = format!("the text `{text}` stands without quotes");
    Some(Slip::certain(message, quoted(text)))
}

/// A line of which the text has quotes within: `title = "ملتقى "الرياض""`. Takes what stands
/// from the first quote on.
pub(crate) fn within(value: &str) -> Option<Slip> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let count = inner.matches('"').count();
    // Between two texts of a list there is a comma alone.
    let between = inner.split('"').skip(1).step_by(2);
    let is_comma = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | ';' | '؛');
    if between
        .into_iter()
        .any(|part| !part.is_empty() && part.chars().all(is_comma))
    {
        return None;
    }
    if count == 0 || inner.contains(['\\', '[', ']', '{', '}', '=']) {
        return None;
    }
    let mut put = String::from("\"");
    let mut is_open = false;
    for c in inner.chars() {
        match c {
            '"' if count % 2 == 0 => {
                put.push(if is_open { '»' } else { '«' });
                is_open = !is_open;
            }
            '"' => put.push_str("\\\""),
            c => put.push(c),
        }
    }
    put.push('"');
    let message = "a quote within the text ends it".to_owned();
    let help = format!("write {put}, or \\\" for a quote within a text");
    Some(Slip::likely(message, help, put))
}

/// A text that is not ended in its line, from its quote on.
pub(crate) fn unclosed(value: &str) -> Option<Slip> {
    let inner = value.trim_end().strip_prefix('"')?;
    if let Some(text) = inner.strip_suffix(['”', '“', '„', '»']) {
        let message = "the text is not ended by the quote that it begins with".to_owned();
        let put = format!("\"{text}\"");
        return Some(if inner.ends_with('»') {
            Slip::likely(message, format!("write {put}"), put)
        } else {
            Slip::certain(message, put)
        });
    }
    let message = "the text is not ended in its line".to_owned();
    let help = "end it with `\"`; a text of several lines stands between `\"\"\"`".to_owned();
    Some(Slip::likely(message, help, format!("\"{inner}\"")))
}

/// A text in TOML's quotes.
pub(crate) fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_other_quotes_by_table() {
        for (text, put, is_certain) in [
            ("“ملتقى”", "\"ملتقى\"", true),
            ("”ملتقى“", "\"ملتقى\"", true),
            ("„ملتقى“", "\"ملتقى\"", true),
            ("“ملتقى\"", "\"ملتقى\"", true),
            ("‘ملتقى’", "\"ملتقى\"", true),
            ("«ملتقى»", "\"ملتقى\"", false),
            (
                "“ملتقى \"الرياض\" الأول”",
                "\"ملتقى \\\"الرياض\\\" الأول\"",
                false,
            ),
        ] {
            let slip = bare(text).unwrap();
            assert_eq!(
                (slip.put.as_str(), slip.is_certain),
                (put, is_certain),
                "{text}"
            );
        }
        assert_eq!(bare("ملتقى"), None);
        assert_eq!(bare("\"ملتقى\""), None);
    }

    #[test]
    fn quotes_within_a_text_become_those_of_print() {
        let put = |value| within(value).map(|slip| slip.put);
        assert_eq!(
            put("\"ملتقى \"الرياض\"\"").as_deref(),
            Some("\"ملتقى «الرياض»\"")
        );
        assert_eq!(
            put("\"قياس 5\" فقط\"").as_deref(),
            Some("\"قياس 5\\\" فقط\"")
        );
        assert_eq!(put("\"ملتقى\""), None);
        assert_eq!(put("\"a\", b = \"c\""), None);
    }
}
