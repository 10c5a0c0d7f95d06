//! Digits and signs of other scripts, as TOML and machines have them.

/// A text with the digits 0 to 9, the plain hyphen, and no blank but the plain one. What nobody
/// sees is left out.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Arabic-Indic, and the eastern ones of Persian and Urdu.
            '\u{660}'..='\u{669}' => push_digit(&mut plain, u32::from(c) - 0x660),
            '\u{6f0}'..='\u{6f9}' => push_digit(&mut plain, u32::from(c) - 0x6f0),
            // Hyphens, dashes, the minus sign, and tatweel, which looks like one.
            '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ـ' => plain.push('-'),
            '\u{66b}' => plain.push('.'),
            '\u{66c}' => plain.push(','),
            '\u{2044}' | '\u{2215}' => plain.push('/'),
            c if super::blank::is_unseen(c) => {}
            c if c.is_whitespace() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain.trim().to_owned()
}

fn push_digit(text: &mut String, value: u32) {
    text.extend(char::from_digit(value, 10));
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn digits_and_signs_by_table() {
        for (written, is) in [
            ("٢٠٢٧-٠٢-١٠", "2027-02-10"),
            ("۲۰۲۷–۰۲–۱۰", "2027-02-10"),
            ("\u{200f}2027\u{2212}02\u{2212}10", "2027-02-10"),
            ("١٬٥٠٠", "1,500"),
            ("٩٫٣٠", "9.30"),
            ("9:00\u{a0}ص", "9:00 ص"),
            ("ملتقى", "ملتقى"),
        ] {
            assert_eq!(plain(written), is, "{written}");
        }
    }
}
