//! The `_headers` file: which header fields a static host sends with which paths.
//!
//! The part of the format that Cloudflare Pages and Netlify have in common is read and
//! written: a line with a path pattern, then indented lines `Name: value`; empty lines
//! and lines that start with `#` are passed over. A pattern may have one `*`, which
//! stands for any characters, none and slashes too. All rules that match a path apply;
//! a field that several of them (or one of them twice) give gets their values joined
//! with `, `, in order. A field replaces the one that the host itself would send.
//!
//! What only one host knows is refused rather than misread: absolute addresses,
//! `:placeholder`, `! Name`. So is what exceeds the hosts' limits.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use thiserror::Error;

/// More rules than this are ignored by Cloudflare.
const MOST_RULES: usize = 100;
/// A longer line is ignored by Cloudflare, in characters.
const LONGEST_LINE: usize = 2000;

/// A rule: which fields come with which paths. Names and values are such as HTTP allows
/// (RFC 9110, 5), so that no value can end its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The paths, with at most one `*`.
    pub pattern: String,
    /// The fields, each with its value.
    pub fields: Vec<(HeaderName, HeaderValue)>,
}

/// The rules of a `_headers` file. It prints as it is parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadersFile {
    rules: Vec<Rule>,
}

/// A fault of a `_headers` file.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {reason}")]
pub struct Invalid {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl HeadersFile {
    /// A file of these rules. [`HeadersFile::check`] says whether hosts would understand it.
    pub fn new(rules: Vec<Rule>) -> Self {
        Self { rules }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// At the first line that is not of the format.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let mut rules: Vec<Rule> = Vec::new();
        for (line, content) in (1..).zip(text.lines()) {
            let invalid = |reason| Invalid { line, reason };
            if content.chars().count() > LONGEST_LINE {
                return Err(invalid("longer than 2,000 characters"));
            }
            let trimmed = content.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            if content.starts_with([' ', '\t']) {
                let rule = rules
                    .last_mut()
                    .ok_or_else(|| invalid("a field before any path"))?;
                rule.fields.push(field(trimmed).map_err(invalid)?);
            } else {
                rules.push(Rule {
                    pattern: pattern(trimmed).map_err(invalid)?,
                    fields: Vec::new(),
                });
                if rules.len() > MOST_RULES {
                    return Err(invalid("more than 100 rules"));
                }
            }
        }
        Ok(Self { rules })
    }

    /// Whether this file, printed, would be read as it was meant.
    ///
    /// # Errors
    /// At the first line of the printed file that is wrong.
    pub fn check(&self) -> Result<(), Invalid> {
        if Self::parse(&self.to_string())? == *self {
            Ok(())
        } else {
            Err(Invalid {
                line: 1,
                reason: "a path has a line break, or a value white space around it",
            })
        }
    }

    /// Sets the fields that the rules give to `path`, in the place of those of the
    /// same name.
    pub(super) fn apply(&self, path: &str, headers: &mut HeaderMap) {
        let mut given = HeaderMap::new();
        let matching = self.rules.iter();
        let matching = matching.filter(|rule| matches(&rule.pattern, path));
        for (name, value) in matching.flat_map(|rule| &rule.fields) {
            given.append(name, value.clone());
        }
        for name in given.keys() {
            let values: Vec<_> = given
                .get_all(name)
                .iter()
                .map(HeaderValue::as_bytes)
                .collect();
            if let Ok(value) = HeaderValue::from_bytes(&values.join(&b", "[..])) {
                headers.insert(name, value);
            }
        }
    }
}

impl fmt::Display for HeadersFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Rule { pattern, fields } in &self.rules {
            writeln!(f, "{pattern}")?;
            for (name, value) in fields {
                let value = String::from_utf8_lossy(value.as_bytes());
                writeln!(f, "  {name}: {value}")?;
            }
        }
        Ok(())
    }
}

fn pattern(text: &str) -> Result<String, &'static str> {
    if !text.starts_with('/') {
        Err("a path starts with a slash, a field is indented")
    } else if text.contains(char::is_whitespace) {
        Err("a path has no spaces")
    } else if text.contains("/:") {
        Err("placeholders are not supported")
    } else if text.matches('*').count() > 1 {
        Err("a path has at most one *")
    } else {
        Ok(text.to_owned())
    }
}

fn field(text: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    if text.starts_with('!') {
        return Err("taking a field away is not supported");
    }
    let (name, value) = text
        .split_once(':')
        .ok_or("a field is written Name: value")?;
    let name = name.parse().map_err(|_| "not the name of a header field")?;
    let value = HeaderValue::from_str(value.trim());
    Ok((name, value.map_err(|_| "not the value of a header field")?))
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => path
            .strip_prefix(start)
            .is_some_and(|rest| rest.ends_with(end)),
    }
}

#[cfg(test)]
#[path = "headers_file_tests.rs"]
mod tests;
