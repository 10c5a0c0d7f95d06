//! What went wrong, and what a person can do about it.
//!
//! Every command of this program ends in an [`Outcome`]. A failure has one
//! sentence that says what happened and, where there is something to do,
//! one that says what; `main` prints both.

use std::fmt;

/// A failure that is shown to a person.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    advice: Option<String>,
}

/// What every fallible function here returns.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure without advice; see [`Failure::advise`].
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            advice: None,
        }
    }

    /// Adds what to do about it. Earlier advice is nearer to the cause, so it stays.
    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice.get_or_insert_with(|| advice.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some(advice) = &self.advice {
            write!(f, "\n  What to do: {}", advice.replace('\n', "\n    "))?;
        }
        Ok(())
    }
}

/// Says what was being done when an error came up.
pub(crate) trait Context<T> {
    /// `doing` continues "while": "reading Cargo.lock".
    fn context(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Context<T> for Result<T, E> {
    fn context(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure::new(format!("while {doing}: {error}")))
    }
}
