//! Prose as plain text, for where no markup can be.

use multaqa_domain::prose::{Block, Inline};

/// The text of some prose: blocks apart by an empty line, items of a list each on a line
/// of its own. Nothing is isolated in it.
pub(in crate::pages) fn plain(prose: &[Block]) -> String {
    let blocks = prose.iter().map(|block| match block {
        Block::Heading(line) | Block::Paragraph(line) => text(line),
        Block::Quote(line) => ["«", &text(line), "»"].concat(),
        Block::Bullets(items) => {
            let items = items.iter().map(|item| ["- ", &text(item)].concat());
            items.collect::<Vec<_>>().join("\n")
        }
        Block::Numbers(items) => {
            let items = (1..).zip(items);
            let items = items.map(|(number, item)| format!("{number}. {}", text(item)));
            items.collect::<Vec<_>>().join("\n")
        }
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn text(line: &[Inline]) -> String {
    line.iter().map(Inline::text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use multaqa_domain::link::WebLink;

    #[test]
    fn every_kind_of_block() {
        let line = |text: &str| vec![Inline::Text(text.to_owned())];
        let link = WebLink::parse("https://forum.example").unwrap();
        let prose = [
            Block::Heading(line("عنوان")),
            Block::Paragraph(vec![
                Inline::Text("نص ".to_owned()),
                Inline::Strong("مهم".to_owned()),
                Inline::Text(" و".to_owned()),
                Inline::Link("رابط".to_owned(), link),
            ]),
            Block::Bullets(vec![line("بند"), line("آخر")]),
            Block::Numbers(vec![line("أول"), line("ثان")]),
            Block::Quote(line("قول")),
        ];
        let text = "عنوان\n\nنص مهم ورابط\n\n- بند\n- آخر\n\n1. أول\n2. ثان\n\n«قول»";
        assert_eq!(plain(&prose), text);
    }
}
