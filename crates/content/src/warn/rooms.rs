//! Two things at a time in one room, and one person in two.

use super::{
    ROOM_OVERLAP, TWO_PLACES, Warnings,
    hours::{Span, hours, span},
    place::At,
};
use crate::{
    derive::date::spelling,
    model::{Forum, Session, Who},
};
use multaqa_domain::slug::Slug;
use std::collections::BTreeMap;

/// Sessions with their times, by start.
type Timed<'a> = Vec<(&'a Session, Span)>;

impl<'a> Warnings<'a> {
    pub(super) fn rooms(&mut self, slug: &'a Slug, forum: &'a Forum) {
        if forum.days.is_none() {
            return;
        }
        let mut rooms: BTreeMap<Vec<u8>, Timed<'a>> = BTreeMap::new();
        let mut people: BTreeMap<String, Timed<'a>> = BTreeMap::new();
        for session in &forum.sessions {
            let Some(span) = span(session) else {
                continue;
            };
            if let Some(room) = &session.room {
                rooms
                    .entry(spelling(room))
                    .or_default()
                    .push((session, span));
            }
            for taking in &session.people {
                let key = match &taking.who {
                    Who::Profile { slug, .. } => slug.to_string(),
                    Who::Named { name, .. } => name.clone(),
                };
                people.entry(key).or_default().push((session, span));
            }
        }
        for timed in rooms.into_values() {
            for (session, other, span) in overlaps(timed) {
                let room = session.room.as_deref().unwrap_or("");
                let message = format!(
                    "the session is in the room {room} at the same time as `{}`, which is at {}",
                    other.anchor,
                    hours(span)
                );
                let at = At::Session(session.anchor.as_str(), "start");
                let help = "change the time or the room of one of the two";
                self.forum(slug, at, ROOM_OVERLAP, message, help);
            }
        }
        for (who, timed) in people {
            for (session, other, span) in overlaps(timed) {
                if session.room.is_some() && session.room == other.room {
                    // That the room is taken twice is said already.
                    continue;
                }
                let message = format!(
                    "{who} takes part here and at the same time in `{}`, which is at {}",
                    other.anchor,
                    hours(span)
                );
                let at = At::Session(session.anchor.as_str(), "start");
                let help = "change the time of one of the two sessions";
                self.forum(slug, at, TWO_PLACES, message, help);
            }
        }
    }
}

/// Each session that begins while an earlier one still is, with that one and its time.
fn overlaps(mut timed: Timed<'_>) -> Vec<(&Session, &Session, Span)> {
    timed.sort_by_key(|(_, span)| span.start);
    let mut found = Vec::new();
    let mut longest: Option<(&Session, Span)> = None;
    for (session, span) in timed {
        match longest {
            Some((other, before)) if span.overlaps(before) => found.push((session, other, before)),
            _ => {}
        }
        if longest.is_none_or(|(_, before)| before.end < span.end) {
            longest = Some((session, span));
        }
    }
    found
}
