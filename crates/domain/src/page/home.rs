//! The home page's payload.

use super::{ForumCard, PersonCard, PersonLine, SectorTag};
use crate::decode::record;
use crate::{link::NamedLink, prose::Prose, slug::Slug};
use serde::Serialize;

/// What the site is, the next forum, the sectors, speakers and impact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomePage {
    /// The series' full name, the page's heading.
    pub title: String,
    /// What it is, in one or two sentences.
    pub lead: String,
    /// Under whose patronage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patron: Option<PersonLine>,
    /// Who organises it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organiser: Option<String>,
    /// What it aims at, a line each.
    pub aims: Vec<String>,
    /// The next forum, or the one under way; without one, the latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<ForumCard>,
    /// The sectors, each with the forum that it has or awaits.
    pub sectors: Vec<SectorCard>,
    /// Forums that belong to no sector of the series.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<ForumCard>,
    /// Some of the speakers.
    pub speakers: Vec<PersonCard>,
    /// Impact in figures.
    pub figures: Vec<Figure>,
}

record!(HomePage {
    title,
    lead,
    patron,
    organiser,
    aims,
    next,
    sectors,
    others,
    speakers,
    figures
});

/// A sector and its forum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectorCard {
    /// Name and colour.
    pub tag: SectorTag,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The first of its forums, the next first; empty means that it is announced without
    /// a date.
    pub forums: Vec<ForumCard>,
    /// How many more there are, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<u32>,
    /// The form by which one is told when registration opens: the last part of its
    /// address below the sector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify: Option<Slug>,
}

record!(SectorCard {
    tag,
    summary,
    forums,
    more,
    notify
});

/// A figure of impact, with what it means and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The value as text, such as `أكثر من 350 مليون`.
    pub value: String,
    /// What is counted, in a word or two.
    pub label: String,
    /// What exactly the figure means.
    pub definition: Prose,
    /// When it was stated, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who stated it, as text.
    pub source: String,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<NamedLink>,
}

record!(Figure {
    value,
    label,
    definition,
    date,
    source,
    link
});
