//! The content as JSON, for whoever wants to work with it: an index, a file a forum, and
//! the people in parts. docs/exports.md describes it.

use super::{Exports, File, file, lean::lean};
use anyhow::Result;
use multaqa_content::facts::{
    Forum, Group, Person, Photo, Registration, Revision, Session, Times, When,
};
use multaqa_domain::{forum::Decision, slug::Slug};
use serde_json::{Value, json};
use std::ops::RangeInclusive;

/// The version of the format: another number is another format.
const VERSION: u32 = 1;
/// People of one file: at most some 5 MB with long biographies.
const PART: usize = 1000;

/// The numbers of the parts that the people's files have.
pub(super) fn parts(exports: &Exports<'_>) -> RangeInclusive<usize> {
    1..=exports.facts.people().count().div_ceil(PART)
}

/// `/content.json`: the site, its sectors and series, and where the rest is.
///
/// # Errors
/// None in practice: all can be written as JSON.
pub(super) fn index(exports: &Exports<'_>) -> Result<File> {
    let facts = &exports.facts;
    let forums = facts.forums().iter().filter_map(|slug| {
        let forum = facts.forum(slug)?;
        Some(json!({
            "slug": forum.slug,
            "title": forum.title,
            "start": start(&forum),
            "decision": forum.timing.decision.map(Decision::as_str),
            "content": format!("forums/{slug}/content.json"),
        }))
    });
    let all = json!({
        "version": VERSION,
        "name": facts.name(),
        "line": facts.line(),
        "language": "ar",
        "url": exports.place.url(""),
        "sectors": facts.sectors().map(|sector| group(&sector)).collect::<Vec<_>>(),
        "series": facts.series().map(|series| group(&series)).collect::<Vec<_>>(),
        "forums": forums.collect::<Vec<_>>(),
        "people": parts(exports).map(part_path).collect::<Vec<_>>(),
    });
    Ok(file("content.json", serde_json::to_vec(&lean(all))?))
}

/// Whose profiles are in a part, from 1.
pub(super) fn part<'a>(exports: &Exports<'a>, part: usize) -> impl Iterator<Item = &'a Slug> {
    let before = part.saturating_sub(1).saturating_mul(PART);
    exports.facts.people().skip(before).take(PART)
}

/// `/content/people-1.json` and so on: people by slug.
///
/// # Errors
/// None in practice: all can be written as JSON.
pub(super) fn people(exports: &Exports<'_>, part: usize) -> Result<File> {
    let facts = &exports.facts;
    let people = self::part(exports, part).filter_map(|slug| Some(person(&facts.person(slug)?)));
    let all = json!({ "version": VERSION, "people": people.collect::<Vec<_>>() });
    Ok(file(&part_path(part), serde_json::to_vec(&lean(all))?))
}

fn part_path(part: usize) -> String {
    format!("content/people-{part}.json")
}

/// `/forums/<slug>/content.json`: a forum with its sessions.
///
/// # Errors
/// None in practice: all can be written as JSON.
pub(super) fn forum(exports: &Exports<'_>, forum: &Forum, sessions: &[Session]) -> Result<File> {
    let sessions = sessions.iter();
    let sessions = sessions.map(|session| self::session(exports, forum, session));
    let all = json!({
        "version": VERSION,
        "slug": forum.slug,
        "uid": exports.forum_uid(&forum.slug),
        "title": forum.title,
        "subtitle": forum.subtitle,
        "theme": forum.theme,
        "summary": forum.summary,
        "text": forum.text,
        "sector": forum.sector.as_ref().map(|sector| &sector.slug),
        "series": forum.series.as_ref().map(|(slug, _)| slug),
        "date": forum.days.map(|(first, _)| first.to_string()),
        "until": forum.days.filter(|(first, last)| first < last).map(|(_, last)| last.to_string()),
        "start": start(forum),
        "end": end(forum),
        "hours": forum.hours,
        "zone": forum.zone,
        "decision": forum.timing.decision.map(Decision::as_str),
        "previous_date": forum.previous.map(|date| date.to_string()),
        "venue": forum.venue.as_ref().map(|venue| json!({
            "name": venue.name,
            "city": venue.city,
            "country": venue.code,
            "map": venue.map,
        })),
        "patron": forum.patron,
        "hosts": forum.hosts,
        "topics": forum.topics,
        "hashtags": forum.hashtags,
        "tracks": forum.tracks.iter().map(|track| json!({
            "id": track.id,
            "title": track.title,
            "colour": track.colour,
        })).collect::<Vec<_>>(),
        "rooms": forum.rooms,
        "speakers": exports.facts.speakers(&forum.slug),
        "stream": forum.stream,
        "recordings": forum.recordings,
        "registration": forum.registration.as_ref().map(|how| match how {
            Registration::Here => json!(format!("forums/{}/register/", forum.slug)),
            Registration::Elsewhere(link) => json!(link),
        }),
        "sources": forum.sources,
        "revision": revision(&forum.revision),
        "sessions": sessions.collect::<Vec<_>>(),
    });
    let path = ["forums/", forum.slug.as_str(), "/content.json"].concat();
    Ok(file(&path, serde_json::to_vec(&lean(all))?))
}

fn session(exports: &Exports<'_>, forum: &Forum, session: &Session) -> Value {
    json!({
        "id": session.anchor,
        "uid": exports.session_uid(&forum.slug, &session.anchor),
        "kind": session.kind.name(),
        "title": session.title,
        "subtitle": session.subtitle,
        "date": session.date.to_string(),
        "start": session.times.as_ref().map(|times| moment(&times.starts)),
        "end": session.times.as_ref().and_then(ends),
        "hours": session.hours,
        "decision": session.decision.map(Decision::as_str),
        "track": session.track.as_ref().map(|track| &track.id),
        "room": session.room,
        "language": session.language,
        "picture": session.picture.as_ref().map(photo),
        "text": session.text,
        "topics": session.topics,
        "people": session.people,
        "links": session.links,
        "revision": revision(&session.revision),
    })
}

fn group(group: &Group<'_>) -> Value {
    json!({
        "slug": group.slug,
        "title": group.title,
        "summary": group.summary,
        "colour": group.colour,
        "organiser": group.organiser,
        "forums": group.forums,
    })
}

fn person(person: &Person) -> Value {
    json!({
        "slug": person.slug,
        "name": person.name,
        "honorific": person.honorific,
        "latin": person.latin,
        "roles": person.roles,
        "country": person.country,
        "photo": person.photo.as_ref().map(photo),
        "accounts": person.accounts,
        "text": person.text,
        "sources": person.sources,
    })
}

fn photo(photo: &Photo) -> Value {
    json!({ "file": photo.file, "alt": photo.alt })
}

fn revision(revision: &Revision) -> Value {
    json!({
        "sequence": revision.sequence,
        "updated": revision.updated.map(|at| at.to_string()),
    })
}

/// A date, or a moment with its offset (RFC 3339).
fn start(forum: &Forum) -> Option<String> {
    Some(match forum.when.as_ref()? {
        When::Days { first, .. } => first.to_string(),
        When::Times(times) => moment(&times.starts),
    })
}

/// The last day, or the moment of the end.
fn end(forum: &Forum) -> Option<String> {
    match forum.when.as_ref()? {
        When::Days { last, .. } => Some(last.to_string()),
        When::Times(times) => ends(times),
    }
}

fn ends(times: &Times) -> Option<String> {
    times.ends.as_ref().map(moment)
}

fn moment(at: &jiff::Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
