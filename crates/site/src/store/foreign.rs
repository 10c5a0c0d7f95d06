//! What lies in the folder of a site and is none of it: a CNAME, an editor's folder, the files of
//! a version control. It is named and stays where it is.
//!
//! A site's own files are known by a list that lies beside them, so that what an earlier build
//! wrote is told from what somebody put there.

use anyhow::{Context as _, Result, ensure};
use std::{collections::BTreeSet, fs, io, path::Path};

/// The list of a site's files, a line each, but for those that lie compressed beside others.
pub(super) const LIST: &str = ".multaqa-files";

/// The list of a site, as a text.
pub(super) fn listed<'p>(paths: impl Iterator<Item = &'p str>) -> String {
    let paths: BTreeSet<&str> = paths.collect();
    let mut text = String::new();
    for path in &paths {
        if whole(path) == *path || !paths.contains(whole(path)) {
            text.push_str(path);
            text.push('\n');
        }
    }
    text
}

/// A path without the ending that compression adds.
fn whole(path: &str) -> &str {
    let stem = path
        .strip_suffix(".br")
        .or_else(|| path.strip_suffix(".gz"));
    stem.unwrap_or(path)
}

/// What lies in a folder and belongs neither to the site that was there nor to the one that will
/// be: files, and with a slash at the end folders of nothing else.
pub(super) fn foreign(out: &Path, now: &str) -> Result<Vec<String>> {
    let before = match fs::read_to_string(out.join(LIST)) {
        Ok(before) => before,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| out.join(LIST).display().to_string()),
    };
    let own: BTreeSet<&str> = before.lines().chain(now.lines()).chain([LIST]).collect();
    let mut found = Vec::new();
    if out.is_dir() {
        look(out, "", &own, &mut found)?;
    }
    let now: BTreeSet<&str> = now.lines().collect();
    for name in &found {
        let folder = format!("{}/", name.trim_end_matches('/'));
        let within = now.range(folder.as_str()..).next();
        let is_taken = now.contains(name.trim_end_matches('/'))
            || within.is_some_and(|path| !name.ends_with('/') && path.starts_with(&folder));
        ensure!(
            !is_taken,
            "{} is in the way of the site's own: move it away",
            out.join(name).display()
        );
    }
    Ok(found)
}

/// Looks through a folder; says whether it has a file of the site.
fn look(folder: &Path, below: &str, own: &BTreeSet<&str>, found: &mut Vec<String>) -> Result<bool> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = entries.with_context(|| format!("reading {}", folder.display()))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut has_own = false;
    for entry in entries {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let mut inner = Vec::new();
            if look(&entry.path(), &format!("{name}/"), own, &mut inner)? {
                has_own = true;
                found.append(&mut inner);
            } else if !inner.is_empty() {
                found.push(format!("{name}/"));
            }
        } else if own.contains(whole(&name)) || own.contains(name.as_str()) {
            has_own = true;
        } else {
            found.push(name);
        }
    }
    Ok(has_own)
}

/// Moves what is foreign from one folder to where it lay in another.
pub(super) fn carry(foreign: &[String], from: &Path, to: &Path) -> Result<()> {
    for name in foreign {
        let name = name.trim_end_matches('/');
        let to = to.join(name);
        if let Some(parent) = to.parent() {
            super::place::create(parent)?;
        }
        fs::rename(from.join(name), &to).with_context(|| format!("keeping {}", to.display()))?;
    }
    Ok(())
}
