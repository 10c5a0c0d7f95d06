//! Prose as elements. No text ever becomes markup.

use crate::ui::{
    El, el,
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
        Block::Bullets(items) => el("ul").children(items.iter().map(|item| inlines("li", item))),
        Block::Numbers(items) => el("ol").children(items.iter().map(|item| inlines("li", item))),
        Block::Quote(line) => el("blockquote").child(inlines("p", line)),
    }
}

fn inlines(tag: &'static str, line: &[Inline]) -> El {
    line.iter().fold(el(tag), |outer, piece| match piece {
        Inline::Text(text) => outer.text(text),
        Inline::Isolated(text) => outer.child(bdi(text)),
        Inline::Strong(text) => outer.child(el("strong").text(text)),
        Inline::Emphasis(text) => outer.child(el("em").text(text)),
        Inline::Link(text, href) => outer.child(external(href.as_str(), bdi(text))),
    })
}
