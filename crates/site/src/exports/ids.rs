//! Identifiers that stay as long as a thing keeps its slug, whatever builds the site.

use super::Exports;
use multaqa_domain::slug::Slug;
use uuid::Uuid;

impl Exports<'_> {
    /// The UID of a forum's event (RFC 5545, 3.8.4.7).
    pub(super) fn forum_uid(&self, forum: &Slug) -> String {
        [forum.as_str(), "@", self.facts.uid()].concat()
    }

    /// What a series is identified by; no slug has a slash.
    pub(super) fn series_uid(&self, series: &Slug) -> String {
        ["series/", series.as_str(), "@", self.facts.uid()].concat()
    }

    /// The UID of a session's event. No slug has a dot.
    pub(super) fn session_uid(&self, forum: &Slug, session: &Slug) -> String {
        let (forum, session) = (forum.as_str(), session.as_str());
        [forum, ".", session, "@", self.facts.uid()].concat()
    }
}

impl Exports<'_> {
    /// What names a thing with this UID everywhere; nothing where the site has no name that
    /// is known to be its own.
    pub(super) fn urn(&self, uid: &str) -> Option<String> {
        let is_own = self.facts.has_own_uid();
        is_own.then(|| ["urn:uuid:", &uuid(uid).to_string()].concat())
    }
}

/// The UUID (version 5, RFC 9562) of what has a UID.
pub(super) fn uuid(uid: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, uid.as_bytes())
}

/// Whole numbers from 1 to 2³¹ − 1 for what has UIDs, each another: made of the UID, so
/// that they stay as long as it does.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    taken: std::collections::BTreeSet<u32>,
}

impl Numbers {
    /// The number of a UID that was not asked for before.
    pub(super) fn of(&mut self, uid: &str) -> u32 {
        let (number, ..) = uuid(uid).as_fields();
        let mut number = (number & 0x7fff_ffff).max(1);
        while !self.taken.insert(number) {
            number = (number + 1) & 0x7fff_ffff;
            number = number.max(1);
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_differ_and_stay() {
        let mut numbers = Numbers::default();
        let first = numbers.of("a@b");
        assert_ne!(numbers.of("a@b"), first);
        assert_eq!(Numbers::default().of("a@b"), first);
        assert!(first > 0);
    }
}
