//! Fingerprints of files, to know whether something must be built again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

/// The first 16 hexadecimal digits of the SHA-256 of some bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

/// One fingerprint of all these files and folders, their names included, and
/// of further `settings`. What does not exist counts as empty.
pub(crate) fn of_files(root: &Path, paths: &[&str], settings: &str) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(&root.join(path), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new_with_prefix(settings);
    for file in files {
        let text = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        hash.update(
            file.strip_prefix(root)
                .unwrap_or(&file)
                .as_os_str()
                .as_encoded_bytes(),
        );
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    Ok(hexadecimal(hash))
}

/// All files at or below a path.
pub(crate) fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        let reading = || format!("reading {}", path.display());
        for entry in fs::read_dir(path).context(reading())? {
            collect(&entry.context(reading())?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
