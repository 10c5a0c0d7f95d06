//! A forum's payload, with its programme.

use super::{
    CalendarLinks, Facet, Figure, FormLink, ForumCard, Image, PersonCard, PersonLine, TrackTag,
};
use crate::decode::{names, record};
use crate::{
    forum::Decision,
    link::{NamedLink, WebLink},
    prose::Prose,
    slug::Slug,
    time::{DateText, Instant, TimeText},
};
use serde::Serialize;
use std::sync::Arc;

/// `/forums/<slug>/`, and each part of a programme that is too large for that page
/// ([`crate::route::Route::Programme`]): then `part` says which, and nothing is told but what
/// the sessions need.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForumPage {
    /// Title, sector, date, time, timing.
    pub card: ForumCard,
    /// The subtitle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The theme, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The series that it belongs to, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// What it is about.
    pub summary: Prose,
    /// The last day, if there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<DateText>,
    /// When it begins on its first day, if that is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<TimeText>,
    /// When it ends on its last day, if that is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<TimeText>,
    /// The zone in words: `بتوقيت دبي`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<Venue>,
    /// Under whose patronage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patron: Option<PersonLine>,
    /// Who holds it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// The networks that take part, as text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub networks: Vec<String>,
    /// The countries that take part, as text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Topics of its discussions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Hashtags, each with its `#`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hashtags: Vec<String>,
    /// Whether the programme stands as a grid of rooms, too.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub grid: bool,
    /// Which part of the programme this is, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// How many parts the programme has, unless it stands on the forum's own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<u32>,
    /// The programme by day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<ProgrammeDay>,
    /// By what the sessions can be narrowed down, where there are many.
    #[serde(skip_serializing_if = "is_none")]
    pub facets: Arc<Vec<Facet>>,
    /// Where the page cannot list the sessions: the mark of the [`ProgrammeList`] that does,
    /// and how many they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<(u32, u32)>,
    /// How a calendar takes it in, while it lies ahead or is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarLinks>,
    /// Who speaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<PersonCard>,
    /// How many more speak than `speakers` has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<u32>,
    /// Impact in figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Where the stream can be seen while it is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<WebLink>,
    /// Where recordings can be seen afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recordings: Option<WebLink>,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<NamedLink>,
    /// What else can be sent: questions, feedback.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormLink>,
}

record!(ForumPage {
    card,
    subtitle,
    theme,
    series,
    summary,
    until,
    start,
    end,
    zone,
    venue,
    patron,
    hosts,
    networks,
    countries,
    topics,
    hashtags,
    grid,
    part,
    parts,
    days,
    facets,
    list,
    calendar,
    speakers,
    others,
    figures,
    stream,
    recordings,
    sources,
    forms
});

/// Where a forum is held.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Venue {
    /// The place's name.
    pub name: String,
    /// City, as text.
    pub city: String,
    /// Country, as text.
    pub country: String,
    /// A map of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<WebLink>,
}

impl Venue {
    /// The place in a line. A place that is named as its city is named once.
    pub fn line(&self) -> String {
        let mut line = String::new();
        let mut before = "";
        for part in [&self.name, &self.city, &self.country] {
            if !line.is_empty() && part != before {
                line.push_str("، ");
            }
            if part != before {
                line.push_str(part);
            }
            before = part;
        }
        line
    }
}

record!(Venue {
    name,
    city,
    country,
    map
});

/// A day of the programme, or a part of one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProgrammeDay {
    /// The day.
    pub date: DateText,
    /// The part of the programme that tells all about these sessions, of which here stand
    /// title, time and room alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// Its sessions, by start, then as in the content.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionCard>,
    /// For each session its marks ([`super::mark`]), where they can be narrowed down.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<String>,
    /// Where its sessions are not listed: what they are, in sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum: Option<ProgrammeSum>,
}

record!(ProgrammeDay {
    date,
    part,
    sessions,
    marks,
    sum
});

/// Sessions that are not listed, in sum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProgrammeSum {
    /// How many there are.
    pub number: u32,
    /// When the first begins, if any has a time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<TimeText>,
    /// When the last is over, if that is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<TimeText>,
}

record!(ProgrammeSum { number, start, end });

/// `/forums/<slug>/programme.json`: all sessions of a programme that is too large to be listed
/// on the forum's page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProgrammeList {
    /// The mark of the page that it belongs to ([`ForumPage::list`]).
    pub list: u32,
    /// The sessions by day and part.
    pub days: Vec<ProgrammeDay>,
}

record!(ProgrammeList { list, days });

impl ProgrammeList {
    /// The part that tells of the session with this anchor.
    pub fn part_of(&self, anchor: &str) -> Option<u32> {
        let has = |day: &&ProgrammeDay| day.sessions.iter().any(|s| s.anchor.as_str() == anchor);
        self.days.iter().find(has)?.part
    }
}

/// Whether there are no facets.
fn is_none(facets: &Arc<Vec<Facet>>) -> bool {
    facets.is_empty()
}

/// A session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCard {
    /// Its anchor in the page.
    pub anchor: Slug,
    /// Of what kind it is, in a word or two.
    pub kind: String,
    /// Whether it is a break, a prayer or the like.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub pause: bool,
    /// Its title.
    pub title: String,
    /// Its subtitle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Its start, if set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<TimeText>,
    /// Its end, if set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<TimeText>,
    /// The first instant after it, if its start is set: without an end, when the next one
    /// begins in its room or the day is over. What does not take place is over as it starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Instant>,
    /// What the organiser decided against its plan, besides what holds for the whole forum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The track that it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<TrackTag>,
    /// The room, if there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// The language, as text, if it is not the site's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The language of the title (BCP 47), if it is another than the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The language of what it is about (BCP 47), if that is another than the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_lang: Option<String>,
    /// Its picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Image>,
    /// What it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub summary: Prose,
    /// Topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Who takes part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Participation>,
    /// Slides, stream, recording.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<NamedLink>,
}

record!(SessionCard {
    anchor,
    kind,
    pause,
    title,
    subtitle,
    start,
    end,
    over,
    decision,
    track,
    room,
    language,
    lang,
    text_lang,
    picture,
    summary,
    topics,
    people,
    links
});

/// How somebody takes part in a session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Participation {
    /// Who.
    pub person: PersonLine,
    /// How.
    pub part: Part,
    /// For a speech delivered for somebody else: whose speech it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<PersonLine>,
}

record!(Participation {
    person,
    part,
    on_behalf_of
});

/// The way of taking part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Speaks in their own name.
    Speaker,
    /// Leads the conversation.
    Moderator,
    /// Delivers a speech that is somebody else's.
    Delivers,
    /// Whose speech is delivered by somebody else.
    Represented,
}

names!(Part {
    Speaker = "speaker",
    Moderator = "moderator",
    Delivers = "delivers",
    Represented = "represented",
});

#[cfg(test)]
mod tests {
    use super::Venue;

    #[test]
    fn a_place_is_named_once() {
        for (name, city, line) in [
            ("دبي", "دبي", "دبي، الإمارات"),
            ("القاعة", "دبي", "القاعة، دبي، الإمارات"),
        ] {
            let venue = Venue {
                name: name.into(),
                city: city.into(),
                country: "الإمارات".into(),
                map: None,
            };
            assert_eq!(venue.line(), line);
        }
    }
}
