//! The list of the files that the search looks through, itself a small file.
//!
//! After a first line that says what it is, a line is a file, in four columns with a tab
//! between: the kind of its things, its name, how many they are, and, for one of several
//! files of sessions, from which word on it holds them, a character a byte.

use super::{Kind, query::Query};

/// The first line: another number is another format.
pub const FIRST: &str = "multaqa search 1";

/// A file of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What they are.
    pub kind: Kind,
    /// Its name beside the list.
    pub name: String,
    /// How many there are.
    pub number: usize,
    /// For one of several files of sessions, the first word of those it holds.
    pub first: Option<Vec<u8>>,
}

/// Reads the list; `None` if it is none.
pub fn read(text: &str) -> Option<Vec<File>> {
    let mut lines = text.split_terminator('\n');
    let mut files = Vec::new();
    if lines.next() != Some(FIRST) || !text.ends_with('\n') {
        return None;
    }
    for line in lines {
        let mut columns = line.split('\t');
        let kind = columns.next()?;
        let kind = Kind::ALL.into_iter().find(|known| known.name() == kind)?;
        let name = columns.next()?;
        let plain = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
        if name.is_empty() || name.starts_with('.') || !name.bytes().all(plain) {
            return None;
        }
        let number = columns.next()?.parse().ok()?;
        let first = columns.next()?;
        files.push(File {
            kind,
            name: name.to_owned(),
            number,
            first: (!first.is_empty()).then(|| first.chars().map(|c| c as u8).collect()),
        });
    }
    Some(files)
}

/// A line of the list.
#[cfg(not(target_arch = "wasm32"))]
pub fn line(file: &File) -> String {
    let first = file.first.iter().flatten().copied().map(char::from);
    let first: String = first.collect();
    let (kind, name, number) = (file.kind.name(), &file.name, file.number);
    format!("{kind}\t{name}\t{number}\t{first}\n")
}

/// Whether a file is looked through for a query. Of several files of sessions it is the one
/// whose words include the longest of the query, and the next where words that begin with
/// it go on there.
pub fn is_wanted(files: &[File], index: usize, query: &Query) -> bool {
    let Some(first) = files.get(index).and_then(|file| file.first.as_ref()) else {
        return true;
    };
    let key = query.key();
    let next = files.get(index + 1).and_then(|file| file.first.as_ref());
    let before = next.is_none_or(|next| key < next.as_slice());
    // The first of them has what comes before its first word too, which is nothing.
    let starts = first.as_slice() <= key && before;
    !key.is_empty() && (starts || first.starts_with(key) && is_second(files, index, key))
}

/// Whether the file before is the one that a word stands in.
fn is_second(files: &[File], index: usize, key: &[u8]) -> bool {
    let before = index.checked_sub(1).and_then(|index| files.get(index));
    let before = before.and_then(|file| file.first.as_ref());
    before.is_none_or(|first| first.as_slice() <= key)
}
