//! A file of things that can be found, as it is loaded.
//!
//! A line is a thing, in four columns with a tab between: its name in addresses, its
//! title, a line about it, and words by which it is found besides. The order is that in
//! which equals are shown.

use super::{
    Kind,
    fold::{fold, loosen},
};

/// A file of things of one kind, folded.
#[derive(Debug)]
pub struct Part {
    /// What they are.
    pub kind: Kind,
    text: String,
    pub(super) bytes: Vec<u8>,
    /// Where each begins; the last is the end of all.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    text: u32,
    bytes: u32,
    /// Where in the bytes the title has ended.
    title: u32,
}

/// A thing, folded and loosened.
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    /// The length of the title.
    pub(super) title: usize,
}

/// A thing as it is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing<'a> {
    /// Its name in addresses: a slug, or for a session `forum#anchor`.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// A line about it.
    pub about: &'a str,
    pub(super) besides: &'a str,
}

impl Part {
    /// Reads a file that must hold so many things; `None` if it does not, or is another
    /// file altogether.
    pub fn read(kind: Kind, text: String, number: usize) -> Option<Self> {
        let mut bytes = Vec::new();
        let mut rows = Vec::new();
        let mut at = 0;
        for line in text.split_terminator('\n') {
            let thing = Thing::read(line)?;
            let start = bytes.len() as u32;
            bytes.extend(fold(thing.title).bytes);
            let title = bytes.len() as u32;
            for column in [thing.about, thing.besides, thing.name] {
                bytes.extend(fold(column).bytes);
            }
            rows.push(Row {
                text: at,
                bytes: start,
                title,
            });
            at += line.len() as u32 + 1;
        }
        loosen(&mut bytes);
        rows.push(Row {
            text: at,
            bytes: bytes.len() as u32,
            title: bytes.len() as u32,
        });
        let whole = rows.len() == number + 1 && text.len() == at as usize;
        whole.then_some(Self {
            kind,
            text,
            bytes,
            rows,
        })
    }

    /// How many things there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    pub(super) fn line(&self, row: usize) -> Option<Line<'_>> {
        let (this, next) = (self.rows.get(row)?, self.rows.get(row + 1)?);
        Some(Line {
            bytes: self.bytes.get(this.bytes as usize..next.bytes as usize)?,
            title: (this.title - this.bytes) as usize,
        })
    }

    /// A thing as it is spelled.
    pub fn thing(&self, row: usize) -> Option<Thing<'_>> {
        let (this, next) = (self.rows.get(row)?, self.rows.get(row + 1)?);
        let line = self.text.get(this.text as usize..next.text as usize)?;
        Thing::read(line.strip_suffix('\n').unwrap_or(line))
    }
}

impl<'a> Thing<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let mut columns = line.split('\t');
        let thing = Self {
            name: columns.next()?,
            title: columns.next()?,
            about: columns.next()?,
            besides: columns.next()?,
        };
        columns.next().is_none().then_some(thing)
    }
}
