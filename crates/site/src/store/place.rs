//! Bringing what was built into its place: as a whole, or file by file.

use super::{
    foreign::carry,
    list::{Before, Kept, Unit},
};
use anyhow::{Context as _, Result};
use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Moves the files that differ into a site, and removes those that it no more has: `now` are
/// all units of the build, `before` what the build before made.
pub(super) fn merge<'u>(
    fresh: &Path,
    out: &Path,
    now: impl Iterator<Item = &'u Arc<Unit>>,
    before: &Before,
) -> Result<()> {
    let old: HashSet<*const Unit> = before.units.values().map(Arc::as_ptr).collect();
    let (mut kept, mut paths) = (HashSet::new(), HashSet::new());
    let mut folder = PathBuf::new();
    for unit in now {
        if old.contains(&Arc::as_ptr(unit)) {
            kept.insert(Arc::as_ptr(unit));
            continue;
        }
        for Kept { path, .. } in &unit.files {
            let to = out.join(path);
            // Most files lie beside the one before.
            if let Some(parent) = to.parent().filter(|parent| *parent != folder) {
                create(parent)?;
                folder = parent.to_owned();
            }
            rename(&fresh.join(path), &to)?;
            paths.insert(path.as_str());
        }
    }
    let gone = before.units.values();
    let gone = gone.filter(|unit| !kept.contains(&Arc::as_ptr(unit)));
    for Kept { path, .. } in gone.flat_map(|unit| &unit.files) {
        if !paths.contains(path.as_str()) {
            remove(out, path)?;
        }
    }
    Ok(())
}

/// Removes a file of a site, and the folders that are empty without it.
fn remove(out: &Path, path: &str) -> Result<()> {
    let path = out.join(path);
    remove_if_there(&path)?;
    let above = path.ancestors().skip(1).take_while(|folder| *folder != out);
    for folder in above {
        // One that is not empty refuses.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

pub(super) fn remove_if_there(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", file.display()))
        }
        _ => Ok(()),
    }
}

/// Makes a folder with all above it, where it is not there.
pub(super) fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("moving {} to {}", from.display(), to.display()))
}

/// Writes a file beside its place and moves it there.
pub(super) fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
    let parent = file.parent().unwrap_or(Path::new("."));
    create(parent)?;
    let write = || {
        let mut fresh = tempfile::NamedTempFile::new_in(parent)?;
        io::Write::write_all(&mut fresh, bytes)?;
        fresh.persist(file).map_err(|error| error.error)
    };
    write().with_context(|| format!("writing {}", file.display()))?;
    Ok(())
}

/// Puts a whole site in the place of the one before; what is foreign there stays.
pub(super) fn swap(fresh: tempfile::TempDir, out: &Path, foreign: &[String]) -> Result<()> {
    open_to_all(fresh.path())
        .with_context(|| format!("setting permissions of {}", fresh.path().display()))?;
    if !out.exists() {
        return rename(&fresh.keep(), out);
    }
    let old = fresh.path().with_extension("old");
    rename(out, &old)?;
    if let Err(error) = rename(fresh.path(), out) {
        // What was there before must stand again, whatever went wrong.
        rename(&old, out)?;
        return Err(error);
    }
    drop(fresh.keep());
    carry(foreign, &old, out)?;
    fs::remove_dir_all(&old).with_context(|| format!("removing {}", old.display()))
}

/// A temporary folder is its owner's alone; a site is for a server to read.
#[cfg(unix)]
fn open_to_all(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_all(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_site_takes_the_place_of_the_old() {
        let room = tempfile::tempdir().unwrap();
        let out = room.path().join("out");
        for mark in ["first", "second"] {
            let fresh = tempfile::tempdir_in(room.path()).unwrap();
            fs::write(fresh.path().join("404.html"), mark).unwrap();
            swap(fresh, &out, &[]).unwrap();
            assert_eq!(fs::read_to_string(out.join("404.html")).unwrap(), mark);
        }
        assert_eq!(
            fs::read_dir(room.path()).unwrap().count(),
            1,
            "nothing is left behind"
        );
    }
}
