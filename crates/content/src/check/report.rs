//! The report of a folder's faults, drawn as a compiler draws errors and warnings.

use super::{excerpt::Excerpt, fault::Fault};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode,
};
use std::fmt;
use thiserror::Error;

/// So many faults are drawn; the rest is only counted.
const DRAWN: usize = 200;

/// All faults of a folder: errors, or warnings, or both.
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
        if count > DRAWN {
            out.push_str(&format!("… and {} more\n", count - DRAWN));
        }
        out.push_str(&self.summary());
        out
    }

    /// The last line, which counts.
    fn summary(&self) -> String {
        let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        let mut files: Vec<_> = self.faults.iter().map(|f| f.file.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        let warnings = self.faults.iter().filter(|f| f.code.is_some()).count();
        let errors = self.faults.len() - warnings;
        let counts = match (errors, warnings) {
            (errors, 0) => plural(errors, "fault"),
            (0, warnings) => plural(warnings, "warning"),
            (errors, warnings) => [plural(errors, "fault"), plural(warnings, "warning")].join(", "),
        };
        let files = plural(files.len(), "file");
        if errors > 0 {
            return format!("{counts} in {files}; nothing was written\n");
        }
        format!("{counts} in {files}; `allow = {{ CODE = \"the reason\" }}` silences one\n")
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
    fn severity(&self) -> Option<Severity> {
        self.fault.code.map(|_| Severity::Warning)
    }

    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let code = self.fault.code?;
        Some(Box::new(code))
    }

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
