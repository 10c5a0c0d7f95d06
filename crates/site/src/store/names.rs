//! The names of files: each is taken once.

use super::{
    PUBLIC,
    list::{Kept, Step},
};
use anyhow::{Result, bail, ensure};
use std::collections::{BTreeSet, HashMap};

/// Two units cannot have a file of the same name: says which of those that pass through would
/// take one of the site's.
pub(super) fn refuse_twice(steps: &[Step]) -> Result<()> {
    let mut taken: HashMap<&str, &str> = HashMap::new();
    let mut passing = BTreeSet::new();
    for (name, unit) in steps.iter().flat_map(|step| &step.units) {
        for Kept { path, .. } in &unit.files {
            let Some(other) = taken.insert(path, name) else {
                continue;
            };
            let mut both = [other, name].into_iter();
            match both.find(|name| name.starts_with(PUBLIC)) {
                Some(file) => passing.insert(file),
                None => bail!("{path} is made twice, by {other} and by {name}"),
            };
        }
    }
    let passing: Vec<_> = passing.into_iter().collect();
    ensure!(
        passing.is_empty(),
        "{}: the site has a file of this name; take another",
        passing.join(", ")
    );
    Ok(())
}
