//! What a folder of the file system has, as far as it is looked at.

use super::Scan;
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

/// What a folder of the file system has.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// Whether it may lead elsewhere.
    pub(super) is_link: bool,
}

impl Scan<'_> {
    /// The entries of a folder by name; hidden ones are passed over.
    pub(super) fn entries(&self, path: &Path, name: &str) -> Vec<Entry> {
        let read = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = match read {
            Ok(entries) => entries,
            Err(error) => {
                let help = "check that you may read it";
                self.fault(
                    name,
                    format!("the folder cannot be read: {error}"),
                    Some(help),
                );
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for entry in entries {
            let file_name = entry.file_name();
            match file_name.to_str() {
                Some(text) if text.starts_with('.') => {}
                Some(text) => found.push(Entry {
                    name: text.to_owned(),
                    path: entry.path(),
                    is_link: entry.file_type().is_ok_and(|kind| kind.is_symlink()),
                }),
                None => {
                    let shown = file_name.to_string_lossy().into_owned();
                    let help = "rename it";
                    self.fault(&shown, "the file's name is not UTF-8".into(), Some(help));
                }
            }
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    /// Whether an entry stays in the folder once its links are followed.
    pub(super) fn inside(&self, entry: &Entry, name: &str) -> bool {
        if !entry.is_link {
            return true;
        }
        let real = entry.path.canonicalize();
        let real = real.as_ref().map(|real| real.strip_prefix(&self.canonical));
        match real {
            // A picture that is a link to `.git/config` would be published, and an error in it
            // shown.
            Ok(Ok(real)) if is_hidden(real) || top(real) != top(Path::new(name)) => {
                let message = "is a symbolic link to a file of another kind".to_owned();
                let help = "copy the file itself to where the link is";
                self.fault(name, message, Some(help));
                false
            }
            Ok(Ok(_)) => true,
            Ok(Err(_)) => {
                let message = "is a symbolic link that leaves the content folder".to_owned();
                self.fault(name, message, Some("copy the file into the folder"));
                false
            }
            Err(error) => {
                let help = "check that the link leads to a file, and that you may read it";
                self.fault(name, format!("cannot be read: {error}"), Some(help));
                false
            }
        }
    }
}

/// Whether a path leads through something hidden.
fn is_hidden(path: &Path) -> bool {
    let mut parts = path.iter().map(OsStr::as_encoded_bytes);
    parts.any(|part| part.starts_with(b"."))
}

/// The folder at the top of the content that a path leads through, or the file that lies there.
fn top(path: &Path) -> Option<&OsStr> {
    path.iter().next()
}
