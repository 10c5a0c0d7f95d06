//! A sector's payload.

use super::{CalendarLinks, FormLink, ForumCard, PersonCard, SectorCard};
use crate::decode::record;
use serde::Serialize;

/// `/sectors/<slug>/`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectorPage {
    /// Name, colour, summary and its forums to come.
    pub card: SectorCard,
    /// Its forums that are over, the latest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<ForumCard>,
    /// How many of those that are over are not in `past`, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<u32>,
    /// What can be sent about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormLink>,
    /// Some of those who speak at its forums.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<PersonCard>,
    /// How a calendar subscribes to its forums, if any has a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarLinks>,
}

record!(SectorPage {
    card,
    past,
    more,
    forms,
    speakers,
    calendar
});
