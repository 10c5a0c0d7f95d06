//! Warnings: what is no error and yet hardly meant. Each has a code, by which a file silences it
//! with a reason: `allow = { room-overlap = "…" }`, in site.md for the whole site.
//!
//! What concerns a text alone is found where texts are read; the rest here, over a content that
//! has no errors. Content keeps no places; they are looked up in the files that have a warning.

mod endpoint;
mod hours;
mod names;
mod place;
mod registration;
mod rooms;
pub(crate) mod sequence;
mod site;
pub(crate) mod text;
mod unused;

use crate::{
    check::{
        fault::{Fault, sorted},
        kind::Kind,
        suggest::did_you_mean,
        table::{ALLOW, Table},
    },
    model::{Content, Forum},
};
use jiff::civil::Date;
use multaqa_domain::{slug::Slug, time::Instant};
use place::{At, Places};
use std::path::Path;
use toml::de::DeValue;

pub(crate) const HIJRI_YEAR: &str = "hijri-year";
pub(crate) const IS_OVER: &str = "registration-of-the-past";
pub(crate) const CLOSES_AFTER: &str = "closes-after-forum";
pub(crate) const ROOM_OVERLAP: &str = "room-overlap";
pub(crate) const ROOM_SPELLING: &str = "room-spelling";
pub(crate) const TWO_PLACES: &str = "person-in-two-sessions";
pub(crate) const OUTSIDE: &str = "outside-forum-hours";
pub(crate) const FRIDAY: &str = "friday-prayer";
pub(crate) const EID: &str = "eid";
pub(crate) const UNSEEN: &str = "unseen-character";
pub(crate) const UNUSED: &str = "unused";
pub(crate) const NO_ORIGIN: &str = "no-origin";
pub(crate) const NO_UID: &str = "no-uid";
pub(crate) const NO_KEY: &str = "no-key";
pub(crate) const PASSED_OVER: &str = "passed-over";

pub(crate) const SEQUENCE: &str = "sequence-not-raised";

/// All codes.
const CODES: [&str; 16] = [
    HIJRI_YEAR,
    IS_OVER,
    CLOSES_AFTER,
    ROOM_OVERLAP,
    ROOM_SPELLING,
    TWO_PLACES,
    OUTSIDE,
    FRIDAY,
    EID,
    UNSEEN,
    UNUSED,
    NO_ORIGIN,
    NO_UID,
    NO_KEY,
    PASSED_OVER,
    SEQUENCE,
];

/// Reads `allow`: the warnings that a file silences, each with the reason.
pub(crate) fn allow(table: &Table<'_>) {
    let Some(own) = table.whole_table(ALLOW) else {
        return;
    };
    for (name, span, value) in own.free() {
        match CODES.iter().find(|code| **code == name) {
            Some(code) => own.reader.allow(code),
            None => {
                let message = format!("there is no warning `{name}`");
                let help = did_you_mean(name, &CODES);
                own.reader.fault(span, message, help);
            }
        }
        match value.get_ref() {
            DeValue::String(reason) if !reason.trim().is_empty() => {}
            _ => {
                let message = format!("`{name}` is silenced without a reason");
                let help = format!("say why: `{name} = \"…\"`");
                own.reader.fault(value.span(), message, Some(help));
            }
        }
    }
}

/// Warnings of a content, as they are found.
struct Warnings<'a> {
    content: &'a Content,
    now: Instant,
    found: Vec<Found<'a>>,
}

/// A warning whose place is still to be looked up.
struct Found<'a> {
    kind: Kind,
    slug: Option<&'a Slug>,
    at: At<'a>,
    code: &'static str,
    message: String,
    help: String,
}

/// The warnings of a content without errors, read from a folder, as of an instant.
pub(crate) fn warnings(content: &Content, folder: &Path, now: Instant) -> Vec<Fault> {
    let mut warnings = Warnings {
        content,
        now,
        found: Vec::new(),
    };
    warnings.site();
    warnings.unused();
    warnings.keyless();
    for (slug, forum) in &content.forums {
        warnings.hijri_years(slug, forum);
        warnings.registration(slug, forum);
        warnings.hours(slug, forum);
        warnings.rooms(slug, forum);
        warnings.names(slug, forum);
        warnings.tracks(slug, forum);
    }
    let mut places = Places::new(folder);
    let found = warnings.found.iter().map(|found| places.fault(found));
    let found: Vec<_> = found.filter(|fault| !content.allowed.has(fault)).collect();
    sorted(found)
}

impl<'a> Warnings<'a> {
    fn forum(
        &mut self,
        slug: &'a Slug,
        at: At<'a>,
        code: &'static str,
        message: String,
        help: impl Into<String>,
    ) {
        self.found.push(Found {
            kind: Kind::Forum,
            slug: Some(slug),
            at,
            code,
            message,
            help: help.into(),
        });
    }

    /// Today, where a forum is.
    fn today(&self, forum: &Forum) -> Option<Date> {
        forum.zone.date(self.now)
    }
}
