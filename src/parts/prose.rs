//! Prose as elements. No text ever becomes markup.

use crate::{
    state::site::use_base,
    ui::{El, el},
};
use multaqa_domain::prose::{HEADING, Piece};

/// A run of blocks; `heading` is the tag of its headings, two levels below the page's.
pub(crate) fn prose(blocks: &[Piece], heading: &'static str) -> El {
    filled(el("div").class("prose"), blocks, heading)
}

/// A run of blocks, or nothing.
pub(crate) fn prose_maybe(blocks: &[Piece], heading: &'static str) -> Option<El> {
    (!blocks.is_empty()).then(|| prose(blocks, heading))
}

/// What runs which way was decided natively, so texts stand as they are.
fn filled(outer: El, pieces: &[Piece], heading: &'static str) -> El {
    pieces.iter().fold(outer, |outer, piece| match piece {
        Piece::Text(text) => outer.plain(text),
        Piece::Element(element) => {
            let tag = match element.tag {
                HEADING => heading,
                tag => tag,
            };
            let attrs = element.attrs.iter();
            let inner = attrs.fold(el(tag), |inner, (name, value)| match *name {
                "href" => linked(inner, value),
                name => inner.attr(name, value),
            });
            outer.child(filled(inner, &element.children, heading))
        }
    })
}

/// A path is the site's own; all else leaves it.
fn linked(link: El, href: &str) -> El {
    match href.strip_prefix('/') {
        Some(path) => link.attr("href", &use_base().file(path)),
        None => link.attr("href", href).attr("rel", "noopener external"),
    }
}
