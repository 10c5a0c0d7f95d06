//! The payload of each page: what page.json holds, and all that a page is drawn from.
//!
//! One type a route. Texts that need tables (dates, zones, initials, country names)
//! are derived when the site is built, so a page needs nothing but its payload.

mod calendar;
mod forum;
mod home;
mod people;
mod register;
mod texts;

pub use calendar::{AgendaMonth, CalendarPage, DayForum, MonthDay, MonthLink, MonthPage};
pub use forum::{ForumPage, Part, Participation, ProgrammeDay, SessionCard, SessionKind, Venue};
pub use home::{Figure, HomePage, SectorCard};
pub use people::{
    Account, Appearance, Image, PersonCard, PersonLine, Quote, SpeakerPage, SpeakersPage,
};
pub use register::{DataUse, RegisterPage};
pub use texts::{AboutPage, Member, PrivacyPage, SeriesAbout};

use crate::{
    forum::Timing,
    slug::Slug,
    time::{Clock, DateText},
};
use serde::{Deserialize, Serialize};

/// The version of the payloads' shape. The app draws a page.json of its own shape
/// only; with another it loads the whole page, which brings the app that fits.
pub const SHAPE: u32 = 1;

/// What page.json holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// [`SHAPE`] of the program that wrote it.
    pub shape: u32,
    /// What goes into the head.
    pub head: Head,
    /// What frames every page.
    pub site: Frame,
    /// The clock that the page was built with.
    pub clock: Clock,
    /// The page itself.
    pub page: Page,
}

/// What goes into a page's head.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The whole title, with the site's name; directions isolated.
    pub title: String,
    /// The description, 50–160 characters.
    pub description: String,
}

/// What frames every page: header and footer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The site's short name, in the header.
    pub name: String,
    /// A line about the site, in the footer.
    pub line: String,
    /// Hashtags, each with its `#`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hashtags: Vec<String>,
    /// Accounts on the networks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
}

/// A page, by route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// `/`
    Home(HomePage),
    /// `/calendar/`
    Calendar(CalendarPage),
    /// `/calendar/YYYY-MM/`
    Month(MonthPage),
    /// `/forums/<slug>/`
    Forum(ForumPage),
    /// `/forums/<slug>/register/`
    Register(RegisterPage),
    /// `/speakers/`
    Speakers(SpeakersPage),
    /// `/speakers/<slug>/`
    Speaker(SpeakerPage),
    /// `/about/`
    About(AboutPage),
    /// `/privacy/`
    Privacy(PrivacyPage),
    /// 404.html
    NotFound,
}

/// A sector, as a tag beside what belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectorTag {
    /// Its slug.
    pub slug: Slug,
    /// Its name.
    pub title: String,
    /// Its colour, one of the tokens `--sector-1` to `--sector-8`: 1–8.
    pub colour: u8,
}

/// A forum in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForumCard {
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its sector, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<SectorTag>,
    /// Its (first) day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
    /// Time of day with the zone in words, such as `9:00 صباحًا – 1:00 ظهرًا بتوقيت دبي`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Venue, city and country in one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What its state depends on.
    pub timing: Timing,
}
