//! The schedule of a forum in the forms that programmes for visitors' phones and screens
//! in halls read: the JSON of c3voc and the XML of frab.
//!
//! Neither form has words for what was cancelled or postponed: whatever stands in a schedule
//! takes place. So these sessions are left out, as pretalx and frab leave theirs out.

mod json;
mod people;
mod xml;

use super::{
    Exports, File, file,
    ids::{Numbers, uuid},
};
use anyhow::Result;
use jiff::{SignedDuration, Zoned, civil::Date};
use multaqa_content::{
    facts::{Forum, Session, Times},
    isolated,
};
use multaqa_domain::{forum::Decision, link::NamedLink, route::Route};
use people::{People, Person};
use uuid::Uuid;

/// The length of the grid that consumers may draw.
const SLOT: &str = "00:15";
/// The hall of a session that names none.
const NO_ROOM: &str = "القاعة";
const GENERATOR: &str = "Multaqa";

/// A forum's schedule, for both forms.
struct Schedule {
    acronym: String,
    title: String,
    description: String,
    zone: String,
    url: Option<String>,
    version: String,
    days: Vec<Day>,
    rooms: Vec<Room>,
}

struct Room {
    guid: Uuid,
    name: String,
}

/// A day, which may go on after midnight.
struct Day {
    date: Date,
    starts: Zoned,
    ends: Zoned,
    /// By start.
    events: Vec<Event>,
}

struct Event {
    id: u32,
    guid: Uuid,
    room: String,
    starts: Zoned,
    duration: SignedDuration,
    slug: String,
    url: Option<String>,
    title: String,
    subtitle: String,
    track: String,
    kind: &'static str,
    language: String,
    summary: String,
    people: Vec<Person>,
    links: Vec<NamedLink>,
}

/// `/schedule/<forum>.json` and `/schedule/<forum>.xml`, once the forum has a date.
///
/// # Errors
/// None in practice: what it says can be written.
pub(super) fn files(
    exports: &Exports<'_>,
    forum: &Forum,
    sessions: &[Session],
) -> Result<Vec<File>> {
    let Some(schedule) = schedule(exports, forum, sessions) else {
        return Ok(Vec::new());
    };
    let path = ["schedule/", forum.slug.as_str()].concat();
    let json = serde_json::to_vec(&json::of(&schedule))?;
    Ok(vec![
        file(&[&path, ".json"].concat(), json),
        file(&[&path, ".xml"].concat(), xml::of(&schedule)?),
    ])
}

fn schedule(exports: &Exports<'_>, forum: &Forum, sessions: &[Session]) -> Option<Schedule> {
    forum.when.as_ref()?;
    let mut numbers = Numbers::default();
    let mut people = People::default();
    let mut rooms: Vec<Room> = Vec::new();
    let days = exports.facts.days(&forum.slug).into_iter();
    let days = days.map(|day| Day {
        date: day.date,
        starts: day.starts,
        ends: day.ends,
        events: Vec::new(),
    });
    let mut days: Vec<Day> = days.collect();
    for (place, session) in sessions.iter().enumerate() {
        let is_off = session.decision_in(forum).is_some_and(Decision::is_off);
        let Some(times) = session.times.as_ref().filter(|_| !is_off) else {
            continue;
        };
        let name = session.room.as_deref().unwrap_or(NO_ROOM);
        if !rooms.iter().any(|room| room.name == name) {
            let uid = [name, " ", &exports.forum_uid(&forum.slug)].concat();
            rooms.push(Room {
                guid: uuid(&uid),
                name: name.to_owned(),
            });
        }
        let rest = sessions.get(place + 1..).unwrap_or_default();
        let event = event(
            exports,
            forum,
            session,
            times,
            rest,
            &mut numbers,
            &mut people,
        );
        // Days are few, and sessions come by start.
        let day = days.iter_mut().rev().find(|day| day.date == session.date);
        if let Some(day) = day {
            day.events.push(event);
        }
    }
    let rank = |room: &Room| forum.rooms.iter().position(|known| *known == room.name);
    rooms.sort_by_key(rank);
    Some(Schedule {
        acronym: acronym(forum.slug.as_str()),
        title: isolated(&forum.title),
        description: isolated(&forum.summary),
        zone: forum.zone.clone(),
        url: exports.page(&Route::Forum(forum.slug.clone())),
        version: forum.revision.sequence.to_string(),
        days,
        rooms,
    })
}

fn event(
    exports: &Exports<'_>,
    forum: &Forum,
    session: &Session,
    times: &Times,
    rest: &[Session],
    numbers: &mut Numbers,
    people: &mut People,
) -> Event {
    let uid = exports.session_uid(&forum.slug, &session.anchor);
    let page = exports.page(&Route::Forum(forum.slug.clone()));
    let takes = session.people.iter();
    // Whose speech it is comes before who delivers it.
    let names = takes.flat_map(|taking| [taking.on_behalf_of.as_ref(), Some(&taking.person)]);
    let mut persons = Vec::new();
    for person in names.flatten() {
        let slug = person.slug.as_ref().map(|slug| slug.as_str());
        persons.push(people.of(slug, &person.name, exports.facts.uid()));
    }
    Event {
        id: numbers.of(&uid),
        guid: uuid(&uid),
        room: session.room.clone().unwrap_or_else(|| NO_ROOM.to_owned()),
        starts: times.starts.clone(),
        duration: duration(session, times, rest),
        slug: [forum.slug.as_str(), "-", session.anchor.as_str()].concat(),
        url: page.map(|page| [&page, "#", session.anchor.as_str()].concat()),
        title: isolated(&session.title),
        subtitle: session
            .subtitle
            .as_deref()
            .map(isolated)
            .unwrap_or_default(),
        // A forum without tracks is of one kind: its sector's.
        track: match (&session.track, &forum.sector) {
            (Some(track), _) => track.title.clone(),
            (None, Some(sector)) if forum.tracks.is_empty() => sector.title.clone(),
            _ => String::new(),
        },
        kind: session.kind.name(),
        language: session.language.clone(),
        summary: session
            .text
            .lines()
            .map(isolated)
            .collect::<Vec<_>>()
            .join("\n"),
        people: persons,
        links: session.links.clone(),
    }
}

/// How long a session takes: where no end is known, until the next of the day in its
/// room; of the last, nothing is known.
fn duration(session: &Session, times: &Times, rest: &[Session]) -> SignedDuration {
    let next = || {
        let mut rest = rest.iter().filter(|next| next.date == session.date);
        let next = rest.find(|next| next.room == session.room || next.room.is_none())?;
        Some(next.times.as_ref()?.starts.clone())
    };
    let ends = times.ends.clone().or_else(next);
    ends.map_or(SignedDuration::ZERO, |ends| {
        times.starts.duration_until(&ends)
    })
}

/// An acronym of letters, digits and underscores, at least four.
fn acronym(slug: &str) -> String {
    let mut acronym = slug.replace('-', "_");
    while acronym.len() < 4 {
        acronym.push('_');
    }
    acronym
}

/// `01:30`
fn clock(duration: SignedDuration) -> String {
    let minutes = duration.as_mins();
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `2026-05-05T09:00:00+03:00`
fn moment(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
