//! Whether what was made once would be made the same again, told by hashes of what it is made
//! from.

use crate::{model::Content, read::stamps::Stamp};
use multaqa_domain::{slug::Slug, time::Clock};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// What a page or a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// The site: it may say anything of any thing.
    Site,
    /// A forum, and the people who take part in it.
    Forum(&'a Slug),
    /// Somebody, and the forums in which they take part.
    Person(&'a Slug),
    /// A page of the organisers' own.
    Page(&'a Slug),
}

/// Hashes of what pages and files are made from. They say nothing of the program that makes
/// them.
pub struct Inputs<'a> {
    content: &'a Content,
    common: Sha256,
}

impl<'a> Inputs<'a> {
    pub(crate) fn new(content: &'a Content, clock: Clock) -> Self {
        let settings = &content.settings;
        let (origin, base) = (&settings.origin, &settings.base);
        let around = format!("{clock:?} {origin:?} {base:?}");
        let common = Sha256::new_with_prefix(content.stamps.common).chain_update(around);
        Self { content, common }
    }

    /// A hash of all from which pages and files about something are made; `None` of what is
    /// made from everything.
    pub fn of(&self, about: About<'_>) -> Option<String> {
        let stamps = &self.content.stamps;
        let (slug, stamp) = match about {
            About::Site => return None,
            About::Forum(slug) => (slug, stamps.forums.get(slug)?),
            About::Person(slug) => (slug, stamps.people.get(slug)?),
            About::Page(slug) => (slug, stamps.pages.get(slug)?),
        };
        Some(self.with([(slug.as_str(), stamp)]))
    }

    /// A hash of the files that a forum is told in, without the settings and the clock.
    pub fn of_files(&self, forum: &Slug) -> Option<String> {
        let stamp = self.content.stamps.forums.get(forum)?;
        Some(written(stamp))
    }

    /// The same of files that are made from these profiles alone, without their forums.
    pub fn of_profiles<'s>(&self, slugs: impl Iterator<Item = &'s Slug>) -> String {
        let profiles = &self.content.stamps.profiles;
        self.with(slugs.filter_map(|slug| Some((slug.as_str(), profiles.get(slug)?))))
    }

    fn with<'s>(&self, stamps: impl IntoIterator<Item = (&'s str, &'s Stamp)>) -> String {
        let mut all = self.common.clone();
        for (name, stamp) in stamps {
            all.update(name);
            all.update([0]);
            all.update(stamp);
        }
        written(&all.finalize())
    }
}

/// The first half of a hash, in hexadecimal.
fn written(hash: &[u8]) -> String {
    hash.iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
