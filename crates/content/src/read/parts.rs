//! Parts that several kinds of files share: people, accounts, figures, sources.

use super::markdown;
use crate::{
    check::{
        kind::Kind,
        suggest::nearest,
        table::{Table, Value},
        value::{LINE, Str},
    },
    derive::{
        country::Country,
        country_names,
        zone::Zone,
        zone_names::{self, Meant},
    },
    model::{FigureEntry, Stated, Who},
};
use jiff::civil::Date;
use multaqa_domain::{forum::Decision, link::NamedLink, page::Account, time::YearMonth};
use toml::de::DeValue;

/// Somebody: `"slug"`, `{ person = "slug", role = "…" }` or `{ name = "…", role = "…" }`.
pub(super) fn who(table: &Table<'_>, key: &'static str) -> Option<Who> {
    match table.get(key)?.get_ref() {
        DeValue::Table(_) => who_in(&table.table(key)?),
        _ => {
            let slug = table.reference_opt(key, Kind::Person)?;
            Some(Who::Profile { slug, role: None })
        }
    }
}

/// Somebody in a table of their own: `person = "slug"` or `name = "…"`, and a role.
pub(super) fn who_in(table: &Table<'_>) -> Option<Who> {
    let slug = table.reference_opt("person", Kind::Person);
    let name = table.line_opt("name");
    let role = table.line_opt("role");
    match (slug, name, table.get("person")) {
        (Some(slug), None, _) => Some(Who::Profile { slug, role }),
        (_, Some(name), None) => Some(Who::Named { name, role }),
        (_, Some(_), Some(both)) => {
            let help = "with a profile, the name is the profile's: remove `name`".to_owned();
            table.reader.fault(
                both.span(),
                "`person` and `name` exclude each other",
                Some(help),
            );
            None
        }
        // The reference itself was reported.
        (None, None, Some(_)) => None,
        (_, None, None) => {
            let help =
                "`person = \"slug\"` for somebody with a profile, else `name = \"…\"`".to_owned();
            table
                .reader
                .fault(table.span(), "it is not said who", Some(help));
            None
        }
    }
}

/// `[[accounts]]`, or a list of inline tables.
pub(super) fn accounts(table: &Table<'_>) -> Vec<Account> {
    let mut accounts = Vec::new();
    for account in table.tables("accounts") {
        let network = account.line("network");
        let handle = account.line("handle");
        if let Some(href) = account.link("href") {
            accounts.push(Account {
                network,
                handle,
                href,
            });
        }
    }
    accounts
}

/// Links with their words.
pub(super) fn links(table: &Table<'_>, key: &'static str) -> Vec<NamedLink> {
    let mut links = Vec::new();
    for link in table.tables(key) {
        let title = link.line("title");
        if let Some(href) = link.link("href") {
            links.push(NamedLink { title, href });
        }
    }
    links
}

/// `[[figure]]`
pub(super) fn figures(table: &Table<'_>) -> Vec<FigureEntry> {
    let mut figures = Vec::new();
    for figure in table.tables("figure") {
        let definition = markdown::value(&figure, "definition");
        if definition.is_empty() {
            // Asked for again only to say that it is missing.
            figure.need("definition");
        }
        let link = figure.table("link").and_then(|link| {
            let title = link.line("title");
            let href = link.link("href")?;
            Some(NamedLink { title, href })
        });
        figures.push(FigureEntry {
            value: figure.line("value"),
            label: figure.line("label"),
            definition,
            date: stated(&figure),
            source: figure.paragraph("source"),
            link,
        });
    }
    figures
}

/// When it was stated: a date, or as text a month (`"2017-09"`) or a year (`"2017"`).
fn stated(table: &Table<'_>) -> Option<Stated> {
    let value: Value<'_> = table.get("date")?;
    let DeValue::String(text) = value.get_ref() else {
        return table.date_opt("date").map(Stated::Day);
    };
    if let Some(month) = YearMonth::parse(text) {
        return Some(Stated::Month(month));
    }
    if let (4, Ok(year @ 1000..=9999)) = (text.len(), text.parse::<i16>()) {
        return Some(Stated::Year(year));
    }
    if let Ok(date) = text.parse::<Date>()
        && text.len() == 10
    {
        return Some(Stated::Day(date));
    }
    let help = "write 2017-09-14, \"2017-09\" or \"2017\"".to_owned();
    table.reader.fault(
        value.span(),
        "`date` is not a date, month or year",
        Some(help),
    );
    None
}

/// A country by its code.
pub(super) fn country(table: &Table<'_>, found: &Str<'_>) -> Option<Country> {
    let country = Country::of(found.text);
    if country.is_none() {
        let message = format!(
            "`{}` is not a country's code that the site knows",
            found.text
        );
        match country_names::meant(found.text) {
            Some(meant) => table.reader.word(found, message, meant.code),
            None => {
                let help = "write the ISO 3166-1 code, such as AE or SA".to_owned();
                table.reader.fault(found.span.clone(), message, Some(help));
            }
        }
    }
    country
}

/// A country, if the key is there.
pub(super) fn country_opt(table: &Table<'_>, key: &'static str) -> Option<Country> {
    let found = table.str_opt(key, LINE)?;
    country(table, &found)
}

/// A time zone by its IANA name.
pub(super) fn zone(table: &Table<'_>, found: &Str<'_>) -> Option<Zone> {
    let zone = Zone::parse(found.text);
    if zone.is_none() {
        let message = format!("there is no time zone `{}`", found.text);
        let help = match zone_names::meant(found.text) {
            Some(Meant::Zone(meant)) => {
                table.reader.word(found, message, &meant);
                return None;
            }
            Some(Meant::Offset(same)) => {
                let same = same.join(", ");
                format!("places that share an offset now need not always: write one of {same}")
            }
            None => {
                let names = Zone::names();
                match nearest(found.text, names.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write a name of the IANA database, such as Asia/Dubai".to_owned(),
                }
            }
        };
        table.reader.fault(found.span.clone(), message, Some(help));
    }
    zone
}

const DECISIONS: [(&str, Decision); 3] = [
    ("postponed", Decision::Postponed),
    ("moved", Decision::Moved),
    ("cancelled", Decision::Cancelled),
];

/// `decision`: what was decided against the plan of a forum or a session.
pub(super) fn decision(table: &Table<'_>) -> Option<Decision> {
    table.one_of_opt("decision", &DECISIONS)
}

/// `sequence`: how often what calendars hold of a thing was changed (RFC 5545, 3.8.7.4).
pub(super) fn sequence(table: &Table<'_>) -> u32 {
    let found = table.number_opt("sequence", 0, 1_000_000);
    found.and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}
