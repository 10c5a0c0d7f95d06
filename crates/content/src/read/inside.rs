//! Links of texts to pages of the site itself. What they lead to is looked up once all files are
//! read.

use super::{Draft, markdown::ids};
use crate::{
    check::{
        fault::Faults,
        folder::Folder,
        kind::{FOLDERS, Kind},
        source::Source,
        suggest::nearest,
        table::Reader,
    },
    derive::date::month_of,
};
use multaqa_domain::{prose::is_link, route::Route, time::YearMonth};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::{ops::Range, sync::Arc};

/// A link to a page of the site, with its place.
#[derive(Debug)]
pub(crate) struct Inside {
    pub(crate) source: Arc<Source>,
    pub(crate) span: Range<usize>,
    pub(crate) href: String,
}

/// What an address holds as `%…`. Letters beyond ASCII are encoded anyway.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\');

/// The address of a link of the site, in the one way in which it is written: of the page `own` if
/// it is an anchor alone. `None` if it is none.
pub(super) fn address(written: &str, own: Option<&str>) -> Option<String> {
    let whole = match written.strip_prefix('#') {
        Some(anchor) if !anchor.is_empty() => [own?, written].concat(),
        _ => written.to_owned(),
    };
    let (path, rest) = parts(&whole);
    let path = match Route::parse(&decoded(path)) {
        Some(route) => route.to_string(),
        None => path.to_owned(),
    };
    let href: String = utf8_percent_encode(&(path + rest), ENCODED).collect();
    (href.starts_with('/') && is_link(&href)).then_some(href)
}

/// The path of the page that a file is the text of, if it is one of the organisers' own.
pub(super) fn own_path(file: &str) -> Option<String> {
    let slug = file.strip_prefix("pages/")?.strip_suffix(".md")?;
    Some(["/pages/", slug, "/"].concat())
}

/// The path, and what follows it.
fn parts(href: &str) -> (&str, &str) {
    href.split_at(href.find(['?', '#']).unwrap_or(href.len()))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

impl Draft {
    /// Checks that each link to a page of the site leads to one.
    pub(super) fn check_inside(&self, folder: &Folder, faults: &Faults) {
        for link in faults.take_inside() {
            if let Some((message, help)) = self.trouble(&link.href, folder) {
                let reader = Reader::new(&link.source, folder, faults);
                reader.fault(link.span, message, Some(help));
            }
        }
    }

    fn trouble(&self, href: &str, folder: &Folder) -> Option<(String, String)> {
        let (path, rest) = parts(href);
        let path = decoded(path);
        let route = Route::parse(&path);
        if let Some(route @ (Route::Grid(..) | Route::Programme(..) | Route::SpeakersPart(_))) =
            &route
        {
            let message = format!("`{path}` comes and goes as the content grows");
            let lasting = match route {
                Route::Grid(slug, _) | Route::Programme(slug, _) => Route::Forum(slug.clone()),
                _ => Route::Speakers,
            };
            return Some((message, format!("link to `{lasting}`")));
        }
        let is_there = match &route {
            Some(route) => self.has(route, folder),
            None => folder.public.contains_key(path.trim_start_matches('/')),
        };
        if !is_there {
            let message = format!("there is no page `{path}` on this site");
            let known = self.known(folder);
            let help = match nearest(&path, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the path of a page, such as /pages/faq/, or of a file in public/"
                    .to_owned(),
            };
            return Some((message, help));
        }
        let anchor = decoded(rest.split_once('#')?.1);
        let Some(Route::Page(slug)) = &route else {
            return None;
        };
        let known = ids(&self.pages.get(slug)?.article.prose);
        if known.contains(&anchor.as_str()) {
            return None;
        }
        let message = format!("`{path}` has no heading `#{anchor}`");
        let help = match nearest(&anchor, known) {
            Some(near) => format!("did you mean `#{near}`?"),
            None => "write the words of the heading with hyphens between them".to_owned(),
        };
        Some((message, help))
    }

    /// Whether there is a page. Of a file that could not be read any may be there.
    fn has(&self, route: &Route, folder: &Folder) -> bool {
        let known = |kind, slug: &str| folder.has(kind, slug);
        match route {
            Route::Forum(slug) | Route::Grid(slug, _) | Route::Programme(slug, _) => {
                known(Kind::Forum, slug.as_str())
            }
            Route::Register(slug) => match self.forums.get(slug) {
                Some(forum) => {
                    let registration = forum.registration.as_ref();
                    registration.is_some_and(|registration| registration.form.is_some())
                }
                None => known(Kind::Forum, slug.as_str()),
            },
            Route::ForumForm(slug, name) => match self.forums.get(slug) {
                Some(forum) => forum.forms.iter().any(|form| form.name == *name),
                None => known(Kind::Forum, slug.as_str()),
            },
            Route::Sector(slug) => known(Kind::Sector, slug.as_str()),
            Route::SectorForm(slug, name) => match self.sectors.get(slug) {
                Some(sector) => sector.forms.iter().any(|form| form.name == *name),
                None => known(Kind::Sector, slug.as_str()),
            },
            Route::Speaker(slug) => known(Kind::Person, slug.as_str()),
            Route::Page(slug) => known(Kind::Page, slug.as_str()),
            Route::Month(month) => self.is_month(|first, last| first <= *month && *month <= last),
            Route::Year(year) => {
                self.is_month(|first, last| first.year() <= *year && *year <= last.year())
            }
            Route::Home
            | Route::Calendar
            | Route::Registrations
            | Route::Plan
            | Route::Search
            | Route::Preferences
            | Route::Speakers
            | Route::SpeakersPart(_)
            | Route::About
            | Route::Privacy => true,
        }
    }

    /// Whether a forum's first and last month are such.
    fn is_month(&self, is_such: impl Fn(YearMonth, YearMonth) -> bool) -> bool {
        let days = self.forums.values().filter_map(|forum| forum.days);
        let mut months =
            days.filter_map(|days| Some((month_of(days.first)?, month_of(days.last)?)));
        months.any(|(first, last)| is_such(first, last))
    }

    /// The paths that are probably meant.
    fn known(&self, folder: &Folder) -> Vec<String> {
        let fixed = [
            Route::Home,
            Route::Calendar,
            Route::Speakers,
            Route::Search,
            Route::Plan,
            Route::Registrations,
            Route::Preferences,
            Route::About,
            Route::Privacy,
        ];
        let mut known: Vec<_> = fixed.iter().map(Route::to_string).collect();
        for (name, kind, _) in FOLDERS {
            let paths = folder.slugs(kind).into_iter();
            let paths = paths.map(|slug| format!("/{name}/{slug}/"));
            known.extend(paths.filter(|path| Route::parse(path).is_some()));
        }
        let forums = self.forums.iter();
        let forums = forums.map(|(slug, _)| Route::Register(slug.clone()));
        known.extend(
            forums
                .filter(|route| self.has(route, folder))
                .map(|route| route.to_string()),
        );
        known.extend(folder.public.keys().map(|name| format!("/{name}")));
        known
    }
}
