//! Opening the search, and what it loads.

use super::person::evaluate;
use crate::page::Page;
use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use std::{fs, path::Path};

/// The id of the field.
pub(super) const FIELD: &str = "q";

/// What is loaded, as the browser tells of it.
const LOADED: &str = "performance.getEntriesByType('resource') \
    .filter(({ name }) => /\\/search\\/(index\\.txt|data\\/)/.test(name)) \
    .map(({ encodedBodySize: bytes, decodedBodySize: read }) => ({ bytes, read }))";

/// What the search loads when it is opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening {
    /// How many files.
    pub files: usize,
    /// Their bytes as transferred.
    pub bytes: usize,
    /// The most that two files of sessions come to, which a query may load besides.
    pub besides: usize,
}

#[derive(Deserialize)]
struct File {
    bytes: usize,
    read: usize,
}

/// Looks at a page of each kind, of which none may load any of the search, then opens it and
/// counts.
pub async fn open_and_weigh(page: &Page, site: &Path) -> Result<Opening> {
    let (forum, speaker) = (first(site, "forums")?, first(site, "speakers")?);
    for path in [forum.as_str(), &speaker, "/speakers/", "/calendar/", "/"] {
        page.start(path).await?;
        // What the app does when it has nothing else to do would come now.
        evaluate::<Option<()>>(
            page,
            "new Promise((done) => requestIdleCallback(() => setTimeout(done, 500)))",
        )
        .await?;
    }
    let early: Vec<String> = page
        .stage
        .log()
        .into_iter()
        .filter(|line| line.contains("/search/index.txt") || line.contains("/search/data/"))
        .collect();
    ensure!(early.is_empty(), "loaded before it is opened: {early:?}");
    open(page).await?;
    page.until_true(
        "the search has loaded what it needs",
        "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/search/data/')) \
         && document.querySelector('.status').dataset.state !== 'loading'",
    )
    .await?;
    let files: Vec<File> = evaluate(page, LOADED).await?;
    let bytes = files.iter().map(|file| file.bytes).sum();
    let read: usize = files.iter().map(|file| file.read).sum();
    ensure!(
        bytes > 0 && bytes < read,
        "the files came uncompressed: {bytes} of {read} bytes"
    );
    Ok(Opening {
        files: files.len(),
        bytes,
        besides: besides(site)?,
    })
}

/// Opens the search by its link, as one does who is on another page.
pub(super) async fn open(page: &Page) -> Result<()> {
    page.click("#search-link").await?;
    page.until_true(
        "the field has the focus",
        &format!("return document.activeElement?.id === '{FIELD}'"),
    )
    .await?;
    // The list of files comes first; only what follows from it says that it is on its way.
    page.until_true(
        "the list of files has come",
        "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/search/data/'))",
    )
    .await
}

/// The first page of its kind.
fn first(site: &Path, kind: &str) -> Result<String> {
    let mut names: Vec<_> = fs::read_dir(site.join(kind))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| site.join(kind).join(name).join("index.html").is_file())
        .collect();
    names.sort();
    let name = names.first().with_context(|| format!("no {kind}"))?;
    Ok(format!("/{kind}/{name}/"))
}

/// The most that a query loads: the two largest files of sessions, if there are several.
fn besides(site: &Path) -> Result<usize> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(site.join("search/data"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("sessions-") && name.ends_with(".br") {
            sizes.push(usize::try_from(entry.metadata()?.len())?);
        }
    }
    if sizes.len() < 2 {
        return Ok(0);
    }
    sizes.sort_unstable();
    Ok(sizes.iter().rev().take(2).sum())
}
