//! Ids of headings, by which one links to a place in a page: made of the heading's words, so that
//! they stay as long as the words do.

use crate::check::own_ids::is_own;
use multaqa_domain::prose::{HEADING, Piece, Prose, text};

/// Gives each heading an id that no other has.
pub(in crate::read) fn identify(prose: &mut Prose) {
    each(prose, &mut Vec::new());
}

fn each(prose: &mut Prose, taken: &mut Vec<String>) {
    for piece in prose {
        let Piece::Element(element) = piece else {
            continue;
        };
        if element.tag != HEADING {
            each(&mut element.children, taken);
            continue;
        }
        let words = words(&text(&element.children));
        let mut id = words.clone();
        let mut number = 2;
        while is_own(&id) || taken.contains(&id) {
            id = format!("{words}-{number}");
            number += 1;
        }
        taken.push(id.clone());
        element.attrs.push(("id", id));
    }
}

/// The ids of a text.
pub(in crate::read) fn ids(prose: &Prose) -> Vec<&str> {
    let mut ids = Vec::new();
    for piece in prose {
        if let Piece::Element(element) = piece {
            let own = element.attrs.iter().find(|(name, _)| *name == "id");
            ids.extend(own.map(|(_, id)| id.as_str()));
            ids.extend(self::ids(&element.children));
        }
    }
    ids
}

/// The words of a heading with hyphens between, without vowel marks and lengthened lines.
fn words(heading: &str) -> String {
    let mut id = String::new();
    for c in heading.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => {}
            c if c.is_alphanumeric() => id.push(c),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    match id.trim_end_matches('-') {
        "" => "heading".to_owned(),
        id => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::prose_of;

    #[test]
    fn headings_by_table() {
        for (headings, expected) in [
            ("# كيف أسجِّل؟", vec!["كيف-أسجل"]),
            ("# الأسئلة  «الشائعة» (FAQ)", vec!["الأسئلة-الشائعة-faq"]),
            ("# أ\n\n# أ\n\n# أ", vec!["أ", "أ-2", "أ-3"]),
            ("# Title\n\n# ؟", vec!["title-2", "heading"]),
            ("# Payload\n\n# Who", vec!["payload-2", "who"]),
            ("- # في قائمة", vec!["في-قائمة"]),
        ] {
            let mut prose = prose_of(headings);
            identify(&mut prose);
            assert_eq!(ids(&prose), expected, "{headings}");
        }
    }
}
