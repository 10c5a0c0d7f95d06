//! The code blocks of a document.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A code block, by what is to be done with it.
#[derive(Debug, PartialEq)]
pub(crate) enum Block {
    /// Commands to run.
    Shell { text: String, line: usize },
    /// What the commands before it print.
    Output { text: String, line: usize },
    /// What a file contains.
    File { name: String, text: String },
    /// Something that nobody has thought of.
    Other { language: String, line: usize },
}

/// The blocks of a document, in order.
pub(crate) fn read(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut file = None;
    let mut open: Option<(String, String, usize)> = None;
    for (event, range) in Parser::new(document).into_offset_iter() {
        match event {
            Event::Code(code) if is_file(&code) => file = Some(code.to_string()),
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => "indented".to_owned(),
                };
                let line = document[..range.start].lines().count() + 1;
                open = Some((language, String::new(), line));
            }
            Event::Text(text) => {
                if let Some((_, block, _)) = &mut open {
                    block.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let (language, text, line) = open.take().unwrap();
                blocks.push(match (language.as_str(), &file) {
                    ("sh", _) => Block::Shell { text, line },
                    ("text", _) => Block::Output { text, line },
                    ("toml" | "json", Some(name)) => Block::File {
                        name: name.clone(),
                        text,
                    },
                    _ => Block::Other { language, line },
                });
            }
            _ => {}
        }
    }
    blocks
}

/// Whether it names a file that a reader writes.
fn is_file(code: &str) -> bool {
    let path = std::path::Path::new(code);
    let is_written = ["md", "json"].map(|end| path.extension() == Some(end.as_ref()));
    is_written.contains(&true) && !code.contains(char::is_whitespace)
}

#[test]
fn a_block_is_known_by_its_language_and_the_file_before() {
    let document = "Do:\n```sh\nls\n```\n```text\na\n```\n1. `site.md`, not `name`:\n\n   ```toml\n   a = 1\n   ```\n```rust\n```\n";
    let (line, text) = (2, "ls\n".to_owned());
    let name = "site.md".to_owned();
    assert_eq!(
        read(document),
        [
            Block::Shell { text, line },
            Block::Output {
                text: "a\n".to_owned(),
                line: 5
            },
            Block::File {
                name,
                text: "a = 1\n".to_owned()
            },
            Block::Other {
                language: "rust".to_owned(),
                line: 13
            },
        ]
    );
}
