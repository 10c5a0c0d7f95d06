//! Fingerprints of files, to know whether something must be built again.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;
use sha2::{Digest as _, Sha256};

use crate::folder;

/// The first 16 hexadecimal digits of the SHA-256 of some bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

/// One fingerprint of all these files and folders, their names included, and
/// of further `settings`. What does not exist counts as empty.
pub(crate) fn of_files(root: &Path, paths: &[&str], settings: &str) -> Result<String> {
    let mut hash = Sha256::new_with_prefix(settings);
    for path in paths {
        for file in folder::files(&root.join(path))? {
            let text = fs::read(&file)?;
            hash.update(folder::inside(root, &file));
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
    }
    Ok(hexadecimal(hash))
}

fn hexadecimal(hash: Sha256) -> String {
    let bytes = hash.finalize();
    bytes
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The fingerprint of what something is made of now, and the file that has the one of what
/// it was made of.
#[derive(Debug)]
pub(crate) struct Record {
    file: PathBuf,
    now: String,
}

impl Record {
    pub(crate) fn new(file: PathBuf, now: String) -> Self {
        Self { file, now }
    }

    /// Whether the thing was made, whole, of what it would be made of now.
    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|last| last == self.now)
    }

    /// To do before anything else, so that what is made in part is never taken for whole.
    pub(crate) fn forget(&self) -> Result<()> {
        if self.file.exists() {
            fs::remove_file(&self.file)?;
        }
        Ok(())
    }

    /// To do once the thing is whole.
    pub(crate) fn keep(&self) -> Result<()> {
        Ok(fs::write(&self.file, &self.now)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_in_part_is_not_current() {
        let folder = tempfile::tempdir().unwrap();
        let record = |now: &str| Record::new(folder.path().join("made"), now.to_owned());
        assert!(!record("1").is_current());
        record("1").keep().unwrap();
        assert!(record("1").is_current());
        assert!(!record("2").is_current());
        record("2").forget().unwrap();
        assert!(!record("1").is_current());
    }

    #[test]
    fn a_change_of_text_name_or_settings_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let of = |settings| of_files(folder.path(), &["src"], settings).unwrap();
        fs::create_dir_all(folder.path().join("src/a")).unwrap();
        fs::write(folder.path().join("src/a/b"), "1").unwrap();
        let first = of("");
        assert_eq!(first, of(""));
        assert_ne!(first, of("release"));
        fs::write(folder.path().join("src/a/b"), "2").unwrap();
        assert_ne!(first, of(""));
        fs::write(folder.path().join("src/a/b"), "1").unwrap();
        assert_eq!(first, of(""));
        fs::rename(folder.path().join("src/a/b"), folder.path().join("src/a/c")).unwrap();
        assert_ne!(first, of(""));
    }
}
