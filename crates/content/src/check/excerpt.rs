//! The lines around a fault, cut to what a terminal can show.

use super::source::Source;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::Range;

/// So many characters of a line are shown.
const SHOWN: usize = 120;
/// So many of them, at most, before the fault.
const BEFORE: usize = 50;

/// A fault's line with its neighbours. Long lines are cut around the fault: a line of a
/// megabyte is no help, and makes miette fail.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    /// Number of the first line, from 0.
    first: usize,
    /// The fault's column, from 0, in characters of the whole line.
    column: usize,
    /// The fault's place in `text`, in bytes.
    pub(super) marked: Range<usize>,
}

impl Excerpt {
    pub(super) fn new(source: &Source, span: &Range<usize>) -> Self {
        let (line, column) = source.position(span.start);
        let column = column - 1;
        let first = line.saturating_sub(2);
        let mut text = String::new();
        if line > 1 {
            text.push_str(&clip(source.line(line - 1), 0).0);
            text.push('\n');
        }
        let skipped = if source.line(line).chars().count() > SHOWN {
            column.saturating_sub(BEFORE)
        } else {
            0
        };
        let (shown, lead) = clip(source.line(line), skipped);
        let begin: usize = lead + bytes(shown.get(lead..).unwrap_or(""), column - skipped);
        let fault = source.slice(span.clone()).lines().next().unwrap_or("");
        let rest = shown.get(begin..).unwrap_or("");
        let length = bytes(rest, fault.chars().count());
        let start = text.len() + begin;
        text.push_str(&shown);
        if source.has_line(line + 1) {
            text.push('\n');
            text.push_str(&clip(source.line(line + 1), 0).0);
        }
        Self {
            name: source.name().to_owned(),
            text,
            first,
            column,
            marked: start..start + length,
        }
    }
}

/// At most [`SHOWN`] characters of a line after the first `skipped`, with an ellipsis
/// where it was cut; and the length in bytes of the ellipsis before it. A carriage return within
/// the line would let a terminal write over what stands before it.
fn clip(line: &str, skipped: usize) -> (String, usize) {
    let mut shown = String::new();
    if skipped > 0 {
        shown.push('…');
    }
    let lead = shown.len();
    let seen = |c| if c == '\r' { '\u{fffd}' } else { c };
    let mut chars = line.chars().skip(skipped).map(seen);
    shown.extend(chars.by_ref().take(SHOWN));
    if chars.next().is_some() {
        shown.push('…');
    }
    (shown, lead)
}

/// The length in bytes of the first characters of a text.
fn bytes(text: &str, chars: usize) -> usize {
    text.chars().take(chars).map(char::len_utf8).sum()
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.text.read_span(span, before, after)?;
        let column = if before == 0 { self.column } else { 0 };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            read.data(),
            *read.span(),
            self.first + read.line(),
            column,
            read.line_count(),
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_around_the_fault() {
        let long = format!("{}خطأ{}", "س".repeat(1000), "ص".repeat(1000));
        let (source, _) = Source::new("x".into(), &format!("أول\n{long}\nثالث\n"));
        let at = source.text().find("خطأ").unwrap();
        let excerpt = Excerpt::new(&source, &(at..at + "خطأ".len()));
        assert_eq!(&excerpt.text[excerpt.marked.clone()], "خطأ");
        assert_eq!((excerpt.first, excerpt.column), (0, 1000));
        let lines: Vec<_> = excerpt.text.lines().collect();
        assert_eq!((lines[0], lines[2]), ("أول", "ثالث"));
        assert_eq!(lines[1].chars().count(), SHOWN + 2);
    }

    #[test]
    fn a_carriage_return_hides_nothing() {
        let (source, _) = Source::new("x".into(), "a\rb = خطأ\r\nc\rd\r\n");
        let at = source.text().find("خطأ").unwrap();
        let excerpt = Excerpt::new(&source, &(at..at + "خطأ".len()));
        assert_eq!(excerpt.text, "a\u{fffd}b = خطأ\nc\u{fffd}d");
        assert_eq!(&excerpt.text[excerpt.marked.clone()], "خطأ");
    }

    #[test]
    fn short_lines_stay_whole() {
        let (source, _) = Source::new("x".into(), "a\nb = خطأ\n");
        let at = source.text().find("خطأ").unwrap();
        let excerpt = Excerpt::new(&source, &(at..at + "خطأ".len()));
        assert_eq!(excerpt.text, "a\nb = خطأ\n");
        assert_eq!(&excerpt.text[excerpt.marked.clone()], "خطأ");
        let end = Excerpt::new(&source, &(source.text().len()..source.text().len() + 1));
        assert_eq!(end.marked.len(), 0);
    }
}
