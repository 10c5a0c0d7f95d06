//! about.md and privacy.md: a title and a text.

use super::{markdown, parts};
use crate::{check::table::Table, model::Article};

pub(super) fn read(table: &Table<'_>) -> Article {
    Article {
        title: table.line("title"),
        prose: markdown::body(table.reader),
        sources: parts::links(table, "sources"),
    }
}
