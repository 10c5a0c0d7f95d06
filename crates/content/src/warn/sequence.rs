//! Events that were changed and whose `sequence` was not raised: calendars that have them keep the
//! old time.

use super::{
    Found, SEQUENCE,
    place::{At, Places},
};
use crate::{
    check::{fault::Fault, kind::Kind},
    model::{Content, Forum, Session},
};
use multaqa_domain::slug::Slug;
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt, path::Path};

/// What calendars may hold of a site's events, as far as it takes to see that they changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events(BTreeMap<String, State>);

/// An event as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    /// A hash of its time, its place and what was decided of it.
    hash: String,
    sequence: u32,
}

impl Events {
    /// Reads what [`fmt::Display`] wrote; a line that is none is passed over.
    pub fn parse(text: &str) -> Self {
        let state = |line: &str| {
            let mut parts = line.split('\t');
            let (name, hash) = (parts.next()?.to_owned(), parts.next()?.to_owned());
            let sequence = parts.next()?.parse().ok()?;
            Some((name, State { hash, sequence }))
        };
        Self(text.lines().filter_map(state).collect())
    }

    /// Of a content.
    pub(crate) fn of(content: &Content) -> Self {
        let mut events = Self::default();
        for (slug, forum) in &content.forums {
            events.0.insert(slug.to_string(), of_forum(forum));
            for session in &forum.sessions {
                events
                    .0
                    .insert(name(slug, session), of_session(forum, session));
            }
        }
        events
    }

    /// What is to be kept for the next build: what changed without a word stays as it was, so
    /// that it is told until the `sequence` is raised.
    #[must_use]
    pub fn after(mut self, before: &Self) -> Self {
        for (name, now) in &mut self.0 {
            if let Some(before) = before.0.get(name).filter(|before| now.is_unraised(before)) {
                *now = before.clone();
            }
        }
        self
    }

    fn changed(&self, before: &Self, name: &str) -> bool {
        let (now, before) = (self.0.get(name), before.0.get(name));
        now.zip(before)
            .is_some_and(|(now, before)| now.is_unraised(before))
    }
}

impl fmt::Display for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, State { hash, sequence }) in &self.0 {
            writeln!(f, "{name}\t{hash}\t{sequence}")?;
        }
        Ok(())
    }
}

impl State {
    fn is_unraised(&self, before: &Self) -> bool {
        self.hash != before.hash && self.sequence <= before.sequence
    }
}

/// No slug has a dot.
fn name(forum: &Slug, session: &Session) -> String {
    format!("{forum}.{}", session.anchor)
}

fn of_forum(forum: &Forum) -> State {
    let venue = forum.venue.as_ref();
    let place = venue.map(|venue| (&venue.name, &venue.city, venue.country.code));
    State {
        hash: hash(&format!(
            "{:?} {} {place:?} {:?}",
            forum.days,
            forum.zone.name(),
            forum.decision
        )),
        sequence: forum.sequence,
    }
}

/// The forum's changes count as a session's too.
fn of_session(forum: &Forum, session: &Session) -> State {
    State {
        hash: hash(&format!(
            "{:?} {:?} {:?} {:?} {:?}",
            session.day, session.start, session.end, session.room, session.decision
        )),
        sequence: forum.sequence.saturating_add(session.sequence),
    }
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Warns of each event that is another than before, with the same `sequence`.
pub(crate) fn unraised(content: &Content, folder: &Path, before: &Events) -> Vec<Fault> {
    let now = Events::of(content);
    let mut places = Places::new(folder);
    let mut faults = Vec::new();
    let mut warn = |slug, at, what: &str, sequence: u32| {
        let fault = places.fault(&Found {
            kind: Kind::Forum,
            slug: Some(slug),
            at,
            code: SEQUENCE,
            message: format!("{what} has another time, place or decision than in the last build, and the same `sequence`"),
            help: format!("calendars take the change once it is raised: `sequence = {}`", sequence + 1),
        });
        if !content.allowed.has(&fault) {
            faults.push(fault);
        }
    };
    for (slug, forum) in &content.forums {
        if now.changed(before, slug.as_str()) {
            warn(slug, At::Key("sequence"), "the forum", forum.sequence);
        }
        for session in &forum.sessions {
            if now.changed(before, &name(slug, session)) {
                let at = At::Session(session.anchor.as_str(), "sequence");
                warn(slug, at, "the session", session.sequence);
            }
        }
    }
    faults
}
