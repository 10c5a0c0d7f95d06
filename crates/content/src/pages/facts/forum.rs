//! A forum and its sessions.

use super::{
    super::{Pages, forum::ends},
    person::Photo,
    text::plain,
};
use crate::{
    check::moment::Moment,
    derive::{days::Days, session_kind::SessionKind},
    model,
};
use jiff::{Timestamp, Zoned, civil::Date};
use multaqa_domain::{
    forum::{Decision, Timing},
    link::{NamedLink, WebLink},
    page::{Participation, PersonLine, SectorTag},
    slug::Slug,
    time::TimeText,
};

/// A forum.
#[derive(Clone, Debug, PartialEq)]
pub struct Forum {
    /// The slug.
    pub slug: Slug,
    /// The title.
    pub title: String,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// The theme, in one line.
    pub theme: Option<String>,
    /// One or two sentences.
    pub summary: String,
    /// What it is about, as plain text.
    pub text: String,
    /// Its sector.
    pub sector: Option<SectorTag>,
    /// The slug and the title of its series.
    pub series: Option<(Slug, String)>,
    /// When it is, once that is known.
    pub when: Option<When>,
    /// Its first and its last day, which may end on the morning after it.
    pub days: Option<(Date, Date)>,
    /// Its hours in words, where these say more than the clock: `بعد صلاة التراويح (10:00 مساءً)`.
    pub hours: Option<String>,
    /// The IANA name of its zone.
    pub zone: String,
    /// What its state depends on.
    pub timing: Timing,
    /// The day on which it was to be before it was moved or postponed, if that is known.
    pub previous: Option<Date>,
    /// Where it is.
    pub venue: Option<Venue>,
    /// Venue, city and country in one line.
    pub place: Option<String>,
    /// Under whose patronage.
    pub patron: Option<PersonLine>,
    /// Who holds it.
    pub hosts: Vec<String>,
    /// Topics of its discussions.
    pub topics: Vec<String>,
    /// Hashtags, each with its `#`.
    pub hashtags: Vec<String>,
    /// The tracks of its sessions.
    pub tracks: Vec<Track>,
    /// The order of its rooms, if it is given.
    pub rooms: Vec<String>,
    /// Where the stream can be seen while it is under way.
    pub stream: Option<WebLink>,
    /// Where recordings can be seen afterwards.
    pub recordings: Option<WebLink>,
    /// Where the facts come from.
    pub sources: Vec<NamedLink>,
    /// How one registers, if one does.
    pub registration: Option<Registration>,
    /// How often it was changed.
    pub revision: Revision,
}

/// How one registers for a forum.
#[derive(Clone, Debug, PartialEq)]
pub enum Registration {
    /// On the site's own page.
    Here,
    /// On another site.
    Elsewhere(WebLink),
}

/// How often what a calendar holds of a thing was changed, and when it was last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// The sequence number of RFC 5545.
    pub sequence: u32,
    /// The last change, if the content says so.
    pub updated: Option<Timestamp>,
}

/// Where a forum is.
#[derive(Clone, Debug, PartialEq)]
pub struct Venue {
    /// The place's name.
    pub name: String,
    /// The city.
    pub city: String,
    /// The country's code (ISO 3166-1 alpha-2).
    pub code: &'static str,
    /// The country's name.
    pub country: &'static str,
    /// A map of it.
    pub map: Option<WebLink>,
}

/// When a forum is.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// Whole days of its zone.
    Days {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
    /// From one moment to another.
    Times(Times),
}

/// From one moment to another, in a forum's zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Times {
    /// The start.
    pub starts: Zoned,
    /// The end, if it is known.
    pub ends: Option<Zoned>,
}

impl Times {
    /// An end that the clocks' change puts before the start is none.
    fn new(starts: Zoned, ends: Option<Zoned>) -> Self {
        let ends = ends.filter(|ends| *ends > starts);
        Self { starts, ends }
    }
}

/// A track.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// What it is named by, its own within the forum.
    pub id: Slug,
    /// The title.
    pub title: String,
    /// A colour of the theme: 1–8.
    pub colour: u8,
}

/// A session.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Its anchor in the forum's page, its own within the forum.
    pub anchor: Slug,
    /// Of what kind it is.
    pub kind: SessionKind,
    /// The title.
    pub title: String,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// The day of its forum; it may begin on the morning after.
    pub date: Date,
    /// When it is, once its start is known.
    pub times: Option<Times>,
    /// Its hours in words, where these say more than the clock.
    pub hours: Option<String>,
    /// What was decided against its own plan.
    pub decision: Option<Decision>,
    /// The track that it is part of.
    pub track: Option<Track>,
    /// The room.
    pub room: Option<String>,
    /// The language (BCP 47).
    pub language: String,
    /// The language in words, if it is not the site's.
    pub language_name: Option<String>,
    /// Its picture.
    pub picture: Option<Photo>,
    /// What it is about, as plain text.
    pub text: String,
    /// Topics.
    pub topics: Vec<String>,
    /// Who takes part.
    pub people: Vec<Participation>,
    /// Slides, stream, recording.
    pub links: Vec<NamedLink>,
    /// How often it was changed, its forum's changes among them.
    pub revision: Revision,
}

impl Session {
    /// What holds of its forum's decision and its own.
    pub fn decision_in(&self, forum: &Forum) -> Option<Decision> {
        forum.timing.decision.max(self.decision)
    }
}

impl Pages<'_> {
    pub(super) fn forum_facts(&self, slug: &Slug, forum: &model::Forum) -> Forum {
        let card = self.forum_card(slug, forum);
        let registration = forum.registration.as_ref();
        Forum {
            slug: slug.clone(),
            title: forum.title.clone(),
            subtitle: forum.subtitle.clone(),
            theme: forum.theme.clone(),
            summary: forum.summary.clone(),
            text: plain(&forum.prose),
            sector: card.sector,
            series: forum.series.as_ref().and_then(|slug| {
                let series = self.content.series.get(slug)?;
                Some((slug.clone(), series.title.clone()))
            }),
            when: forum.days.map(|days| when(forum, days)),
            days: forum.days.map(|days| (days.first, days.last)),
            hours: forum.days.and_then(|days| {
                let start = self.start_text(forum, days)?;
                hours(&forum.words, start, self.end_text(forum, days))
            }),
            zone: forum.zone.name().to_owned(),
            timing: card.timing,
            previous: forum.previous,
            venue: forum.venue.as_ref().map(|venue| Venue {
                name: venue.name.clone(),
                city: venue.city.clone(),
                code: venue.country.code,
                country: venue.country.name,
                map: venue.map.clone(),
            }),
            place: card.place,
            patron: forum.patron.as_ref().map(|who| self.person_line(who)),
            hosts: forum.hosts.clone(),
            topics: forum.topics.clone(),
            hashtags: self.hashtags(forum),
            tracks: forum.tracks.iter().map(track).collect(),
            rooms: forum.rooms.clone(),
            stream: forum.stream.clone(),
            recordings: forum.recordings.clone(),
            sources: forum.sources.clone(),
            registration: registration.map(|_| match self.elsewhere(forum) {
                Some(link) => Registration::Elsewhere(link.clone()),
                None => Registration::Here,
            }),
            revision: revision(forum, 0),
        }
    }

    /// `None` only where the forum has no date, which the check refuses.
    pub(super) fn session_facts(
        &self,
        forum: &model::Forum,
        session: &model::Session,
    ) -> Option<Session> {
        forum.days?;
        let (zone, words) = (&forum.zone, &session.words);
        let at = |local| zone.zoned(local);
        let people = session.people.iter();
        let language = session.language.as_ref();
        Some(Session {
            anchor: session.anchor.clone(),
            kind: session.kind,
            title: session.title.clone(),
            subtitle: session.subtitle.clone(),
            date: session.day,
            times: session
                .start
                .map(|start| Times::new(at(start), session.end.map(at))),
            hours: session.start.and_then(|start| {
                let start = zone.start_text(session.day, start, words.start.as_deref());
                let end = |end| zone.end_text(end, words.end.as_deref());
                hours(words, start, session.end.map(end))
            }),
            decision: session.decision,
            track: forum.track_of(session).map(track),
            room: session.room.clone(),
            language: language.map_or("ar", |spoken| &spoken.tag).to_owned(),
            language_name: language.map(|spoken| spoken.name.clone()),
            picture: session.picture.as_ref().map(Photo::of),
            text: plain(&session.summary),
            topics: session.topics.clone(),
            people: people.map(|taking| self.participation(taking)).collect(),
            links: session.links.clone(),
            revision: revision(forum, session.sequence),
        })
    }
}

fn track(track: &model::Track) -> Track {
    Track {
        id: track.id.clone(),
        title: track.title.clone(),
        colour: track.colour,
    }
}

/// When a forum is that has a date.
pub(in crate::pages) fn when(forum: &model::Forum, days: Days) -> When {
    match days.start {
        Some(start) => {
            // On a single day without an end, nobody knows how long it takes; of several
            // days the last is part of it.
            let is_known = days.end.is_some() || days.last > days.first;
            let end = is_known.then(|| forum.zone.zoned(ends(forum, days)));
            When::Times(Times::new(forum.zone.zoned(start), end))
        }
        None => When::Days {
            first: days.first,
            last: days.last,
        },
    }
}

/// Hours in words, where these say more than the clock.
fn hours(words: &model::SpanWords, start: TimeText, end: Option<TimeText>) -> Option<String> {
    if words.start.is_none() && words.end.is_none() {
        return None;
    }
    Some(match end {
        Some(end) => [&start.text, " – ", &end.text].concat(),
        None => start.text,
    })
}

/// The changes of a forum and of a session in it: their sum grows whichever changes.
fn revision(forum: &model::Forum, session: u32) -> Revision {
    let updated = forum.updated.map(|at| match at {
        Moment::Day(day) => forum.zone.start_of(day),
        Moment::Time(time) => forum.zone.instant(time),
    });
    Revision {
        sequence: forum.sequence.saturating_add(session),
        updated: updated.and_then(|at| Timestamp::from_second(at.0).ok()),
    }
}
