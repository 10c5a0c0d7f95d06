//! Phone numbers: any digits in, E.164 out.

use crate::text;

/// Arabic-Indic (٠–٩) and Extended Arabic-Indic (۰–۹) digits become `0`–`9`;
/// everything else stays.
pub fn latin_digits(text: &str) -> String {
    text.chars().map(latin_digit).collect()
}

fn latin_digit(c: char) -> char {
    let base = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - base, 10).unwrap_or(c)
}

/// A number as typed, with the calling code of the chosen country (digits only, such
/// as `971`), as E.164 (ITU-T): `+` and at most 15 digits. A number that starts with
/// `+` or `00` brings its own code; one leading zero, the trunk prefix of the countries
/// that have one, is dropped. Spaces, hyphens, dots, brackets and direction marks are
/// passed over; `None` if anything else stands in it or its length cannot be right.
pub fn to_e164(dial: &str, typed: &str) -> Option<String> {
    let mut digits = String::new();
    let mut own_code = false;
    // A zero in brackets is the trunk prefix, to be left out after the country's code.
    for c in text::replace(&latin_digits(typed), "(0)", "").chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !own_code => own_code = true,
            ' '
            | '-'
            | '.'
            | '('
            | ')'
            | '/'
            | '\u{a0}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{2010}'..='\u{2015}' => {}
            _ => return None,
        }
    }
    let full = if own_code {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else if has_code(dial, &digits) {
        digits
    } else {
        // Italian numbers keep their zero abroad.
        let national = match digits.strip_prefix('0') {
            Some(rest) if dial != "39" => rest,
            _ => &digits,
        };
        if national.len() < 5 {
            return None;
        }
        [dial, national].concat()
    };
    let right = (8..=15).contains(&full.len()) && !full.starts_with('0');
    right.then(|| ["+", &full].concat())
}

/// Whether the digits begin with the calling code already, as one writes in the Gulf:
/// what follows is then as long as a number with its area.
fn has_code(dial: &str, digits: &str) -> bool {
    let least = if dial.len() == 1 { 10 } else { 8 };
    digits
        .strip_prefix(dial)
        .is_some_and(|rest| rest.len() >= least)
}

#[cfg(test)]
mod tests {
    use super::to_e164;
    use proptest::prelude::*;

    #[test]
    fn numbers_by_table() {
        for (typed, number) in [
            ("0501234567", "+971501234567"),
            ("50 123 4567", "+971501234567"),
            ("٠٥٠١٢٣٤٥٦٧", "+971501234567"),
            ("۰۵۰-۱۲۳-۴۵۶۷", "+971501234567"),
            ("\u{202a}+966 (50) 123-4567\u{202c}", "+966501234567"),
            ("00966501234567", "+966501234567"),
            ("+٩٦٦٥٠١٢٣٤٥٦٧", "+966501234567"),
            ("971501234567", "+971501234567"),
            ("971 4 123 4567", "+97141234567"),
            ("+971 (0)50 123 4567", "+971501234567"),
        ] {
            assert_eq!(to_e164("971", typed).as_deref(), Some(number), "{typed}");
        }
        for bad in [
            "",
            "123",
            "05x1234567",
            "5012345678901234",
            "++971501234567",
            "+0501234567",
            "هاتف",
        ] {
            assert_eq!(to_e164("971", bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_out_is_e164(typed in "\\PC{0,30}") {
            if let Some(number) = to_e164("971", &typed) {
                prop_assert!(number.starts_with('+') && number.len() >= 9 && number.len() <= 16);
                let digits = number.get(1..).unwrap_or("");
                prop_assert!(digits.bytes().all(|b| b.is_ascii_digit()));
                prop_assert_eq!(to_e164("20", &number), Some(number.clone()));
            }
        }
    }
}
