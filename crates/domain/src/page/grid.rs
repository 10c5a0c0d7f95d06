//! A forum's programme as a grid: a column a room, a row for each time at which something
//! begins.

use super::{Facet, ForumCard, TrackTag};
use crate::decode::record;
use crate::{
    forum::Decision,
    slug::Slug,
    time::{DateText, TimeText},
};
use serde::Serialize;
use std::sync::Arc;

/// `/forums/<slug>/grid/`, and further parts of one that is too large for a page
/// ([`crate::route::Route::Grid`]).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridPage {
    /// The forum.
    pub card: ForumCard,
    /// The zone in words: `بتوقيت دبي`.
    pub zone: String,
    /// The days that have sessions with times.
    pub days: Vec<GridDay>,
    /// Whether there are sessions without a time, which only the list has.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub untimed: bool,
    /// What the parts are called, if there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// Which of them this is, from 1.
    pub part: u32,
    /// By what the sessions can be narrowed down.
    pub facets: Arc<Vec<Facet>>,
}

record!(GridPage {
    card,
    zone,
    days,
    untimed,
    parts,
    part,
    facets
});

/// A day as a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridDay {
    /// The day.
    pub date: DateText,
    /// The columns' names; an empty one stands for what is in no room.
    pub rooms: Vec<String>,
    /// The rows, by time.
    pub rows: Vec<GridRow>,
}

record!(GridDay { date, rooms, rows });

/// A row: what begins at a time. Where a cell of an earlier row reaches into it, or one
/// before it in the row, it has none (HTML, the table model).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridRow {
    /// The time.
    pub time: TimeText,
    /// Its cells, by column.
    pub cells: Vec<GridCell>,
}

record!(GridRow { time, cells });

/// A cell of the grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridCell {
    /// Its (first) column, from 0.
    pub column: u32,
    /// How many rows it reaches over: 1 or more.
    pub rows: u32,
    /// How many columns it reaches over: 1 or more.
    pub columns: u32,
    /// What takes place there; empty where nothing does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<GridSession>,
}

record!(GridCell {
    column,
    rows,
    columns,
    sessions
});

/// A session in a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridSession {
    /// Its anchor in the forum's page.
    pub anchor: Slug,
    /// Whether it is a break, a prayer or the like.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub pause: bool,
    /// Its title.
    pub title: String,
    /// The language of the title (BCP 47), if it is another than the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// From when to when, in words.
    pub time: String,
    /// What the organiser decided against its plan, besides what holds for the whole forum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The track that it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<TrackTag>,
    /// Who takes part, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<String>,
    /// Its marks ([`super::mark`]).
    pub marks: String,
}

record!(GridSession {
    anchor,
    pause,
    title,
    lang,
    time,
    decision,
    track,
    people,
    marks
});
