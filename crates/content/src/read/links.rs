//! Addresses in a text become links.

use super::markdown::link;
use crate::check::reference::web_link;
use linkify::{LinkFinder, LinkKind};
use multaqa_domain::prose::{Piece, Prose};

/// The longest that an address is written out, in characters.
const LONGEST: usize = 32;

/// The pieces of a text: what is an address of the web or of e-mail in it is a link.
pub(super) fn linked(text: &str) -> Prose {
    let mut pieces = Prose::new();
    // Punctuation of Arabic ends an address, which the finder takes it for a part of.
    for part in text.split_inclusive(['،', '؛', '؟', '»']) {
        let address = part.trim_end_matches(['،', '؛', '؟', '»']);
        let stop = part.get(address.len()..).unwrap_or("");
        for span in finder().spans(address) {
            add(&mut pieces, piece(span.as_str(), span.kind()));
        }
        add(&mut pieces, Piece::Text(stop.to_owned()));
    }
    pieces
}

fn finder() -> LinkFinder {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]);
    finder
}

fn piece(shown: &str, kind: Option<&LinkKind>) -> Piece {
    let href = match kind {
        Some(LinkKind::Email) => web_link(&format!("mailto:{shown}")),
        Some(_) => web_link(shown),
        None => None,
    };
    match href {
        Some(href) => link(href.as_str().to_owned(), shortened(shown)),
        None => Piece::Text(shown.to_owned()),
    }
}

/// Adds a piece; text goes on with text.
fn add(pieces: &mut Prose, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (_, Piece::Text(text)) if text.is_empty() => {}
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (_, piece) => pieces.push(piece),
    }
}

/// An address as it is written for people: without what is the same in most, and cut where it is
/// long.
fn shortened(address: &str) -> String {
    let short = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    let Some(short) = short else {
        return address.to_owned();
    };
    let short = short.strip_prefix("www.").unwrap_or(short);
    let short = short.strip_suffix('/').unwrap_or(short);
    if short.chars().count() <= LONGEST {
        return short.to_owned();
    }
    let cut: String = short.chars().take(LONGEST - 1).collect();
    cut + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use multaqa_domain::prose;

    #[test]
    fn addresses_by_table() {
        for (text, shown) in [
            ("لا عنوان هنا. ولا 1.5 أو a.b", "لا عنوان هنا. ولا 1.5 أو a.b"),
            (
                "على https://www.example.org/register الآن",
                "على [example.org/register] الآن",
            ),
            ("انظر (https://example.org/).", "انظر ([example.org])."),
            ("على https://example.org/a، ثم", "على [example.org/a]، ثم"),
            ("راسلوا info@example.org.", "راسلوا [info@example.org]."),
            (
                "see https://example.org/a/very/long/path/that/never/ends/and/ends/never?q=1 now",
                "see [example.org/a/very/long/path/th…] now",
            ),
            (
                "javascript:alert(1) data:text/html,x",
                "javascript:alert(1) data:text/html,x",
            ),
        ] {
            let pieces = linked(text).into_iter().map(|piece| match piece {
                Piece::Text(text) => text,
                link => format!("[{}]", prose::text(&[link])),
            });
            assert_eq!(pieces.collect::<String>(), shown);
        }
    }
}
