//! The payload of each page: what page.json holds, and all that a page is drawn from.
//!
//! One type a route. Texts that need tables (dates, zones, initials, country names)
//! are derived when the site is built, so a page needs nothing but its payload.

mod calendar;
mod calendar_links;
mod facet;
mod forum;
mod grid;
mod home;
mod people;
mod register;
mod sector;
mod still;
mod texts;
mod year;

pub use calendar::{AgendaMonth, CalendarPage, DayForum, MonthDay, MonthLink, MonthPage};
pub use calendar_links::CalendarLinks;
pub use facet::{Facet, FacetValue, ForumList, STATE, mark, passes};
pub use forum::{
    ForumPage, Part, Participation, ProgrammeDay, ProgrammeList, ProgrammeSum, SessionCard, Venue,
};
pub use grid::{GridCell, GridDay, GridPage, GridRow, GridSession};
pub use home::{Figure, HomePage, SectorCard};
pub use people::{
    Account, Appearance, Image, Letter, PersonCard, PersonLine, Quote, SpeakerPage, SpeakersPage,
};
pub use register::{DataUse, FormLink, RegisterPage, Show};
pub use sector::SectorPage;
pub use still::Still;
#[cfg(not(target_family = "wasm"))]
pub use texts::OwnPage;
pub use texts::{AboutPage, Member, PrivacyPage, SeriesAbout};

pub use year::{YearMonthLine, YearPage};

use crate::{
    decode::{Decode, Fit, record, tagged},
    forum::{StatusSource, Timing},
    json::Json,
    link::WebLink,
    slug::Slug,
    time::{Clock, DateText},
};
use serde::Serialize;
use std::sync::Arc;

/// The version of the payloads' shape. The app draws a page.json of its own shape
/// only; with another it loads the whole page, which brings the app that fits.
pub const SHAPE: u32 = 5;

/// What page.json holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// [`SHAPE`] of the program that wrote it.
    pub shape: u32,
    /// A hash of the rest, by which the app tells whether a page has changed; set when the
    /// page is written.
    pub version: String,
    /// What goes into the head.
    pub head: Head,
    /// What frames every page.
    pub site: Frame,
    /// The clock that the page was built with.
    pub clock: Clock,
    /// The page itself.
    pub page: Page,
}

record!(Document {
    shape,
    version,
    head,
    site,
    clock,
    page
});

/// What goes into a page's head.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// The whole title, with the site's name; directions isolated.
    pub title: String,
    /// The description, 50–160 characters.
    pub description: String,
}

record!(Head { title, description });

/// What frames every page: header and footer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Frame {
    /// The site's short name, in the header.
    pub name: String,
    /// A line about the site, in the footer.
    pub line: String,
    /// Hashtags, each with its `#`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hashtags: Vec<String>,
    /// Accounts on the networks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
    /// The organisers' own pages that stand in the navigation, each with its title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<(Slug, String)>,
}

record!(Frame {
    name,
    line,
    hashtags,
    accounts,
    pages
});

/// A page, by route.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "a page stands alone, behind its document's Arc"
)]
pub enum Page {
    /// `/`
    Home(HomePage),
    /// `/calendar/`
    Calendar(CalendarPage),
    /// `/calendar/YYYY-MM/`
    Month(MonthPage),
    /// `/forums/<slug>/`
    Forum(ForumPage),
    /// `/forums/<slug>/grid/`
    Grid(GridPage),
    /// `/sectors/<slug>/`
    Sector(SectorPage),
    /// A page with a form, such as `/forums/<slug>/register/`
    Register(Arc<RegisterPage>),
    /// `/registrations/`: the visitor's own, which the device keeps.
    Registrations,
    /// `/plan/`: what the visitor has marked, which the device keeps.
    Plan,
    /// `/search/`: what it searches is loaded when it is used.
    Search,
    /// `/speakers/`
    Speakers(SpeakersPage),
    /// `/speakers/<slug>/`
    Speaker(SpeakerPage),
    /// Any other: one that stays as it was served.
    Still(Still),
}

impl Decode for Page {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let (name, content) = tagged(value);
        match name {
            "home" => Self::Home(Decode::decode(content, fit)),
            "calendar" => Self::Calendar(Decode::decode(content, fit)),
            "month" => Self::Month(Decode::decode(content, fit)),
            "forum" => Self::Forum(Decode::decode(content, fit)),
            "grid" => Self::Grid(Decode::decode(content, fit)),
            "sector" => Self::Sector(Decode::decode(content, fit)),
            "register" => Self::Register(Decode::decode(content, fit)),
            "speakers" => Self::Speakers(Decode::decode(content, fit)),
            "speaker" => Self::Speaker(Decode::decode(content, fit)),
            "registrations" => Self::Registrations,
            "plan" => Self::Plan,
            "search" => Self::Search,
            "still" => Self::Still(Still::Served),
            _ => {
                fit.fail();
                Self::Still(Still::Served)
            }
        }
    }
}

/// Why some JSON is no payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDocument {
    /// It is of another [`SHAPE`]: written by another version of the program.
    OtherShape,
    /// It is no payload at all.
    Broken,
}

impl Document {
    /// Reads what a page.json holds.
    ///
    /// # Errors
    /// If it is no payload of this program's [`SHAPE`].
    pub fn from_json(json: &Json) -> Result<Self, NoDocument> {
        match json.get("shape").and_then(u32::read) {
            Some(SHAPE) => Self::read(json).ok_or(NoDocument::Broken),
            Some(_) => Err(NoDocument::OtherShape),
            None => Err(NoDocument::Broken),
        }
    }
}

/// A sector, as a tag beside what belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectorTag {
    /// Its slug.
    pub slug: Slug,
    /// Its name.
    pub title: String,
    /// Its colour, one of the tokens `--sector-1` to `--sector-8`: 1–8.
    pub colour: u8,
}

record!(SectorTag {
    slug,
    title,
    colour
});

/// A track of a programme, as a tag at its sessions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrackTag {
    /// Its name.
    pub title: String,
    /// Its colour, one of the sectors' tokens: 1–8.
    pub colour: u8,
}

record!(TrackTag { title, colour });

/// A forum in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForumCard {
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its sector, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<SectorTag>,
    /// Its (first) day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
    /// Time of day with the zone in words, such as `9:00 صباحًا – 1:00 ظهرًا بتوقيت دبي`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Venue, city and country in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What its state depends on.
    pub timing: Timing,
    /// Where the state of its registration can be asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusSource>,
    /// Where one registers, if not on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<WebLink>,
    /// The form by which one is told when registration opens: the last part of its
    /// address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify: Option<Slug>,
}

record!(ForumCard {
    slug,
    title,
    sector,
    date,
    time,
    place,
    timing,
    status,
    elsewhere,
    notify
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_page_says_why() {
        let shape = |more: u32, rest: &str| format!("{{\"shape\":{}{rest}", SHAPE + more);
        for (text, why) in [
            ("null", NoDocument::Broken),
            ("[]", NoDocument::Broken),
            ("{}", NoDocument::Broken),
            (r#"{"shape":"1"}"#, NoDocument::Broken),
            (&shape(0, "}"), NoDocument::Broken),
            (r#"{"shape":1,"page":{}}"#, NoDocument::OtherShape),
            (&shape(1, r#","page":{}}"#), NoDocument::OtherShape),
        ] {
            let json = Json::parse(text).unwrap();
            assert_eq!(Document::from_json(&json), Err(why), "{text}");
        }
    }

    #[test]
    fn a_link_that_is_none_spoils_the_page() {
        let page = |href: &str| {
            let link = [r#"{"title":"x","href":""#, href, r#""}"#].concat();
            crate::link::NamedLink::read(&Json::parse(&link).unwrap())
        };
        assert!(page("https://example.org/").is_some());
        assert!(page("javascript:alert(1)").is_none());
    }
}
