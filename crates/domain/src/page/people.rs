//! Payloads of speakers, and how people stand in other pages.

use super::{CalendarLinks, Facet, Part};
use crate::decode::record;
use crate::{
    forum::Decision,
    link::{NamedLink, WebLink},
    prose::Prose,
    slug::Slug,
    time::DateText,
};
use serde::Serialize;
use std::sync::Arc;

/// A person in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonCard {
    /// The slug of the profile.
    pub slug: Slug,
    /// Full name.
    pub name: String,
    /// Honorific before the name, such as `الدكتور`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub honorific: Option<String>,
    /// What they are, the most telling first.
    pub roles: Vec<String>,
    /// Country, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Photo, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<Image>,
    /// One or two letters for where no photo is.
    pub initials: String,
}

record!(PersonCard {
    slug,
    name,
    honorific,
    roles,
    country,
    photo,
    initials
});

/// A person in a line of text; with a slug where there is a profile.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonLine {
    /// Full name with its honorific.
    pub name: String,
    /// What they are, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The slug of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
}

record!(PersonLine { name, role, slug });

/// A picture: of a person, a square.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Image {
    /// The address of its largest file, from the site's base path on.
    pub src: String,
    /// Of all its files the address and the width in pixels, as HTML's `srcset` has them.
    pub srcset: String,
    /// The width of the largest, in pixels.
    pub side: u32,
    /// Its height, unless it is as high as wide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The alternative text.
    pub alt: String,
}

record!(Image {
    src,
    srcset,
    side,
    height,
    alt
});

/// An account on a network.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Account {
    /// The network's name, as text.
    pub network: String,
    /// The handle, written left to right.
    pub handle: String,
    /// Where it is.
    pub href: WebLink,
}

record!(Account {
    network,
    handle,
    href
});

/// `/speakers/`: the directory, or a part of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpeakersPage {
    /// How many people the whole directory has.
    pub total: u32,
    /// Which part this is, from 1 on.
    pub part: u32,
    /// How many parts there are.
    pub parts: u32,
    /// By name, in Arabic order.
    pub people: Vec<PersonCard>,
    /// Where the letters begin, if there are several parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub letters: Vec<Letter>,
    /// By what the people can be narrowed down, if all are on this page.
    pub facets: Arc<Vec<Facet>>,
    /// For each person, the marks ([`super::mark`]), if there are facets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<String>,
}

record!(SpeakersPage {
    total,
    part,
    parts,
    people,
    letters,
    facets,
    marks
});

/// Where a letter begins in the directory.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Letter {
    /// The letter; `A–Z` for all of the Latin ones.
    pub title: String,
    /// In which part.
    pub part: u32,
    /// The first person.
    pub slug: Slug,
}

record!(Letter { title, part, slug });

/// `/speakers/<slug>/`: a profile.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpeakerPage {
    /// Name, roles, country, photo.
    pub card: PersonCard,
    /// The name in Latin letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latin: Option<String>,
    /// The biography.
    pub biography: Prose,
    /// Accounts on the networks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
    /// Every session that the person takes part in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub appearances: Vec<Appearance>,
    /// What the person was quoted with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<NamedLink>,
    /// How a calendar subscribes to what the person takes part in, if it has a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarLinks>,
}

record!(SpeakerPage {
    card,
    latin,
    biography,
    accounts,
    appearances,
    quotes,
    sources,
    calendar
});

/// A session that a person takes part in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Appearance {
    /// The forum's slug.
    pub forum: Slug,
    /// The forum's title.
    pub forum_title: String,
    /// The session's title.
    pub session: String,
    /// The session's anchor in the forum's page.
    pub anchor: Slug,
    /// The session's day, if set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
    /// Why it does not take place when that says, if it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// How the person takes part.
    pub part: Part,
    /// On whose behalf, or who delivers it (see [`super::Participation`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<PersonLine>,
}

record!(Appearance {
    forum,
    forum_title,
    session,
    anchor,
    date,
    decision,
    part,
    counterpart
});

/// A quotation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quote {
    /// What was said.
    pub text: String,
    /// On what occasion, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
}

record!(Quote { text, occasion });
