//! Archives that are the same, byte for byte, whenever and wherever they are packed from the
//! same files: sorted, of nobody, and of one moment.

use anyhow::{Context as _, Result, bail};
use flate2::{Compression, GzBuilder, read::GzDecoder};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::Path,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// 1980-01-01, the first day that a zip knows.
const MOMENT: u64 = 315_532_800;

/// The files of an archive, by their paths in it.
pub(crate) type Files = BTreeMap<String, Entry>;

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) bytes: Vec<u8>,
    /// Whether it can be started.
    pub(crate) is_program: bool,
}

impl Entry {
    /// A file to be read.
    pub(crate) fn plain(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            is_program: false,
        }
    }

    /// As chmod(2) takes it.
    fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

/// Writes an archive of the kind that its name tells.
pub(crate) fn write(files: &Files, path: &Path) -> Result<()> {
    let file = File::create(path).with_context(|| format!("writing {}", path.display()))?;
    let file = BufWriter::new(file);
    if is_zip(path) {
        write_zip(files, file)
    } else {
        write_tar(files, file)
    }
    .with_context(|| format!("writing {}", path.display()))
}

/// Unpacks one into a folder that is there.
pub(crate) fn unpack(path: &Path, folder: &Path) -> Result<()> {
    let file = File::open(path).with_context(|| format!("reading {}", path.display()))?;
    let file = BufReader::new(file);
    if is_zip(path) {
        ZipArchive::new(file)?.extract(folder)?;
    } else if path.extension().is_some_and(|end| end == "gz") {
        tar::Archive::new(GzDecoder::new(file)).unpack(folder)?;
    } else {
        bail!("{} is neither a .zip nor a .tar.gz", path.display());
    }
    Ok(())
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "zip")
}

fn write_tar(files: &Files, out: impl Write) -> Result<()> {
    // Neither a time nor a name: `GzBuilder` writes none unless told.
    let mut tar = tar::Builder::new(GzBuilder::new().write(out, Compression::best()));
    for (name, entry) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode());
        header.set_mtime(MOMENT);
        header.set_uid(0);
        header.set_gid(0);
        tar.append_data(&mut header, name, entry.bytes.as_slice())?;
    }
    tar.into_inner()?.finish()?.flush()?;
    Ok(())
}

fn write_zip(files: &Files, out: impl Write + std::io::Seek) -> Result<()> {
    let mut zip = ZipWriter::new(out);
    for (name, entry) in files {
        // The default time is the first day that a zip knows.
        let options = SimpleFileOptions::default()
            .compression_level(Some(9))
            .unix_permissions(entry.mode());
        zip.start_file(name, options)?;
        zip.write_all(&entry.bytes)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn files() -> Files {
        let program = Entry {
            bytes: vec![7; 100_000],
            is_program: true,
        };
        let text = Entry::plain("نص".into());
        [
            ("m/multaqa".to_owned(), program),
            ("m/man/a.1".to_owned(), text),
        ]
        .into()
    }

    #[test]
    fn what_is_packed_is_unpacked_and_programs_can_be_started() {
        for name in ["m.tar.gz", "m.zip"] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            write(&files(), &path).unwrap();
            unpack(&path, folder.path()).unwrap();
            for (name, entry) in files() {
                let file = folder.path().join(&name);
                assert_eq!(fs::read(&file).unwrap(), entry.bytes, "{name}");
                #[cfg(unix)]
                {
                    use std::os::unix::fs::PermissionsExt as _;
                    let mode = file.metadata().unwrap().permissions().mode();
                    assert_eq!(mode & 0o777, entry.mode(), "{name}");
                }
            }
        }
    }

    /// The clock does not come in: every time in an archive is the one moment, or none.
    #[test]
    fn an_archive_is_the_same_at_any_time() {
        let folder = tempfile::tempdir().unwrap();
        let [tar, zip] = ["m.tar.gz", "m.zip"].map(|name| folder.path().join(name));
        write(&files(), &tar).unwrap();
        write(&files(), &zip).unwrap();

        let unzipped = GzDecoder::new(File::open(tar).unwrap());
        assert_eq!(unzipped.header().unwrap().mtime(), 0);
        let mut tar = tar::Archive::new(unzipped);
        let entries = tar.entries().unwrap().map(Result::unwrap);
        let times: Vec<_> = entries.map(|e| e.header().mtime().unwrap()).collect();
        assert_eq!(times, [MOMENT; 2]);

        let mut zip = ZipArchive::new(File::open(zip).unwrap()).unwrap();
        for at in 0..2 {
            let time = zip.by_index(at).unwrap().last_modified();
            assert_eq!(time, Some(zip::DateTime::default()), "{at}");
        }
    }

    #[test]
    fn what_is_no_archive_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.txt");
        fs::write(&path, "").unwrap();
        assert!(unpack(&path, folder.path()).is_err());
    }
}
