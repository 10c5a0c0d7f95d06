//! From a content folder to the payload of each page.
//!
//! [`load`] reads the folder (Markdown with TOML front matter, one file a thing) and
//! checks all of it: it returns a [`Site`] without faults, or a [`Report`] of every
//! fault. [`Site::pages`] then derives each page's [`Document`], with all that needs
//! tables (time zones, Hijri dates, Arabic date texts, collation) resolved, so that the
//! browser needs none.
//!
//! Nothing here writes. The format is described in docs/content.md.

mod check;
mod derive;
mod hsts;
mod inputs;
mod model;
mod pages;
mod read;
mod warn;

pub use check::{
    fault::Fault,
    fix::{Change, Fixed, fixes},
    origin::{NoOrigin, Origin},
    report::Report,
};
pub use hsts::Hsts;
pub use inputs::{About, Inputs};
pub use pages::facts;
pub use pages::search::Findable;
pub use warn::sequence::Events;

pub use multaqa_picture::Size;

use multaqa_domain::{
    exchange::Endpoint,
    form::Form,
    link::WebLink,
    page::{Document, ForumList, Page, ProgrammeList},
    route::Route,
    slug::Slug,
    time::Instant,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The name of a forum's calendar file, beside the forum's page.
pub const CALENDAR: &str = "calendar.ics";

/// A value for where no markup can be: what runs otherwise than the value as a whole (a Latin
/// name, a phone number) stands between FSI (U+2068) and PDI (U+2069).
pub fn isolated(text: &str) -> String {
    derive::isolate::isolated(text)
}

/// What a build decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Pins the site's clock; stands above the site's own `now` and the wall clock.
    pub now: Option<Instant>,
    /// The time of the build, for a site whose clock is not pinned.
    pub wall_clock: Instant,
}

/// A photo of the site, which its folder `media/` will hold in several sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// With what the names of its files begin. It holds a hash of the original: another photo has
    /// another name.
    pub name: String,
    /// The original.
    pub path: PathBuf,
    /// The sides of the squares that are made of it, or the widths if it is shown as a whole, in
    /// pixels, from the smallest on.
    pub sides: Vec<u32>,
    /// The size of the original, upright, if it is shown as a whole.
    pub whole: Option<Size>,
}

impl Media {
    /// How high the file of this width is.
    pub fn height(&self, width: u32) -> u32 {
        self.whole.map_or(width, |size| size.height_at(width))
    }

    /// The path of a file below the site's root, without a slash before it.
    pub fn file(&self, side: u32) -> String {
        format!("media/{}_{side}.webp", self.name)
    }
}

/// A file that passes through into the site as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicFile {
    /// Its path below the site's root, with `/` between its parts.
    pub name: String,
    /// Where it is now.
    pub path: PathBuf,
}

/// A content folder without errors.
#[derive(Debug)]
pub struct Site {
    content: model::Content,
    folder: PathBuf,
    /// The warnings that were found while it was read.
    warnings: Vec<Fault>,
}

/// A form of the site and the endpoint that it is sent to, as a page holds the two.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The page.
    pub route: Route,
    /// The form.
    pub form: Arc<Form>,
    /// The endpoint.
    pub endpoint: Arc<Endpoint>,
}

/// Reads and checks a content folder. All its faults are reported at once, so that one
/// run tells everything that is to be mended.
///
/// # Errors
/// The report, if the folder has any fault.
pub fn load(folder: &Path) -> Result<Site, Report> {
    site(folder, None)
}

/// Reads a folder as [`load`] does, for the sake of one endpoint: endpoints other than `id`
/// that have faults are left out, and the forms that are sent there with them.
///
/// # Errors
/// The report, if anything else has a fault.
pub fn load_endpoint(folder: &Path, id: &str) -> Result<Site, Report> {
    site(folder, Some(id))
}

fn site(folder: &Path, only: Option<&str>) -> Result<Site, Report> {
    let (content, warnings) = read::read(folder, only)?;
    let folder = folder.to_owned();
    Ok(Site {
        content,
        folder,
        warnings,
    })
}

/// A site's pages in the making; see [`Site::making`].
pub struct Making<'a> {
    pages: pages::Pages<'a>,
    tasks: Vec<pages::Task<'a>>,
}

impl Making<'_> {
    /// How many steps there are. Most make one page; a step may make several, or none.
    pub fn steps(&self) -> usize {
        self.tasks.len()
    }

    /// The name of a step, which no other has.
    pub fn name(&self, step: usize) -> String {
        let task = self.tasks.get(step);
        task.map_or(String::new(), pages::Task::name)
    }

    /// What the pages of a step are about.
    pub fn about(&self, step: usize) -> About<'_> {
        self.tasks.get(step).map_or(About::Site, pages::Task::about)
    }

    /// Makes the pages of a step: those that [`Site::pages`] has.
    pub fn step(&self, step: usize) -> Vec<(Option<Route>, Document)> {
        let task = self.tasks.get(step);
        task.map_or(Vec::new(), |task| task.pages(&self.pages))
    }
}

impl Site {
    /// What is no error and yet hardly meant, by file and place, but for what the content itself
    /// silences.
    pub fn warnings(&self, options: &Options) -> Report {
        let now = pages::clock(&self.content, options).now;
        let found = warn::warnings(&self.content, &self.folder, now);
        Report {
            faults: check::fault::sorted([self.warnings.clone(), found].concat()),
        }
    }

    /// What calendars may hold of its events.
    pub fn events(&self) -> Events {
        Events::of(&self.content)
    }

    /// Warnings of events that are others than in an earlier build, though their `sequence` is
    /// the same.
    pub fn unraised(&self, before: &Events) -> Report {
        let faults = warn::sequence::unraised(&self.content, &self.folder, before);
        Report {
            faults: check::fault::sorted(faults),
        }
    }

    /// The site's name.
    pub fn name(&self) -> &str {
        &self.content.settings.name
    }

    /// The languages of the site (BCP 47), its own first.
    pub fn languages(&self) -> &'static [&'static str] {
        &["ar"]
    }

    /// The origin that the site will have, such as `https://forum.example`, if the
    /// content says so.
    pub fn origin(&self) -> Option<&str> {
        self.content.settings.origin.as_deref()
    }

    /// The endpoints that the site's pages may send to, as they are described; what is
    /// filled in page by page is not filled in.
    pub fn endpoints(&self) -> impl Iterator<Item = &Endpoint> {
        let destinations = self.content.endpoints.values();
        destinations.filter_map(model::Destination::endpoint)
    }

    /// The addresses to which one goes to register elsewhere, with the names of the
    /// endpoints that describe them.
    pub fn links(&self) -> impl Iterator<Item = (&Slug, &WebLink)> {
        let destinations = self.content.endpoints.iter();
        destinations.filter_map(|(slug, destination)| match destination {
            model::Destination::Link(link) => Some((slug, link)),
            model::Destination::Endpoint(_) => None,
        })
    }

    /// What its forms send, and where to: each pair of a form and an endpoint once, as the
    /// first page has it that holds the two.
    pub fn exchanges(&self, options: &Options) -> Vec<Exchange> {
        let mut exchanges: Vec<Exchange> = Vec::new();
        for (route, document) in self.pages(options) {
            let (Some(route), Page::Register(page)) = (route, document.page) else {
                continue;
            };
            let (form, endpoint) = (page.form.clone(), page.endpoint.clone());
            let is_same =
                |other: &Exchange| other.form.id == form.id && other.endpoint.id == endpoint.id;
            if !exchanges.iter().any(is_same) {
                exchanges.push(Exchange {
                    route,
                    form,
                    endpoint,
                });
            }
        }
        exchanges
    }

    /// The addresses that the site's pages may send to or ask. Their paths may hold
    /// placeholders; scheme, host and port never do.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let steps = self
            .endpoints()
            .flat_map(|endpoint| endpoint.steps.iter().chain(&endpoint.cancel));
        let forums = self.content.forums.values();
        let status = forums.filter_map(|forum| forum.registration.as_ref()?.status.as_ref());
        steps
            .map(|step| step.url.as_str())
            .chain(status.map(|source| source.url.as_str()))
            .chain(self.content.redirects.iter().map(Origin::as_str))
    }

    /// Whether browsers are to speak to the site by https alone; `None` leaves it to the host.
    pub fn hsts(&self) -> Option<Hsts> {
        self.content.settings.hsts
    }

    /// The origins beside the site's own that its pages may send to or ask.
    pub fn origins(&self) -> BTreeSet<Origin> {
        // What is a path is on the site's own.
        let split = self.addresses().map(Origin::split);
        split.flatten().map(|(origin, _)| origin).collect()
    }

    /// The photos that profiles show and the pictures of sessions, each once, by name.
    pub fn media(&self) -> Vec<Media> {
        let photos = self.photos().into_values();
        photos.map(|photo| photo.media.clone()).collect()
    }

    fn photos(&self) -> BTreeMap<&str, &model::Photo> {
        let people = self.content.people.values();
        let photos = people.filter_map(|person| person.photo.as_ref());
        let forums = self.content.forums.values();
        let photos = photos.chain(forums.flat_map(model::Forum::pictures));
        photos
            .map(|photo| (photo.media.name.as_str(), photo))
            .collect()
    }

    /// What passes through into the site, by path.
    pub fn public(&self) -> Vec<PublicFile> {
        let files = self.content.public.iter();
        files
            .map(|(name, path)| PublicFile {
                name: name.clone(),
                path: path.clone(),
            })
            .collect()
    }

    /// Decodes every photo, of which [`load`] reads only the heads: what is broken further on
    /// would fail the build.
    ///
    /// # Errors
    /// The report, if one cannot be used.
    pub fn check_photos(&self) -> Result<(), Report> {
        read::photo::check(self.photos().into_values())
    }

    /// Every page with its route, by route; `None` is the page for addresses that are
    /// none (404.html), the last.
    pub fn pages(&self, options: &Options) -> Vec<(Option<Route>, Document)> {
        pages::all(&self.content, options)
    }

    /// The same pages made one after another as they are asked for, in no certain order, by
    /// as many threads as take them: a large site never lies in memory as a whole.
    pub fn making(&self, options: &Options) -> Making<'_> {
        let pages = pages::Pages::new(&self.content, options);
        let tasks = pages::tasks(&self.content, &pages);
        Making { pages, tasks }
    }

    /// What pages and files are made from, as far as that can be told without making them.
    pub fn inputs(&self, options: &Options) -> Inputs<'_> {
        Inputs::new(&self.content, pages::clock(&self.content, options))
    }

    /// All forums that have a date, if the agenda cannot hold them: what
    /// `/calendar/forums.json` is made of.
    pub fn forum_list(&self, options: &Options) -> Option<ForumList> {
        pages::forum_list(&self.content, options)
    }

    /// The list of each programme that is too large for the page of its forum: what
    /// `programme.json` beside that page is made of.
    pub fn programme_lists(&self, options: &Options) -> Vec<(Route, ProgrammeList)> {
        pages::programme_lists(&self.content, options)
    }

    /// What the site knows, for files that leave it.
    pub fn facts(&self, options: &Options) -> facts::Facts<'_> {
        facts::Facts::new(&self.content, options)
    }

    /// The site as it stands at an address: `origin` such as `https://forum.example`, if
    /// it is known, and `base`, a path with slashes at both ends. Without this it stands
    /// at the content's origin, at `/`.
    #[must_use]
    pub fn at(mut self, origin: Option<String>, base: String) -> Self {
        self.content.settings.origin = origin;
        self.content.settings.base = base;
        self
    }

    /// Old addresses, as paths below the base, and the pages that stand for them now.
    pub fn aliases(&self) -> Vec<(&str, Route)> {
        fn of(aliases: &[String], route: Route) -> impl Iterator<Item = (&str, Route)> {
            let each = aliases.iter().map(String::as_str);
            each.map(move |alias| (alias, route.clone()))
        }
        let content = &self.content;
        let mut all = Vec::new();
        for (slug, forum) in &content.forums {
            all.extend(of(&forum.aliases, Route::Forum(slug.clone())));
        }
        for (slug, person) in &content.people {
            all.extend(of(&person.aliases, Route::Speaker(slug.clone())));
        }
        for (slug, sector) in &content.sectors {
            all.extend(of(&sector.aliases, Route::Sector(slug.clone())));
        }
        for (slug, page) in &content.pages {
            all.extend(of(&page.aliases, Route::Page(slug.clone())));
        }
        all
    }

    /// What the search finds, kind by kind, each in the order in which equals are shown.
    pub fn findable(&self, options: &Options) -> Vec<Findable> {
        pages::findable(&self.content, options)
    }
}
