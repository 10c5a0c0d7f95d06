//! What an error of the TOML parser means in the words of who wrote the file, and what would
//! parse in its place.

mod ends;

use super::{
    recover::line_of,
    slip::{self, Slip, blank, key, quote},
};
use std::ops::Range;

/// A slip and its place.
pub(super) struct Cure {
    /// What is replaced, in bytes of the TOML.
    pub(super) span: Range<usize>,
    /// What is shown.
    pub(super) shown: Range<usize>,
    pub(super) slip: Slip,
}

impl Cure {
    fn at(span: Range<usize>, slip: Slip) -> Self {
        let shown = span.clone();
        Self { span, shown, slip }
    }
}

/// What is wrong where the parser met an error; never nothing.
pub(super) fn cures(toml: &str, span: &Range<usize>, message: &str) -> Vec<Cure> {
    let place = line_of(toml, span.start);
    let line = Line {
        text: toml.get(place.clone()).unwrap_or(""),
        start: place.start,
        toml,
        span: span.clone(),
    };
    let at = |(span, slip): (Range<usize>, Slip)| {
        Cure::at(place.start + span.start..place.start + span.end, slip)
    };
    let strange: Vec<_> = blank::strange(line.text).into_iter().map(at).collect();
    if !strange.is_empty() {
        return strange;
    }
    if line.is_list(message) {
        let commas: Vec<_> = blank::commas(line.text).into_iter().map(at).collect();
        if !commas.is_empty() {
            return commas;
        }
    }
    vec![line.cure(message).unwrap_or_else(|| line.other(message))]
}

/// A line with an error.
struct Line<'t> {
    text: &'t str,
    start: usize,
    toml: &'t str,
    /// Of the error, in the whole text.
    span: Range<usize>,
}

impl Line<'_> {
    /// Whether the error stands between the values of a list.
    fn is_list(&self, message: &str) -> bool {
        let before = self.toml.get(self.start..self.span.start).unwrap_or("");
        let found = self.toml.get(self.span.clone()).unwrap_or("");
        let is_comma = |c: char| matches!(c, '،' | '؛' | ';') || c.is_whitespace();
        message.contains("comma")
            || before.trim_end().ends_with(['[', ','])
            || (!found.is_empty() && found.chars().all(is_comma))
    }

    fn cure(&self, message: &str) -> Option<Cure> {
        let is = |start: &str| message.starts_with(start);
        if is("key with no value") || is("invalid unquoted key") {
            let key = || self.colon().or_else(|| self.foreign_key());
            return if self.text.contains('=') {
                key()
            } else {
                self.colon().or_else(|| Some(self.no_value()))
            };
        }
        if is("string values must be quoted")
            && let Some(cure) = self.bare(slip::bare)
        {
            return Some(cure);
        }
        if is("invalid ")
            && let Some(cure) = self.bare(slip::figure)
        {
            return Some(cure);
        }
        if is("unexpected key or value") {
            return self.more_than_a_value();
        }
        if is("missing comma") {
            return Some(self.no_comma(message));
        }
        if is("unclosed") {
            return Some(self.unclosed(message));
        }
        if is("invalid basic string") {
            return self.text_without_end();
        }
        if is("invalid multi-line") {
            return Some(self.long_text_without_end(message));
        }
        if is("duplicate key") {
            return Some(self.twice());
        }
        if is("missing escaped value") {
            let help = "write \\\\ for a backslash within a text".to_owned();
            let message = "a backslash begins a sign that TOML does not know".to_owned();
            return Some(self.insert(self.span.start, "\\", message, help, true));
        }
        None
    }

    /// What stands behind the first `=` of the line, without blanks around it, and its place.
    fn value(&self) -> Option<(&str, Range<usize>)> {
        let at = self.text.find('=')? + 1;
        self.trimmed(self.start + at..self.start + self.text.len())
    }

    fn trimmed(&self, span: Range<usize>) -> Option<(&str, Range<usize>)> {
        let text = self.toml.get(span.clone())?;
        let start = span.start + (text.len() - text.trim_start().len());
        let text = text.trim();
        Some((text, start..start + text.len()))
    }

    /// The key of the line.
    fn key(&self) -> &str {
        let key = self.text.split(['=', ':']).next().unwrap_or("");
        key.trim()
    }

    /// A value without quotes, or in marks that are none.
    fn bare(&self, slip: fn(&str) -> Option<Slip>) -> Option<Cure> {
        let line_end = self.start + self.text.len();
        let (rest, place) = self.trimmed(self.span.start..line_end)?;
        if rest.is_empty() && self.value().is_some_and(|(value, _)| value.is_empty()) {
            let key = self.key();
            let message = format!("`{key}` has no value");
            let help = format!("write `{key} = \"…\"`, or leave the line out");
            let slip = Slip::likely(message, help, " 0".to_owned());
            return Some(Cure::at(self.span.clone(), slip));
        }
        // The whole rest of a line, but for a remark, belongs to a value that stands alone.
        let is_alone = self
            .value()
            .is_some_and(|(_, value)| value.start == place.start);
        if is_alone && !rest.starts_with(['[', '{']) {
            let value = rest.split(" #").next().unwrap_or("").trim_end();
            if let Some(slip) = slip(value) {
                return Some(Cure::at(place.start..place.start + value.len(), slip));
            }
        }
        let (found, place) = self.trimmed(self.span.clone())?;
        Some(Cure::at(place, slip(found)?))
    }

    /// `title: "…"`
    fn colon(&self) -> Option<Cure> {
        let at = self.text.find(':')?;
        let (key, value) = (self.text.get(..at)?.trim(), self.text.get(at + 1..)?.trim());
        let is_key = |c: char| c.is_alphanumeric() || "_-".contains(c);
        if key.is_empty() || !key.chars().all(is_key) || value.starts_with('=') {
            return None;
        }
        let message = "a colon stands where TOML has `=`".to_owned();
        let help = format!("write `{key} = {value}`");
        let colon = self.start + at..self.start + at + 1;
        if key.is_ascii() || key::foreign(key).is_certain {
            let slip = Slip {
                message,
                help,
                put: " =".to_owned(),
                is_certain: true,
            };
            return Some(Cure::at(colon, slip));
        }
        // A remark may have a colon too.
        Some(Cure {
            span: self.start..self.start + self.text.len(),
            shown: colon,
            slip: Slip::likely(message, help, String::new()),
        })
    }

    /// A line that is neither a key with a value nor a header.
    fn no_value(&self) -> Cure {
        let message = "the line has no `=`".to_owned();
        let help = "write `key = \"…\"`, or delete the line".to_owned();
        let line = self.start..self.start + self.text.len();
        Cure::at(line, Slip::likely(message, help, String::new()))
    }

    fn foreign_key(&self) -> Option<Cure> {
        let (key, place) = self.trimmed(self.start..self.start + self.text.find('=')?)?;
        let is_foreign = !key.is_ascii() && !key.contains(['"', '\'', '[']);
        is_foreign.then(|| Cure::at(place, key::foreign(key)))
    }

    /// Something stands behind a value.
    fn more_than_a_value(&self) -> Option<Cure> {
        let (value, place) = self.value()?;
        if let Some(slip) = quote::within(value) {
            return Some(Cure::at(place, slip));
        }
        let is_text = value.starts_with(['"', '\'']);
        if let Some(c @ (',' | '،' | ';' | '؛')) = value.chars().next_back() {
            let slip = Slip {
                message: format!("`{c}` stands at the end of the line"),
                help: "delete it: in TOML a line ends without a sign".to_owned(),
                put: String::new(),
                is_certain: true,
            };
            return Some(Cure::at(place.end - c.len_utf8()..place.end, slip));
        }
        if is_text && value.contains([',', '،']) {
            let message = "several values stand without brackets".to_owned();
            let help = format!("write `{} = [{}]`", self.key(), value.replace('،', ","));
            let put = format!("[{}]", value.replace('،', ","));
            return Some(Cure::at(place, Slip::likely(message, help, put)));
        }
        if is_text {
            return None;
        }
        Some(Cure::at(place, slip::bare(value)?))
    }

    fn twice(&self) -> Cure {
        let key = self.toml.get(self.span.clone()).unwrap_or("");
        let message = format!("`{key}` stands here a second time");
        let help = "keep one of the two".to_owned();
        // Another key, of which nothing is said.
        let put = format!("{}_{}", key.trim_matches('"'), self.span.start);
        Cure::at(self.span.clone(), Slip::likely(message, help, put))
    }

    /// Whatever else the parser says.
    fn other(&self, message: &str) -> Cure {
        let help = match message {
            _ if message.starts_with("invalid date") => "write a date such as 2017-09-14",
            _ if message.starts_with("invalid time") => "write a time of day such as \"09:00\"",
            _ if message.starts_with("string values") => "write it between quotes: `\"…\"`",
            _ if message.starts_with("unexpected key or value") => {
                "begin a new line, or write the whole value between quotes"
            }
            _ => "see https://toml.io for how TOML is written",
        };
        let value = self.value().map(|(_, place)| place);
        let value = value.filter(|place| place.start <= self.span.start && !place.is_empty());
        let span = value.unwrap_or(self.start..self.start + self.text.len());
        let put = if span.start > self.start { "0" } else { "" };
        Cure {
            span,
            shown: self.span.clone(),
            slip: Slip::likely(message.to_owned(), help.to_owned(), put.to_owned()),
        }
    }
}
