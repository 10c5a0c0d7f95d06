//! Prose as plain text, for where no markup can be.

use multaqa_domain::prose::{Element, Piece, text};

/// The text of some prose: blocks apart by an empty line, items of a list and rows of a table each
/// on a line of its own. Nothing is isolated in it.
pub(in crate::pages) fn plain(prose: &[Piece]) -> String {
    blocks(prose, "\n\n")
}

/// Blocks, and lines that stand among them.
fn blocks(pieces: &[Piece], between: &str) -> String {
    let mut blocks = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        match piece {
            Piece::Element(element) if is_block(element) => {
                blocks.extend([std::mem::take(&mut line), block(element)]);
            }
            piece => line.push_str(&text(std::slice::from_ref(piece))),
        }
    }
    blocks.push(line);
    blocks.retain(|block| !block.is_empty());
    blocks.join(between)
}

fn is_block(element: &Element) -> bool {
    !matches!(element.tag, "strong" | "em" | "a" | "code" | "bdi")
}

fn block(element: &Element) -> String {
    match element.tag {
        "ul" => items(element, |_| "- ".to_owned()),
        "ol" => {
            let start = element.attrs.iter().find(|(name, _)| *name == "start");
            let start = start.and_then(|(_, first)| first.parse().ok());
            let first: usize = start.unwrap_or(1);
            items(element, |at| format!("{}. ", first.saturating_add(at)))
        }
        "blockquote" => ["«", &blocks(&element.children, "\n\n"), "»"].concat(),
        "hr" => "———".to_owned(),
        "table" | "thead" | "tbody" => blocks(&element.children, "\n"),
        "tr" => {
            let cells = element.children.chunks(1).map(text);
            cells.collect::<Vec<_>>().join(" | ")
        }
        _ => blocks(&element.children, "\n\n"),
    }
}

/// A list. What goes on in an item stands below its first line.
fn items(list: &Element, mark: impl Fn(usize) -> String) -> String {
    let items = list.children.iter().enumerate().map(|(at, item)| {
        let Piece::Element(item) = item else {
            return String::new();
        };
        let mark = mark(at);
        let below = ["\n", &" ".repeat(mark.len())].concat();
        let lines = blocks(&item.children, "\n");
        mark + &lines.replace('\n', &below)
    });
    items.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::prose_of;

    #[test]
    fn every_kind_of_block() {
        for (markdown, text) in [
            (
                "# عنوان\n\nنص **مهم** و[رابط](https://forum.example) و`code`",
                "عنوان\n\nنص مهم ورابط وcode",
            ),
            ("- بند\n- آخر", "- بند\n- آخر"),
            ("3. أول\n4. ثان", "3. أول\n4. ثان"),
            ("> قول\n>\n> وآخر", "«قول\n\nوآخر»"),
            (
                "- بند\n\n  فقرة\n  - داخله\n\n    10. رقم\n- آخر",
                "- بند\n  فقرة\n  - داخله\n    10. رقم\n- آخر",
            ),
            ("| أ | ب |\n|---|---|\n| 1 | X **2** |", "أ | ب\n1 | X 2"),
            (
                "قبل\n\n---\n\n```\nlet a;\n\n  b\n```",
                "قبل\n\n———\n\nlet a;\n\n  b",
            ),
        ] {
            assert_eq!(plain(&prose_of(markdown)), text, "{markdown}");
        }
    }
}
