//! The report of a folder's faults, drawn as a compiler draws errors.

use super::{excerpt::Excerpt, fault::Fault};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use std::fmt;
use thiserror::Error;

/// So many faults are drawn; the rest is only counted.
const DRAWN: usize = 200;

/// All faults of a folder.
#[derive(Debug, Error)]
#[error("{}", self.render(false))]
pub struct Report {
    /// By file and place.
    pub faults: Vec<Fault>,
}

impl Report {
    /// How many faults there are.
    #[allow(
        clippy::len_without_is_empty,
        reason = "a report has at least one fault"
    )]
    pub fn len(&self) -> usize {
        self.faults.len()
    }

    /// The report for people: each fault with its file, line, column, excerpt and
    /// suggestion; the last line counts them. With `colour`, ANSI escapes.
    pub fn render(&self, colour: bool) -> String {
        let theme = if colour {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(100)
            .with_links(false);
        let mut out = String::new();
        for fault in self.faults.iter().take(DRAWN) {
            // Writing to a string fails only if the handler cannot draw the excerpt.
            if handler.render_report(&mut out, &Drawn::new(fault)).is_err() {
                out.push_str(&fault.to_string());
            }
            out.push('\n');
        }
        let count = self.faults.len();
        let files = {
            let mut files: Vec<_> = self.faults.iter().map(|f| f.file.as_str()).collect();
            files.dedup();
            files.len()
        };
        if count > DRAWN {
            out.push_str(&format!("… and {} more\n", count - DRAWN));
        }
        let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        out.push_str(&format!(
            "{} in {}; nothing was written\n",
            plural(count, "fault"),
            plural(files, "file")
        ));
        out
    }
}

/// A fault as miette draws it.
#[derive(Debug, Error)]
#[error("{}", self.title())]
struct Drawn<'a> {
    fault: &'a Fault,
    excerpt: Option<Excerpt>,
}

impl<'a> Drawn<'a> {
    fn new(fault: &'a Fault) -> Self {
        let place = fault.place.as_ref();
        let excerpt = place.map(|place| Excerpt::new(&place.source, &place.span));
        Self { fault, excerpt }
    }

    /// The excerpt says where it is; without one the title does.
    fn title(&self) -> String {
        match &self.excerpt {
            Some(_) => self.fault.message.clone(),
            None => self.fault.to_string(),
        }
    }
}

impl Diagnostic for Drawn<'_> {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.fault.help.as_ref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt
            .as_ref()
            .map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let marked = self.excerpt.as_ref()?.marked.clone();
        let span = (marked.start, marked.len());
        let label = LabeledSpan::new_primary_with_span(Some("here".to_owned()), span);
        Some(Box::new(std::iter::once(label)))
    }
}
