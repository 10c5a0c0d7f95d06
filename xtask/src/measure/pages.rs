//! The pages of a built site, by kind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::folder;

/// A page of a site.
#[derive(Debug)]
pub(crate) struct Page {
    /// From the site's root: `/forums/x/`.
    pub(crate) address: String,
    pub(crate) file: PathBuf,
}

/// All pages of a site, by their kinds.
pub(crate) fn by_kind(site: &Path) -> Result<BTreeMap<String, Vec<Page>>> {
    let mut kinds: BTreeMap<String, Vec<Page>> = BTreeMap::new();
    for file in folder::files(site)? {
        let inside = folder::inside(site, &file);
        if inside.ends_with(".html") {
            let address = format!("/{}", inside.strip_suffix("index.html").unwrap_or(&inside));
            let pages = kinds.entry(kind(&address)).or_default();
            pages.push(Page { address, file });
        }
    }
    ensure!(!kinds.is_empty(), "no page lies in {}", site.display());
    Ok(kinds)
}

/// The kind of page at an address: `/forums/x/register/` is of the kind
/// `/forums/…/register/`. Every second part names one of many, but for what the calendar and
/// the list of speakers are divided into.
fn kind(address: &str) -> String {
    let parts: Vec<&str> = address.split('/').collect();
    match *parts.as_slice() {
        ["", "calendar", year, ""] if year.len() == 4 => "/calendar/year/".to_owned(),
        ["", "calendar", _, ""] => "/calendar/month/".to_owned(),
        ["", "speakers", "part", _, ""] => "/speakers/part/…/".to_owned(),
        _ => {
            let is_one_of_many = |at: usize, part: &str| at.is_multiple_of(2) && !part.is_empty();
            let of = |(at, part)| {
                if is_one_of_many(at, part) {
                    "…"
                } else {
                    part
                }
            };
            parts
                .into_iter()
                .enumerate()
                .map(of)
                .collect::<Vec<_>>()
                .join("/")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_table() {
        for (address, of) in [
            ("/", "/"),
            ("/404.html", "/404.html"),
            ("/calendar/", "/calendar/"),
            ("/calendar/2017/", "/calendar/year/"),
            ("/calendar/2017-09/", "/calendar/month/"),
            ("/forums/a/", "/forums/…/"),
            ("/forums/a/register/", "/forums/…/register/"),
            ("/forums/a/programme/12/", "/forums/…/programme/…/"),
            ("/speakers/", "/speakers/"),
            ("/speakers/b/", "/speakers/…/"),
            ("/speakers/part/12/", "/speakers/part/…/"),
        ] {
            assert_eq!(kind(address), of, "{address}");
        }
    }
}
