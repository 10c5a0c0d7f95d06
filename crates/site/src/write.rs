//! Writing the site: a folder for any static host.
//!
//! Pages are made, drawn and written one by one, on every core; where their files go, and
//! that a failure leaves what was there before, is `store`'s.

use crate::{
    assets::{Assets, File, short_hash},
    calendar,
    compress::Effort,
    exports, headers,
    page::{self, Place},
    parallel, previews, search,
    static_files::HeadersFile,
    store::Store,
};
use multaqa_content::{CALENDAR, Options, Site};
use multaqa_domain::{page::Document, route::Route};
use multaqa_preview::Painter;
use std::{
    fs, io,
    io::{IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

/// What is written besides the pages, and how.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    /// The gallery of ui components, at `gallery/`: for tests and work on the interface.
    pub gallery: bool,
    /// A folder that keeps pictures, and what the last build into the same folder made, so
    /// that only what differs is made again.
    pub cache: Option<PathBuf>,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many pages, with 404.html.
    pub pages: usize,
    /// How many things (a page, a picture, another file) were made, because the last build
    /// had not made the same.
    pub made: usize,
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
    extras: &Extras,
    out: &Path,
) -> io::Result<Written> {
    refuse_foreign(out)?;
    let making = site.making(options);
    let effort = Effort::for_pages(making.steps());
    let store = Store::new(out, extras.cache.as_deref(), effort)?;
    let build = Build {
        store: &store,
        place,
        assets,
        around: around(place, assets, effort)?,
    };

    let progress = Progress::of(making.steps());
    let pages = AtomicUsize::new(0);
    parallel::each(0..making.steps(), Painter::new, |painter, step| {
        for (route, document) in making.step(step) {
            build.page(route.as_ref(), document, painter)?;
            pages.fetch_add(1, Ordering::Relaxed);
        }
        progress.step();
        Ok(())
    })?;
    progress.end();

    let events = site.events(options).into_iter().map(|event| {
        let file = folder(&Route::Forum(event.slug.clone())).join(CALENDAR);
        Ok((file, calendar::file(&event, place)?.into_bytes()))
    });
    let files = [
        exports::files(site, options, place)?,
        search::files(site, options)?,
    ];
    let files = files.into_iter().flatten().map(Ok);
    let assets_files = assets.files();
    let assets_files = assets_files.map(|File { name, bytes }| Ok((name.into(), bytes.clone())));
    let media = site.media().into_iter();
    let media = media.map(|media| Ok((Path::new("media").join(media.name), fs::read(media.path)?)));
    let all = events.chain(files).chain(assets_files).chain(media);
    parallel::each(
        all,
        || (),
        |(), file: io::Result<_>| {
            let (path, bytes): (PathBuf, Vec<u8>) = file?;
            store.file(&path, bytes)
        },
    )?;

    if extras.gallery {
        let html = page::bare_html("معرض المكوّنات", &multaqa_app::render_gallery(), place);
        store.file(Path::new("gallery/index.html"), html.into_bytes())?;
    }
    let headers = HeadersFile::new(headers::rules(site, place, assets));
    headers.check().map_err(io::Error::other)?;
    store.file(Path::new(HEADERS), headers.to_string().into_bytes())?;

    Ok(Written {
        made: store.finish()?,
        pages: pages.into_inner(),
    })
}

/// What every page of a build is made with.
struct Build<'a> {
    store: &'a Store,
    place: &'a Place,
    assets: &'a Assets,
    /// A hash of all that a page depends on besides its payload.
    around: String,
}

impl Build<'_> {
    fn page(
        &self,
        route: Option<&Route>,
        document: Document,
        painter: &mut Painter,
    ) -> io::Result<()> {
        let document = page::stamped(document)?;
        let recipe = [&document.version, self.around.as_str()].concat();
        let html = || page::html(&document, route, self.place, self.assets);
        let Some(route) = route else {
            let make = || Ok(vec![(MISSING.into(), html()?.into_bytes())]);
            return self.store.unit(MISSING, &recipe, make);
        };
        self.store.unit(&route.to_string(), &recipe, || {
            let folder = folder(route);
            Ok(vec![
                (folder.join("index.html"), html()?.into_bytes()),
                (
                    folder.join("page.json"),
                    page::payload(&document)?.into_bytes(),
                ),
            ])
        })?;
        let Some(card) = previews::card(route, &document) else {
            return Ok(());
        };
        let (path, recipe) = (previews::path(route), short_hash(&card.key()));
        self.store.unit(&path, &recipe, || {
            let file = self.store.cached(&recipe, || painter.png(&card))?;
            Ok(vec![(path.clone().into(), file)])
        })
    }
}

/// A hash of what pages depend on besides their payloads: this very program, where the site
/// will stand, the names of the app's files, and how files are compressed.
fn around(place: &Place, assets: &Assets, effort: Effort) -> io::Result<String> {
    let mut all = fs::read(std::env::current_exe()?)?;
    let names: Vec<&str> = assets.hashed().collect();
    write!(
        all,
        "{place:?} {names:?} {effort:?} {}",
        assets.app.integrity()
    )?;
    Ok(short_hash(&all))
}

/// Says on a terminal how far a long build has come.
struct Progress {
    done: AtomicUsize,
    all: usize,
}

/// Steps from one word to the next; a build of fewer says nothing.
const STRIDE: usize = 500;

impl Progress {
    fn of(steps: usize) -> Self {
        let is_told = steps > STRIDE && io::stderr().is_terminal();
        Self {
            done: AtomicUsize::new(0),
            all: if is_told { steps } else { 0 },
        }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.all > 0 && done.is_multiple_of(STRIDE) {
            eprint!("\r{done} of {} pages", self.all);
        }
    }

    fn end(&self) {
        if self.all > 0 {
            // The line is wiped.
            eprint!("\r\u{1b}[K");
        }
    }
}

const MISSING: &str = "404.html";
const HEADERS: &str = "_headers";

/// The folder of a page, below the site's root.
fn folder(route: &Route) -> PathBuf {
    let path = route.to_string();
    path.split('/').filter(|part| !part.is_empty()).collect()
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
}
