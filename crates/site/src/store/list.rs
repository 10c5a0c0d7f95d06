//! The list of what a build made: what the next one compares with. It lies in the cache, a
//! text of a line for each step, below it one for each of its units after a tab, and below
//! that one for each of its files after two.

use anyhow::{Context as _, Result};
use std::{
    collections::HashMap,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::UNIX_EPOCH,
};

/// The first line of a list; another one is not understood.
const EDITION: &str = "multaqa build 3";

/// A unit with its name, which no other has. One that was kept is that of the build before
/// itself.
pub(super) type Named = (Arc<str>, Arc<Unit>);

/// What the build before made.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Before {
    /// The inputs of each step, and what came of it.
    pub(super) steps: HashMap<String, (String, Vec<Named>)>,
    pub(super) units: HashMap<Arc<str>, Arc<Unit>>,
}

/// A part of a build that is done by itself.
#[derive(Debug, PartialEq)]
pub(super) struct Step {
    pub(super) name: String,
    /// A hash of all that it is done from; empty where that is not known.
    pub(super) inputs: String,
    pub(super) units: Vec<Named>,
}

/// Files that are made together, from the same.
#[derive(Debug, PartialEq)]
pub(super) struct Unit {
    /// A hash of what they are made from.
    pub(super) recipe: String,
    pub(super) files: Vec<Kept>,
}

/// A file as it was written.
#[derive(Debug, PartialEq)]
pub(super) struct Kept {
    /// Below the site's root, with slashes.
    pub(super) path: String,
    bytes: u64,
    /// Nanoseconds since 1970.
    modified: u128,
}

impl Unit {
    /// Whether its files lie in a site as they were written.
    pub(super) fn is_intact(&self, site: &Path) -> bool {
        let mut full = PathBuf::new();
        self.files.iter().all(|file| {
            full.clear();
            full.push(site);
            full.push(&file.path);
            let is = fs::symlink_metadata(&full).and_then(|is| look(&is));
            is.is_ok_and(|is| is == (file.bytes, file.modified))
        })
    }
}

impl Kept {
    /// Writes a file, which lies at `path` in the site.
    pub(super) fn write(at: &Path, path: String, bytes: &[u8]) -> Result<Self> {
        let write = || {
            let mut file = fs::File::create(at)?;
            io::Write::write_all(&mut file, bytes)?;
            look(&file.metadata()?)
        };
        let (bytes, modified) = write().with_context(|| format!("writing {}", at.display()))?;
        Ok(Self {
            path,
            bytes,
            modified,
        })
    }
}

/// By what a file is known again: its size, and when it was written.
fn look(is: &fs::Metadata) -> io::Result<(u64, u128)> {
    let modified = is.modified()?.duration_since(UNIX_EPOCH);
    Ok((is.len(), modified.map_or(0, |time| time.as_nanos())))
}

/// A list as a text.
pub(super) fn written(steps: &[Step]) -> String {
    let mut text = [EDITION, "\n"].concat();
    for step in steps {
        let _ = writeln!(text, "{}\t{}", step.name, step.inputs);
        for (name, unit) in &step.units {
            let _ = writeln!(text, "\t{name}\t{}", unit.recipe);
            for file in &unit.files {
                let _ = writeln!(text, "\t\t{}\t{}\t{}", file.path, file.bytes, file.modified);
            }
        }
    }
    text
}

/// Reads a list; `None` if it is broken.
pub(super) fn read(text: &str) -> Option<Before> {
    let mut lines = text.strip_suffix('\n')?.split('\n').peekable();
    if lines.next()? != EDITION {
        return None;
    }
    let mut before = Before::default();
    while let Some(line) = lines.next() {
        let (name, inputs) = line.split_once('\t').filter(|(name, _)| !name.is_empty())?;
        let mut units = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('\t')) {
            let (name, recipe) = line.get(1..)?.split_once('\t')?;
            let mut files = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with("\t\t")) {
                let mut cells = line.get(2..)?.split('\t');
                files.push(Kept {
                    path: cells.next()?.to_owned(),
                    bytes: cells.next()?.parse().ok()?,
                    modified: cells.next()?.parse().ok()?,
                });
                cells.next().is_none().then_some(())?;
            }
            let recipe = recipe.to_owned();
            units.push((Arc::from(name), Arc::new(Unit { recipe, files })));
        }
        before.units.extend(units.iter().cloned());
        let step = (inputs.to_owned(), units);
        before.steps.insert(name.to_owned(), step);
    }
    Some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_it_was_written() {
        let kept = |path: &str| Kept {
            path: path.to_owned(),
            bytes: 7,
            modified: 1_700_000_000_123_456_789,
        };
        let unit = |files| {
            Arc::new(Unit {
                recipe: "abc".to_owned(),
                files,
            })
        };
        let units: Vec<Named> = vec![
            (
                "/".into(),
                unit(vec![kept("index.html"), kept("page.json")]),
            ),
            ("empty".into(), unit(vec![])),
        ];
        let step = |name: &str, inputs: &str, units| Step {
            name: name.to_owned(),
            inputs: inputs.to_owned(),
            units,
        };
        let text = written(&[
            step("pages", "def", units.clone()),
            step("nothing", "", vec![]),
        ]);
        let before = Before {
            steps: HashMap::from([
                ("pages".to_owned(), ("def".to_owned(), units.clone())),
                ("nothing".to_owned(), (String::new(), vec![])),
            ]),
            units: units.into_iter().collect(),
        };
        assert_eq!(read(&text), Some(before));
        for broken in [
            "",
            "other\n",
            &text[..text.len() - 1],
            &text.replace("\t7\t", "\t"),
            &text.replace("\t7\t", "\t7\t7\t"),
            &text.replace("\tabc", ""),
            "multaqa build 3\n\tx\ty\n",
            "multaqa build 3\nx\n",
        ] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }
}
