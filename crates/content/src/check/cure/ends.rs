//! What is not parted from the next, or not ended: commas, brackets, quotes.

use super::{
    super::{
        recover::line_of,
        slip::{Slip, quote},
    },
    Cure, Line,
};

impl Line<'_> {
    /// A comma is missing, or a bracket before the next line.
    pub(super) fn no_comma(&self, message: &str) -> Cure {
        let before = self.toml.get(..self.span.start).unwrap_or("").trim_end();
        let rest = self.toml.get(before.len()..).unwrap_or("");
        let next = rest.trim_start_matches([' ', '\t', '\r']);
        let is_end = next.starts_with('\n') && is_statement(next.trim_start());
        if is_end && message.contains("array") {
            return self.close(before.len(), "]");
        }
        if is_end {
            return self.close(before.len(), "}");
        }
        let message = "a comma is missing between two values".to_owned();
        // Two texts with a blank between them; else it may be one text with quotes within.
        let is_blank = |c: char| c == ' ' || c == '\t';
        let is_certain =
            before.ends_with('"') && rest.starts_with(is_blank) && next.starts_with('"');
        let help = if is_certain {
            "write `,` between them"
        } else {
            "write `,` between them; quotes within a text are «…» or \\\""
        };
        self.insert(before.len(), ",", message, help.to_owned(), is_certain)
    }

    pub(super) fn unclosed(&self, message: &str) -> Cure {
        let end = |at: usize| self.toml.get(..at).unwrap_or("").trim_end().len();
        match message {
            _ if message.starts_with("unclosed array,") => self.close(end(self.span.start), "]"),
            _ if message.contains("inline") => self.close(end(self.span.start), "}"),
            _ => self.close(self.span.start, "]"),
        }
    }

    fn close(&self, at: usize, bracket: &str) -> Cure {
        let message = format!("`{bracket}` is missing");
        let help = format!("write `{bracket}` here");
        self.insert(at, bracket, message, help, false)
    }

    pub(super) fn insert(
        &self,
        at: usize,
        put: &str,
        message: String,
        help: String,
        certain: bool,
    ) -> Cure {
        Cure::at(
            at..at,
            Slip {
                message,
                help,
                put: put.to_owned(),
                is_certain: certain,
            },
        )
    }

    pub(super) fn text_without_end(&self) -> Option<Cure> {
        let (value, place) = self.value()?;
        Some(Cure::at(place, quote::unclosed(value)?))
    }

    /// A text of several lines has no end: it ends before the next line that is none of a text.
    pub(super) fn long_text_without_end(&self, message: &str) -> Cure {
        let quotes = if message.contains("literal") {
            "'''"
        } else {
            "\"\"\""
        };
        let begin = self.toml.rfind(quotes).unwrap_or(self.start);
        let mut end = line_of(self.toml, begin).end;
        while let Some(rest) = self.toml.get(end + 1..).filter(|rest| !is_statement(rest)) {
            end += 1 + rest.find('\n').unwrap_or(rest.len());
        }
        let end = end.min(self.toml.trim_end().len().max(begin + 3));
        let message = format!("the text that begins with `{quotes}` has no end");
        let help = format!("end it with `{quotes}`");
        let mut cure = self.insert(end, quotes, message, help, false);
        cure.shown = begin..begin + quotes.len();
        cure
    }
}

/// Whether a text begins with a line that is a key with a value, or a header.
fn is_statement(text: &str) -> bool {
    let line = text.lines().next().unwrap_or("").trim();
    let is_key = |c: char| c.is_alphanumeric() || "_-. \"".contains(c);
    let key = line.split_once(['=', ':']).map(|(key, _)| key.trim());
    key.is_some_and(|key| !key.is_empty() && key.chars().all(is_key))
        || (line.starts_with('[') && line.ends_with(']') && !line.contains([',', '"']))
}
