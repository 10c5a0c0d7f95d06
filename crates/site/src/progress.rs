//! How far a long build has come.

use std::{
    io::{self, IsTerminal as _},
    sync::atomic::{AtomicUsize, Ordering},
};

/// Says on a terminal how far a long build has come.
pub(crate) struct Progress {
    done: AtomicUsize,
    all: usize,
}

/// Steps from one word to the next; a build of fewer says nothing.
const STRIDE: usize = 500;

impl Progress {
    /// Of so many steps.
    pub(crate) fn of(steps: usize) -> Self {
        let is_told = steps > STRIDE && io::stderr().is_terminal();
        Self {
            done: AtomicUsize::new(0),
            all: if is_told { steps } else { 0 },
        }
    }

    /// A step is done.
    pub(crate) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.all > 0 && done.is_multiple_of(STRIDE) {
            eprint!("\r{done} of {} pages", self.all);
        }
    }

    /// All are done.
    pub(crate) fn end(&self) {
        if self.all > 0 {
            // The line is wiped.
            eprint!("\r\u{1b}[K");
        }
    }
}
