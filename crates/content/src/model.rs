//! Checked content: every reference resolves, every text may be shown.

use crate::{
    Media,
    check::{fault::Allowed, moment::Moment, origin::Origin, source::Source},
    derive::{
        country::Country, date::MonthNames, days::Days, language::Language,
        session_kind::SessionKind, zone::Zone,
    },
    hsts::Hsts,
    read::stamps::Stamps,
};
use jiff::civil::{Date, DateTime};
use multaqa_domain::{
    exchange::Endpoint,
    form::Form,
    forum::{Decision, Places, StatusSource},
    link::{NamedLink, WebLink},
    page::{Account, DataUse, Part, Quote, Show},
    prose::Prose,
    slug::Slug,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::PathBuf,
    sync::Arc,
};

/// A content folder without faults.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) settings: Settings,
    pub(crate) series: BTreeMap<Slug, Series>,
    pub(crate) sectors: BTreeMap<Slug, Sector>,
    pub(crate) forums: BTreeMap<Slug, Forum>,
    pub(crate) people: BTreeMap<Slug, Person>,
    pub(crate) forms: BTreeMap<Slug, FormFile>,
    pub(crate) endpoints: BTreeMap<Slug, Destination>,
    /// The endpoints whose requests carry no key of the registration.
    pub(crate) keyless: BTreeSet<Slug>,
    /// The origins to which endpoints may pass requests on.
    pub(crate) redirects: Vec<Origin>,
    pub(crate) about: Option<Article>,
    pub(crate) privacy: Option<Article>,
    pub(crate) pages: BTreeMap<Slug, OwnPage>,
    /// What passes through into the site, by its path there.
    pub(crate) public: BTreeMap<String, PathBuf>,
    pub(crate) stamps: Stamps,
    /// The warnings that the content silences.
    pub(crate) allowed: Allowed,
}

/// site.md
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) name: String,
    pub(crate) line: String,
    /// The origin of the site: of the content, unless the build is for another.
    pub(crate) origin: Option<String>,
    /// The origin that the content says.
    pub(crate) own_origin: Option<String>,
    /// The base path of the site, with slashes at both ends; not of the content.
    pub(crate) base: String,
    /// What the identifiers of calendar events end with.
    pub(crate) uid: Option<String>,
    pub(crate) country: Country,
    pub(crate) zone: Zone,
    pub(crate) now: Option<Moment>,
    pub(crate) months: MonthNames,
    pub(crate) hashtags: Vec<String>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) series: Option<Slug>,
    pub(crate) speakers: Vec<Slug>,
    pub(crate) zone_words: BTreeMap<String, String>,
    /// Sets of words of which the search finds all where one stands.
    pub(crate) synonyms: Vec<Vec<String>>,
    pub(crate) hsts: Option<Hsts>,
}

/// series/<slug>.md
#[derive(Debug)]
pub(crate) struct Series {
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) prose: Prose,
    pub(crate) aims: Vec<String>,
    pub(crate) patron: Option<Who>,
    pub(crate) organiser: Option<String>,
    /// Who, and the role in the committee.
    pub(crate) committee: Vec<(Who, String)>,
    pub(crate) partners: Vec<String>,
    pub(crate) sectors: Vec<Slug>,
    pub(crate) hashtags: Vec<String>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) figures: Vec<FigureEntry>,
    pub(crate) sources: Vec<NamedLink>,
}

/// sectors/<slug>.md
#[derive(Debug)]
pub(crate) struct Sector {
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    pub(crate) colour: u8,
    pub(crate) forms: Vec<FormEntry>,
    /// Addresses that it had before: paths below the base, without slashes at their ends.
    pub(crate) aliases: Vec<String>,
}

/// A figure of impact.
#[derive(Debug)]
pub(crate) struct FigureEntry {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) definition: Prose,
    pub(crate) date: Option<Stated>,
    pub(crate) source: String,
    pub(crate) link: Option<NamedLink>,
}

/// When something was stated, as exactly as is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stated {
    Year(i16),
    Month(multaqa_domain::time::YearMonth),
    Day(Date),
}

/// Somebody: with a profile, or by name only.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Who {
    /// With a profile; a role here stands above the profile's.
    Profile { slug: Slug, role: Option<String> },
    /// By name only.
    Named { name: String, role: Option<String> },
}

/// forums/<slug>.md
#[derive(Debug)]
pub(crate) struct Forum {
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) theme: Option<String>,
    pub(crate) series: Option<Slug>,
    pub(crate) sector: Option<Slug>,
    pub(crate) summary: String,
    pub(crate) prose: Prose,
    pub(crate) days: Option<Days>,
    /// What its start and its end are called beside the clock: `بعد صلاة التراويح`.
    pub(crate) words: SpanWords,
    pub(crate) zone: Zone,
    pub(crate) venue: Option<VenueEntry>,
    pub(crate) patron: Option<Who>,
    pub(crate) hosts: Vec<String>,
    pub(crate) networks: Vec<String>,
    pub(crate) countries: Vec<Country>,
    pub(crate) topics: Vec<String>,
    pub(crate) hashtags: Vec<String>,
    pub(crate) decision: Option<Decision>,
    /// The day on which it was to be before it was moved or postponed.
    pub(crate) previous: Option<Date>,
    /// How often what a calendar holds of it was changed.
    pub(crate) sequence: u32,
    /// When it was last changed.
    pub(crate) updated: Option<Moment>,
    pub(crate) registration: Option<Registration>,
    pub(crate) forms: Vec<FormEntry>,
    pub(crate) tracks: Vec<Track>,
    /// The order of the rooms; if it is given, all rooms of the sessions stand here.
    pub(crate) rooms: Vec<String>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) speakers: Vec<Slug>,
    pub(crate) figures: Vec<FigureEntry>,
    pub(crate) stream: Option<WebLink>,
    pub(crate) recordings: Option<WebLink>,
    pub(crate) sources: Vec<NamedLink>,
    /// Addresses that it had before: paths below the base, without slashes at their ends.
    pub(crate) aliases: Vec<String>,
}

/// What a start and an end are called besides their times of day.
#[derive(Debug, Default)]
pub(crate) struct SpanWords {
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
}

/// Where a forum is.
#[derive(Debug)]
pub(crate) struct VenueEntry {
    pub(crate) name: String,
    pub(crate) city: String,
    pub(crate) country: Country,
    pub(crate) map: Option<WebLink>,
}

/// How one registers.
#[derive(Debug)]
pub(crate) struct Registration {
    /// None where one registers elsewhere.
    pub(crate) form: Option<Slug>,
    pub(crate) endpoint: Slug,
    pub(crate) opens: Option<Moment>,
    pub(crate) closes: Option<Moment>,
    pub(crate) places: Option<Places>,
    pub(crate) waitlist: bool,
    pub(crate) status: Option<StatusSource>,
    pub(crate) otherwise: Option<WebLink>,
    pub(crate) afterwards: Option<String>,
}

/// `[[form]]` of a forum or a sector.
#[derive(Debug)]
pub(crate) struct FormEntry {
    /// The last part of its address.
    pub(crate) name: Slug,
    pub(crate) label: String,
    pub(crate) form: Slug,
    pub(crate) endpoint: Slug,
    pub(crate) show: Show,
    /// Whether it is offered at each session.
    pub(crate) sessions: bool,
    pub(crate) otherwise: Option<WebLink>,
    pub(crate) afterwards: Option<String>,
}

/// endpoints/<slug>.md
#[derive(Debug)]
pub(crate) enum Destination {
    /// Answers are sent there.
    Endpoint(Box<Endpoint>),
    /// One registers elsewhere.
    Link(WebLink),
}

/// `[[track]]` of a forum.
#[derive(Debug)]
pub(crate) struct Track {
    pub(crate) id: Slug,
    pub(crate) title: String,
    pub(crate) colour: u8,
}

/// `[[session]]` of a forum.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) anchor: Slug,
    pub(crate) kind: SessionKind,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    /// The day of the forum under which it is told; it may begin on the morning after.
    pub(crate) day: Date,
    pub(crate) start: Option<DateTime>,
    pub(crate) end: Option<DateTime>,
    pub(crate) words: SpanWords,
    /// What was decided against its plan, besides its forum's.
    pub(crate) decision: Option<Decision>,
    /// How often it was changed, besides its forum.
    pub(crate) sequence: u32,
    /// The `id` of a track of its forum.
    pub(crate) track: Option<Slug>,
    pub(crate) room: Option<String>,
    /// What is spoken, if it is not the site's own language.
    pub(crate) language: Option<Language>,
    pub(crate) summary: Prose,
    pub(crate) picture: Option<Photo>,
    pub(crate) topics: Vec<String>,
    pub(crate) people: Vec<Taking>,
    pub(crate) links: Vec<NamedLink>,
}

/// How somebody takes part in a session.
#[derive(Debug)]
pub(crate) struct Taking {
    pub(crate) who: Who,
    pub(crate) part: Part,
    pub(crate) on_behalf_of: Option<Who>,
}

/// The photo of a profile, or the picture of a session.
#[derive(Debug)]
pub(crate) struct Photo {
    pub(crate) media: Media,
    pub(crate) alt: String,
    /// Where it is named.
    pub(crate) source: Arc<Source>,
    pub(crate) span: Range<usize>,
}

impl Photo {
    /// The side or the width of the largest of its files, in pixels.
    pub(crate) fn largest(&self) -> u32 {
        self.media.sides.last().copied().unwrap_or_default()
    }
}

/// speakers/<slug>.md
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) latin: Option<String>,
    pub(crate) honorific: Option<String>,
    pub(crate) sort: Option<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) country: Option<Country>,
    pub(crate) photo: Option<Photo>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) biography: Prose,
    pub(crate) listed: Option<bool>,
    pub(crate) sources: Vec<NamedLink>,
    /// Addresses that it had before: paths below the base, without slashes at their ends.
    pub(crate) aliases: Vec<String>,
}

/// forms/<slug>.md
#[derive(Debug)]
pub(crate) struct FormFile {
    pub(crate) form: Form,
    /// Names of the fields whose options are the sessions of the page's forum.
    pub(crate) sessions: Vec<String>,
    /// Names of the phone fields in which the country of the page's venue comes first.
    pub(crate) phones: Vec<String>,
    pub(crate) data_use: DataUse,
}

/// about.md, privacy.md
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) title: String,
    pub(crate) prose: Prose,
    pub(crate) sources: Vec<NamedLink>,
}

/// pages/<slug>.md
#[derive(Debug)]
pub(crate) struct OwnPage {
    /// The headings of its text have ids.
    pub(crate) article: Article,
    pub(crate) summary: Option<String>,
    /// Where it stands in the navigation, if it does: smaller numbers come first.
    pub(crate) navigation: Option<i64>,
    pub(crate) updated: Option<Moment>,
    /// Addresses that it had before: paths below the base, without slashes at their ends.
    pub(crate) aliases: Vec<String>,
}

impl Session {
    /// Whether a form may ask about it.
    pub(crate) fn is_chosen(&self) -> bool {
        !self.kind.is_pause() && self.decision != Some(Decision::Cancelled)
    }

    /// What holds of its forum's decision and its own.
    pub(crate) fn decision_in(&self, forum: &Forum) -> Option<Decision> {
        forum.decision.max(self.decision)
    }
}

impl Forum {
    /// The track that a session is part of.
    pub(crate) fn track_of(&self, session: &Session) -> Option<&Track> {
        let id = session.track.as_ref()?;
        self.tracks.iter().find(|track| track.id == *id)
    }

    /// The pictures of its sessions.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &Photo> {
        self.sessions
            .iter()
            .filter_map(|session| session.picture.as_ref())
    }

    /// Where a room stands in the order of rooms: what is in no room first.
    pub(crate) fn rank(&self, room: Option<&str>) -> usize {
        let place = room.and_then(|room| self.rooms.iter().position(|known| known == room));
        place.map_or(0, |place| place + 1)
    }
}

impl Destination {
    /// The endpoint, unless one registers elsewhere.
    pub(crate) fn endpoint(&self) -> Option<&Endpoint> {
        match self {
            Self::Endpoint(endpoint) => Some(endpoint),
            Self::Link(_) => None,
        }
    }
}

impl Who {
    /// The slug of the profile.
    pub(crate) fn slug(&self) -> Option<&Slug> {
        match self {
            Self::Profile { slug, .. } => Some(slug),
            Self::Named { .. } => None,
        }
    }
}
