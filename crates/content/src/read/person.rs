//! speakers/*.md: any person, whether speaker, patron or member of a committee.

use super::{markdown, parts, photo};
use crate::{
    check::{own_ids::is_own, table::Table},
    model::Person,
};
use multaqa_domain::page::Quote;

pub(super) fn read(table: &Table<'_>) -> Person {
    let name = table.reader.source.name();
    let slug = name.rsplit_once('/').map_or(name, |(_, file)| file);
    let slug = slug.strip_suffix(".md").unwrap_or(slug);
    if is_own(slug) {
        let message = format!("`{slug}` is an id of the directory's own");
        let help = "give the file another name, such as the person's whole name".to_owned();
        table.reader.fault(0..3, message, Some(help));
    }
    let quotes = table.tables("quote");
    let quotes = quotes.iter().map(|quote| Quote {
        text: quote.paragraph("text"),
        occasion: quote.paragraph_opt("occasion"),
    });
    Person {
        name: table.line("name"),
        latin: table.line_opt("latin"),
        honorific: table.line_opt("honorific"),
        sort: table.line_opt("sort"),
        roles: table.lines("roles"),
        country: parts::country_opt(table, "country"),
        photo: photo::read(table),
        accounts: parts::accounts(table),
        quotes: quotes.collect(),
        biography: markdown::body(table.reader),
        listed: table.flag_opt("listed"),
        sources: parts::links(table, "sources"),
        aliases: super::alias::aliases(table),
    }
}
