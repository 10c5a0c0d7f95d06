//! The commands of the documents, run as they are printed:
//! `cargo test -p multaqa-tests --test documents`, with `MULTAQA_BIN` the whole program,
//! `MULTAQA_XTASK` the program behind `cargo xtask` and `MULTAQA_PYTHON` a Python with venv.
//!
//! The blocks are read out of the documents: shell blocks are run in order in one shell, in a
//! temporary folder; the text block after one is its output; other blocks are the files that
//! are named last before them. A block that is neither run, nor written, nor compared, nor
//! listed in [`NOT_RUN`] fails the test. Kinto comes from PyPI, as the guide says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod blocks;
mod output;
mod session;

use blocks::Block;
use session::{Session, free_port};
use std::{fs, path::Path};

/// Blocks that are not run: document, first line, reason.
const NOT_RUN: [(&str, &str, &str); 1] = [(
    "README.md",
    "tar -xzf multaqa-0.1.0-x86_64-unknown-linux-musl.tar.gz",
    "needs a released archive; `cargo xtask dist` unpacks and uses the one that it makes",
)];

/// What a person does before a block that begins so: shell commands.
const BY_HAND: [(&str, &str, &str); 2] = [
    (
        "README.md",
        "multaqa check content",
        // The server of an organiser: here, one that serves the sample.
        "cp -r content served\n\
         multaqa serve served --app target/app --db served.sqlite --port 7070 &\n\
         curl --silent --fail --retry 60 --retry-delay 1 --retry-connrefused \
         --output /dev/null http://127.0.0.1:7070/",
    ),
    (
        "docs/connect-an-endpoint.md",
        "curl --silent -u admin:s3cret \"$K/buckets/forums/collections/registrations/records?",
        // The page is there; what it sends for somebody is sent.
        "curl --silent --fail --retry 60 --retry-delay 1 --retry-connrefused \
         --output /dev/null http://127.0.0.1:8080/forums/neighbours/register/\n\
         curl --silent --fail --output /dev/null -X PUT -H 'If-None-Match: *' \
         -H 'Content-Type: application/json' \
         $K/buckets/forums/collections/registrations/records/6a39075d-fbee-48d9-a77d-457612e2f6a3 \
         -d '{\"data\": {\"email\": \"noura@example.org\", \"name\": \"نورة\"}}'",
    ),
];

#[test]
fn readme_works_as_printed() {
    works_as_printed("README.md");
}

#[test]
fn the_guide_to_endpoints_works_as_printed() {
    works_as_printed("docs/connect-an-endpoint.md");
}

/// Runs a document, with ports of its own instead of those that it prints.
fn works_as_printed(document: &str) {
    let text = fs::read_to_string(session::root().join(document)).unwrap();
    let ports = ["8080", "8888", "7070"].map(|printed| (printed, free_port()));
    let mut session = Session::new(&ports);
    for block in blocks::read(&text) {
        match &block {
            Block::Shell { text, line } => {
                if is_listed(document, text) {
                    continue;
                }
                let by_hand = BY_HAND
                    .iter()
                    .find(|(of, begin, _)| *of == document && text.starts_with(begin));
                if let Some((.., commands)) = by_hand {
                    session.shell("by hand before", *line, commands);
                }
                session.shell(document, *line, text);
            }
            Block::Output { text, line } => session.printed(document, *line, text),
            Block::File { name, text } => session.file(Path::new(name), text),
            Block::Other { language, line } => {
                panic!("{document}:{line}: what is to be done with a block of `{language}`?")
            }
        }
    }
    session.run();
}

fn is_listed(document: &str, text: &str) -> bool {
    NOT_RUN
        .iter()
        .any(|(of, line, reason)| *of == document && text.starts_with(line) && !reason.is_empty())
}
