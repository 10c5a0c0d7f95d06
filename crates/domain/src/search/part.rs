//! A file of things that can be found, as it is loaded.
//!
//! A line is a thing, in four columns with a tab between: its title, a line about it, its
//! name in addresses, and words by which it is found besides. The order is that in which
//! equals are shown.

use super::{
    fold::{fold, loosen},
    sieve::Sieve,
};

/// A file of things of one kind, folded and loosened.
#[derive(Debug)]
pub struct Part {
    text: String,
    bytes: Vec<u8>,
    /// Where each begins; the last is the end of all.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    text: usize,
    bytes: usize,
    /// Where in the bytes the title has ended.
    title: usize,
    /// Of the title, and of the rest.
    sieves: [Sieve; 2],
}

/// A text that is looked through: the title of a thing, or its other columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    /// Folded and loosened.
    pub(super) bytes: &'a [u8],
    /// What may stand in it.
    pub(super) sieve: Sieve,
}

/// A thing as it is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing<'a> {
    /// Its title.
    pub title: &'a str,
    /// A line about it.
    pub about: &'a str,
    /// Its name in addresses: a slug, or for a session `forum#anchor`.
    pub name: &'a str,
    /// Words by which it is found besides, with commas (U+060C) between.
    pub besides: &'a str,
}

impl Part {
    /// Reads a file that must hold so many things; `None` if it does not, or is another
    /// file altogether.
    pub fn read(text: String, number: usize) -> Option<Self> {
        let mut bytes = Vec::new();
        let mut rows = Vec::new();
        let mut at = 0;
        while let Some(line) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let (line, _) = line.split_once('\n')?;
            let (title, rest) = line.split_once('\t')?;
            let start = bytes.len();
            bytes.extend_from_slice(&fold(title).bytes);
            let title = bytes.len();
            bytes.extend_from_slice(&fold(rest).bytes);
            loosen(bytes.get_mut(start..)?);
            rows.push(Row {
                text: at,
                bytes: start,
                title,
                sieves: [
                    Sieve::of(bytes.get(start..title)?),
                    Sieve::of(bytes.get(title..)?),
                ],
            });
            at += line.len() + 1;
        }
        let is_whole = rows.len() == number;
        rows.push(Row {
            text: at,
            bytes: bytes.len(),
            title: 0,
            sieves: [Sieve::default(); 2],
        });
        is_whole.then_some(Self { text, bytes, rows })
    }

    fn row(&self, row: usize) -> Option<(&Row, &Row)> {
        Some((self.rows.get(row)?, self.rows.get(row + 1)?))
    }

    /// What may stand in the texts of each thing; one more at the end, in which nothing may.
    pub(super) fn sieves(&self) -> impl Iterator<Item = &[Sieve; 2]> {
        self.rows.iter().map(|row| &row.sieves)
    }

    /// What is looked through of a thing: its title, and the rest.
    pub(super) fn texts(&self, row: usize) -> Option<[Text<'_>; 2]> {
        let (this, next) = self.row(row)?;
        let [title, rest] = this.sieves;
        Some([
            Text {
                bytes: self.bytes.get(this.bytes..this.title)?,
                sieve: title,
            },
            Text {
                bytes: self.bytes.get(this.title..next.bytes)?,
                sieve: rest,
            },
        ])
    }

    /// The line of a thing.
    pub(super) fn line(&self, row: usize) -> Option<&str> {
        let (this, next) = self.row(row)?;
        self.text.get(this.text..next.text - 1)
    }
}

impl<'a> Thing<'a> {
    /// Reads a line.
    pub fn read(line: &'a str) -> Option<Self> {
        let mut columns = line.split('\t');
        Some(Self {
            title: columns.next()?,
            about: columns.next()?,
            name: columns.next()?,
            besides: columns.next()?,
        })
    }
}
