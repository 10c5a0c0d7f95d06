//! Faults of a content folder, errors and warnings, and where they are.

use super::source::{Source, is_bad};
use crate::read::inside::Inside;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};
use thiserror::Error;

/// Something wrong in a content folder: an error, with which nothing is built, or a warning of
/// what is probably a mistake.
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
    /// The code of a warning; an error has none.
    pub code: Option<&'static str>,
    /// What to put where, if nothing else can be meant.
    pub(crate) fix: Option<Fix>,
    pub(super) place: Option<Place>,
}

/// What to put in the place of a piece of a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fix {
    /// The piece, in bytes of the file.
    pub(crate) span: Range<usize>,
    pub(crate) put: String,
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
            code: None,
            fix: None,
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
            code: None,
            fix: None,
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
pub(crate) struct Faults {
    found: Mutex<Vec<Fault>>,
    allowed: Mutex<Allowed>,
    inside: Mutex<Vec<Inside>>,
}

/// The warnings that files silence, by file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Allowed(BTreeMap<String, BTreeSet<&'static str>>);

impl Allowed {
    /// Whether a fault is a warning that its file silences, or site.md for all files.
    pub(crate) fn has(&self, fault: &Fault) -> bool {
        let in_file = |file: &str, code| self.0.get(file).is_some_and(|all| all.contains(code));
        // What a forum silences, it silences for its sessions in files of their own too.
        let forum = fault
            .file
            .rsplit_once('/')
            .map(|(folder, _)| format!("{folder}.md"));
        let in_forum = |code| forum.as_ref().is_some_and(|forum| in_file(forum, code));
        let silenced = |code| in_file(&fault.file, code) || in_forum(code) || in_file(SITE, code);
        fault.code.is_some_and(silenced)
    }
}

/// The file that silences warnings for all.
const SITE: &str = "site.md";

impl Faults {
    /// Adds a fault.
    pub(crate) fn push(&self, fault: Fault) {
        // The list is never half written.
        let mut faults = self.found.lock().unwrap_or_else(PoisonError::into_inner);
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

    /// Notes a link to a page of the site, to be checked when all files are read.
    pub(crate) fn note_inside(&self, link: Inside) {
        // Nothing in it is ever half done.
        let mut links = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        links.push(link);
    }

    /// The links that were noted.
    pub(crate) fn take_inside(&self) -> Vec<Inside> {
        let mut links = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut links)
    }

    /// Silences a warning in a file.
    pub(crate) fn allow(&self, file: &str, code: &'static str) {
        // Nothing in it is ever half done.
        let mut allowed = self.allowed.lock().unwrap_or_else(PoisonError::into_inner);
        allowed.0.entry(file.to_owned()).or_default().insert(code);
    }

    /// All errors and all warnings that no file silences, and what is silenced.
    pub(crate) fn into_parts(self) -> (Vec<Fault>, Vec<Fault>, Allowed) {
        let allowed = self.allowed.into_inner();
        let allowed = allowed.unwrap_or_else(PoisonError::into_inner);
        let found = self
            .found
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let found = sorted(found)
            .into_iter()
            .filter(|fault| !allowed.has(fault));
        let (warnings, errors) = found.partition(|fault| fault.code.is_some());
        (errors, warnings, allowed)
    }
}

/// Faults by file and place; the same fault at the same place only once.
pub(crate) fn sorted(mut faults: Vec<Fault>) -> Vec<Fault> {
    let key = |f: &Fault| (f.file.clone(), f.line, f.column, f.message.clone());
    faults.sort_by_cached_key(key);
    faults.dedup_by(|a, b| key(a) == key(b));
    faults
}
