//! Phone numbers: any digits in, E.164 out.

use super::{DialCountry, Problem, clean};
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

/// No more digits than this are a number within a country, where they can be: Italian ones begin
/// with 39 too.
const LONGEST: usize = 10;

/// Whether a text is a number in E.164 (ITU-T): `+` and 8 to 15 digits, the first no zero.
pub fn is_e164(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A number as typed, with the code of the chosen country, as E.164. A number that begins with
/// `+` or `00` brings its own calling code; one that begins with the code of the chosen country
/// has it already, where its length says so. It is never taken for one of another country. A
/// trunk prefix is dropped, after a calling code too. Spaces, hyphens, dots, brackets and what
/// cannot be seen are passed over.
///
/// # Errors
/// What is wrong: the country, a character, or how many digits there are.
pub fn to_e164(countries: &[DialCountry], code: &str, typed: &str) -> Result<String, Problem> {
    let country = countries.iter().find(|country| country.code == code);
    let country = country.ok_or(Problem::NotAnOption)?;
    let (digits, brings_code) = digits(typed).ok_or(Problem::NotPhone)?;
    if brings_code {
        return with_code(countries, &digits);
    }
    let national = country.national(&digits);
    let number = match national {
        Some(_) if digits.len() <= LONGEST => national,
        // As one writes in the Gulf, the code in front without a sign that it is one.
        national => country.after_code(&digits).or(national),
    };
    number.ok_or_else(|| country.other_length())
}

/// A number in E.164 as one reads it aloud: its calling code, then groups of which the last has
/// four digits, such as `+966 50 123 4567`.
pub fn grouped(countries: &[DialCountry], number: &str) -> String {
    let digits = number.trim_start_matches('+');
    let codes = countries.iter().map(|country| country.dial.as_str());
    let code = codes.filter(|code| digits.starts_with(code));
    let code = code.max_by_key(|code| code.len()).unwrap_or_default();
    let national = digits.get(code.len()..).unwrap_or_default();
    let mut grouped = ["+", code].concat();
    for (at, digit) in national.chars().enumerate() {
        let rest = national.len() - at;
        if (at == 0 && !code.is_empty()) || (at > 0 && (rest == 4 || rest == 7)) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// The digits, and whether a calling code is said to be among them; `None` where anything else
/// stands.
fn digits(typed: &str) -> Option<(String, bool)> {
    let mut digits = String::new();
    let mut has_plus = false;
    // A zero in brackets is the trunk prefix, to be left out after the country's code.
    for c in text::replace(&latin_digits(typed), "(0)", "").chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !has_plus => has_plus = true,
            ' '
            | '\t'
            | '\n'
            | '-'
            | '.'
            | '('
            | ')'
            | '/'
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2010}'..='\u{2015}' => {}
            c if clean::is_unseen(c) => {}
            _ => return None,
        }
    }
    if has_plus {
        return Some((digits, true));
    }
    Some(match digits.strip_prefix("00") {
        Some(rest) => (rest.to_owned(), true),
        None => (digits, false),
    })
}

/// A number that begins with a calling code. Of a country that is not in the list only the
/// bounds of E.164 are known.
fn with_code(countries: &[DialCountry], digits: &str) -> Result<String, Problem> {
    let of_code = countries
        .iter()
        .filter(|country| digits.starts_with(&*country.dial));
    let longest = of_code.clone().map(|country| country.dial.len()).max();
    let Some(longest) = longest else {
        let number = ["+", digits].concat();
        return is_e164(&number).then_some(number).ok_or(Problem::NotPhone);
    };
    // Some countries share a code.
    let mut sharing = of_code.filter(|country| country.dial.len() == longest);
    let first = sharing.clone().next();
    let number = sharing.find_map(|country| country.after_code(digits));
    number.ok_or_else(|| first.map_or(Problem::NotPhone, DialCountry::other_length))
}

impl DialCountry {
    /// A number with this country's calling code in front.
    fn after_code(&self, digits: &str) -> Option<String> {
        self.national(digits.strip_prefix(&*self.dial)?)
    }

    /// A number within the country, its trunk prefix dropped, where its length is right.
    fn national(&self, digits: &str) -> Option<String> {
        let fits = |digits: &&str| {
            let is_complete =
                (usize::from(self.least)..=usize::from(self.most)).contains(&digits.len());
            // A zero in front is a trunk prefix, and part of a number where there is none.
            is_complete && (self.trunk != "0" || !digits.starts_with('0'))
        };
        let trunk = if self.trunk.is_empty() {
            "0"
        } else {
            &self.trunk
        };
        let dropped = digits.strip_prefix(trunk).filter(fits);
        let kept = Some(digits).filter(fits);
        // Where there is none, one that was typed all the same is dropped if it is too much.
        let number = if self.trunk.is_empty() {
            kept.or(dropped)
        } else {
            dropped.or(kept)
        };
        number.map(|number| ["+", &self.dial, number].concat())
    }

    /// The digits are too few or too many.
    fn other_length(&self) -> Problem {
        Problem::PhoneLength {
            country: self.label.clone(),
            dial: self.dial.clone(),
            min: u32::from(self.least),
            max: u32::from(self.most),
        }
    }
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;
