//! What a visitor has marked, as pure functions: its entries, what has changed about them
//! since, where they clash, how they are carried by a link, and as a calendar file.
//! Keeping and loading is the app's.
//!
//! A plan is kept as a text of the device, which is hostile until it is read. An entry
//! brings along what was known when it was marked ([`Snapshot`]), so that a plan reads
//! without a connection, and so that what has changed can be told.

mod calendar;
mod change;
mod clash;
mod link;
mod seen;

pub use calendar::{Joined, join};
pub use change::{Change, changes};
pub use clash::{Clash, Why, clashes};
pub use link::{Named, parse, write};
pub use seen::{News, look, news};

use crate::{
    decode::{Decode, record},
    forum::Decision,
    json::Json,
    outbox::Members,
    page::ForumPage,
    slug::Slug,
    time::Instant,
};

/// A plan has at most so many entries.
pub const MOST: usize = 500;

/// The version of what is kept; another one is not read.
const VERSION: u32 = 1;

/// A forum or a session that was marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The forum.
    pub forum: Slug,
    /// The session's anchor; without one, it is the forum itself.
    pub session: Option<Slug>,
    /// What was known of it when it was marked, or when a change was last acknowledged.
    pub known: Snapshot,
}

record!(Entry {
    forum,
    session,
    known
});

/// What is known of a forum or a session at some time: texts for people (empty where there
/// is none), and instants to compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The title of the session, or of the forum.
    pub title: String,
    /// The title of the forum.
    pub about: String,
    /// Its (first) day, ISO 8601.
    pub day: String,
    /// The day or days in words.
    pub date: String,
    /// From when to when, in words.
    pub time: String,
    /// The start, if it is known.
    pub start: Option<Instant>,
    /// The end, if it is known.
    pub end: Option<Instant>,
    /// The room.
    pub room: String,
    /// Venue, city and country in one line.
    pub place: String,
    /// What the organiser decided against the forum's plan.
    pub decision: Option<Decision>,
}

record!(Snapshot {
    title,
    about,
    day,
    date,
    time,
    start,
    end,
    room,
    place,
    decision
});

impl Entry {
    /// The entry of a forum (without a session) or of a session of its programme; `None` if
    /// the programme has no such session.
    pub fn of(page: &ForumPage, session: Option<&Slug>) -> Option<Self> {
        Some(Self {
            forum: page.card.slug.clone(),
            session: session.cloned(),
            known: Snapshot::of(page, session)?,
        })
    }

    /// Whether it is the entry of this forum, or of this session of it.
    pub fn is(&self, forum: &Slug, session: Option<&Slug>) -> bool {
        self.forum == *forum && self.session.as_ref() == session
    }

    fn to_json(&self) -> Json {
        let known = &self.known;
        let mut snapshot = Members::default();
        snapshot.text("title", &known.title);
        snapshot.text("about", &known.about);
        snapshot.text("day", &known.day);
        snapshot.text("date", &known.date);
        snapshot.text("time", &known.time);
        if let Some(start) = known.start {
            snapshot.number("start", start.0);
        }
        if let Some(end) = known.end {
            snapshot.number("end", end.0);
        }
        snapshot.text("room", &known.room);
        snapshot.text("place", &known.place);
        if let Some(decision) = known.decision {
            snapshot.text("decision", decision.as_str());
        }
        let mut entry = Members::default();
        entry.text("forum", self.forum.as_str());
        if let Some(session) = &self.session {
            entry.text("session", session.as_str());
        }
        entry.put("known", Json::Object(snapshot.0));
        Json::Object(entry.0)
    }
}

impl Snapshot {
    /// What a forum's page says of the forum, or of a session of its programme.
    pub fn of(page: &ForumPage, session: Option<&Slug>) -> Option<Self> {
        let card = &page.card;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut known = Self {
            title: card.title.clone(),
            about: card.title.clone(),
            day: String::new(),
            date: String::new(),
            time: text(&card.time),
            start: card.timing.starts,
            end: card.timing.ends,
            room: String::new(),
            place: text(&card.place),
            decision: card.timing.decision,
        };
        if let Some(date) = &card.date {
            known.day.clone_from(&date.iso);
            known.date.clone_from(&date.text);
        }
        let Some(anchor) = session else {
            if let Some(until) = &page.until {
                known.date = [&known.date, " – ", &until.text].concat();
            }
            return Some(known);
        };
        for day in &page.days {
            for one in &day.sessions {
                if one.anchor != *anchor {
                    continue;
                }
                known.title.clone_from(&one.title);
                known.day.clone_from(&day.date.iso);
                known.date.clone_from(&day.date.text);
                known.room = text(&one.room);
                known.time = String::new();
                (known.start, known.end) = (None, None);
                if let Some(start) = &one.start {
                    known.start = Instant::parse(&start.iso);
                    known.time.clone_from(&start.text);
                }
                if let Some(end) = &one.end {
                    known.end = Instant::parse(&end.iso);
                    known.time = [&known.time, " – ", &end.text].concat();
                }
                return Some(known);
            }
        }
        None
    }

    /// Whether it stands before another in a plan: by day, then by start; without a day,
    /// last.
    fn is_before(&self, other: &Self) -> bool {
        let key = |one: &Self| (one.day.is_empty(), one.start.map_or(i64::MIN, |at| at.0));
        match (self.day.is_empty(), other.day.is_empty()) {
            (false, false) if self.day != other.day => self.day < other.day,
            _ => key(self) < key(other),
        }
    }
}

/// Puts an entry at its place in a plan, instead of the one that it replaces; `false` if
/// the plan is full.
pub fn place(plan: &mut Vec<Entry>, entry: Entry) -> bool {
    remove(plan, &entry.forum, entry.session.as_ref());
    if plan.len() >= MOST {
        return false;
    }
    // A general sort would cost the app two kilobytes.
    let later = |other: &Entry| entry.known.is_before(&other.known);
    let at = plan.iter().position(later).unwrap_or(plan.len());
    plan.insert(at, entry);
    true
}

/// Takes the entry of a forum or a session out of a plan.
pub fn remove(plan: &mut Vec<Entry>, forum: &Slug, session: Option<&Slug>) {
    plan.retain(|entry| !entry.is(forum, session));
}

/// A plan as it is kept on the device.
pub fn to_json(plan: &[Entry]) -> Json {
    let mut entries = Vec::new();
    for entry in plan {
        entries.push(entry.to_json());
    }
    let mut kept = Members::default();
    kept.number("version", VERSION.into());
    kept.put("entries", Json::List(entries));
    Json::Object(kept.0)
}

/// Reads what was kept: what does not fit is left out, whatever it is.
pub fn from_json(kept: &Json) -> Vec<Entry> {
    let mut plan = Vec::new();
    if kept.get("version").and_then(u32::read) == Some(VERSION) {
        let entries = kept.get("entries").map_or(&[][..], Json::items);
        for entry in entries {
            if let Some(entry) = Entry::read(entry) {
                place(&mut plan, entry);
            }
        }
    }
    plan
}

#[cfg(test)]
#[path = "fixture.rs"]
mod fixture;

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
