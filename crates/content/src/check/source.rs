//! A file's text, split into front matter and body.

use std::ops::Range;

/// How far marks stand from each other, in bytes.
const MARK: usize = 512;

/// A file of content. Spans are in bytes of [`Source::text`].
#[derive(Debug)]
pub(crate) struct Source {
    name: String,
    text: String,
    lines: Vec<usize>,
    /// How many characters begin before every [`MARK`]th byte.
    marks: Vec<usize>,
    front: Option<Range<usize>>,
    body: Range<usize>,
    /// Where characters stood that no text may hold.
    bad: Vec<Range<usize>>,
}

/// A character that no text may hold: its place, and what it is.
#[derive(Debug, PartialEq)]
pub(crate) struct BadCharacter {
    /// Where it stands, in bytes.
    pub(crate) span: Range<usize>,
    /// Which it is.
    pub(crate) character: char,
}

impl Source {
    /// Takes a file's text. Characters that no text may hold are reported and replaced
    /// by harmless ones of the same length, so that they reach neither a parser, nor a
    /// page, nor the terminal that shows an excerpt.
    pub(crate) fn new(name: String, raw: &str) -> (Self, Vec<BadCharacter>) {
        let mut bad = Vec::new();
        let mut text = String::with_capacity(raw.len());
        for (at, character) in raw.char_indices() {
            if is_bad(character, true) {
                let span = at..at + character.len_utf8();
                bad.push(BadCharacter { span, character });
                text.push_str(match character.len_utf8() {
                    1 => "?",
                    2 => "¿",
                    3 => "\u{fffd}",
                    _ => "\u{fffd}?",
                });
            } else {
                text.push(character);
            }
        }
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let marks = text.as_bytes().chunks(MARK).scan(0, |count, piece| {
            let before = *count;
            *count += beginnings(piece);
            Some(before)
        });
        let marks = marks.collect();
        let (front, body) = split(&text);
        let source = Self {
            name,
            text,
            lines,
            marks,
            front,
            body,
            bad: bad
                .iter()
                .map(|bad: &BadCharacter| bad.span.clone())
                .collect(),
        };
        (source, bad)
    }

    /// The file's name, relative to the folder.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A piece of the text; empty outside of it.
    pub(crate) fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or("")
    }

    /// A line, from 1, without its end; empty outside of the text.
    pub(crate) fn line(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|n| self.lines.get(n));
        let Some(start) = start else { return "" };
        let rest = self.text.get(*start..).unwrap_or("");
        rest.lines().next().unwrap_or("")
    }

    /// Whether there is such a line, from 1.
    pub(crate) fn has_line(&self, number: usize) -> bool {
        number <= self.lines.len()
    }

    /// The TOML between the `+++` lines, with blanks in place of all before it, so that
    /// its spans are those of the file. `None` without front matter. Characters that no text may
    /// hold are reported; for TOML they are blanks.
    pub(crate) fn front_matter(&self) -> Option<String> {
        let front = self.front.clone()?;
        let blank = |b: u8| if b == b'\n' { '\n' } else { ' ' };
        let mut toml: String = self.slice(0..front.start).bytes().map(blank).collect();
        toml.push_str(self.slice(front));
        for bad in &self.bad {
            if toml.get(bad.clone()).is_some() {
                toml.replace_range(bad.clone(), &" ".repeat(bad.len()));
            }
        }
        Some(toml)
    }

    /// The text below the front matter.
    pub(crate) fn body(&self) -> &str {
        self.slice(self.body.clone())
    }

    /// Where the body starts, in bytes.
    pub(crate) fn body_start(&self) -> usize {
        self.body.start
    }

    /// Line and column of a byte, both from 1; the column in characters.
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self
            .characters(offset)
            .saturating_sub(self.characters(start));
        (line, column + 1)
    }

    /// How many characters begin before a byte. Counted from the nearest mark on, so that a
    /// hundred thousand places in one line take no longer than in as many.
    fn characters(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let mark = offset / MARK;
        let before = self.marks.get(mark).copied().unwrap_or(0);
        before + beginnings(self.text.as_bytes().get(mark * MARK..offset).unwrap_or(&[]))
    }
}

/// Whether no text may hold this character: control characters, those that turn the direction of
/// what follows (Unicode Bidirectional Algorithm, explicit formatting), and noncharacters (Unicode,
/// 23.7), some of which no XML can hold.
pub(crate) fn is_bad(c: char, lines: bool) -> bool {
    (c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t')))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// How many characters begin in a piece of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// The spans of the front matter's inside and of the body.
fn split(text: &str) -> (Option<Range<usize>>, Range<usize>) {
    let begin = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at = begin;
    let mut front = None;
    for line in text.get(begin..).unwrap_or("").split_inclusive('\n') {
        let end = at + line.len();
        match (line.trim_end() == "+++", front) {
            (true, None) if at == begin => front = Some(end),
            (false, None) => return (None, begin..text.len()),
            (true, Some(start)) => return (Some(start..at), end..text.len()),
            _ => {}
        }
        at = end;
    }
    (None, begin..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_keeps_its_place() {
        for text in [
            "+++\na = 1\n+++\nنص",
            "+++\r\na = 1\r\n+++\r\nنص",
            "\u{feff}+++\na = 1\n+++\nنص",
        ] {
            let (source, bad) = Source::new("x".into(), text);
            assert!(bad.is_empty());
            let toml = source.front_matter().unwrap();
            assert_eq!(toml.find("a = 1"), text.find("a = 1"));
            assert_eq!(source.body(), "نص");
            assert_eq!(source.slice(source.body_start()..text.len()), "نص");
        }
        for text in [
            "",
            "x",
            "+++\na = 1",
            " +++\na = 1\n+++\n",
            "---\na: 1\n---\n",
        ] {
            assert!(
                Source::new("x".into(), text).0.front_matter().is_none(),
                "{text}"
            );
        }
    }

    #[test]
    fn columns_count_characters() {
        let (source, _) = Source::new("x".into(), "سطر\nحقل = خطأ\n");
        let at = source.text().find("خطأ").unwrap();
        assert_eq!(source.position(at), (2, 7));
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position(10_000).0, 3);
        let long = format!("سطر\n{}", "نصxs ".repeat(2_000));
        let (source, _) = Source::new("x".into(), &long);
        for (at, _) in long.char_indices() {
            let line = usize::from(at >= "سطر\n".len());
            let start = line * "سطر\n".len();
            let column = long[start..at].chars().count() + 1;
            assert_eq!(source.position(at), (line + 1, column));
        }
    }

    #[test]
    fn bad_characters_are_replaced_in_place() {
        let raw = "a\u{202e}b\u{1b}c\u{85}d\u{200d}\u{ffff}\u{1fffe}\u{fdd0}";
        let (source, bad) = Source::new("x".into(), raw);
        assert_eq!(source.text().len(), raw.len());
        assert_eq!(bad.len(), 6);
        assert_eq!(
            source.text(),
            "a\u{fffd}b?c¿d\u{200d}\u{fffd}\u{fffd}?\u{fffd}"
        );
    }
}
