//! Texts, numbers and choices of a table.

use super::{
    slip::{self, blank::is_blank},
    source::is_bad,
    suggest::did_you_mean,
    table::{Table, Value},
};

use crate::warn;
use std::ops::Range;
use toml::de::DeValue;

/// The longest text of one line, in characters: a title, a name, a label.
pub(crate) const LINE: usize = 200;
/// The longest text of a sentence or two.
pub(crate) const PARAGRAPH: usize = 1000;
/// The longest text with Markdown.
pub(crate) const TEXT: usize = 100_000;

/// A text with its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Str<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Range<usize>,
}

impl<'a> Table<'a> {
    /// Takes a value as a text of at most `most` characters.
    pub(crate) fn text(&self, key: &str, value: Value<'a>, most: usize) -> Option<Str<'a>> {
        let DeValue::String(text) = value.get_ref() else {
            self.mismatch(key, value.span(), "a text", value.get_ref());
            return None;
        };
        let text = text.as_ref();
        let span = value.span();
        let raw = self.reader.source.slice(span.clone());
        let lines = most > PARAGRAPH;
        if let Some(bad) = text.chars().find(|c| is_bad(*c, lines)) {
            let number = u32::from(bad);
            let message = match bad {
                '\n' | '\r' | '\t' => format!("`{key}` must be a single line"),
                _ => format!("`{key}` holds the character U+{number:04X}"),
            };
            let help = match bad {
                '\n' | '\r' | '\t' => "write it in one line",
                _ => "delete it",
            };
            self.reader.fault(span.clone(), message, Some(help.into()));
        }
        if text.chars().all(is_blank) {
            let message = format!("`{key}` is empty");
            self.reader.fault(
                span.clone(),
                message,
                Some("write a text, or leave the key out".into()),
            );
            return None;
        }
        let count = text.chars().count();
        if count > most {
            let message = format!("`{key}` has {count} characters, at most {most} are allowed");
            self.reader
                .fault(span.clone(), message, Some("shorten it".into()));
        }
        // Outside multi-line texts the quotes are one character on each side.
        let inner = if raw.len() == text.len() + 2 {
            span.start + 1..span.end - 1
        } else {
            span
        };
        warn::text::unseen(self.reader, text, inner.clone());
        Some(Str { text, span: inner })
    }

    /// A text with its place, if the key is there.
    pub(crate) fn str_opt(&self, key: &'static str, most: usize) -> Option<Str<'a>> {
        self.get(key).and_then(|value| self.text(key, value, most))
    }

    /// A text with its place; the key must be there.
    pub(crate) fn str(&self, key: &'static str, most: usize) -> Option<Str<'a>> {
        self.need(key).and_then(|value| self.text(key, value, most))
    }

    /// A line that must be there.
    pub(crate) fn line(&self, key: &'static str) -> String {
        clean(self.str(key, LINE))
    }

    /// A line, if the key is there.
    pub(crate) fn line_opt(&self, key: &'static str) -> Option<String> {
        self.str_opt(key, LINE).map(|s| clean(Some(s)))
    }

    /// A sentence or two that must be there.
    pub(crate) fn paragraph(&self, key: &'static str) -> String {
        clean(self.str(key, PARAGRAPH))
    }

    /// A sentence or two, if the key is there.
    pub(crate) fn paragraph_opt(&self, key: &'static str) -> Option<String> {
        self.str_opt(key, PARAGRAPH).map(|s| clean(Some(s)))
    }

    /// A list of texts with their places.
    pub(crate) fn strs(&self, key: &'static str, most: usize) -> Vec<Str<'a>> {
        let items = self.list(key).into_iter();
        items.filter_map(|v| self.text(key, v, most)).collect()
    }

    /// A list of lines.
    pub(crate) fn lines(&self, key: &'static str) -> Vec<String> {
        let items = self.strs(key, PARAGRAPH).into_iter();
        items.map(|s| clean(Some(s))).collect()
    }

    /// Hashtags, each with its `#`.
    pub(crate) fn hashtags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        for tag in self.strs("hashtags", LINE) {
            let word = tag.text.strip_prefix('#').unwrap_or(tag.text);
            if word.is_empty() || !word.chars().all(|c| c.is_alphanumeric() || c == '_') {
                let message = format!("`{}` is not a hashtag", tag.text);
                let help = "a hashtag is one word of letters, digits and `_`".to_owned();
                self.reader.fault(tag.span, message, Some(help));
            }
            tags.push(format!("#{word}"));
        }
        tags
    }

    /// A whole number between two bounds, if the key is there.
    pub(crate) fn number_opt(&self, key: &'static str, least: i64, most: i64) -> Option<i64> {
        let value = self.get(key)?;
        let DeValue::Integer(integer) = value.get_ref() else {
            if let DeValue::String(text) = value.get_ref()
                && let Some(slip) = slip::word::number(text)
            {
                self.reader.slip(value.span(), slip);
                return None;
            }
            self.mismatch(key, value.span(), "a whole number", value.get_ref());
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        if number.is_none_or(|n| !(least..=most).contains(&n)) {
            let message = format!("`{key}` must be between {least} and {most}, not {integer}");
            let help = format!("write a number from {least} to {most}");
            self.reader.fault(value.span(), message, Some(help));
        }
        number
    }

    /// True or false; without the key, `None`.
    pub(crate) fn flag_opt(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => {
                let text = other.as_str();
                match text.and_then(slip::word::flag) {
                    Some(slip) => self.reader.slip(value.span(), slip),
                    None => self.mismatch(key, value.span(), "true or false", other),
                }
                None
            }
        }
    }

    /// One of several words, if the key is there.
    pub(crate) fn one_of_opt<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let found = self.str_opt(key, LINE)?;
        self.pick(key, &found, words)
    }

    /// One of several words; the key must be there.
    pub(crate) fn one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let found = self.str(key, LINE)?;
        self.pick(key, &found, words)
    }

    fn pick<T: Copy>(&self, key: &str, found: &Str<'_>, words: &[(&str, T)]) -> Option<T> {
        let picked = words.iter().find(|(word, _)| *word == found.text);
        if picked.is_none() {
            let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            let message = format!("`{}` is not a value that `{key}` can have", found.text);
            let meant = slip::word::meant(key, found.text);
            if let Some(meant) = meant.filter(|meant| known.contains(meant)) {
                self.reader.word(found, message, meant);
                return None;
            }
            let help = did_you_mean(found.text, &known);
            self.reader.fault(found.span.clone(), message, help);
        }
        picked.map(|(_, value)| *value)
    }
}

/// The text without blanks around it.
fn clean(found: Option<Str<'_>>) -> String {
    found.map(|s| s.text.trim().to_owned()).unwrap_or_default()
}
