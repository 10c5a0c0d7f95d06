//! Search: the folding of what is searched and of what is searched for, the files that it
//! looks through, the ranking of what it finds, and the marks in it.
//!
//! The files hold texts as they are spelled ([`part`]); they are folded while they are
//! loaded, into one byte a letter ([`fold`]), so that a keystroke is a pass over bytes.

pub mod files;
pub mod fold;
pub mod mark;
pub mod part;
pub mod query;
pub mod rank;
mod sieve;

/// What can be found. The order is that of the groups on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Forums.
    Forum,
    /// Sessions of forums.
    Session,
    /// People.
    Speaker,
    /// Sectors.
    Sector,
    /// The organisers' own pages.
    Page,
}

impl Kind {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Forum,
        Self::Session,
        Self::Speaker,
        Self::Sector,
        Self::Page,
    ];

    /// Its name in the names of files.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn name(self) -> &'static str {
        match self {
            Self::Forum => "forums",
            Self::Session => "sessions",
            Self::Speaker => "speakers",
            Self::Sector => "sectors",
            Self::Page => "pages",
        }
    }
}

#[cfg(test)]
mod search_tests;
