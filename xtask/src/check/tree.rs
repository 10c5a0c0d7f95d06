//! The source files that the rules look at, read once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The folders whose sources are the project's own.
const FOLDERS: [&str; 5] = ["src", "style", "crates", "tests", "xtask"];
const KINDS: [&str; 2] = ["rs", "css"];
const SKIPPED: [&str; 2] = ["target", "node_modules"];

/// Texts by their path from the project's folder, with `/` between folders.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads the project's sources.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        for folder in FOLDERS {
            if root.join(folder).is_dir() {
                tree.read_folder(root, folder)?;
            }
        }
        Ok(tree)
    }

    /// A tree of these files, for trying the rules out.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        Self {
            files: files.iter().map(owned).collect(),
        }
    }

    /// The files below a folder (`src/`; empty for all) with this ending
    /// (`.rs`), in the order of their paths.
    pub(crate) fn below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }

    fn read_folder(&mut self, root: &Path, folder: &str) -> Result<()> {
        let reading = || format!("reading {folder}");
        for entry in fs::read_dir(root.join(folder)).context(reading())? {
            let entry = entry.context(reading())?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}/{name}");
            if entry.file_type().context(reading())?.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    self.read_folder(root, &path)?;
                }
            } else if name
                .rsplit_once('.')
                .is_some_and(|(_, kind)| KINDS.contains(&kind))
            {
                let text =
                    fs::read_to_string(entry.path()).with_context(|| format!("reading {path}"))?;
                self.files.insert(path, text);
            }
        }
        Ok(())
    }
}
