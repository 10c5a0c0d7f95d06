//! The shapes of single values.

use multaqa_domain::form::{Answer, Field, FieldKind, Value};

/// The domain's own field for e-mail addresses, so that the form and the endpoint
/// cannot disagree on what is one.
static EMAIL: Field = Field {
    name: String::new(),
    label: String::new(),
    help: None,
    required: true,
    autocomplete: None,
    conditions: Vec::new(),
    messages: Vec::new(),
    prefill: false,
    kind: FieldKind::Email,
};

pub(super) fn is_email(text: &str) -> bool {
    // The form drops what nobody sees; here it is no part of an address.
    let checked = EMAIL.check(Some(&Answer::Text(text.to_owned())));
    matches!(checked, Ok(Some(Value::Text(address))) if address == text.trim())
}

/// A date and time of RFC 3339 that exists.
pub(super) fn is_rfc3339(text: &str) -> bool {
    let digit_as_d = |c: char| if c.is_ascii_digit() { 'd' } else { c };
    let shape: String = text.chars().map(digit_as_d).collect();
    let Some(rest) = shape.strip_prefix("dddd-dd-ddTdd:dd:dd") else {
        return false;
    };
    let zone = match rest.strip_prefix('.') {
        Some(fraction) if fraction.starts_with('d') => fraction.trim_start_matches('d'),
        Some(_) => return false,
        None => rest,
    };
    matches!(zone, "Z" | "+dd:dd" | "-dd:dd") && text.parse::<jiff::Timestamp>().is_ok()
}

/// A language tag of BCP 47 by its shape: a language of two or three letters, then
/// subtags of up to eight letters and digits.
pub(super) fn is_language(text: &str) -> bool {
    let mut subtags = text.split('-');
    let language = subtags.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags
            .all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(is: fn(&str) -> bool, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(is(text), "{text}");
        }
        for text in bad {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn times() {
        let good = ["2017-09-10T10:00:00Z", "2017-09-10T10:00:00.123+04:00"];
        let bad = [
            "2017-09-10",
            "2017-09-10 10:00:00Z",
            "2017-02-30T10:00:00Z",
            "2017-09-10T10:00:00",
            "2017-09-10T10:00:00.Z",
            "2017-09-10T10:00:00+04",
            "2017-09-10T25:00:00Z",
            "أمس",
        ];
        table(is_rfc3339, &good, &bad);
    }

    #[test]
    fn languages() {
        table(
            is_language,
            &["ar", "ar-AE", "zh-Hant-TW"],
            &["", "a", "arabic", "ar_AE", "ar-", "عر"],
        );
    }

    #[test]
    fn e_mail_addresses() {
        table(
            is_email,
            &["a@b.co"],
            &["a@b", "a b@c.co", "أ@b.co", "a@\u{200f}b.co"],
        );
    }
}
