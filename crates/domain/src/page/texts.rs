//! Payloads of the pages that are mostly text: about, privacy and the organisers' own.

use super::{Account, DataUse, PersonLine, SectorTag};
use crate::decode::record;
#[cfg(not(target_family = "wasm"))]
use crate::time::DateText;
use crate::{link::NamedLink, prose::Prose, slug::Slug};
use serde::Serialize;

/// `/about/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AboutPage {
    /// The heading.
    pub title: String,
    /// What the site is.
    pub prose: Prose,
    /// Each series.
    pub series: Vec<SeriesAbout>,
    /// The organisers' own pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<(Slug, String)>,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<NamedLink>,
}

record!(AboutPage {
    title,
    prose,
    series,
    pages,
    sources
});

/// A series in full.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeriesAbout {
    /// Its name.
    pub title: String,
    /// What it is.
    pub prose: Prose,
    /// What it aims at.
    pub aims: Vec<String>,
    /// Under whose patronage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patron: Option<PersonLine>,
    /// Who organises it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organiser: Option<String>,
    /// The committee.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub committee: Vec<Member>,
    /// Partners, as text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// Its sectors.
    pub sectors: Vec<SectorTag>,
    /// Accounts on the networks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
}

record!(SeriesAbout {
    title,
    prose,
    aims,
    patron,
    organiser,
    committee,
    partners,
    sectors,
    accounts
});

/// A member of the committee.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    /// Who.
    pub person: PersonLine,
    /// The role in the committee.
    pub role: String,
}

record!(Member { person, role });

/// `/privacy/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PrivacyPage {
    /// The heading.
    pub title: String,
    /// The text.
    pub prose: Prose,
    /// What each form does with data: its title and the facts.
    pub forms: Vec<(String, DataUse)>,
}

record!(PrivacyPage {
    title,
    prose,
    forms
});

/// `/pages/<slug>/`
#[derive(Clone, Debug, PartialEq)]
#[cfg(not(target_family = "wasm"))]
pub struct OwnPage {
    /// The heading.
    pub title: String,
    /// The text; its headings have ids.
    pub prose: Prose,
    /// When it was last changed.
    pub updated: Option<DateText>,
    /// Where the facts come from.
    pub sources: Vec<NamedLink>,
}
