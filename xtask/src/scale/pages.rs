//! What the pages of a large site cost: of each kind the dearest of a sample.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::budgets;
use crate::fingerprint;
use crate::measure::{brotli, html};

/// So many files of sessions a query loads: those of its longest word.
const QUERY: usize = 2;

/// Pages that list what a site holds may grow up to this, compressed.
const LIST_BYTES: usize = 30 * budgets::KILOBYTE;

/// Every other page may grow by this many per cent.
const GROWTH: usize = 105;

/// Kinds of pages that list what a site holds.
const LISTS: [&str; 6] = [
    "/calendar/",
    "/calendar/month/",
    "/calendar/year/",
    "/sectors/…/",
    "/speakers/",
    "/speakers/part/…/",
];

/// Of each kind the largest files are measured, and as many others.
const SAMPLE: usize = 5;

/// What the dearest page of a kind costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cost {
    bytes: usize,
    elements: usize,
    pages: usize,
}

/// Costs by kind.
#[derive(Debug, Default)]
pub(super) struct Kinds(BTreeMap<String, Cost>);

impl Kinds {
    /// Of the site in a folder.
    pub(super) fn of(site: &Path) -> Result<Self> {
        let mut files = Vec::new();
        fingerprint::collect(site, &mut files)?;
        files.sort();
        let mut kinds: BTreeMap<String, Vec<(u64, PathBuf)>> = BTreeMap::new();
        for file in files {
            let inside = file
                .strip_prefix(site)
                .unwrap_or(&file)
                .to_string_lossy()
                .replace('\\', "/");
            let Some(address) = inside.strip_suffix("index.html") else {
                continue;
            };
            let bytes = fs::metadata(&file).context("measuring a page")?.len();
            kinds.entry(kind(address)).or_default().push((bytes, file));
        }
        let mut costs = BTreeMap::new();
        for (kind, mut files) in kinds {
            files.sort();
            let pages = files.len();
            let others = (0..SAMPLE).filter_map(|at| files.get(at * pages / SAMPLE));
            let mut sample: Vec<&Path> = files
                .iter()
                .rev()
                .take(SAMPLE)
                .chain(others)
                .map(|(_, file)| file.as_path())
                .collect();
            sample.sort();
            sample.dedup();
            let bytes = brotli::sizes(&sample)?
                .into_iter()
                .max()
                .unwrap_or_default();
            let mut elements = 0;
            for file in sample {
                let text = fs::read_to_string(file).context("reading a page")?;
                elements = elements.max(html::cost(&text).elements);
            }
            costs.insert(
                kind,
                Cost {
                    bytes,
                    elements,
                    pages,
                },
            );
        }
        Ok(Self(costs))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// A cell of the table: KB, elements, and of how many pages.
    pub(super) fn cell(&self, kind: &str) -> String {
        self.0.get(kind).map_or("–".to_owned(), |cost| {
            format!(
                "{} KB, {} ({})",
                kilobytes(cost.bytes),
                cost.elements,
                cost.pages
            )
        })
    }

    /// What is over a budget, compared with the same kinds of a small site.
    pub(super) fn over(&self, small: &Self) -> Vec<String> {
        let mut over = Vec::new();
        for (kind, cost) in &self.0 {
            if cost.elements > budgets::PAGE_ELEMENTS {
                over.push(format!(
                    "{kind}: {} elements, budget {}",
                    cost.elements,
                    budgets::PAGE_ELEMENTS
                ));
            }
            let budget = match small.0.get(kind) {
                _ if LISTS.contains(&kind.as_str()) => LIST_BYTES,
                Some(small) => small.bytes * GROWTH / 100,
                None => continue,
            };
            if cost.bytes > budget {
                over.push(format!(
                    "{kind}: {} KB, budget {} KB",
                    kilobytes(cost.bytes),
                    kilobytes(budget)
                ));
            }
        }
        over
    }
}

/// The kind of page at an address below the site's root: what is one of many is `…`.
fn kind(address: &str) -> String {
    let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    match *parts.as_slice() {
        [] => "/".to_owned(),
        ["calendar", part] if part.len() == 4 => "/calendar/year/".to_owned(),
        ["calendar", _] => "/calendar/month/".to_owned(),
        ["speakers", "part", _] => "/speakers/part/…/".to_owned(),
        [name] => format!("/{name}/"),
        [name, _] => format!("/{name}/…/"),
        [name, _, last, ..] => format!("/{name}/…/{last}/"),
    }
}

/// How many files a site has, and their bytes.
pub(super) fn weight(site: &Path) -> Result<(usize, u64)> {
    let mut files = Vec::new();
    fingerprint::collect(site, &mut files)?;
    let mut bytes = 0;
    for file in &files {
        bytes += fs::metadata(file).context("measuring a file")?.len();
    }
    Ok((files.len(), bytes))
}

/// The data of the search, compressed: what lies below /search/ besides the page.
pub(super) fn search_bytes(site: &Path) -> Result<usize> {
    let folder = site.join("search");
    let mut files = Vec::new();
    if folder.is_dir() {
        fingerprint::collect(&folder, &mut files)?;
    }
    let is_compressed = |file: &Path| file.extension().is_some_and(|e| e == "br" || e == "gz");
    files.retain(|file| !is_compressed(file));
    files
        .retain(|file| !file.ends_with("search/index.html") && !file.ends_with("search/page.json"));
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let name = |file: &Path| {
        file.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let is_sessions = |file: &&Path| name(file).is_some_and(|name| name.starts_with("sessions-"));
    let (sessions, always): (Vec<_>, Vec<_>) = files.into_iter().partition(is_sessions);
    let always: usize = brotli::sizes(&always)?.into_iter().sum();
    let mut sessions = brotli::sizes(&sessions)?;
    sessions.sort_unstable();
    Ok(always + sessions.iter().rev().take(QUERY).sum::<usize>())
}

/// KB of 1,000 bytes with one digit, rounded up.
pub(super) fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(budgets::KILOBYTE / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_table() {
        for (address, of) in [
            ("", "/"),
            ("calendar/", "/calendar/"),
            ("calendar/2017/", "/calendar/year/"),
            ("calendar/2017-09/", "/calendar/month/"),
            ("forums/a/", "/forums/…/"),
            ("forums/a/grid/", "/forums/…/grid/"),
            ("speakers/", "/speakers/"),
            ("speakers/b/", "/speakers/…/"),
            ("speakers/part/12/", "/speakers/part/…/"),
        ] {
            assert_eq!(kind(address), of, "{address}");
        }
    }

    fn kinds(list: &[(&str, usize, usize)]) -> Kinds {
        let costs = list.iter().map(|(kind, bytes, elements)| {
            let cost = Cost {
                bytes: *bytes,
                elements: *elements,
                pages: 1,
            };
            ((*kind).to_owned(), cost)
        });
        Kinds(costs.collect())
    }

    #[test]
    fn lists_have_a_budget_and_other_pages_may_hardly_grow() {
        let small = kinds(&[("/", 10_000, 100), ("/speakers/", 9_000, 100)]);
        for (large, over) in [
            (kinds(&[("/", 10_500, 800), ("/speakers/", 30_000, 100)]), 0),
            (kinds(&[("/", 10_501, 100)]), 1),
            (kinds(&[("/", 10_000, 801)]), 1),
            (kinds(&[("/speakers/", 30_001, 100)]), 1),
            (kinds(&[("/speakers/part/…/", 30_001, 100)]), 1),
            (kinds(&[("/plan/", 90_000, 100)]), 0),
        ] {
            assert_eq!(large.over(&small).len(), over, "{large:?}");
        }
    }

    #[test]
    fn only_the_data_of_the_search_is_counted() {
        let site = tempfile::tempdir().unwrap();
        assert_eq!(search_bytes(site.path()).unwrap(), 0);
        fs::create_dir(site.path().join("search")).unwrap();
        for name in ["index.html", "page.json", "0.txt.br", "0.txt.gz"] {
            fs::write(site.path().join("search").join(name), "مرحبا").unwrap();
        }
        assert_eq!(search_bytes(site.path()).unwrap(), 0);
        fs::write(site.path().join("search/0.txt"), "مرحبا").unwrap();
        assert!(search_bytes(site.path()).unwrap() > 0);
    }
}
