//! A forum's programme as a grid: a column a room, a row for each time at which something
//! begins or ends.

use super::{ForumCard, ProgrammeDay};
use crate::decode::record;
use serde::Serialize;

/// `/forums/<slug>/grid/`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridPage {
    /// The forum.
    pub card: ForumCard,
    /// Its days.
    pub days: Vec<ProgrammeDay>,
}

record!(GridPage { card, days });
