//! about.md, privacy.md and pages/<slug>.md: a title and a text.

use super::{alias, markdown, parts};
use crate::{
    check::table::Table,
    model::{Article, OwnPage},
};

pub(super) fn read(table: &Table<'_>) -> Article {
    Article {
        title: table.line("title"),
        prose: markdown::body(table.reader),
        sources: parts::links(table, "sources"),
    }
}

/// A page of the organisers' own.
pub(super) fn own(table: &Table<'_>) -> OwnPage {
    let mut article = read(table);
    markdown::identify(&mut article.prose);
    if article.prose.is_empty() {
        let help = "write the page's text below the second `+++`".to_owned();
        table
            .reader
            .fault(table.span(), "the page has no text", Some(help));
    }
    OwnPage {
        article,
        summary: table.paragraph_opt("summary"),
        navigation: table.number_opt("navigation", 1, 99),
        updated: table.moment_opt("updated").map(|(at, _)| at),
        aliases: alias::aliases(table),
    }
}
