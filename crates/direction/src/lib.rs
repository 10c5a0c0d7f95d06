//! Which way a text runs, and which pieces of it run the other way: the one rule for pages and
//! for plain texts.
//!
//! The Unicode Bidirectional Algorithm (UAX #9) orders the letters of a text once its direction
//! is known, but has to guess at what stands between them: in an Arabic sentence it shows `C++`
//! as `++C`, and a phone number with its groups in reverse. So a text gets a direction as a whole,
//! and what runs otherwise within it is isolated: by `<bdi>` on a page, by FSI and PDI
//! (U+2068, U+2069) where no markup can be.

/// A direction of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As Latin, Greek or Chinese.
    LeftToRight,
    /// As Arabic or Hebrew.
    RightToLeft,
}

use Direction::{LeftToRight, RightToLeft};

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What runs with its surroundings.
    Plain(&'a str),
    /// What has a direction of its own, and is isolated.
    Isolated(&'a str),
}

/// The direction of a text as a whole; `None` if nothing in it has one.
///
/// A text that begins in Arabic is Arabic. One that begins in Latin letters is Latin unless
/// half as many words or more are Arabic, or its punctuation is: names of companies begin many
/// an Arabic sentence. Hashtags and handles say nothing of the text that they stand in, if
/// there is other text.
pub fn of(text: &str) -> Option<Direction> {
    let mut first = None;
    let mut tag = None;
    let (mut left, mut right) = (0, 0);
    let mut before = ' ';
    // Whether this word is known already, and whether it is a hashtag or handle.
    let (mut is_known, mut is_tag) = (false, false);
    for c in text.chars() {
        if is_blank(c) || (is_tag && !is_word(c)) {
            (is_known, is_tag) = (false, false);
        }
        if matches!(c, '#' | '@') && !is_within(before, RightToLeft) {
            (is_known, is_tag) = (false, true);
        }
        if let (Some(strong), false) = (strong(c), is_known) {
            is_known = true;
            if is_tag {
                tag = tag.or(Some(strong));
            } else {
                first = first.or(Some(strong));
                match strong {
                    LeftToRight => left += 1,
                    RightToLeft => right += 1,
                }
            }
        }
        // A comma of Arabic after a Latin word: the sentence is Arabic.
        if is_stop(c) {
            right += left + 1;
        }
        before = c;
    }
    match first {
        Some(LeftToRight) if right * 2 < left => Some(LeftToRight),
        Some(_) => Some(RightToLeft),
        None => tag,
    }
}

/// Splits a text that runs in `base` into pieces. Nothing is lost or added.
pub fn pieces(text: &str, base: Direction) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    let mut before = ' ';
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let length = match is_within(before, base) {
            true => 0,
            false => run(rest, base),
        };
        if length == 0 {
            // A point within a number does not begin another.
            if !(before.is_ascii_digit() && matches!(c, '.' | ',' | ':' | '/' | '-')) {
                before = c;
            }
            at += c.len_utf8();
            continue;
        }
        if let Some(text) = text.get(plain..at).filter(|text| !text.is_empty()) {
            pieces.push(Piece::Plain(text));
        }
        pieces.push(Piece::Isolated(rest.get(..length).unwrap_or("")));
        at += length;
        plain = at;
        before = 'x';
    }
    if let Some(text) = text.get(plain..).filter(|text| !text.is_empty()) {
        pieces.push(Piece::Plain(text));
    }
    pieces
}

/// The length in bytes of the run that begins here; 0 if none does.
fn run(text: &str, base: Direction) -> usize {
    let mut chars = text.chars();
    let (Some(first), next) = (chars.next(), chars.next()) else {
        return 0;
    };
    match first {
        '#' | '@' if next.is_some_and(is_word) => tag(text),
        '+' | '0'..='9' if base == RightToLeft => number(text),
        c if strong(c).is_some_and(|strong| strong != base) => phrase(text, base),
        _ => 0,
    }
}

/// A hashtag or a handle: one word in whatever script. Handles, and addresses, may have dots.
fn tag(text: &str) -> usize {
    let is_handle = text.starts_with('@');
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at == 0 || is_word(c) {
            end = at + c.len_utf8();
        } else if !(is_handle && matches!(c, '.' | '-' | '@')) {
            break;
        }
    }
    end
}

/// What begins with a digit or a plus and would be torn apart: a phone number, a percentage, a
/// word such as 5G.
fn number(text: &str) -> usize {
    let word = text.find(is_blank).unwrap_or(text.len());
    let is_latin = text
        .get(..word)
        .unwrap_or("")
        .chars()
        .any(|c| c.is_ascii_alphabetic());
    if is_latin && !text.starts_with('+') {
        return phrase(text, RightToLeft);
    }
    let is_phone = text.starts_with(['+', '0']);
    let (mut end, mut digits) = (0, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let within = match c {
            _ if c.is_ascii_digit() => {
                digits += 1;
                end = at + 1;
                true
            }
            '%' if end == at => return at + 1,
            '+' => at == 0,
            '.' | ',' => before.is_ascii_digit(),
            ' ' | '-' | '(' | ')' => is_phone && before != c,
            _ => false,
        };
        if !within {
            break;
        }
        before = c;
    }
    // A short number is not torn apart, but its plus is from it.
    let is_torn = digits >= 7 || (text.starts_with('+') && digits > 0);
    if is_phone && is_torn { end } else { 0 }
}

/// A run of words in the direction that `base` has not, with the digits and signs that belong to
/// it, brackets in pairs among them.
fn phrase(text: &str, base: Direction) -> usize {
    let mut end = 0;
    // How many brackets are open, how many were when the run was last known to go on, and where
    // it ended before the outermost.
    let (mut open, mut open_at_end, mut end_before) = (0_u32, 0, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let goes_on = match c {
            '(' | '[' | '{' | '«' | '“' => {
                if open == 0 {
                    end_before = end;
                }
                open += 1;
                false
            }
            ')' | ']' | '}' | '»' | '”' if open > 0 => {
                open -= 1;
                true
            }
            ')' | ']' | '}' | '»' | '”' => break,
            // A hashtag stands for itself.
            '#' | '@'
                if !is_within(before, RightToLeft) && tag(text.get(at..).unwrap_or("")) > 1 =>
            {
                break;
            }
            '–' | '—' | '·' | '•' | '|' | '…' | '\n' => break,
            c if is_stop(c) => break,
            // C++, C#, 50%, and an address that ends in a slash.
            '+' | '#' | '%' | '_' | '/' | '*' => end == at,
            c => match strong(c) {
                Some(strong) if strong == base => break,
                strong => strong.is_some() || c.is_ascii_digit() || is_mark(c),
            },
        };
        if goes_on {
            (end, open_at_end) = (after, open);
        }
        before = c;
    }
    // A bracket that is never closed is not the run's.
    if open_at_end > 0 { end_before } else { end }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\u{a0}')
}

/// Whether what comes after this character is within a word. Arabic joins its short words to the
/// next, whatever its script: «والـGPS», «و@user».
fn is_within(before: char, base: Direction) -> bool {
    is_word(before) && strong(before) != Some(base)
}

/// Whether a hashtag goes on with this character.
fn is_word(c: char) -> bool {
    c == '_' || c.is_ascii_digit() || (strong(c).is_some() && !is_stop(c)) || is_mark(c)
}

/// Punctuation of Arabic.
fn is_stop(c: char) -> bool {
    matches!(c, '،' | '؛' | '؟')
}

/// Marks upon letters and the digits of Arabic: they go with the letters around them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// The direction of a character by itself (its Bidi_Class L, R or AL), by ranges: a table of all
/// characters would cost each visitor kilobytes. Marks of right-to-left scripts count as their
/// letters.
pub fn strong(c: char) -> Option<Direction> {
    match c {
        'A'..='Z' | 'a'..='z' => Some(LeftToRight),
        '\0'..='\u{bf}' | '×' | '÷' => None,
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{feff}' => None,
        '\u{590}'..='\u{8ff}'
        | '\u{200f}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(RightToLeft),
        '\u{300}'..='\u{36f}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{2e00}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff20}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'.. => None,
        _ => Some(LeftToRight),
    }
}

#[cfg(test)]
mod tests;
