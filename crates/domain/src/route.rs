//! The one place that knows the site's addresses.
//!
//! Every address ends in a slash, so that it works as a folder with an index.html on
//! any static host. Beside each index.html lies its page.json ([`Route::payload_path`]).

use crate::{slug::Slug, text, time::YearMonth};
use std::fmt;

/// A page of the site. Prints as its path below the site's base, starting and ending
/// in a slash.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// `/`
    Home,
    /// `/calendar/`: the agenda.
    Calendar,
    /// `/calendar/2017-09/`: a month.
    Month(YearMonth),
    /// `/calendar/2017/`: a year; 1000–9999.
    Year(i16),
    /// `/forums/<slug>/`
    Forum(Slug),
    /// `/forums/<slug>/grid/`: its programme as a grid of rooms; and from the second part of a
    /// large one on, `/forums/<slug>/grid/2/`.
    Grid(Slug, u16),
    /// `/forums/<slug>/programme/1/`: a part of a programme that is too large for the forum's
    /// own page, from 1.
    Programme(Slug, u16),
    /// `/forums/<slug>/register/`
    Register(Slug),
    /// `/forums/<slug>/<name>/`: another form about a forum.
    ForumForm(Slug, Slug),
    /// `/sectors/<slug>/`
    Sector(Slug),
    /// `/sectors/<slug>/<name>/`: a form about a sector.
    SectorForm(Slug, Slug),
    /// `/registrations/`: the visitor's own.
    Registrations,
    /// `/plan/`: what the visitor has marked.
    Plan,
    /// `/search/`
    Search,
    /// `/preferences/`: how the visitor reads the site.
    Preferences,
    /// `/speakers/`
    Speakers,
    /// `/speakers/part/2/`: the rest of a long directory, from the second part on.
    SpeakersPart(u16),
    /// `/speakers/<slug>/`
    Speaker(Slug),
    /// `/pages/<slug>/`: a page of the organisers' own.
    Page(Slug),
    /// `/about/`
    About,
    /// `/privacy/`
    Privacy,
}

impl Route {
    /// Parses a path below the base, such as `/forums/community-service/`. A missing
    /// last slash and a trailing `index.html` are forgiven; anything else that is not
    /// the address of a page is `None`.
    pub fn parse(path: &str) -> Option<Self> {
        if text::contains(path, "//") {
            return None;
        }
        let path = path.strip_suffix("/index.html").unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        // The home page is now empty; every other path still has its first slash.
        let path = if path.is_empty() {
            path
        } else {
            path.strip_prefix('/')?
        };
        let mut parts = path.split('/');
        let route = match (parts.next()?, parts.next(), parts.next()) {
            ("forums", Some(slug), Some("programme")) => {
                Self::Programme(Slug::parse(slug)?, number_from(1, parts.next()?)?)
            }
            ("forums", Some(slug), Some("grid")) => {
                let part = parts.next().map_or(Some(1), |part| number_from(2, part));
                Self::Grid(Slug::parse(slug)?, part?)
            }
            ("", None, None) => Self::Home,
            ("calendar", None, None) => Self::Calendar,
            ("calendar", Some(part), None) => match part.len() {
                4 => Self::Year(YearMonth::parse(&[part, "-01"].concat())?.year()),
                _ => Self::Month(YearMonth::parse(part)?),
            },
            ("forums", Some(slug), None) => Self::Forum(Slug::parse(slug)?),
            ("forums", Some(slug), Some("register")) => Self::Register(Slug::parse(slug)?),
            ("forums", Some(slug), Some(name)) => {
                Self::ForumForm(Slug::parse(slug)?, Slug::parse(name)?)
            }
            ("sectors", Some(slug), None) => Self::Sector(Slug::parse(slug)?),
            ("sectors", Some(slug), Some(name)) => {
                Self::SectorForm(Slug::parse(slug)?, Slug::parse(name)?)
            }
            ("registrations", None, None) => Self::Registrations,
            ("plan", None, None) => Self::Plan,
            ("search", None, None) => Self::Search,
            ("preferences", None, None) => Self::Preferences,
            ("speakers", None, None) => Self::Speakers,
            ("speakers", Some("part"), Some(part)) => Self::SpeakersPart(number_from(2, part)?),
            ("speakers", Some(slug), None) => Self::Speaker(Slug::parse(slug)?),
            ("pages", Some(slug), None) => Self::Page(Slug::parse(slug)?),
            ("about", None, None) => Self::About,
            ("privacy", None, None) => Self::Privacy,
            _ => return None,
        };
        parts.next().is_none().then_some(route)
    }

    /// Whether the page stays as it was served ([`crate::page::Still`]): it has no
    /// page.json, and a link to it is the browser's.
    pub fn is_still(&self) -> bool {
        matches!(
            self,
            Self::Year(_) | Self::Preferences | Self::Page(_) | Self::About | Self::Privacy
        )
    }

    /// Parses the path of a URL on a site whose base is `base` (`/` or `/x/y/`).
    pub fn parse_below(base: &str, path: &str) -> Option<Self> {
        let base = base.strip_suffix('/').unwrap_or(base);
        Self::parse(path.strip_prefix(base)?)
    }

    /// The full path on a site whose base is `base` (`/` or `/x/y/`).
    pub fn path(&self, base: &str) -> String {
        let mut path = base.strip_suffix('/').unwrap_or(base).to_owned();
        path.push_str(&self.to_string());
        path
    }

    /// The full path of the page's payload, page.json.
    pub fn payload_path(&self, base: &str) -> String {
        let mut path = self.path(base);
        path.push_str("page.json");
        path
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/"),
            Self::Calendar => f.write_str("/calendar/"),
            Self::Month(month) => write!(f, "/calendar/{month}/"),
            Self::Year(year) => write!(f, "/calendar/{year}/"),
            Self::Forum(slug) => write!(f, "/forums/{slug}/"),
            Self::Grid(slug, 1) => write!(f, "/forums/{slug}/grid/"),
            Self::Grid(slug, part) => write!(f, "/forums/{slug}/grid/{part}/"),
            Self::Programme(slug, part) => write!(f, "/forums/{slug}/programme/{part}/"),
            Self::Register(slug) => write!(f, "/forums/{slug}/register/"),
            Self::ForumForm(slug, name) => write!(f, "/forums/{slug}/{name}/"),
            Self::Sector(slug) => write!(f, "/sectors/{slug}/"),
            Self::SectorForm(slug, name) => write!(f, "/sectors/{slug}/{name}/"),
            Self::Registrations => f.write_str("/registrations/"),
            Self::Plan => f.write_str("/plan/"),
            Self::Search => f.write_str("/search/"),
            Self::Preferences => f.write_str("/preferences/"),
            Self::Speakers => f.write_str("/speakers/"),
            Self::SpeakersPart(part) => write!(f, "/speakers/part/{part}/"),
            Self::Speaker(slug) => write!(f, "/speakers/{slug}/"),
            Self::Page(slug) => write!(f, "/pages/{slug}/"),
            Self::About => f.write_str("/about/"),
            Self::Privacy => f.write_str("/privacy/"),
        }
    }
}

/// The number of a part, from `first` on and without leading noughts.
fn number_from(first: u16, text: &str) -> Option<u16> {
    let number: u16 = text.parse().ok()?;
    (number >= first && !text.starts_with(['0', '+'])).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::{slug::Slug, time::YearMonth};
    use proptest::prelude::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    #[test]
    fn every_route_parses_as_it_prints() {
        let table = [
            ("/", Route::Home),
            ("/calendar/", Route::Calendar),
            (
                "/calendar/2017-09/",
                Route::Month(YearMonth::new(2017, 9).unwrap()),
            ),
            ("/calendar/2017/", Route::Year(2017)),
            (
                "/forums/community-service/grid/",
                Route::Grid(slug("community-service"), 1),
            ),
            (
                "/forums/community-service/grid/2/",
                Route::Grid(slug("community-service"), 2),
            ),
            (
                "/forums/community-service/",
                Route::Forum(slug("community-service")),
            ),
            (
                "/forums/community-service/register/",
                Route::Register(slug("community-service")),
            ),
            (
                "/forums/community-service/programme/12/",
                Route::Programme(slug("community-service"), 12),
            ),
            (
                "/forums/community-service/question/",
                Route::ForumForm(slug("community-service"), slug("question")),
            ),
            ("/sectors/health/", Route::Sector(slug("health"))),
            (
                "/sectors/health/notify/",
                Route::SectorForm(slug("health"), slug("notify")),
            ),
            ("/registrations/", Route::Registrations),
            ("/plan/", Route::Plan),
            ("/search/", Route::Search),
            ("/preferences/", Route::Preferences),
            ("/speakers/", Route::Speakers),
            ("/speakers/part/2/", Route::SpeakersPart(2)),
            (
                "/speakers/hussain-al-jassmi/",
                Route::Speaker(slug("hussain-al-jassmi")),
            ),
            (
                "/pages/code-of-conduct/",
                Route::Page(slug("code-of-conduct")),
            ),
            ("/about/", Route::About),
            ("/privacy/", Route::Privacy),
        ];
        for (path, route) in table {
            assert_eq!(route.to_string(), path);
            assert_eq!(Route::parse(path), Some(route.clone()), "{path}");
            let bare = path.trim_end_matches('/');
            assert_eq!(
                Route::parse(&format!("{bare}/index.html")),
                Some(route.clone()),
                "{path}"
            );
            for base in ["/", "/site/", "/a/b/"] {
                assert_eq!(
                    Route::parse_below(base, &route.path(base)),
                    Some(route.clone())
                );
                assert!(route.payload_path(base).ends_with("/page.json"));
            }
        }
    }

    #[test]
    fn what_is_no_page_is_no_route() {
        for path in [
            "calendar/",
            "//",
            "/forums/",
            "/forums//",
            "/forums/A/",
            "/forums/a/B/",
            "/sectors/",
            "/calendar/0999/",
            "/calendar/201/",
            "/speakers/part/1/",
            "/speakers/part/02/",
            "/forums/a/register/x/",
            "/forums/a/grid/1/",
            "/forums/a/grid/2/3/",
            "/forums/a/programme/",
            "/forums/a/programme/0/",
            "/forums/a/programme/01/",
            "/forums/a/programme/1/2/",
            "/calendar/2017-9/",
            "/calendar/2017-09/x/",
            "/speakers/../",
            "/about/x/",
            "/pages/",
            "/pages/a/b/",
            "/favicon.svg",
            "/page.json",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
        assert_eq!(Route::parse_below("/site/", "/other/"), None);
        assert_eq!(Route::parse_below("/site/", "/sitemap/"), None);
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_round_trips(path in "\\PC{0,60}") {
            if let Some(route) = Route::parse(&path) {
                prop_assert_eq!(Route::parse(&route.to_string()), Some(route));
            }
        }
    }
}
