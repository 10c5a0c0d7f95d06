//! Code: it always runs left to right.

use super::{element, piece};
use multaqa_domain::prose::Piece;

/// So many characters of code fit into a line of the narrowest screen (280 pixels). What is wider
/// scrolls, and takes the focus so that the keyboard scrolls it.
const FIT: usize = 22;
/// What a block that takes the focus is called.
const NAME: &str = "نص برمجي";

/// Code within a line.
pub(super) fn inline(code: &str) -> Piece {
    let mut element = element("code", vec![Piece::Text(code.to_owned())]);
    element.attrs.push(("dir", "ltr".to_owned()));
    Piece::Element(element)
}

/// A block of code; `None` of one that is empty.
pub(super) fn block(code: &str) -> Option<Piece> {
    let code = code.trim_end();
    if code.is_empty() {
        return None;
    }
    let text = Piece::Text(code.to_owned());
    let mut block = element("pre", vec![piece("code", vec![text])]);
    block.attrs.push(("dir", "ltr".to_owned()));
    if code.lines().any(|line| line.chars().count() > FIT) {
        block.attrs.extend([
            ("tabindex", "0".to_owned()),
            ("role", "group".to_owned()),
            ("aria-label", NAME.to_owned()),
        ]);
    }
    Some(Piece::Element(block))
}
