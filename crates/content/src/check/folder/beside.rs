//! What lies beside the things of a folder: files that are none of it, and those that pass through
//! into the site.

use super::{
    super::{
        fault::Fault,
        foreign::{self, Foreign},
        kind::PUBLIC,
    },
    Scan,
    entry::Entry,
    secret,
};
use crate::warn::PASSED_OVER;
use std::{fs, path::Path};

impl Scan<'_> {
    /// A file or folder that is none of a content folder: passed over with a word, unless it is
    /// probably one whose name has a slip, for then something would be missing.
    pub(super) fn foreign(&self, name: &str, file: &str, known: &[&str]) {
        match foreign::judge(file, known) {
            Foreign::Left(help) => {
                let message = "is passed over".to_owned();
                let mut fault = Fault::of_file(name, message, Some(help));
                fault.code = Some(PASSED_OVER);
                self.faults.push(fault);
            }
            Foreign::Slip(meant) => {
                let message = format!("`{file}` is no name that is known here");
                self.fault(name, message, Some(&format!("did you mean `{meant}`?")));
            }
        }
    }

    /// Files that pass through into the site, hidden ones too.
    pub(super) fn public(&mut self, path: &Path, below: &str) {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder cannot be read: {error}");
                self.fault(PUBLIC, message, Some("check that you may read it"));
                return;
            }
        };
        for entry in entries {
            let file = entry.file_name().to_string_lossy().into_owned();
            let (name, place) = (format!("{PUBLIC}/{below}{file}"), format!("{below}{file}"));
            let path = entry.path();
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            let linked = Entry {
                name: file.clone(),
                path: path.clone(),
                is_link,
            };
            if !self.inside(&linked, &name) {
                continue;
            }
            if entry.file_name().to_str().is_none() || file.contains(['\\', '\n', '\r', '\t']) {
                let help = "rename it: it becomes an address of the site";
                self.fault(
                    &name,
                    "the name cannot stand in an address".into(),
                    Some(help),
                );
            } else if secret::is_kept(&file, &path) {
                let message = format!("`{file}` is not for everybody's eyes");
                let help = "remove it: what lies in public/ is published, hidden files too";
                self.fault(&name, message, Some(help));
            } else if foreign::is_left_behind(&file) {
                self.foreign(&name, &file, &[]);
            } else if path.is_dir() && !is_link {
                self.public(&path, &format!("{place}/"));
            } else if path.is_file() {
                self.folder.public.insert(place, path);
            } else {
                let help = "copy the files themselves into the folder";
                self.fault(&name, "is neither a file nor a folder".into(), Some(help));
            }
        }
    }
}
