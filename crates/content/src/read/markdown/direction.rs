//! Which way each piece runs, decided once and natively: blocks get `dir`, and what runs otherwise
//! within a line stands in `bdi` (ADR 0040). A `dir` stands only on what runs otherwise than what it
//! stands in.

use super::piece;
use multaqa_direction::{
    self as direction,
    Direction::{self, LeftToRight, RightToLeft},
    Piece as Run,
};
use multaqa_domain::prose::{Element, HEADING, Piece, Prose, text};

/// A whole text, on a page that runs right to left.
pub(super) fn directed(prose: Prose) -> Prose {
    all(prose, RightToLeft)
}

fn all(pieces: Prose, base: Direction) -> Prose {
    let mut out = Prose::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.extend(runs(&text, base)),
            Piece::Element(element) => {
                let mut element = one(element, base);
                // As payloads have them.
                element.attrs.sort_unstable();
                out.push(Piece::Element(element));
            }
        }
    }
    out
}

fn one(mut element: Element, base: Direction) -> Element {
    let base = match element.tag {
        // Code has its own way already.
        "code" | "pre" => return element,
        "strong" | "em" | "a" => {
            element.children = words(&element, base);
            return element;
        }
        // A list runs as its texts together do, so that its marks stand in one column.
        "ul" | "ol" => set(&mut element, base, said),
        // Its columns stand in the order in which their headings are read.
        "table" => set(&mut element, base, headings),
        "p" | "li" | "th" | "td" | HEADING => set(&mut element, base, line),
        _ => base,
    };
    element.children = all(std::mem::take(&mut element.children), base);
    element
}

/// Sets the direction of a block as some text of it says.
fn set(element: &mut Element, base: Direction, line: fn(&[Piece]) -> String) -> Direction {
    let own = direction::of(&line(&element.children)).unwrap_or(base);
    if own != base {
        element.attrs.push(("dir", name(own)));
    }
    own
}

fn name(direction: Direction) -> String {
    let name = match direction {
        LeftToRight => "ltr",
        RightToLeft => "rtl",
    };
    name.to_owned()
}

/// The line of a block, without the blocks that stand in it.
fn line(children: &[Piece]) -> String {
    let is_line = |piece: &&Piece| match piece {
        Piece::Text(_) => true,
        Piece::Element(element) => matches!(element.tag, "p" | "strong" | "em" | "a"),
    };
    let line = children.iter().filter(is_line).cloned();
    said(&line.collect::<Prose>())
}

/// The headings of a table's columns.
fn headings(children: &[Piece]) -> String {
    said(children.get(..1).unwrap_or(&[]))
}

/// What some prose says but for its code, which tells nothing of the text that it stands in.
fn said(prose: &[Piece]) -> String {
    let mut line = String::new();
    for piece in prose {
        match piece {
            Piece::Text(text) => line.push_str(text),
            Piece::Element(element) if !matches!(element.tag, "code" | "pre") => {
                let is_within = matches!(element.tag, "strong" | "em" | "a");
                line.push_str(if is_within { "" } else { " " });
                line.push_str(&said(&element.children));
            }
            Piece::Element(_) => {}
        }
    }
    line
}

/// The words of a link, of what is strong or stressed.
fn words(element: &Element, base: Direction) -> Prose {
    let words = text(&element.children);
    let own = direction::of(&words).unwrap_or(base);
    let inner = runs(&words, own);
    if own == base && element.tag != "a" {
        return inner;
    }
    // What stands against its surroundings is isolated, a link always.
    let inner = match inner.len() {
        1 => vec![Piece::Text(words)],
        _ => inner,
    };
    let mut isolated = super::element("bdi", inner);
    if own != base {
        isolated.attrs.push(("dir", name(own)));
    }
    vec![Piece::Element(isolated)]
}

/// A text in pieces, of which those that run otherwise are isolated.
fn runs(text: &str, base: Direction) -> Prose {
    let runs = direction::pieces(text, base).into_iter();
    let runs = runs.map(|run| match run {
        Run::Plain(text) => Piece::Text(text.to_owned()),
        Run::Isolated(text) => piece("bdi", vec![Piece::Text(text.to_owned())]),
    });
    runs.collect()
}
