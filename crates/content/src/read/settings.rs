//! site.md: what holds for the whole site.

use super::{hsts, markdown, parts};
use crate::{
    check::{kind::Kind, origin::Origin, table::Table, value::LINE},
    derive::date::MonthNames,
    model::Settings,
};
use multaqa_domain::search::fold::fold;
use std::collections::BTreeMap;
use toml::de::DeValue;

pub(super) fn read(table: &Table<'_>) -> Option<Settings> {
    markdown::no_body(table.reader);
    let months = [
        ("gulf", MonthNames::Gulf),
        ("levantine", MonthNames::Levantine),
    ];
    // The only language so far; naming it is allowed.
    table.one_of_opt("language", &[("ar", ())]);
    let country = table.str("country", LINE);
    let country = country.and_then(|found| parts::country(table, &found));
    let zone_words = zone_words(table);
    let zone = zone(table, &zone_words);
    let (name, line) = (table.line("name"), table.paragraph("line"));
    let origin = origin(table).map(|origin| origin.to_string());
    let uid = uid(table);
    let now = table.moment_opt("now").map(|(now, _)| now);
    let months = table.one_of_opt("month_names", &months).unwrap_or_default();
    let (hashtags, accounts) = (table.hashtags(), parts::accounts(table));
    let series = table.reference_opt("series", Kind::Series);
    let speakers = table.references("speakers", Kind::Person);
    let synonyms = synonyms(table);
    let hsts = hsts::read(table);
    Some(Settings {
        name,
        line,
        own_origin: origin.clone(),
        origin,
        base: "/".to_owned(),
        uid,
        country: country?,
        zone: zone?,
        now,
        months,
        hashtags,
        accounts,
        series,
        speakers,
        zone_words,
        synonyms,
        hsts,
    })
}

/// `uid`: what the identifiers of calendar events end with, for ever.
fn uid(table: &Table<'_>) -> Option<String> {
    let found = table.str_opt("uid", LINE)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if !found.text.chars().all(plain) {
        let message = format!("`{}` is not the name of a host", found.text);
        let help = "write ASCII letters, digits, dots and hyphens, such as forum.example";
        table.reader.fault(found.span, message, Some(help.into()));
    }
    Some(found.text.to_owned())
}

/// The zone that forums without their own are in.
fn zone(table: &Table<'_>, words: &BTreeMap<String, String>) -> Option<crate::derive::zone::Zone> {
    let found = table.str("zone", LINE)?;
    let zone = parts::zone(table, &found)?;
    if zone.words(words).is_none() {
        no_words(table, &zone, found.span);
    }
    Some(zone)
}

/// Reports a zone that has no words.
pub(super) fn no_words(
    table: &Table<'_>,
    zone: &crate::derive::zone::Zone,
    span: std::ops::Range<usize>,
) {
    let name = zone.name();
    let help = format!("add to site.md: `zone_words = {{ \"{name}\" = \"بتوقيت …\" }}`");
    let message = format!("the zone `{name}` has no Arabic words yet");
    table.reader.fault(span, message, Some(help));
}

/// `zone_words`: what clocks in a zone are called.
fn zone_words(table: &Table<'_>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let Some(own) = table.table("zone_words") else {
        return words;
    };
    for (name, span, value) in own.free() {
        let found = crate::check::value::Str { text: name, span };
        parts::zone(&own, &found);
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => {
                words.insert(name.to_owned(), text.trim().to_owned());
            }
            other => own.mismatch(name, value.span(), "a text such as بتوقيت دبي", other),
        }
    }
    words
}

/// `synonyms`: sets of words that mean the same.
fn synonyms(table: &Table<'_>) -> Vec<Vec<String>> {
    let mut sets = Vec::new();
    for set in table.list("synonyms") {
        let DeValue::Array(items) = set.get_ref() else {
            table.mismatch("synonyms", set.span(), "a list", set.get_ref());
            continue;
        };
        let mut words = Vec::new();
        if items.len() < 2 {
            let help = "write at least two: `[\"انستقرام\", \"instagram\"]`".to_owned();
            let message = "a word alone has no synonym";
            table.reader.fault(set.span(), message, Some(help));
        }
        for item in items.iter() {
            let Some(found) = table.text("synonyms", item, LINE) else {
                continue;
            };
            if fold(found.text).bytes.is_empty() {
                let message = format!("`{}` has no letter to search for", found.text);
                let help = "write a word".to_owned();
                table.reader.fault(found.span, message, Some(help));
            }
            words.push(found.text.trim().to_owned());
        }
        sets.push(words);
    }
    sets
}

/// The site's origin: scheme and host, without a path.
fn origin(table: &Table<'_>) -> Option<Origin> {
    let found = table.str_opt("origin", LINE)?;
    let origin = Origin::parse(found.text);
    if let Ok(origin) = origin
        && origin.as_str().starts_with("https:")
    {
        return Some(origin);
    }
    let message = format!("`{}` is not an origin", found.text);
    let help = "write https:// and the host, without a path: https://forum.example".to_owned();
    table.reader.fault(found.span, message, Some(help));
    None
}
