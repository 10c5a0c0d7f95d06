//! When things were changed, as far as builds have seen it: a record in the cache, of all sites
//! that are built with it.
//!
//! A thing that no build has seen before has changed now, unless the record knows nothing of its
//! site yet: of what was there from the beginning nobody knows.

use super::place::replace;
use anyhow::{Context as _, Result};
use jiff::Timestamp;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

/// The first line of a record; another one is not understood.
const EDITION: &str = "multaqa changes 1";

/// The record.
pub(crate) struct Changes {
    file: PathBuf,
    before: BTreeMap<String, Seen>,
    now: BTreeMap<String, Seen>,
    /// Whether another program wrote it, which may tell of the same thing in another way.
    is_of_another: bool,
}

/// What a build has seen of a thing.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    /// A hash of the files that it is made from.
    stamp: String,
    /// A hash of what is told of it.
    print: String,
    /// When it was last changed, if that was seen.
    at: Option<Timestamp>,
}

impl Changes {
    /// The record in a cache; one that is not there, or broken, knows nothing.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn read(cache: &Path) -> Result<Self> {
        let file = cache.join("changes");
        let text = match fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            other => other.with_context(|| format!("reading {}", file.display()))?,
        };
        let (before, is_of_another) = parsed(&text).unwrap_or_default();
        Ok(Self {
            file,
            before,
            now: BTreeMap::new(),
            is_of_another,
        })
    }

    /// Whether the files of a thing are others than before.
    pub(crate) fn is_another(&self, key: &str, stamp: &str) -> bool {
        let before = self.before.get(key);
        self.is_of_another || before.is_none_or(|seen| seen.stamp != stamp)
    }

    /// Notes a thing, and says when it was last changed, if that was seen. `key` is its UID;
    /// `print` a hash of what is told of it, where its files are others than before.
    pub(crate) fn see(
        &mut self,
        key: String,
        stamp: String,
        print: Option<String>,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let (print, at) = match (self.before.get(&key), print) {
            (Some(seen), None) => (seen.print.clone(), seen.at),
            (Some(seen), Some(print)) => {
                let is_same = self.is_of_another || seen.print == print;
                (print, if is_same { seen.at } else { Some(now) })
            }
            (None, print) => {
                let is_site_known = self.before.keys().any(|known| site(known) == site(&key));
                (print.unwrap_or_default(), is_site_known.then_some(now))
            }
        };
        self.now.insert(key, Seen { stamp, print, at });
        at
    }

    /// Writes the record, without what this build did not see of its site.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn write(mut self) -> Result<()> {
        let built: BTreeSet<&str> = self.now.keys().map(|key| site(key)).collect();
        self.before.retain(|key, _| !built.contains(site(key)));
        let mut text = [EDITION, "\t", env!("CARGO_PKG_VERSION"), "\n"].concat();
        for (key, Seen { stamp, print, at }) in self.before.iter().chain(&self.now) {
            let at = at.map(|at| at.as_second().to_string()).unwrap_or_default();
            let _ = writeln!(text, "{key}\t{stamp}\t{print}\t{at}");
        }
        replace(&self.file, text.as_bytes())
    }
}

/// What a UID ends with.
fn site(key: &str) -> &str {
    key.rsplit_once('@').map_or(key, |(_, site)| site)
}

/// Reads a record, and whether another program wrote it; `None` if it is broken.
fn parsed(text: &str) -> Option<(BTreeMap<String, Seen>, bool)> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let version = lines.next()?.strip_prefix(EDITION)?.strip_prefix('\t')?;
    let mut all = BTreeMap::new();
    for line in lines {
        let mut cells = line.split('\t');
        let key = cells.next()?.to_owned();
        let (stamp, print) = (cells.next()?.to_owned(), cells.next()?.to_owned());
        let at = match cells.next()? {
            "" => None,
            at => Some(Timestamp::from_second(at.parse().ok()?).ok()?),
        };
        all.insert(key, Seen { stamp, print, at });
    }
    Some((all, version != env!("CARGO_PKG_VERSION")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A build that sees these things, each with its files and what is told of it; when each
    /// was last changed, in hours since the first build.
    fn build(cache: &Path, hour: i64, things: &[(&str, &str, &str)]) -> Vec<Option<i64>> {
        let at = |hour: i64| Timestamp::from_second(hour * 3600).unwrap();
        let mut changes = Changes::read(cache).unwrap();
        let mut found = Vec::new();
        for (key, stamp, print) in things {
            let is_another = changes.is_another(key, stamp);
            let print = is_another.then(|| (*print).to_owned());
            let seen = changes.see((*key).to_owned(), (*stamp).to_owned(), print, at(hour));
            found.push(seen.map(|at| at.as_second() / 3600));
        }
        changes.write().unwrap();
        found
    }

    #[test]
    fn a_change_is_seen_once() {
        let cache = tempfile::tempdir().unwrap();
        let cache = cache.path();
        for (hour, things, seen) in [
            // Nobody knows of what was there from the beginning.
            (
                1,
                &[("a@x", "1", "1"), ("b@x", "1", "1")][..],
                &[None, None][..],
            ),
            (2, &[("a@x", "1", "1"), ("b@x", "2", "2")], &[None, Some(2)]),
            // Other files that tell the same.
            (3, &[("a@x", "2", "1"), ("b@x", "2", "2")], &[None, Some(2)]),
            // A new one, and one that is gone.
            (
                4,
                &[("c@x", "1", "1"), ("b@x", "2", "2")],
                &[Some(4), Some(2)],
            ),
            (
                5,
                &[("a@x", "1", "1"), ("c@x", "1", "1")],
                &[Some(5), Some(4)],
            ),
            // Another site with the same cache.
            (6, &[("a@y", "1", "1")], &[None]),
            (
                7,
                &[("a@x", "1", "1"), ("c@x", "1", "1")],
                &[Some(5), Some(4)],
            ),
        ] {
            assert_eq!(build(cache, hour, things), seen, "{hour}");
        }
    }

    /// A new version may tell the same in other words: that is no change of the content.
    #[test]
    fn another_program_changes_nothing() {
        let cache = tempfile::tempdir().unwrap();
        let cache = cache.path();
        build(cache, 1, &[("a@x", "1", "1"), ("b@x", "1", "1")]);
        build(cache, 2, &[("a@x", "2", "2"), ("b@x", "1", "1")]);
        let file = cache.join("changes");
        let text = fs::read_to_string(&file).unwrap();
        let (_, rest) = text.split_once('\n').unwrap();
        fs::write(&file, format!("{EDITION}\t0.0.0\n{rest}")).unwrap();
        let things = [("a@x", "2", "3"), ("b@x", "1", "3")];
        assert_eq!(build(cache, 3, &things), [Some(2), None]);
        assert_eq!(build(cache, 4, &[("a@x", "4", "4")]), [Some(4)]);
    }

    #[test]
    fn a_broken_record_knows_nothing() {
        for broken in [
            "",
            "other\n",
            "multaqa changes 1\t0\na@x\t1\n",
            "multaqa changes 1",
        ] {
            assert_eq!(parsed(broken), None, "{broken}");
        }
    }
}
