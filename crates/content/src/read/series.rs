//! series/*.md and sectors/*.md.

use super::{
    markdown, parts,
    uses::{self, About, Use},
};
use crate::{
    check::{kind::Kind, table::Table},
    model::{Sector, Series},
};

pub(super) fn read(table: &Table<'_>) -> Series {
    let mut committee = Vec::new();
    for member in table.tables("committee") {
        // Here `role` is the role in the committee.
        let role = member.line("role");
        if let Some(who) = parts::who_in(&member) {
            committee.push((who, role));
        }
    }
    Series {
        title: table.line("title"),
        summary: table.paragraph("summary"),
        prose: markdown::body(table.reader),
        aims: table.lines("aims"),
        patron: parts::who(table, "patron"),
        organiser: table.line_opt("organiser"),
        committee,
        partners: table.lines("partners"),
        sectors: table.references("sectors", Kind::Sector),
        hashtags: table.hashtags(),
        accounts: parts::accounts(table),
        figures: parts::figures(table),
        sources: parts::links(table, "sources"),
    }
}

/// Reads a sector; where it sends answers goes to `all`.
pub(super) fn sector(table: &Table<'_>, all: &mut Vec<Use>) -> Sector {
    markdown::no_body(table.reader);
    table.need("colour");
    Sector {
        title: table.line("title"),
        summary: table.paragraph_opt("summary"),
        colour: table
            .number_opt("colour", 1, 8)
            .and_then(|n| u8::try_from(n).ok())
            .unwrap_or(1),
        forms: uses::forms(table, About::Sector, all),
        aliases: super::alias::aliases(table),
    }
}
