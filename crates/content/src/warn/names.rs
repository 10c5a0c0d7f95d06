//! Rooms whose names differ by their spelling alone.

use super::{ROOM_SPELLING, Warnings, place::At};
use crate::{derive::date::spelling, model::Forum};
use multaqa_domain::slug::Slug;
use std::collections::BTreeMap;

impl<'a> Warnings<'a> {
    pub(super) fn names(&mut self, slug: &'a Slug, forum: &'a Forum) {
        // By spelling: each name with the first session there, and how many there are.
        let mut rooms: BTreeMap<Vec<u8>, Vec<(&str, &str, usize)>> = BTreeMap::new();
        for session in &forum.sessions {
            if let Some(room) = &session.room {
                let names = rooms.entry(spelling(room)).or_default();
                match names.iter_mut().find(|(name, ..)| name == room) {
                    Some((.., count)) => *count += 1,
                    None => names.push((room, session.anchor.as_str(), 1)),
                }
            }
        }
        for names in rooms.into_values() {
            // Of equals the first is the usual one.
            let usual = names.iter().rev().max_by_key(|(.., count)| *count);
            let Some((usual, ..)) = usual.copied() else {
                continue;
            };
            for (name, session, _) in names.iter().filter(|(name, ..)| *name != usual) {
                let message = format!("the rooms {name} and {usual} differ in spelling alone");
                let help = format!("if it is one room, write {usual}");
                let at = At::Session(session, "room");
                self.forum(slug, at, ROOM_SPELLING, message, help);
            }
        }
    }
}
