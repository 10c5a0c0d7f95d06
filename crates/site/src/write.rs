//! Writing the site: a folder for any static host.
//!
//! It is written beside its place and moved there when it is whole, so that a failure
//! leaves what was there before.

use crate::{
    assets::{Assets, File},
    compress,
    exports::{self, Exports},
    headers, lists,
    page::{self, Place},
    previews, search,
    static_files::HeadersFile,
};
use multaqa_content::{Options, Site};
use multaqa_domain::route::Route;
use multaqa_preview::Painter;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What is written besides the pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras {
    /// The gallery of ui components, at `gallery/`: for tests and work on the interface.
    pub gallery: bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many pages, with 404.html.
    pub pages: usize,
}

/// Writes the site to `out`, replacing a site that was written there before.
///
/// # Errors
/// Those of the file system; and if `out` holds something that is no such site.
pub fn site(
    site: &Site,
    options: &Options,
    place: &Place,
    assets: &Assets,
    extras: Extras,
    out: &Path,
) -> io::Result<Written> {
    refuse_foreign(out)?;
    let parent = out
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let fresh = tempfile::Builder::new()
        .prefix(".multaqa-")
        .tempdir_in(parent)?;
    let root = fresh.path();

    let pages = site.pages(options);
    let count = pages.len();
    let exports = Exports::new(site, options, place);
    let routes: Vec<_> = pages.iter().filter_map(|(r, _)| r.clone()).collect();
    let mut painter = Painter::new();
    for (route, document) in pages {
        let document = page::stamped(document)?;
        let data = match &route {
            Some(route) => exports.head(route)?,
            None => String::new(),
        };
        let html = page::html(&document, route.as_ref(), &data, place, assets)?;
        match route {
            Some(route) => {
                let folder = folder(root, &route);
                put(&folder.join("index.html"), html.as_bytes())?;
                if let Some(card) = previews::card(&route, &document) {
                    put(&root.join(previews::path(&route)), &painter.png(&card)?)?;
                }
                if !route.is_still() {
                    put(
                        &folder.join("page.json"),
                        page::payload(&document)?.as_bytes(),
                    )?;
                }
            }
            None => put(&root.join(MISSING), html.as_bytes())?,
        }
    }
    for (path, bytes) in exports.map(&routes) {
        put(&root.join(path), &bytes)?;
    }
    for files in [
        exports::files(site, options, place)?,
        lists::files(site, options)?,
        search::files(site, options)?,
    ] {
        for (path, bytes) in files {
            put(&root.join(path), &bytes)?;
        }
    }
    for File { name, bytes } in assets.files() {
        put(&root.join(name), bytes)?;
    }
    for media in site.media() {
        put(&root.join("media").join(media.name), &fs::read(media.path)?)?;
    }
    if extras.gallery {
        let html = page::bare_html("معرض المكوّنات", &multaqa_app::render_gallery(), place);
        put(&root.join("gallery/index.html"), html.as_bytes())?;
    }
    let headers = HeadersFile::new(headers::rules(site, place, assets));
    headers.check().map_err(io::Error::other)?;
    fs::write(root.join(HEADERS), headers.to_string())?;

    swap(fresh, out)?;
    Ok(Written { pages: count })
}

const MISSING: &str = "404.html";
const HEADERS: &str = "_headers";

fn folder(root: &Path, route: &Route) -> PathBuf {
    route
        .to_string()
        .split('/')
        .filter(|part| !part.is_empty())
        .fold(root.to_owned(), |path, part| path.join(part))
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)?;
    compress::beside(path, bytes)
}

/// A folder that is not empty is replaced only if it is a site that was written here.
fn refuse_foreign(out: &Path) -> io::Result<()> {
    let full = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => {
            return Err(io::Error::new(
                error.kind(),
                format!("{}: {error}", out.display()),
            ));
        }
    };
    if full && !(out.join(MISSING).is_file() && out.join(HEADERS).is_file()) {
        let message = format!(
            "{} holds something else than a site: name an empty or a new folder",
            out.display()
        );
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    Ok(())
}

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
mod tests {
    use super::*;

    fn site_in(folder: &Path, mark: &str) {
        fs::create_dir_all(folder).unwrap();
        for name in [MISSING, HEADERS] {
            fs::write(folder.join(name), mark).unwrap();
        }
    }

    #[test]
    fn only_a_site_or_an_empty_folder_is_replaced() {
        let room = tempfile::tempdir().unwrap();
        let out = room.path().join("out");
        assert!(refuse_foreign(&out).is_ok(), "a new folder");
        fs::create_dir(&out).unwrap();
        assert!(refuse_foreign(&out).is_ok(), "an empty folder");
        fs::write(out.join("thesis.txt"), "years of work").unwrap();
        assert!(refuse_foreign(&out).is_err(), "something else");
        site_in(&out, "old");
        assert!(refuse_foreign(&out).is_ok(), "a site");
    }

    #[test]
    fn a_whole_site_takes_the_place_of_the_old() {
        let room = tempfile::tempdir().unwrap();
        let out = room.path().join("out");
        for mark in ["first", "second"] {
            let fresh = tempfile::tempdir_in(room.path()).unwrap();
            site_in(fresh.path(), mark);
            swap(fresh, &out).unwrap();
            assert_eq!(fs::read_to_string(out.join(MISSING)).unwrap(), mark);
        }
        assert_eq!(
            fs::read_dir(room.path()).unwrap().count(),
            1,
            "nothing is left behind"
        );
    }
}
