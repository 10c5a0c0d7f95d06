//! Where the files of a build go: into a fresh folder, or, where the build before made the
//! same from the same, nowhere, because they lie in their place already.
//!
//! A build writes what differs into a folder beside the site, and moves it into the site only
//! when everything is there: a build that fails leaves the site as it was. What the build
//! before made is told by a list in the cache, with size and time of each file: one that
//! somebody else wrote is made again.
//!
//! It is asked twice whether something is the same. A step whose inputs, a hash of the content
//! it is made from, are those of the build before is not done at all. One that is done makes
//! units, each with a recipe, a hash of exactly what goes into its files: one of the same
//! recipe is neither drawn nor compressed nor written.

use crate::{
    assets::{short_hash, shortened},
    compress::{self, Effort},
};
use sha2::{Digest as _, Sha256};
use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::UNIX_EPOCH,
};

/// The first line of a list; another one is not understood.
const EDITION: &str = "multaqa build 2";

/// Files with their paths below the site's root.
pub(crate) type Files = Vec<(PathBuf, Vec<u8>)>;

/// Where the files of a build go.
pub(crate) struct Store {
    out: PathBuf,
    fresh: tempfile::TempDir,
    cache: Option<PathBuf>,
    before: Before,
    made: Mutex<Made>,
    effort: Effort,
}

/// What the build before made.
#[derive(Debug, Default, PartialEq)]
struct Before {
    /// The inputs of each step, and what came of it.
    steps: HashMap<String, (String, Vec<String>)>,
    units: HashMap<String, Unit>,
}

/// What this build made so far.
#[derive(Default)]
struct Made {
    steps: Vec<Step>,
    /// How many units lie in their place already.
    kept: usize,
}

/// A part of a build that is done by itself.
#[derive(Debug, PartialEq)]
struct Step {
    name: String,
    /// A hash of all that it is done from; empty where that is not known.
    inputs: String,
    units: Vec<(String, Unit)>,
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

/// What a step makes its files with.
pub(crate) struct Work<'s> {
    store: &'s Store,
    units: Vec<(String, Unit)>,
    kept: usize,
    /// Where the last file was written.
    folder: PathBuf,
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
            before: Before::default(),
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

    /// Does a step, and says which units came of it. If the last build did it from the same
    /// inputs, and its files lie untouched in their place, nothing is done.
    ///
    /// # Errors
    /// Those of the step, and of the file system.
    pub(crate) fn step(
        &self,
        name: &str,
        inputs: Option<String>,
        make: impl FnOnce(&mut Work<'_>) -> io::Result<()>,
    ) -> io::Result<Vec<String>> {
        let mut work = Work {
            store: self,
            units: Vec::new(),
            kept: 0,
            folder: PathBuf::new(),
        };
        let inputs = inputs.unwrap_or_default();
        match self.same(name, &inputs) {
            Some(units) => {
                work.kept = units.len();
                work.units = units;
            }
            None => make(&mut work)?,
        }
        let names = work.units.iter().map(|(name, _)| name.clone()).collect();
        // Nothing in it is ever half done.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.kept += work.kept;
        made.steps.push(Step {
            name: name.to_owned(),
            inputs,
            units: work.units,
        });
        Ok(names)
    }

    /// What came of a step in the last build, if it would be the same now.
    fn same(&self, name: &str, inputs: &str) -> Option<Vec<(String, Unit)>> {
        let (before, names) = self.before.steps.get(name)?;
        if inputs.is_empty() || before != inputs {
            return None;
        }
        let mut units = Vec::with_capacity(names.len());
        for name in names {
            let unit = self.before.units.get(name)?;
            if !self.is_intact(unit) {
                return None;
            }
            units.push((name.clone(), unit.clone()));
        }
        Some(units)
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

    /// Whether the files of a unit lie in the site as they were written.
    fn is_intact(&self, unit: &Unit) -> bool {
        unit.files.iter().all(|file| {
            let is = Kept::of(&self.out.join(&file.path), file.path.clone());
            is.is_ok_and(|is| is == *file)
        })
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
            merge(self.fresh.path(), &self.out, &made, &self.before.units)?;
        }
        if let Some(list) = &list {
            replace(list, written(&made.steps).as_bytes())?;
        }
        let units: usize = made.steps.iter().map(|step| step.units.len()).sum();
        Ok(units - made.kept)
    }
}

impl Work<'_> {
    /// Files that follow from a recipe alone; they are made only if the last build did not.
    ///
    /// # Errors
    /// Those of the making, and of the file system.
    pub(crate) fn unit(
        &mut self,
        name: &str,
        recipe: &str,
        make: impl FnOnce() -> io::Result<Files>,
    ) -> io::Result<()> {
        let before = self.store.before.units.get(name);
        let before = before.filter(|unit| unit.recipe == recipe);
        if let Some(unit) = before.filter(|unit| self.store.is_intact(unit)) {
            self.units.push((name.to_owned(), unit.clone()));
            self.kept += 1;
            return Ok(());
        }
        let mut files = Vec::new();
        for (path, bytes) in make()? {
            self.put(&path, &bytes, &mut files)?;
        }
        let recipe = recipe.to_owned();
        self.units.push((name.to_owned(), Unit { recipe, files }));
        Ok(())
    }

    /// Writes a file, and what lies compressed beside it.
    fn put(&mut self, path: &Path, bytes: &[u8], files: &mut Vec<Kept>) -> io::Result<()> {
        let full = self.store.fresh.path().join(path);
        // Most files lie beside the one before.
        if let Some(parent) = full.parent().filter(|parent| *parent != self.folder) {
            fs::create_dir_all(parent)?;
            self.folder = parent.to_owned();
        }
        let path = slashed(path);
        for (ending, bytes) in compress::beside(&full, bytes, self.store.effort)? {
            let mut name = full.clone().into_os_string();
            name.push(".");
            name.push(ending);
            files.push(Kept::write(name, format!("{path}.{ending}"), &bytes)?);
        }
        files.push(Kept::write(full, path, bytes)?);
        Ok(())
    }

    /// Files that are at hand.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn files(&mut self, name: &str, files: Files) -> io::Result<()> {
        let effort = match self.store.effort {
            Effort::Best => "best",
            Effort::Quick => "quick",
        };
        let mut all = Sha256::new();
        for (path, bytes) in &files {
            all.update(path.as_os_str().as_encoded_bytes());
            all.update([0]);
            all.update(bytes.len().to_le_bytes());
            all.update(bytes);
        }
        let recipe = [&shortened(all), effort].concat();
        self.unit(name, &recipe, || Ok(files))
    }
}

impl Kept {
    fn of(file: &Path, path: String) -> io::Result<Self> {
        Self::told(&fs::symlink_metadata(file)?, path)
    }

    fn write(file: impl AsRef<Path>, path: String, bytes: &[u8]) -> io::Result<Self> {
        let mut file = fs::File::create(file)?;
        io::Write::write_all(&mut file, bytes)?;
        Self::told(&file.metadata()?, path)
    }

    fn told(is: &fs::Metadata, path: String) -> io::Result<Self> {
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

/// A list as a text: a line for each step, below it one for each of its units after a tab,
/// and below that one for each of its files after two.
fn written(steps: &[Step]) -> String {
    let mut text = [EDITION, "\n"].concat();
    for step in steps {
        let _ = writeln!(text, "{}\t{}", step.name, step.inputs);
        for (name, unit) in &step.units {
            let _ = writeln!(text, "\t{name}\t{}", unit.recipe);
            for file in &unit.files {
                let _ = writeln!(text, "\t\t{}\t{}\t{}", file.path, file.bytes, file.modified);
            }
        }
    }
    text
}

/// Reads a list; `None` if it is broken.
fn read(text: &str) -> Option<Before> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    if lines.next()? != EDITION {
        return None;
    }
    let mut before = Before::default();
    let mut step: Option<(String, (String, Vec<String>))> = None;
    let mut unit: Option<(String, Unit)> = None;
    for line in lines {
        let mut cells = line.split('\t');
        let (one, two, three) = (cells.next()?, cells.next()?, cells.next());
        match (one, two, three, cells.next(), cells.next(), cells.next()) {
            ("", "", Some(path), Some(bytes), Some(modified), None) => {
                unit.as_mut()?.1.files.push(Kept {
                    path: path.to_owned(),
                    bytes: bytes.parse().ok()?,
                    modified: modified.parse().ok()?,
                });
            }
            ("", name, Some(recipe), None, None, None) => {
                step.as_mut()?.1.1.push(name.to_owned());
                let (recipe, files) = (recipe.to_owned(), Vec::new());
                let next = (name.to_owned(), Unit { recipe, files });
                before.units.extend(unit.replace(next));
            }
            (name, inputs, None, None, None, None) => {
                let next = (name.to_owned(), (inputs.to_owned(), Vec::new()));
                before.steps.extend(step.replace(next));
            }
            _ => return None,
        }
    }
    before.units.extend(unit);
    before.steps.extend(step);
    Some(before)
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
    let units = || made.steps.iter().flat_map(|step| &step.units);
    let files = || units().flat_map(|(_, unit)| &unit.files);
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
