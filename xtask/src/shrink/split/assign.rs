//! Which function belongs to which part.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};

use super::parts::{Part, is_of};
use super::read::Functions;

/// What belongs to a part, by its place among all parts.
#[derive(Debug, Default)]
pub(super) struct Assigned {
    /// The part of each function that belongs to one.
    pub(super) parts: BTreeMap<u32, usize>,
    /// The entries, in the order of the parts.
    pub(super) entries: Vec<u32>,
}

/// Assigns functions to parts. What nothing but one part's entries and closures reach is
/// that part's; all else stays.
pub(super) fn assign(functions: &Functions, parts: &[Part]) -> Result<Assigned> {
    let mut entries = Vec::new();
    let mut roots = vec![Vec::new(); parts.len()];
    for (part, roots) in parts.iter().zip(&mut roots) {
        for name in part.entries {
            let mut all = functions.all();
            let entry = all.find(|function| functions.name(*function) == *name);
            let entry = entry.with_context(|| {
                format!(
                    "the app has no function {name}\n  What to do: \
                     xtask/src/shrink/split/parts.rs names it: is it never inlined, and does it \
                     still exist?"
                )
            })?;
            entries.push(entry);
            roots.push(entry);
        }
    }
    let mut base = functions.exported.clone();
    for (_, function) in &functions.table {
        let name = functions.name(*function);
        let is_its = |part: &Part| part.modules.iter().any(|module| is_of(name, module));
        let mut owners = parts
            .iter()
            .zip(&mut roots)
            .filter(|(part, _)| is_its(part));
        match (owners.next(), owners.next()) {
            (Some((_, roots)), None) => roots.push(*function),
            _ => base.push(*function),
        }
    }
    let borders: BTreeSet<u32> = entries.iter().copied().collect();
    let mut base = reached(functions, base, |function| borders.contains(&function));
    let reach = |base: &BTreeSet<u32>| -> Vec<BTreeSet<u32>> {
        let stops = |function| base.contains(&function) || borders.contains(&function);
        let reach = |roots: &Vec<u32>| {
            let own = roots.iter().filter(|root| !base.contains(root));
            reached(functions, own.copied(), stops)
        };
        roots.iter().map(reach).collect()
    };
    // What several parts need is all parts': as often as that takes more along.
    let mut reaches = reach(&base);
    loop {
        let mut seen = BTreeSet::new();
        let mut common = Vec::new();
        for reach in &reaches {
            common.extend(
                reach
                    .iter()
                    .copied()
                    .filter(|function| !seen.insert(*function)),
            );
        }
        if common.is_empty() {
            break;
        }
        base.extend(reached(functions, common, |function| {
            borders.contains(&function)
        }));
        reaches = reach(&base);
    }
    let mut assigned = BTreeMap::new();
    for (part, reach) in reaches.into_iter().enumerate() {
        assigned.extend(reach.into_iter().map(|function| (function, part)));
    }
    // What is imported comes from outside, whoever calls it.
    assigned.retain(|function, _| *function >= functions.imported);
    Ok(Assigned {
        parts: assigned,
        entries,
    })
}

/// The roots, and all that they reach without going through what `stops`.
fn reached(
    functions: &Functions,
    roots: impl IntoIterator<Item = u32>,
    stops: impl Fn(u32) -> bool,
) -> BTreeSet<u32> {
    let mut open: Vec<u32> = roots.into_iter().collect();
    let mut reached: BTreeSet<u32> = open.iter().copied().collect();
    while let Some(function) = open.pop() {
        for named in functions.named_by(function) {
            if !stops(*named) && reached.insert(*named) {
                open.push(*named);
            }
        }
    }
    reached
}
