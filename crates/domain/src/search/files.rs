//! The list of the files that the search looks through, itself a small file.
//!
//! After a first line that says what it is, a line is a file, in four columns with a tab
//! between: the kind of its things, by its place in [`Kind::ALL`]; how many they are; the
//! file's name; and, for one of several files of sessions, from which word on it holds
//! them, a character a byte.

use super::{Kind, query::Query};

/// The first line: another number is another format.
pub const FIRST: &str = "multaqa search 1";

/// A file of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What they are.
    pub kind: Kind,
    /// How many there are.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// For one of several files of sessions, the first word of those it holds; else empty.
    pub first: Vec<u8>,
}

/// Reads the list; `None` if it is none.
pub fn read(text: &str) -> Option<Vec<File>> {
    let mut lines = text.split('\n');
    let mut files = Vec::new();
    if lines.next() != Some(FIRST) {
        return None;
    }
    for line in lines {
        if line.is_empty() {
            return Some(files);
        }
        let mut columns = line.split('\t');
        let kind: usize = columns.next()?.parse().ok()?;
        files.push(File {
            kind: *Kind::ALL.get(kind)?,
            number: columns.next()?.parse().ok()?,
            name: columns.next()?.to_owned(),
            first: columns.next()?.chars().map(|c| c as u8).collect(),
        });
    }
    // It was cut.
    None
}

/// A line of the list.
#[cfg(not(target_arch = "wasm32"))]
pub fn line(file: &File) -> String {
    let first: String = file.first.iter().copied().map(char::from).collect();
    let (kind, name, number) = (file.kind as usize, &file.name, file.number);
    format!("{kind}\t{number}\t{name}\t{first}\n")
}

/// Whether a file is looked through for a query. Of several files of sessions it is the one
/// whose words include the longest of the query, and the next where words that begin with
/// it go on there.
pub fn is_wanted(files: &[File], index: usize, query: &Query) -> bool {
    let first = |index: usize| {
        let first = files.get(index).map_or(&[][..], |file| &file.first);
        (!first.is_empty()).then_some(first)
    };
    let Some(own) = first(index) else {
        return true;
    };
    let key = query.key();
    let is_last = first(index + 1).is_none_or(|next| key < next);
    let is_second = own.starts_with(key) && first(index.wrapping_sub(1)).is_none_or(|f| f <= key);
    !key.is_empty() && (own <= key && is_last || is_second)
}
