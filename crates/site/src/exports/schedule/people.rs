//! People of a schedule.

use super::super::ids::{Numbers, uuid};
use uuid::Uuid;

/// Somebody.
pub(super) struct Person {
    pub(super) id: u32,
    pub(super) guid: Uuid,
    pub(super) name: String,
}

/// People with numbers of their own.
#[derive(Default)]
pub(super) struct People {
    numbers: Numbers,
    known: std::collections::BTreeMap<String, u32>,
}

impl People {
    /// Somebody by the slug of a profile, else by name.
    pub(super) fn of(&mut self, slug: Option<&str>, name: &str, site: &str) -> Person {
        let uid = ["person:", slug.unwrap_or(name), "@", site].concat();
        let guid = uuid(&uid);
        let numbers = &mut self.numbers;
        let id = *self
            .known
            .entry(uid)
            .or_insert_with_key(|uid| numbers.of(uid));
        Person {
            id,
            guid,
            name: name.to_owned(),
        }
    }
}
