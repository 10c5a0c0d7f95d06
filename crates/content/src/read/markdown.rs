//! Markdown (CommonMark with tables, without HTML and pictures) to prose.

mod builder;
mod code;
mod direction;
mod ids;
mod table;

use super::inside;
use crate::check::{
    table::{Reader, Table},
    value::TEXT,
};
use builder::Builder;
pub(super) use builder::link;
pub(super) use ids::{identify, ids};
use multaqa_domain::prose::{Element, Piece, Prose};
use pulldown_cmark::{Options, Parser};
use std::ops::Range;

/// The text below a file's front matter.
pub(super) fn body(reader: Reader<'_>) -> Prose {
    let start = reader.source.body_start();
    prose(reader, reader.source.body(), |span| {
        start + span.start..start + span.end
    })
}

/// For files that have no text: reports one.
pub(super) fn no_body(reader: Reader<'_>) {
    let body = reader.source.body();
    if let Some(at) = body.find(|c: char| !c.is_whitespace()) {
        let start = reader.source.body_start() + at;
        let line = body.get(at..).and_then(|b| b.lines().next()).unwrap_or("");
        let message = "this file takes no text below its front matter";
        reader.fault(start..start + line.len(), message, Some("remove it".into()));
    }
}

/// Markdown in the value of a key.
pub(super) fn value(table: &Table<'_>, key: &'static str) -> Prose {
    let Some(found) = table.str_opt(key, TEXT) else {
        return Prose::new();
    };
    let reader = table.reader;
    // Escapes make a value's own offsets useless: the piece is looked for instead.
    prose(reader, found.text, |span| {
        let piece = found.text.get(span).unwrap_or("");
        let raw = reader.source.slice(found.span.clone());
        match raw.find(piece) {
            Some(at) => found.span.start + at..found.span.start + at + piece.len(),
            None => found.span.clone(),
        }
    })
}

fn prose(reader: Reader<'_>, text: &str, place: impl Fn(Range<usize>) -> Range<usize>) -> Prose {
    let mut builder = Builder::new(inside::own_path(reader.source.name()));
    for (event, span) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if let Some((message, help)) = builder.take(event) {
            reader.fault(place(span), message, Some(help));
        } else if let Some(href) = builder.take_inside() {
            reader.links_inside(place(span), href);
        }
    }
    direction::directed(builder.finish())
}

const OPTIONS: Options = Options::ENABLE_TABLES;

/// An element without attributes.
fn element(tag: &'static str, children: Prose) -> Element {
    Element {
        tag,
        attrs: Vec::new(),
        children,
    }
}

/// A piece that is such an element.
fn piece(tag: &'static str, children: Prose) -> Piece {
    Piece::Element(element(tag, children))
}

/// The prose of a text that has no faults.
#[cfg(test)]
pub(crate) fn prose_of(text: &str) -> Prose {
    let (prose, faults) = tests::read(text);
    assert!(faults.is_empty(), "{faults:?}");
    prose
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
