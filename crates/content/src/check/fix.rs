//! What `check --fix` puts into files: only what can mean one thing.

use super::fault::{Fault, Fix};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// A file with its slips mended, to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Fixed {
    /// Where it lies.
    pub path: PathBuf,
    /// Its whole text.
    pub text: String,
    /// What is other than before.
    pub changes: Vec<Change>,
}

/// A piece that is other than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The file, relative to the folder, with `/` between its parts.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

/// The files of a folder as they should be, as far as that is certain. Of slips within slips
/// the outer one is mended; another check tells the rest.
///
/// # Errors
/// If a file cannot be read again.
pub fn fixes(folder: &Path, faults: &[Fault]) -> io::Result<Vec<Fixed>> {
    let mut files: BTreeMap<&str, Vec<(&Fault, &Fix)>> = BTreeMap::new();
    for fault in faults {
        if let Some(fix) = &fault.fix {
            files.entry(&fault.file).or_default().push((fault, fix));
        }
    }
    let mut fixed = Vec::new();
    for (file, mut fixes) in files {
        fixes.sort_by_key(|(_, fix)| (fix.span.start, std::cmp::Reverse(fix.span.end)));
        let path = folder.join(file);
        let old = fs::read_to_string(&path)?;
        let (mut text, mut changes, mut at) = (String::new(), Vec::new(), 0);
        for (fault, Fix { span, put }) in fixes {
            let (Some(before), Some(from)) = (old.get(at..span.start), old.get(span.clone()))
            else {
                continue;
            };
            text.push_str(before);
            text.push_str(put);
            at = span.end;
            changes.push(Change {
                file: file.to_owned(),
                line: fault.line,
                column: fault.column,
                from: from.to_owned(),
                to: put.clone(),
            });
        }
        text.push_str(old.get(at..).unwrap_or(""));
        if !changes.is_empty() {
            fixed.push(Fixed {
                path,
                text,
                changes,
            });
        }
    }
    Ok(fixed)
}
