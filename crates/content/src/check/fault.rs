//! Faults of a content folder, and where they are.

use super::source::{Source, is_bad};
use std::{
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};
use thiserror::Error;

/// Something wrong in a content folder.
#[derive(Clone, Debug, Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct Fault {
    /// The file, relative to the folder, with `/` between its parts.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    pub(super) place: Option<Place>,
}

/// A place in the text of a file, for the excerpt.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) source: Arc<Source>,
    pub(super) span: Range<usize>,
}

impl Fault {
    /// A fault of a whole file or folder, without an excerpt.
    pub(crate) fn of_file(file: &str, message: String, help: Option<&str>) -> Self {
        Self {
            file: shown(file),
            line: 1,
            column: 1,
            message: shown(&message),
            help: help.map(shown),
            place: None,
        }
    }

    /// A fault at a span of bytes.
    pub(crate) fn at(
        source: &Arc<Source>,
        span: Range<usize>,
        message: String,
        help: Option<String>,
    ) -> Self {
        let (line, column) = source.position(span.start);
        Self {
            file: source.name().to_owned(),
            line,
            column,
            message: shown(&message),
            help: help.as_deref().map(shown),
            place: Some(Place {
                source: Arc::clone(source),
                span,
            }),
        }
    }
}

/// What is shown of a text that quotes content: nothing that steers a terminal, and not
/// a whole book.
fn shown(text: &str) -> String {
    const MOST: usize = 400;
    let safe = |c| if is_bad(c, false) { '\u{fffd}' } else { c };
    let mut shown: String = text.chars().take(MOST).map(safe).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

/// Where faults are gathered while a folder is read, by however many threads.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// Adds a fault.
    pub(crate) fn push(&self, fault: Fault) {
        // The list is never half written.
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.push(fault);
    }

    /// Adds a fault at a span of a file.
    pub(crate) fn push_at(
        &self,
        source: &Arc<Source>,
        span: Range<usize>,
        message: String,
        help: String,
    ) {
        self.push(Fault::at(source, span, message, Some(help)));
    }

    /// All faults, by file and place; the same fault at the same place only once.
    pub(crate) fn into_sorted(self) -> Vec<Fault> {
        let mut faults = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let key = |f: &Fault| (f.file.clone(), f.line, f.column, f.message.clone());
        faults.sort_by_cached_key(key);
        faults.dedup_by(|a, b| key(a) == key(b));
        faults
    }
}
