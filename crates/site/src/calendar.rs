//! Calendar files (RFC 5545), one a forum: what a visitor's calendar takes in.

use crate::page::Place;
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use jiff::Timestamp;
use multaqa_content::When;
use multaqa_domain::{forum::Decision, route::Route, time::Instant};
use std::io;

/// The calendar file of a forum. Its UID stays the same whenever the site is built
/// again, so that a calendar that has the event changes it in place.
///
/// # Errors
/// If an instant is none that a calendar can hold.
pub fn file(event: &multaqa_content::Event, place: &Place) -> io::Result<String> {
    let mut written = Event::new();
    written
        .uid(&format!("{}@{}", event.slug, host(place)))
        .add_property("DTSTAMP", utc(event.stamp)?)
        .summary(&event.title)
        .description(&event.summary)
        .add_property("STATUS", status(event.decision));
    match event.when {
        When::Days { first, end } => {
            written.append_property(date("DTSTART", first));
            written.append_property(date("DTEND", end));
        }
        When::Times { starts, ends } => {
            written.add_property("DTSTART", utc(starts)?);
            if let Some(ends) = ends {
                written.add_property("DTEND", utc(ends)?);
            }
        }
    }
    if let Some(venue) = &event.place {
        written.location(venue);
    }
    if let Some(origin) = &place.origin {
        let page = Route::Forum(event.slug.clone()).path(&place.base);
        written.add_property("URL", [origin.as_str(), &page].concat());
    }
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Multaqa//Multaqa//AR"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        calendar.append_property((name, value));
    }
    calendar.push(written.done());
    Ok(folded(&calendar.to_string()))
}

/// Content lines of at most 75 octets (RFC 5545, 3.1), broken between characters. The
/// last part of a line may come from the crate with one octet more, so lines are joined
/// and folded again.
fn folded(file: &str) -> String {
    const MOST: usize = 75;
    let mut out = String::with_capacity(file.len() + file.len() / 8);
    for line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > MOST {
                out.push_str("\r\n ");
                octets = 1;
            }
            out.push(c);
            octets += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

/// The host of the site; a name of our own while it is not known where it will stand.
fn host(place: &Place) -> &str {
    let origin = place.origin.as_deref();
    origin
        .and_then(|origin| Some(origin.split_once("://")?.1))
        .unwrap_or("multaqa")
}

/// An instant in UTC: `20170914T050000Z`.
fn utc(at: Instant) -> io::Result<String> {
    let at = Timestamp::from_second(at.0).map_err(io::Error::other)?;
    Ok(at.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// A date without a time of day, which holds in every zone: `20170914`.
fn date(name: &str, (year, month, day): (i16, i8, i8)) -> Property {
    Property::new(name, format!("{year:04}{month:02}{day:02}"))
        .add_parameter("VALUE", "DATE")
        .done()
}

fn status(decision: Option<Decision>) -> &'static str {
    match decision {
        Some(Decision::Cancelled) => "CANCELLED",
        // The date that it still has is not the one on which it will be.
        Some(Decision::Postponed) => "TENTATIVE",
        Some(Decision::Moved) | None => "CONFIRMED",
    }
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
