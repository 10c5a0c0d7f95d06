//! Where in its file something stands, looked up by key.

use super::Found;
use crate::check::{fault::Fault, source::Source};
use multaqa_domain::slug::Slug;
use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What a warning is about, within a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum At<'a> {
    /// The file as a whole.
    File,
    /// The value of a key.
    Key(&'static str),
    /// The value of a key in a table.
    In(&'static str, &'static str),
    /// The value of a key of the session with an id; of the id, if it has no such key.
    Session(&'a str, &'static str),
    /// The `id` of the track that has it.
    Track(&'a str),
}

/// So many warnings have their place looked up; more are read by nobody.
const MOST: usize = 1000;

/// Looks places up. Warnings come file by file, so the last file that was read is kept.
pub(super) struct Places {
    folder: PathBuf,
    last: Option<(String, Option<Arc<Source>>)>,
    left: usize,
}

impl Places {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            last: None,
            left: MOST,
        }
    }

    /// A warning with its place; without one that can be read, it is of the file.
    pub(super) fn fault(&mut self, found: &Found<'_>) -> Fault {
        let folder = found.kind.folder();
        let (file, at) = match (found.slug, found.at) {
            (Some(slug), At::Session(id, key)) => match self.session(slug, id) {
                Some(file) => (file, At::Key(key)),
                None => (format!("{folder}/{slug}.md"), found.at),
            },
            (Some(slug), at) => (format!("{folder}/{slug}.md"), at),
            (None, at) => ("site.md".to_owned(), at),
        };
        let source = self.source(&file);
        let place = source.as_ref().and_then(|source| place(source, at));
        let (message, help) = (found.message.clone(), Some(found.help.clone()));
        let mut fault = match (source, place) {
            (Some(source), Some(span)) => Fault::at(&source, span, message, help),
            _ => Fault::of_file(&file, message, help.as_deref()),
        };
        fault.code = Some(found.code);
        fault
    }

    /// The file of a session, if it has one of its own.
    fn session(&self, forum: &Slug, id: &str) -> Option<String> {
        let file = format!("forums/{forum}/{id}.md");
        self.folder.join(&file).is_file().then_some(file)
    }

    fn source(&mut self, file: &str) -> Option<Arc<Source>> {
        self.left = self.left.checked_sub(1)?;
        if let Some((_, source)) = self.last.as_ref().filter(|(name, _)| name == file) {
            return source.clone();
        }
        let text = fs::read_to_string(self.folder.join(file)).ok();
        let source = text.map(|text| Arc::new(Source::new(file.to_owned(), &text).0));
        self.last = Some((file.to_owned(), source.clone()));
        source
    }
}

fn place(source: &Source, at: At<'_>) -> Option<Range<usize>> {
    let toml = source.front_matter()?;
    let table = DeTable::parse(&toml).ok()?;
    let table = table.get_ref();
    let value = match at {
        At::File => return None,
        At::Key(key) => value(table, key).or_else(|| value(table, "title"))?,
        At::In(outer, key) => {
            let outer = value(table, outer)?;
            let inner = outer.get_ref().as_table();
            inner.and_then(|table| value(table, key)).unwrap_or(outer)
        }
        At::Session(id, key) => {
            let session = with_id(table, "session", id)?;
            value(session, key).or_else(|| value(session, "id"))?
        }
        At::Track(id) => value(with_id(table, "track", id)?, "id")?,
    };
    Some(value.span())
}

/// The one that has this `id` of the tables below a key.
fn with_id<'t, 'i>(table: &'t DeTable<'i>, key: &str, id: &str) -> Option<&'t DeTable<'i>> {
    let all = value(table, key)?.get_ref().as_array()?;
    let mut tables = all.iter().filter_map(|one| one.get_ref().as_table());
    let its = |table: &&DeTable<'_>| Some(value(table, "id")?.get_ref().as_str() == Some(id));
    tables.find(|table| its(table) == Some(true))
}

fn value<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<&'t Spanned<DeValue<'i>>> {
    let mut entries = table.iter();
    entries
        .find(|(name, _)| name.get_ref() == key)
        .map(|(_, value)| value)
}
