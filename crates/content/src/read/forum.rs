//! forums/*.md: a forum, its days, its registration; sessions are [`super::session`]'s.

use super::{
    alias, days, markdown, parts, registration,
    session::{self, Around},
    settings::no_words,
    track,
    uses::{self, About, Use},
};
use crate::{
    check::{folder::File, kind::Kind, table::Table, value::LINE},
    derive::{days::Days, zone::Zone},
    model::{Forum, Session, Settings, VenueEntry},
};
use jiff::civil::Date;
use multaqa_domain::forum::Decision;
use std::collections::BTreeMap;

/// Reads a forum, of which these sessions have files of their own; where it sends answers goes to
/// `all`.
pub(super) fn read<'a>(
    table: &Table<'a>,
    sessions: &'a [File],
    settings: Option<&Settings>,
    all: &mut Vec<Use>,
) -> Forum {
    let days = days::read(table);
    let decision = parts::decision(table);
    let (tracks, rooms) = (track::tracks(table), track::rooms(table));
    let around = Around {
        days,
        tracks: &tracks,
        rooms: &rooms,
    };
    let sessions = session::read(table, sessions, &around);
    let sector = table.reference_opt("sector", Kind::Sector);
    let about = About::Forum {
        sector: sector.is_some(),
        sessions: sessions.iter().any(Session::is_chosen),
    };
    let zone = zone(table, settings);
    let countries = table.strs("countries", LINE).into_iter();
    let countries = countries.filter_map(|found| parts::country(table, &found));
    Forum {
        title: table.line("title"),
        subtitle: table.line_opt("subtitle"),
        theme: table.line_opt("theme"),
        series: table.reference_opt("series", Kind::Series),
        sector,
        summary: table.paragraph("summary"),
        prose: markdown::body(table.reader),
        days,
        words: days::words(table),
        // A stand-in: without a zone there is a fault, and so no site.
        zone: zone.unwrap_or_else(Zone::utc),
        venue: venue(table),
        patron: parts::who(table, "patron"),
        hosts: table.lines("hosts"),
        networks: table.lines("networks"),
        countries: countries.collect(),
        topics: table.lines("topics"),
        hashtags: table.hashtags(),
        decision,
        previous: previous(table, days, decision),
        sequence: parts::sequence(table),
        updated: table.moment_opt("updated").map(|(at, _)| at),
        registration: table
            .table("registration")
            .and_then(|t| registration::read(&t, days, about, all)),
        forms: uses::forms(table, about, all),
        tracks,
        rooms,
        sessions,
        speakers: table.references("speakers", Kind::Person),
        figures: parts::figures(table),
        stream: table.link_opt("stream"),
        recordings: table.link_opt("recordings"),
        sources: parts::links(table, "sources"),
        aliases: alias::aliases(table),
    }
}

/// The forum's own zone, else the site's.
fn zone(table: &Table<'_>, settings: Option<&Settings>) -> Option<Zone> {
    let Some(found) = table.str_opt("zone", LINE) else {
        return settings.map(|s| s.zone.clone());
    };
    let zone = parts::zone(table, &found)?;
    let none = BTreeMap::new();
    let words = settings.map_or(&none, |s| &s.zone_words);
    if zone.words(words).is_none() {
        no_words(table, &zone, found.span);
    }
    Some(zone)
}

/// `previous_date`: the day on which the forum was to be.
fn previous(table: &Table<'_>, days: Option<Days>, decision: Option<Decision>) -> Option<Date> {
    let previous = table.date_opt("previous_date")?;
    let fault = |message: &str, help: &str| {
        let place = table.place("previous_date");
        table.reader.fault(place, message, Some(help.to_owned()));
    };
    // A decision that could not be read has its fault already.
    let is_known = decision.is_some() || table.get("decision").is_none();
    if is_known && !matches!(decision, Some(Decision::Moved | Decision::Postponed)) {
        fault(
            "`previous_date` is of a forum that was moved or postponed",
            "add `decision = \"moved\"` or `decision = \"postponed\"`, or remove it",
        );
    } else if days.is_some_and(|days| days.first == previous) {
        fault(
            "`previous_date` is the date that the forum has now",
            "write the date that it had before, or remove it",
        );
    }
    Some(previous)
}

fn venue(table: &Table<'_>) -> Option<VenueEntry> {
    let venue = table.table("venue")?;
    let (name, city) = (venue.line("name"), venue.line("city"));
    let country = venue.str("country", LINE);
    let map = venue.link_opt("map");
    Some(VenueEntry {
        name,
        city,
        country: country.and_then(|found| parts::country(&venue, &found))?,
        map,
    })
}
