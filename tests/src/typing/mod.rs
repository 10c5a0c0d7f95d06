//! What a keystroke costs in the search of a large site, for `cargo xtask bench`.
//!
//! A person opens the search from the home page, in Chromium on a processor slowed down four
//! times, and types letter by letter; each key waits until the page shows what the one before
//! it found. Times are the page's own (`recorder.js`), the whole work of the main thread is
//! Chromium's count, and a yardstick in plain JavaScript is measured in the same page, as an
//! absolute time says little about a machine that one does not know.
//!
//! This is no test: nothing here is part of `cargo xtask test` but the arithmetic.

mod person;
pub mod queries;
pub mod report;
mod site;
pub mod statistics;

pub use person::{Key, Round, round};
pub use site::{Opening, open_and_weigh};

/// What must be kept.
#[derive(Clone, Copy, Debug)]
pub struct Budgets {
    /// What the search loads when it is opened, in bytes as transferred.
    pub bytes: usize,
    /// A keystroke, in milliseconds, on the machine that the budget was set on.
    pub milliseconds: f64,
    /// What the yardstick takes there.
    pub yardstick: f64,
}

/// So many times slower the processor is made.
pub const SLOWER: u32 = 4;
