//! What the pages of a large site cost: of each kind the dearest of a sample.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

use crate::budgets;
use crate::folder;
use crate::measure::{brotli, html, kilobytes, pages};

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
        let mut costs = BTreeMap::new();
        for (kind, pages) in pages::by_kind(site)? {
            let mut files = Vec::new();
            for page in pages {
                files.push((fs::metadata(&page.file)?.len(), page.file));
            }
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
            let bytes = brotli::sizes(&sample)?.into_iter().max().unwrap_or(0);
            let mut elements = 0;
            for file in sample {
                elements = elements.max(html::cost(&fs::read_to_string(file)?).elements);
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

/// How many files a site has, and their bytes.
pub(super) fn weight(site: &Path) -> Result<(usize, u64)> {
    let files = folder::files(site)?;
    let mut bytes = 0;
    for file in &files {
        bytes += fs::metadata(file)?.len();
    }
    Ok((files.len(), bytes))
}

/// The data of the search, compressed: what lies below /search/ besides the page.
pub(super) fn search_bytes(site: &Path) -> Result<usize> {
    let mut files = folder::files(&site.join("search"))?;
    files.retain(|file| {
        let is_page = file.ends_with("search/index.html") || file.ends_with("search/page.json");
        !is_page
            && file
                .extension()
                .is_none_or(|kind| kind != "br" && kind != "gz")
    });
    let is_sessions = |file: &PathBuf| folder::name(file).starts_with("sessions-");
    let (sessions, always): (Vec<_>, Vec<_>) = files.into_iter().partition(is_sessions);
    let always: usize = brotli::sizes(&always)?.into_iter().sum();
    let mut sessions = brotli::sizes(&sessions)?;
    sessions.sort_unstable();
    Ok(always + sessions.iter().rev().take(QUERY).sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;

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
