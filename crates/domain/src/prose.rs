//! Prose as a tree: what Markdown becomes natively, so that the browser needs neither
//! a Markdown parser nor HTML from strings.

use crate::{
    decode::{Decode, Fit, tagged},
    json::Json,
    link::WebLink,
};
use serde::Serialize;

/// A run of blocks, in reading order.
pub type Prose = Vec<Block>;

/// A block of prose.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Inline {
    /// Plain text; the page isolates what runs otherwise in it.
    #[serde(rename = "t")]
    Text(String),
    /// Text of its own direction whatever it is, such as code: drawn in `<bdi>`.
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

impl Inline {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text)
            | Self::Isolated(text)
            | Self::Strong(text)
            | Self::Emphasis(text)
            | Self::Link(text, _) => text,
        }
    }
}

impl Decode for Block {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let (name, content) = tagged(value);
        match name {
            "h" => Self::Heading(Decode::decode(content, fit)),
            "p" => Self::Paragraph(Decode::decode(content, fit)),
            "ul" => Self::Bullets(Decode::decode(content, fit)),
            "ol" => Self::Numbers(Decode::decode(content, fit)),
            "q" => Self::Quote(Decode::decode(content, fit)),
            _ => {
                fit.fail();
                Self::Paragraph(Vec::new())
            }
        }
    }
}

impl Decode for Inline {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let (name, content) = tagged(value);
        if name == "a" {
            let (text, href) = Decode::decode(content, fit);
            return Self::Link(text, href);
        }
        let text = String::decode(content, fit);
        match name {
            "d" => Self::Isolated(text),
            "b" => Self::Strong(text),
            "i" => Self::Emphasis(text),
            _ => {
                if name != "t" {
                    fit.fail();
                }
                Self::Text(text)
            }
        }
    }
}
