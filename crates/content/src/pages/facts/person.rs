//! A profile.

use super::{
    super::{Pages, cards::full_name},
    text::plain,
};
use crate::model;
use multaqa_domain::{link::NamedLink, page::Account, slug::Slug};

/// Somebody with a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The slug.
    pub slug: Slug,
    /// The full name, with its honorific.
    pub full_name: String,
    /// The name alone.
    pub name: String,
    /// The honorific.
    pub honorific: Option<String>,
    /// The name in Latin letters.
    pub latin: Option<String>,
    /// The roles, the most telling first.
    pub roles: Vec<String>,
    /// The country's code (ISO 3166-1 alpha-2).
    pub country: Option<&'static str>,
    /// The photo.
    pub photo: Option<Photo>,
    /// Accounts on the networks.
    pub accounts: Vec<Account>,
    /// The biography as plain text.
    pub text: String,
    /// Where the facts come from.
    pub sources: Vec<NamedLink>,
    /// In what they take part, by the forums' start.
    pub takes: Vec<Taken>,
}

/// A photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The path of its largest file below the site's root: WebP; of a person, a square.
    pub file: String,
    /// The alternative text.
    pub alt: String,
}

impl Photo {
    pub(super) fn of(photo: &model::Photo) -> Self {
        Self {
            file: photo.media.file(photo.largest()),
            alt: photo.alt.clone(),
        }
    }
}

/// A session, or a forum as such, in which somebody takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The forum.
    pub forum: Slug,
    /// The session's place in the content, for [`super::Facts::session`].
    pub session: Option<usize>,
}

impl Pages<'_> {
    pub(super) fn person_facts(
        &self,
        slug: &Slug,
        person: &model::Person,
        takes: &[Taken],
    ) -> Person {
        Person {
            slug: slug.clone(),
            full_name: full_name(person),
            name: person.name.clone(),
            honorific: person.honorific.clone(),
            latin: person.latin.clone(),
            roles: person.roles.clone(),
            country: person.country.map(|country| country.code),
            photo: person.photo.as_ref().map(Photo::of),
            accounts: person.accounts.clone(),
            text: plain(&person.biography),
            sources: person.sources.clone(),
            takes: takes.to_vec(),
        }
    }
}
