//! Writing the site: a folder for any static host.
//!
//! Whatever a site consists of is made in steps, each by itself, on every core: pages one by
//! one, with what leaves the site and all other files between them. Where the files go, and
//! that a failure leaves what was there before, is `store`'s.

use crate::{
    aliases,
    assets::{App, Assets, File, short_hash},
    compress::Effort,
    exports::{Exports, Item},
    headers, lists,
    page::{self, Frame, Place},
    photos,
    policy::Policy,
    previews::{self, Pencil},
    progress::Progress,
    search,
    static_files::HeadersFile,
    store::{Changes, Files, Finished, PUBLIC, Store, Work},
};
use anyhow::{Context as _, Result, bail, ensure};
use jiff::Timestamp;
use multaqa_content::{Inputs, Making, Media, Options, PublicFile, Site};
use multaqa_domain::{
    page::{Document, Page},
    route::Route,
};
use rayon::iter::{ParallelBridge as _, ParallelIterator as _};
use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Files that follow from the content and are no page, each with what makes it; another kind
/// of them is another line here.
const OTHERS: [(&str, Make); 3] = [
    ("lists", lists::files),
    ("search", search::files),
    ("aliases", aliases::files),
];

/// Makes files, each with its path below the site's root.
type Make = fn(&Site, &Options) -> Result<Files>;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many pages, with 404.html.
    pub pages: usize,
    /// How many things (a page, a picture, another file) were made, because the last build
    /// had not made the same.
    pub made: usize,
    /// What lies in the folder and is none of the site: files, and folders with a slash. It was
    /// left where it is.
    pub foreign: Vec<String>,
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
) -> Result<Written> {
    refuse_foreign(out)?;
    let policy = Policy::new(&site.origins()).context("the policy of the site")?;
    let frame = Frame {
        place,
        assets,
        policy: &policy,
    };
    let making = site.making(options);
    let inputs = site.inputs(options);
    let mut exports = Exports::new(site, options, place);
    let mut changes = extras.cache.as_deref().map(Changes::read).transpose()?;
    if let Some(changes) = &mut changes {
        let now = Timestamp::from_second(options.wall_clock.0).context("the clock")?;
        exports.take_in(changes, &inputs, now);
    }
    let effort = Effort::for_pages(making.steps());
    let store = Store::new(out, extras.cache.as_deref(), effort)?;
    let build = Build {
        site,
        options,
        frame,
        making,
        exports,
        inputs,
        around: around(&frame, effort)?,
        routes: Mutex::default(),
        store,
    };
    let media = build.site.media().into_iter().map(Step::Media);
    let (media, mut steps): (Vec<_>, _) = (media.collect(), build.steps());
    if extras.gallery {
        steps.push(Step::Gallery);
    }
    let progress = Progress::of(media.len() + steps.len());
    // Photos first: pictures of shared links show them.
    for steps in [media, steps] {
        // One after another from the front, since what takes long stands there.
        let steps = steps.into_iter().par_bridge();
        steps.try_for_each_init(Pencil::default, |pencil, step| {
            build.step(step, pencil)?;
            progress.step();
            anyhow::Ok(())
        })?;
    }
    progress.end();
    let pages = build.map()?;
    let Finished { made, foreign } = build.store.finish()?;
    if let Some(changes) = changes {
        changes.write()?;
    }
    Ok(Written {
        pages,
        made,
        foreign,
    })
}

/// Something that is made by itself.
enum Step {
    /// The pages of a step of [`Making`], with its name.
    Pages(usize, String),
    /// What leaves the site of one thing.
    Export(Item),
    /// One of [`OTHERS`].
    Others(&'static str, Make),
    /// A file of the app.
    Asset(File),
    /// A photo of the content.
    Media(Media),
    /// A file that passes through.
    Public(PublicFile),
    Gallery,
    Headers,
}

impl Step {
    /// A name that no other step has.
    fn name(&self) -> String {
        match self {
            Self::Pages(_, name) => name.clone(),
            Self::Export(item) => ["export ", &item.name()].concat(),
            Self::Others(name, _) => ["others ", name].concat(),
            Self::Asset(file) => ["asset ", &file.name].concat(),
            Self::Media(media) => ["media ", &media.name].concat(),
            Self::Public(file) => [PUBLIC, &file.name].concat(),
            Self::Gallery => "gallery".to_owned(),
            Self::Headers => "headers".to_owned(),
        }
    }
}

/// What every step of a build is made with.
struct Build<'a> {
    site: &'a Site,
    options: &'a Options,
    frame: Frame<'a>,
    making: Making<'a>,
    exports: Exports<'a>,
    inputs: Inputs<'a>,
    store: Store,
    /// A hash of all that a page depends on besides its payload.
    around: String,
    /// The pages so far, for the map of the site; `None` is 404.html.
    routes: Mutex<Vec<Option<Route>>>,
}

impl Build<'_> {
    /// All steps but photos, and those that depend on others; what takes long comes first, so that it is
    /// not waited for at the end.
    fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<_> = OTHERS.map(|(name, make)| Step::Others(name, make)).into();
        steps.extend(self.exports.items().into_iter().map(Step::Export));
        let pages = (0..self.making.steps()).map(|n| Step::Pages(n, self.making.name(n)));
        steps.extend(pages);
        steps.extend(self.frame.assets.files().cloned().map(Step::Asset));
        steps.extend(self.site.public().into_iter().map(Step::Public));
        steps.push(Step::Headers);
        steps
    }

    fn step(&self, step: Step, pencil: &mut Pencil) -> Result<()> {
        let (name, inputs) = (step.name(), self.inputs(&step));
        let is_pages = matches!(step, Step::Pages(..));
        let units = self
            .store
            .step(&name, inputs, |work| self.make(step, work, pencil))?;
        if is_pages {
            let pages = units.iter().map(|unit| &**unit);
            let pages = pages.filter(|unit| unit.starts_with('/') || *unit == MISSING);
            // What does not parse is 404.html.
            self.routes().extend(pages.map(Route::parse));
        }
        Ok(())
    }

    /// A hash of all that a step is done from, if it can be told before.
    fn inputs(&self, step: &Step) -> Option<String> {
        let inputs = match step {
            Step::Pages(step, _) => self.inputs.of(self.making.about(*step)),
            Step::Export(item) => self.exports.inputs(item, &self.inputs),
            _ => None,
        };
        Some([&inputs?, self.around.as_str()].concat())
    }

    fn make(&self, step: Step, work: &mut Work<'_>, pencil: &mut Pencil) -> Result<()> {
        match step {
            Step::Pages(step, _) => {
                for (route, document) in self.making.step(step) {
                    self.page(route.as_ref(), document, work, pencil)?;
                }
                Ok(())
            }
            Step::Export(item) => work.files(&item.name(), self.exports.files(&item)?),
            Step::Others(name, make) => work.files(name, make(self.site, self.options)?),
            Step::Asset(File { name, bytes }) => one(work, name, bytes),
            Step::Media(media) => {
                let name = ["media/", &media.name].concat();
                // Its name is a hash of what it is made from.
                work.unit(&name, &media.name, || photos::files(&media, &self.store))
            }
            Step::Public(PublicFile { name, path }) => {
                copied(work, &[PUBLIC, &name].concat(), &name, &path)
            }
            Step::Gallery => {
                let gallery = multaqa_app::render_gallery();
                let html = page::bare_html("معرض المكوّنات", &gallery, self.frame.place);
                one(work, "gallery/index.html".to_owned(), html.into_bytes())
            }
            Step::Headers => {
                let rules = headers::rules(self.site, &self.frame).context(HEADERS)?;
                let headers = HeadersFile::new(rules);
                headers.check().context(HEADERS)?;
                one(work, HEADERS.to_owned(), headers.to_string().into_bytes())
            }
        }
    }

    /// Writes the map of the site once all pages are known, and returns how many there are.
    fn map(&self) -> Result<usize> {
        let mut routes = self.routes();
        routes.sort();
        let known: Vec<_> = routes.iter().flatten().cloned().collect();
        self.store.step("map", None, |work| {
            work.files("map", self.exports.map(&known)?)
        })?;
        Ok(routes.len())
    }

    fn routes(&self) -> MutexGuard<'_, Vec<Option<Route>>> {
        // Nothing in it is ever half done.
        self.routes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn page(
        &self,
        route: Option<&Route>,
        document: Document,
        work: &mut Work<'_>,
        pencil: &mut Pencil,
    ) -> Result<()> {
        let document = page::stamped(document)?;
        let data = match route {
            Some(route) => self.exports.head(route)?,
            None => String::new(),
        };
        if let Page::Still(_) = document.page {
            // The payload tells nothing of such a page, so only the page itself tells whether
            // it is another.
            let html = page::html(&document, route, &data, &self.frame)?;
            let path = route.map_or(MISSING.into(), |route| folder(route).join("index.html"));
            let name = route.map_or(MISSING.to_owned(), Route::to_string);
            return work.files(&name, vec![(path, html.into_bytes())]);
        }
        let Some(route) = route else {
            bail!("only a page of the site that stays as it is may have no address");
        };
        let recipe = [
            document.version.as_str(),
            &self.around,
            &short_hash(data.as_bytes()),
        ]
        .concat();
        work.unit(&route.to_string(), &recipe, || {
            let folder = folder(route);
            let html = page::html(&document, Some(route), &data, &self.frame)?;
            let payload = page::payload(&document)?;
            Ok(vec![
                (folder.join("index.html"), html.into_bytes()),
                (folder.join("page.json"), payload.into_bytes()),
            ])
        })?;
        let store = &self.store;
        for (path, card) in previews::cards(route, &document, self.frame.place) {
            let recipe = short_hash(&card.key());
            work.unit(&path, &recipe, || {
                let file = store.cached("previews", &recipe, || {
                    let photo = card.photo.as_deref().map(|path| store.read(path));
                    pencil.png(&card, photo.transpose()?.as_deref())
                })?;
                Ok(vec![(path.clone().into(), file)])
            })?;
        }
        Ok(())
    }
}

/// A file of the content as it is, by size and time.
fn copied(work: &mut Work<'_>, unit: &str, name: &str, path: &Path) -> Result<()> {
    let reading = || format!("reading {}", path.display());
    let is = fs::metadata(path).with_context(reading)?;
    let modified = is.modified().with_context(reading)?;
    let recipe = format!("{} {modified:?} {path:?}", is.len());
    work.unit(unit, &short_hash(recipe.as_bytes()), || {
        let bytes = fs::read(path).with_context(reading)?;
        Ok(vec![(name.into(), bytes)])
    })
}

fn one(work: &mut Work<'_>, name: String, bytes: Vec<u8>) -> Result<()> {
    work.files(&name, vec![(name.clone().into(), bytes)])
}

/// A hash of what pages depend on besides their payloads: this very program, where the site
/// will stand, the names of the app's files, what pages may do, and how files are compressed.
fn around(frame: &Frame<'_>, effort: Effort) -> Result<String> {
    let program = std::env::current_exe().context("looking for this program")?;
    let mut all = fs::read(&program).with_context(|| format!("reading {}", program.display()))?;
    let Frame {
        place,
        assets,
        policy,
    } = frame;
    let names: Vec<&str> = assets.hashed().collect();
    write!(
        all,
        "{place:?} {names:?} {effort:?} {policy:?} {:?}",
        assets.app.as_ref().map(App::integrity)
    )?;
    Ok(short_hash(&all))
}

const MISSING: &str = "404.html";
const HEADERS: &str = "_headers";

/// The folder of a page, below the site's root.
fn folder(route: &Route) -> PathBuf {
    let path = route.to_string();
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// A folder that is not empty is replaced only if it is a site that was written here.
fn refuse_foreign(out: &Path) -> Result<()> {
    let full = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error).with_context(|| format!("reading {}", out.display())),
    };
    ensure!(
        !full || (out.join(MISSING).is_file() && out.join(HEADERS).is_file()),
        "{} holds something else than a site: name an empty or a new folder",
        out.display()
    );
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
