//! What can go wrong with the load of a page.

/// Why a page did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No connection, or no reply in time.
    Lost,
    /// There is no such page (any more).
    Missing,
    /// The server failed, or answered something that is no page.
    Broken,
    /// The page is of another version of the site: it has to be loaded whole.
    Outdated,
}
