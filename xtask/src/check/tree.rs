//! The source files that the rules look at, read once.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use walkdir::{DirEntry, WalkDir};

use crate::folder;

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
        let is_skipped = |entry: &DirEntry| SKIPPED.iter().any(|name| entry.file_name() == *name);
        let mut tree = Self::default();
        for folder in FOLDERS {
            let entries = WalkDir::new(root.join(folder)).into_iter();
            for entry in entries.filter_entry(|entry| !is_skipped(entry)) {
                let file = entry?.into_path();
                let kind = file.extension().unwrap_or_default();
                if KINDS.iter().any(|one| kind == *one) {
                    let text = fs::read_to_string(&file)?;
                    tree.files.insert(folder::inside(root, &file), text);
                }
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
}
