//! What a visitor has marked, as pure functions: its entries, what has changed about them
//! since, where they clash, how they are carried by a link, and as a calendar file.
//! Keeping and loading is the app's.
//!
//! What is kept on the device is hostile until it is read. An entry brings along what was
//! known when it was marked, so that a plan reads without a connection, and so that what
//! has changed can be told.

mod calendar;
mod change;
mod clash;
mod link;

pub use calendar::join;
pub use change::{Change, News, news};
pub use clash::{Why, clash, clashes};
pub use link::{parse, write};

use crate::{
    decode::Decode,
    forum::Decision,
    json::Json,
    page::ForumPage,
    slug::Slug,
    time::{DateText, Instant, TimeText},
};

/// A plan has at most so many entries.
pub const MOST: usize = 500;

/// The version of what is kept; another one is not read.
const VERSION: u32 = 1;

/// A forum or a session: its name, and what is known of it at some time. All of it is
/// texts by [`Part`], so that the app needs no code for its shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry(Vec<String>);

/// What stands where in an [`Entry`]; empty where there is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The forum's slug.
    Forum,
    /// The session's anchor; empty, it is the forum itself.
    Session,
    /// The title of the session, or of the forum. Where it is empty, nothing but the name
    /// is known.
    Title,
    /// The title of the forum.
    About,
    /// The (first) day, ISO 8601.
    Day,
    /// That day in words.
    Date,
    /// From when to when, in words.
    Time,
    /// The start, in seconds since the epoch.
    Start,
    /// The end, in seconds since the epoch.
    End,
    /// The room.
    Room,
    /// Venue, city and country in one line.
    Place,
    /// What the organiser decided against the plan of the forum or of the session, the graver
    /// of both, as payloads have it.
    Decision,
    /// The last day in words, of a forum of several.
    Until,
    /// The zone of the times, in words: `بتوقيت دبي`.
    Zone,
}

impl Entry {
    /// The entries of a forum's page: the forum's, and those of the sessions of its
    /// programme that are no breaks or prayers.
    pub fn all(page: &ForumPage) -> Vec<Self> {
        let card = &page.card;
        let decided = |own| card.timing.decision.max(own).map_or("", Decision::as_str);
        let place = text(&card.place);
        let zone = text(&page.zone);
        let (day, date) = words(&card.date);
        let forum = Self::of(&[
            card.slug.as_str(),
            "",
            &card.title,
            &card.title,
            day,
            date,
            text(&card.time),
            &seconds(card.timing.starts),
            &seconds(card.timing.ends),
            "",
            place,
            decided(None),
            words(&page.until).1,
            if text(&card.time).is_empty() {
                ""
            } else {
                zone
            },
        ]);
        let mut all = vec![forum];
        for day in &page.days {
            for session in &day.sessions {
                if session.pause {
                    continue;
                }
                let (from, start) = time(&session.start);
                let (to, end) = time(&session.end);
                let dash = if end.is_empty() { "" } else { " – " };
                all.push(Self::of(&[
                    card.slug.as_str(),
                    session.anchor.as_str(),
                    &session.title,
                    &card.title,
                    &day.date.iso,
                    &day.date.text,
                    &[from, dash, to].concat(),
                    &start,
                    &end,
                    text(&session.room),
                    place,
                    decided(session.decision),
                    "",
                    if from.is_empty() { "" } else { zone },
                ]));
            }
        }
        all
    }

    fn of(texts: &[&str]) -> Self {
        let mut parts = Vec::new();
        for text in texts {
            parts.push((*text).to_owned());
        }
        Self(parts)
    }

    /// What is known of a forum that is no longer there: its name.
    pub fn gone(forum: &str) -> Self {
        Self::of(&[forum, ""])
    }

    /// A part of it.
    #[inline(never)]
    pub fn get(&self, part: Part) -> &str {
        self.0.get(part as usize).map_or("", String::as_str)
    }

    /// Whether nothing but its name is known.
    pub fn is_bare(&self) -> bool {
        self.get(Part::Title).is_empty()
    }

    /// Whether it has the same name.
    pub fn is(&self, other: &Self) -> bool {
        self.get(Part::Forum) == other.get(Part::Forum)
            && self.get(Part::Session) == other.get(Part::Session)
    }

    /// Whether it does not take place when it says.
    pub fn is_off(&self) -> bool {
        matches!(self.get(Part::Decision), "cancelled" | "postponed")
    }

    /// What is to be remembered of it to know at the next look whether it has moved: its
    /// name, then when and where it is, and whether it is off.
    pub fn look(&self) -> Self {
        let [day, start] = [self.get(Part::Day), self.get(Part::Start)];
        let off = if self.is_off() {
            Part::Decision
        } else {
            Part::Room
        };
        let place = [day, start, self.get(Part::End), self.get(off)].concat();
        Self::of(&[self.get(Part::Forum), self.get(Part::Session), &place])
    }

    /// Whether it stands before another in a plan: by day, then by start; without a day,
    /// last. Seconds of ten digits, from 2001 to 2286, are in the order of their digits.
    fn is_before(&self, other: &Self) -> bool {
        let (day, its) = (self.get(Part::Day), other.get(Part::Day));
        if day == its {
            return self.get(Part::Start) < other.get(Part::Start);
        }
        its.is_empty() || (!day.is_empty() && day < its)
    }

    /// Seconds since the epoch; without a time, before all.
    fn at(&self, part: Part) -> i64 {
        self.get(part).parse().unwrap_or(i64::MIN)
    }
}

/// A day, and its words.
fn words(date: &Option<DateText>) -> (&str, &str) {
    date.as_ref()
        .map_or(("", ""), |date| (&date.iso, &date.text))
}

fn text(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// A time in words, and in seconds since the epoch.
fn time(time: &Option<TimeText>) -> (&str, String) {
    match time {
        Some(time) => (&time.text, seconds(Some(time.at))),
        None => ("", String::new()),
    }
}

fn seconds(at: Option<Instant>) -> String {
    at.map_or(String::new(), |at| at.0.to_string())
}

/// Puts an entry at its place in a plan, instead of the one that it replaces; not into a
/// plan that is full.
pub fn place(plan: &mut Vec<Entry>, entry: Entry) {
    plan.retain(|other| !other.is(&entry));
    if plan.len() < MOST {
        // A general sort would cost the app two kilobytes.
        let later = |other: &Entry| entry.is_before(other);
        let at = plan.iter().position(later).unwrap_or(plan.len());
        plan.insert(at, entry);
    }
}

/// Entries as they are kept on the device.
pub fn to_json(entries: &[Entry]) -> Json {
    let mut list = Vec::new();
    for entry in entries {
        let mut parts = Vec::new();
        for part in &entry.0 {
            parts.push(Json::text(part));
        }
        list.push(Json::List(parts));
    }
    let version = Json::Number(VERSION.to_string());
    Json::List(vec![version, Json::List(list)])
}

/// Reads what was kept: what does not fit is left out, whatever it is. Entries may be bare
/// ([`Entry::is_bare`]), which is for the caller to see to.
pub fn from_json(kept: &Json) -> Vec<Entry> {
    let mut entries = Vec::new();
    let [version, list] = kept.items() else {
        return entries;
    };
    if u32::read(version) == Some(VERSION) {
        for entry in list.items() {
            if let Some(entry) = Vec::read(entry).map(Entry)
                && Slug::parse(entry.get(Part::Forum)).is_some()
                && Slug::parse_maybe(entry.get(Part::Session)).is_some()
                && entries.len() < MOST
            {
                entries.push(entry);
            }
        }
    }
    entries
}

#[cfg(test)]
#[path = "fixture.rs"]
mod fixture;

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
