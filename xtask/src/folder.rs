//! Folders: which files lie in one, and how one comes into its place whole.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;
use walkdir::WalkDir;

/// All files at or below a path, in the order of their names; none where nothing is.
pub(crate) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if path.exists() {
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                files.push(entry.into_path());
            }
        }
    }
    Ok(files)
}

/// A file's path from a folder, with `/` between folders.
pub(crate) fn inside(folder: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    inside.to_string_lossy().replace('\\', "/")
}

/// A file's name.
pub(crate) fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Removes a folder, if it is there.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// An empty folder beside the one that something belongs into: what bears the name is
/// complete.
pub(crate) fn partial(folder: &Path) -> Result<PathBuf> {
    let partial = folder.with_extension("partial");
    clear(&partial)?;
    fs::create_dir_all(&partial)?;
    Ok(partial)
}

/// Puts what became complete where it belongs, instead of what was there.
pub(crate) fn put_in_place(partial: &Path, folder: &Path) -> Result<()> {
    clear(folder)?;
    Ok(fs::rename(partial, folder)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_place_takes_the_place_of_all_that_was_there() {
        let root = tempfile::tempdir().unwrap();
        let made = root.path().join("made");
        for name in ["old", "new"] {
            let partial = partial(&made).unwrap();
            fs::create_dir(partial.join("a")).unwrap();
            fs::write(partial.join("a").join(name), name).unwrap();
            fs::write(partial.join("b"), "").unwrap();
            put_in_place(&partial, &made).unwrap();
        }
        let found = files(root.path()).unwrap();
        let names: Vec<String> = found.iter().map(|file| inside(root.path(), file)).collect();
        assert_eq!(names, ["made/a/new", "made/b"]);
        assert!(files(&root.path().join("none")).unwrap().is_empty());
    }
}
