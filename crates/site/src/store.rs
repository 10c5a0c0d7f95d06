//! Where the files of a build go: into a fresh folder, or, where the build before made the
//! same from the same, nowhere, because they lie in their place already.
//!
//! A build writes what differs into a folder beside the site, and moves it into the site only
//! when everything is there: a build that fails leaves the site as it was. What the build
//! before made is told by a list in the cache, with a hash of all that each thing was made
//! from, and with size and time of each file: one that somebody else wrote is made again.

use crate::{
    assets::short_hash,
    compress::{self, Effort},
};
use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::UNIX_EPOCH,
};

/// The first line of a list; another one is not understood.
const EDITION: &str = "multaqa build 1";

/// Files with their paths below the site's root.
pub(crate) type Files = Vec<(PathBuf, Vec<u8>)>;

/// Where the files of a build go.
pub(crate) struct Store {
    out: PathBuf,
    fresh: tempfile::TempDir,
    cache: Option<PathBuf>,
    before: HashMap<String, Unit>,
    made: Mutex<Made>,
    effort: Effort,
}

/// What this build made so far.
#[derive(Default)]
struct Made {
    units: Vec<(String, Unit)>,
    /// How many of them lie in their place already.
    kept: usize,
}

/// Files that are made together, from the same.
#[derive(Clone, Debug, PartialEq)]
struct Unit {
    /// A hash of what they are made from.
    recipe: String,
    files: Vec<Kept>,
}

/// A file as it was written.
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    /// Below the site's root, with slashes.
    path: String,
    bytes: u64,
    /// Nanoseconds since 1970.
    modified: u128,
}

impl Store {
    /// For a build into `out`. With a cache folder, what the build before made is kept where
    /// it is the same.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn new(out: &Path, cache: Option<&Path>, effort: Effort) -> io::Result<Self> {
        let parent = out
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        let fresh = tempfile::Builder::new()
            .prefix(".multaqa-")
            .tempdir_in(parent)?;
        let mut store = Self {
            out: out.to_owned(),
            fresh,
            cache: cache.map(Path::to_owned),
            before: HashMap::new(),
            made: Mutex::default(),
            effort,
        };
        // Without a list, or with a broken one, everything is made.
        let list = store.list()?.and_then(|list| fs::read_to_string(list).ok());
        store.before = list.and_then(|text| read(&text)).unwrap_or_default();
        Ok(store)
    }

    /// The list of what the last build into this folder made.
    fn list(&self) -> io::Result<Option<PathBuf>> {
        let Some(cache) = &self.cache else {
            return Ok(None);
        };
        let out = std::path::absolute(&self.out)?;
        let name = short_hash(out.as_os_str().as_encoded_bytes());
        Ok(Some(cache.join("sites").join(name)))
    }

    /// Files that follow from a recipe alone; they are made only if the last build did not.
    ///
    /// # Errors
    /// Those of the making, and of the file system.
    pub(crate) fn unit(
        &self,
        name: &str,
        recipe: &str,
        make: impl FnOnce() -> io::Result<Files>,
    ) -> io::Result<()> {
        let before = self.before.get(name).filter(|unit| unit.recipe == recipe);
        if let Some(unit) = before.filter(|unit| self.is_intact(unit)) {
            let mut made = self.made();
            made.units.push((name.to_owned(), unit.clone()));
            made.kept += 1;
            return Ok(());
        }
        let mut files = Vec::new();
        for (path, bytes) in make()? {
            self.put(&path, &bytes, &mut files)?;
        }
        let recipe = recipe.to_owned();
        self.made()
            .units
            .push((name.to_owned(), Unit { recipe, files }));
        Ok(())
    }

    /// A file that is at hand.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn file(&self, path: &Path, bytes: Vec<u8>) -> io::Result<()> {
        let effort = if self.effort == Effort::Best {
            "best"
        } else {
            "quick"
        };
        let recipe = [&short_hash(&bytes), effort].concat();
        self.unit(&slashed(path), &recipe, || {
            Ok(vec![(path.to_owned(), bytes)])
        })
    }

    /// A file of the cache that is named by what it is made from; made where it is not there.
    ///
    /// # Errors
    /// Those of the making, and of the file system.
    pub(crate) fn cached(
        &self,
        recipe: &str,
        make: impl FnOnce() -> io::Result<Vec<u8>>,
    ) -> io::Result<Vec<u8>> {
        let Some(cache) = &self.cache else {
            return make();
        };
        let file = cache.join("previews").join(recipe);
        if let Ok(bytes) = fs::read(&file) {
            return Ok(bytes);
        }
        let bytes = make()?;
        replace(&file, &bytes)?;
        Ok(bytes)
    }

    fn put(&self, path: &Path, bytes: &[u8], files: &mut Vec<Kept>) -> io::Result<()> {
        let full = self.fresh.path().join(path);
        if let Some(parent) = full.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&full, bytes)?;
        let mut written = vec![full.clone()];
        written.extend(compress::beside(&full, bytes, self.effort)?);
        for file in written {
            let inside = file.strip_prefix(self.fresh.path()).unwrap_or(&file);
            files.push(Kept::of(&file, slashed(inside))?);
        }
        Ok(())
    }

    /// Whether the files of a unit lie in the site as they were written.
    fn is_intact(&self, unit: &Unit) -> bool {
        unit.files.iter().all(|file| {
            let is = Kept::of(&self.out.join(&file.path), file.path.clone());
            is.is_ok_and(|is| is == *file)
        })
    }

    fn made(&self) -> MutexGuard<'_, Made> {
        // Nothing in it is ever half done.
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves what was made into the site, and removes what is no more part of it. Returns how
    /// many units were new or different.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn finish(self) -> io::Result<usize> {
        let list = self.list()?;
        let made = self
            .made
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = &list {
            // Until all is in its place, there is no list to rely on.
            remove_if_there(list)?;
        }
        if made.kept == 0 {
            swap(self.fresh, &self.out)?;
        } else {
            merge(self.fresh.path(), &self.out, &made, &self.before)?;
        }
        if let Some(list) = &list {
            replace(list, written(&made.units).as_bytes())?;
        }
        Ok(made.units.len() - made.kept)
    }
}

impl Kept {
    fn of(file: &Path, path: String) -> io::Result<Self> {
        let is = fs::symlink_metadata(file)?;
        let modified = is.modified()?.duration_since(UNIX_EPOCH);
        Ok(Self {
            path,
            bytes: is.len(),
            modified: modified.map_or(0, |time| time.as_nanos()),
        })
    }
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A list as a text: a line for each unit, then one for each of its files, after a tab.
fn written(units: &[(String, Unit)]) -> String {
    let mut text = [EDITION, "\n"].concat();
    for (name, unit) in units {
        let _ = writeln!(text, "{name}\t{}", unit.recipe);
        for file in &unit.files {
            let _ = writeln!(text, "\t{}\t{}\t{}", file.path, file.bytes, file.modified);
        }
    }
    text
}

/// Reads a list; `None` if it is broken.
fn read(text: &str) -> Option<HashMap<String, Unit>> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    if lines.next()? != EDITION {
        return None;
    }
    let mut units = HashMap::new();
    let mut last: Option<(String, Unit)> = None;
    for line in lines {
        match line.split('\t').collect::<Vec<_>>().as_slice() {
            ["", path, bytes, modified] => last.as_mut()?.1.files.push(Kept {
                path: (*path).to_owned(),
                bytes: bytes.parse().ok()?,
                modified: modified.parse().ok()?,
            }),
            [name, recipe] => {
                let files = Vec::new();
                let recipe = (*recipe).to_owned();
                units.extend(last.replace(((*name).to_owned(), Unit { recipe, files })));
            }
            _ => return None,
        }
    }
    units.extend(last);
    Some(units)
}

/// Writes a file beside its place and moves it there.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let parent = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let mut fresh = tempfile::NamedTempFile::new_in(parent)?;
    io::Write::write_all(&mut fresh, bytes)?;
    fresh.persist(file).map_err(|error| error.error)?;
    Ok(())
}

fn remove_if_there(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Moves the files that differ into a site, and removes those that it no more has.
fn merge(fresh: &Path, out: &Path, made: &Made, before: &HashMap<String, Unit>) -> io::Result<()> {
    let files = || made.units.iter().flat_map(|(_, unit)| &unit.files);
    for file in files() {
        let from = fresh.join(&file.path);
        if !from.is_file() {
            continue;
        }
        let to = out.join(&file.path);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(from, to)?;
    }
    let now: HashSet<&str> = files().map(|file| file.path.as_str()).collect();
    for file in before.values().flat_map(|unit| &unit.files) {
        if now.contains(file.path.as_str()) {
            continue;
        }
        let path = out.join(&file.path);
        remove_if_there(&path)?;
        // A folder that is empty goes too; one that is not refuses.
        let above = path.ancestors().skip(1).take_while(|folder| *folder != out);
        for folder in above {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// Puts a whole site in the place of the one before.
fn swap(fresh: tempfile::TempDir, out: &Path) -> io::Result<()> {
    open_to_all(fresh.path())?;
    let named = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", out.display()));
    if !out.exists() {
        return fs::rename(fresh.keep(), out).map_err(named);
    }
    let old = fresh.path().with_extension("old");
    fs::rename(out, &old).map_err(named)?;
    if let Err(error) = fs::rename(fresh.path(), out) {
        // What was there before must stand again, whatever went wrong.
        fs::rename(&old, out).map_err(named)?;
        return Err(named(error));
    }
    drop(fresh.keep());
    fs::remove_dir_all(old)
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
#[path = "store_tests.rs"]
mod tests;
