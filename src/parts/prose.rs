//! Prose as elements. No text ever becomes markup.

use crate::ui::{
    El, el, is_ltr,
    text::{bdi, external},
};
use multaqa_domain::prose::{Block, Inline};

/// A run of blocks; `heading` is the tag of its headings, two levels below the page's.
pub(crate) fn prose(blocks: &[Block], heading: &'static str) -> El {
    el("div")
        .class("prose")
        .children(blocks.iter().map(|each| block(each, heading)))
}

/// A run of blocks, or nothing.
pub(crate) fn prose_maybe(blocks: &[Block], heading: &'static str) -> Option<El> {
    (!blocks.is_empty()).then(|| prose(blocks, heading))
}

fn block(block: &Block, heading: &'static str) -> El {
    match block {
        Block::Heading(line) => inlines(heading, line),
        Block::Paragraph(line) => inlines("p", line),
        Block::Bullets(items) => items_of("ul", items),
        Block::Numbers(items) => items_of("ol", items),
        Block::Quote(line) => el("blockquote").child(inlines("p", line)),
    }
}

/// A list runs as its texts together do, so that its marks stand in one column.
fn items_of(tag: &'static str, items: &[Vec<Inline>]) -> El {
    let all: Vec<_> = items.iter().flatten().collect();
    directed(tag, &all).children(items.iter().map(|item| inlines("li", item)))
}

/// An element that runs as the text of a line does.
fn directed(tag: &'static str, line: &[&Inline]) -> El {
    let text: Vec<_> = line.iter().map(|piece| piece.text()).collect();
    match is_ltr(&text.concat()) {
        true => el(tag).attr("dir", "ltr"),
        false => el(tag),
    }
}

fn inlines(tag: &'static str, line: &[Inline]) -> El {
    let outer = directed(tag, &line.iter().collect::<Vec<_>>());
    line.iter().fold(outer, |outer, piece| match piece {
        Inline::Text(text) => outer.run(text),
        Inline::Isolated(text) => outer.child(bdi(text)),
        Inline::Strong(text) => outer.child(el("strong").text(text)),
        Inline::Emphasis(text) => outer.child(el("em").text(text)),
        Inline::Link(text, href) => outer.child(external(href.as_str(), bdi(text))),
    })
}
