//! `SHA256SUMS`: what `sha256sum --check` and `shasum -a 256 --check` read.

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};
use std::{fmt::Write as _, fs, path::Path};

/// The file's name.
const NAME: &str = "SHA256SUMS";

/// Writes the sums of all archives in a folder, by name.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".tar.gz") || name.ends_with(".zip") {
            names.push(name);
        }
    }
    names.sort();
    let mut text = String::new();
    for name in names {
        let _ = writeln!(text, "{}  {name}", of(&folder.join(&name))?);
    }
    fs::write(folder.join(NAME), text).context("writing the checksums")
}

/// Compares an archive with its line in the file beside it.
pub(crate) fn check(archive: &Path) -> Result<()> {
    let name = archive.file_name().context("no file")?.to_string_lossy();
    let file = archive.with_file_name(NAME);
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let line = format!("{}  {name}", of(archive)?);
    if !text.lines().any(|known| known == line) {
        bail!("{} is not what {} says", archive.display(), file.display());
    }
    Ok(())
}

fn of(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_every_archive_and_a_change_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["b.zip", "a.tar.gz", "other.txt"] {
            fs::write(path(name), "abc").unwrap();
        }
        write(folder.path()).unwrap();
        // The first example of FIPS 180-2.
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            fs::read_to_string(path(NAME)).unwrap(),
            format!("{sum}  a.tar.gz\n{sum}  b.zip\n")
        );
        check(&path("b.zip")).unwrap();
        fs::write(path("b.zip"), "abd").unwrap();
        assert!(check(&path("b.zip")).is_err());
        assert!(check(&path("other.txt")).is_err());
    }
}
