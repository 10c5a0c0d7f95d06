//! Prose as a tree: what Markdown becomes natively, so that the browser needs neither
//! a Markdown parser nor HTML from strings.

use crate::link::WebLink;
use serde::{Deserialize, Serialize};

/// A run of blocks, in reading order.
pub type Prose = Vec<Block>;

/// A block of prose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; the page draws it two levels below its own (`h2` or `h3`).
    #[serde(rename = "h")]
    Heading(Vec<Inline>),
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph(Vec<Inline>),
    /// A bulleted list.
    #[serde(rename = "ul")]
    Bullets(Vec<Vec<Inline>>),
    /// A numbered list.
    #[serde(rename = "ol")]
    Numbers(Vec<Vec<Inline>>),
    /// A quotation.
    #[serde(rename = "q")]
    Quote(Vec<Inline>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    #[serde(rename = "t")]
    Text(String),
    /// Text of its own direction (a handle, a hashtag, a Latin name): drawn in `<bdi>`.
    #[serde(rename = "d")]
    Isolated(String),
    /// Strong importance.
    #[serde(rename = "b")]
    Strong(String),
    /// Stress.
    #[serde(rename = "i")]
    Emphasis(String),
    /// A link that leaves the site.
    #[serde(rename = "a")]
    Link(String, WebLink),
}
