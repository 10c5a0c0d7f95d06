//! A file of things that can be found, as it is loaded.
//!
//! A line is a thing, in four columns with a tab between: its title, a line about it, its
//! name in addresses, and words by which it is found besides. The order is that in which
//! equals are shown.

use super::fold::{fold, loosen};

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
            rows.push(Row {
                text: at,
                bytes: start,
                title,
            });
            at += line.len() + 1;
        }
        loosen(&mut bytes);
        let is_whole = rows.len() == number;
        rows.push(Row {
            text: at,
            bytes: bytes.len(),
            title: 0,
        });
        is_whole.then_some(Self { text, bytes, rows })
    }

    /// How many things there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    fn row(&self, row: usize) -> Option<(&Row, &Row)> {
        Some((self.rows.get(row)?, self.rows.get(row + 1)?))
    }

    /// A thing, folded and loosened, and where in that its title has ended.
    pub(super) fn folded(&self, row: usize) -> Option<(&[u8], usize)> {
        let (this, next) = self.row(row)?;
        let bytes = self.bytes.get(this.bytes..next.bytes)?;
        Some((bytes, this.title - this.bytes))
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
