//! forums/*.md: a forum, its days, its registration; sessions are [`super::session`]'s.

use super::{markdown, parts, session, settings::no_words};
use crate::{
    check::{kind::Kind, moment::Moment, table::Table, value::LINE},
    derive::zone::Zone,
    model::{Days, Forum, Registration, Settings, VenueEntry},
};
use multaqa_domain::forum::{Decision, Places};
use std::collections::BTreeMap;

const DECISIONS: [(&str, Decision); 3] = [
    ("postponed", Decision::Postponed),
    ("moved", Decision::Moved),
    ("cancelled", Decision::Cancelled),
];

/// Reads a forum.
pub(super) fn read(table: &Table<'_>, settings: Option<&Settings>) -> Forum {
    let days = days(table);
    let zone = zone(table, settings);
    let countries = table.strs("countries", LINE).into_iter();
    let countries = countries.filter_map(|found| parts::country(table, &found));
    Forum {
        title: table.line("title"),
        theme: table.line_opt("theme"),
        series: table.reference_opt("series", Kind::Series),
        sector: table.reference_opt("sector", Kind::Sector),
        summary: table.paragraph("summary"),
        prose: markdown::body(table.reader),
        days,
        // A stand-in: without a zone there is a fault, and so no site.
        zone: zone.unwrap_or_else(Zone::utc),
        venue: venue(table),
        patron: parts::who(table, "patron"),
        hosts: table.lines("hosts"),
        networks: table.lines("networks"),
        countries: countries.collect(),
        topics: table.lines("topics"),
        hashtags: table.hashtags(),
        decision: table.one_of_opt("decision", &DECISIONS),
        registration: table
            .table("registration")
            .and_then(|t| registration(&t, days)),
        sessions: session::read(table, days),
        speakers: table.references("speakers", Kind::Person),
        figures: parts::figures(table),
        stream: table.link_opt("stream"),
        recordings: table.link_opt("recordings"),
        sources: parts::links(table, "sources"),
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

/// `date`, `until`, `start`, `end`.
fn days(table: &Table<'_>) -> Option<Days> {
    let reader = table.reader;
    let place = |key| table.get(key).map_or(table.span(), |v| v.span());
    let first = table.date_opt("date");
    let until = table.date_opt("until");
    let start = table.time_opt("start");
    let end = table.time_opt("end");
    let Some(first) = first else {
        for key in ["until", "start", "end"] {
            if table.get("date").is_none() && table.get(key).is_some() {
                let message = format!("`{key}` stands without `date`");
                reader.fault(place(key), message, Some("add `date = 2017-09-14`".into()));
            }
        }
        return None;
    };
    let last = until.unwrap_or(first);
    if last < first {
        let message = format!("the forum ends on {last}, before it starts on {first}");
        reader.fault(
            place("until"),
            message,
            Some("exchange `date` and `until`".into()),
        );
    }
    match (start, end) {
        (Some(start), Some(end)) if last == first && end <= start => {
            let message = format!(
                "the forum ends at {}, not after it starts at {}",
                short(end),
                short(start)
            );
            let help = "times are on the 24-hour clock; for a later day add `until`".to_owned();
            reader.fault(place("end"), message, Some(help));
        }
        (None, Some(_)) => {
            reader.fault(
                place("end"),
                "`end` stands without `start`",
                Some("add `start = 09:00`".into()),
            );
        }
        _ => {}
    }
    Some(Days {
        first,
        last,
        start,
        end,
    })
}

/// A time of day as it is written in TOML.
pub(super) fn short(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
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

/// `[registration]`
fn registration(table: &Table<'_>, days: Option<Days>) -> Option<Registration> {
    let form = table.reference("form", Kind::Form);
    let endpoint = table.reference("endpoint", Kind::Endpoint);
    let opens = table.moment_opt("opens");
    let closes = table.moment_opt("closes");
    if let (Some((opens, _)), Some((closes, span))) = (&opens, &closes)
        && ends(*closes) <= starts(*opens)
    {
        let message = "registration closes before it opens";
        table.reader.fault(
            span.clone(),
            message,
            Some("exchange `opens` and `closes`".into()),
        );
    }
    if let (Some((opens, span)), Some(days)) = (&opens, days)
        && starts(*opens).date() > days.last
    {
        let message = format!(
            "registration opens after the forum, which ends on {}",
            days.last
        );
        table
            .reader
            .fault(span.clone(), message, Some("check the year".into()));
    }
    let capacity = table.number_opt("capacity", 1, 10_000_000);
    let taken = table.number_opt("taken", 0, 10_000_000);
    if let (None, Some(_), Some(value)) = (capacity, taken, table.get("taken")) {
        table.reader.fault(
            value.span(),
            "`taken` stands without `capacity`",
            Some("add `capacity = …`".into()),
        );
    }
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    let otherwise = table.link_opt("otherwise");
    let afterwards = table.paragraph_opt("afterwards");
    Some(Registration {
        form: form?,
        endpoint: endpoint?,
        opens: opens.map(|(moment, _)| moment),
        closes: closes.map(|(moment, _)| moment),
        places: capacity.map(|capacity| Places {
            capacity: count(capacity),
            taken: count(taken.unwrap_or(0)),
        }),
        otherwise,
        afterwards,
    })
}

/// Where a moment begins: a day at midnight.
fn starts(moment: Moment) -> jiff::civil::DateTime {
    match moment {
        Moment::Day(day) => day.at(0, 0, 0, 0),
        Moment::Time(time) => time,
    }
}

/// Where a moment ends: a day at its last second.
fn ends(moment: Moment) -> jiff::civil::DateTime {
    match moment {
        Moment::Day(day) => day.at(23, 59, 59, 0),
        Moment::Time(time) => time,
    }
}
