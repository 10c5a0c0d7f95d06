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

mod changes;
mod foreign;
mod list;
mod names;
mod place;

pub(crate) use self::changes::Changes;

use self::{
    foreign::{LIST, foreign, listed},
    list::{Before, Kept, Named, Step, Unit},
    names::refuse_twice,
    place::{create, merge, remove_if_there, replace, swap},
};
use crate::{
    assets::{short_hash, shortened},
    compress::{self, Effort},
};
use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// With what the names of units begin that pass through from the content.
pub(crate) const PUBLIC: &str = "public/";

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

/// What this build made so far.
#[derive(Default)]
struct Made {
    steps: Vec<Step>,
    /// How many units lie in their place already.
    kept: usize,
}

/// What a step makes its files with.
pub(crate) struct Work<'s> {
    store: &'s Store,
    units: Vec<Named>,
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
    pub(crate) fn new(out: &Path, cache: Option<&Path>, effort: Effort) -> Result<Self> {
        let parent = out
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        create(parent)?;
        let fresh = tempfile::Builder::new()
            .prefix(".multaqa-")
            .tempdir_in(parent)
            .with_context(|| format!("creating a folder in {}", parent.display()))?;
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
        store.before = list.and_then(|text| list::read(&text)).unwrap_or_default();
        Ok(store)
    }

    /// The list of what the last build into this folder made.
    fn list(&self) -> Result<Option<PathBuf>> {
        let Some(cache) = &self.cache else {
            return Ok(None);
        };
        let out = std::path::absolute(&self.out)
            .with_context(|| format!("looking for {}", self.out.display()))?;
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
        make: impl FnOnce(&mut Work<'_>) -> Result<()>,
    ) -> Result<Vec<Arc<str>>> {
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
    fn same(&self, name: &str, inputs: &str) -> Option<Vec<Named>> {
        let (before, units) = self.before.steps.get(name)?;
        let is_same = !inputs.is_empty() && before == inputs;
        let is_intact = || units.iter().all(|(_, unit)| unit.is_intact(&self.out));
        (is_same && is_intact()).then(|| units.clone())
    }

    /// A file of a folder of the cache, named by what it is made from; made where it is not
    /// there.
    ///
    /// # Errors
    /// Those of the making, and of the file system.
    pub(crate) fn cached(
        &self,
        folder: &str,
        recipe: &str,
        make: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<Vec<u8>> {
        let Some(cache) = &self.cache else {
            return make();
        };
        let file = cache.join(folder).join(recipe);
        if let Ok(bytes) = fs::read(&file) {
            return Ok(bytes);
        }
        let bytes = make()?;
        replace(&file, &bytes)?;
        Ok(bytes)
    }

    /// A file that a step has made, or that lies in its place already because the last build
    /// made it.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>> {
        let read = fs::read(self.fresh.path().join(path));
        let read = read.or_else(|_| fs::read(self.out.join(path)));
        read.with_context(|| format!("reading {path} of the site"))
    }

    /// Moves what was made into the site, and removes what is no more part of it. What is foreign
    /// in its folder stays, and is named.
    ///
    /// # Errors
    /// Those of the file system; and if two units have a file of the same name.
    pub(crate) fn finish(self) -> Result<Finished> {
        let list = self.list()?;
        let made = self
            .made
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        refuse_twice(&made.steps)?;
        let units = made.steps.iter().flat_map(|step| &step.units);
        let paths = units.flat_map(|(_, unit)| unit.files.iter().map(|file| file.path.as_str()));
        let listed = listed(paths);
        let foreign = foreign(&self.out, &listed)?;
        if let Some(list) = &list {
            // Until all is in its place, there is no list to rely on.
            remove_if_there(list)?;
        }
        if made.kept == 0 {
            write(&self.fresh.path().join(LIST), &listed)?;
            swap(self.fresh, &self.out, &foreign)?;
        } else {
            let now = made.steps.iter().flat_map(|step| &step.units);
            let now = now.map(|(_, unit)| unit);
            merge(self.fresh.path(), &self.out, now, &self.before)?;
            write(&self.out.join(LIST), &listed)?;
        }
        if let Some(list) = &list {
            replace(list, list::written(&made.steps).as_bytes())?;
        }
        let units: usize = made.steps.iter().map(|step| step.units.len()).sum();
        Ok(Finished {
            made: units - made.kept,
            foreign,
        })
    }
}

/// What came of a build.
#[derive(Debug)]
pub(crate) struct Finished {
    /// How many units were new or different.
    pub(crate) made: usize,
    /// What lies in the site's folder and is none of it.
    pub(crate) foreign: Vec<String>,
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("writing {}", file.display()))
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
        make: impl FnOnce() -> Result<Files>,
    ) -> Result<()> {
        let before = self.store.before.units.get_key_value(name);
        let is_same = |unit: &Unit| unit.recipe == recipe && unit.is_intact(&self.store.out);
        if let Some((name, unit)) = before.filter(|(_, unit)| is_same(unit)) {
            self.units.push((name.clone(), unit.clone()));
            self.kept += 1;
            return Ok(());
        }
        let mut files = Vec::new();
        for (path, bytes) in make()? {
            self.put(&path, &bytes, &mut files)?;
        }
        let recipe = recipe.to_owned();
        let unit = Arc::new(Unit { recipe, files });
        self.units.push((name.into(), unit));
        Ok(())
    }

    /// Writes a file, and what lies compressed beside it.
    fn put(&mut self, path: &Path, bytes: &[u8], files: &mut Vec<Kept>) -> Result<()> {
        let full = self.store.fresh.path().join(path);
        // Most files lie beside the one before.
        if let Some(parent) = full.parent().filter(|parent| *parent != self.folder) {
            create(parent)?;
            self.folder = parent.to_owned();
        }
        let path = slashed(path);
        for (ending, bytes) in compress::beside(&full, bytes, self.store.effort)? {
            let mut name = full.clone().into_os_string();
            name.push(".");
            name.push(ending);
            let path = format!("{path}.{ending}");
            files.push(Kept::write(Path::new(&name), path, &bytes)?);
        }
        files.push(Kept::write(&full, path, bytes)?);
        Ok(())
    }

    /// Files that are at hand.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn files(&mut self, name: &str, files: Files) -> Result<()> {
        let effort = match self.store.effort {
            Effort::Best => "best",
            Effort::Thorough => "thorough",
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

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
