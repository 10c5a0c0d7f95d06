//! `[[track]]` and `rooms` of a forum: what its sessions may name.

use crate::{
    check::{
        suggest::did_you_mean,
        table::Table,
        value::{LINE, Str},
    },
    model::Track,
};
use multaqa_domain::slug::Slug;

/// Reads the tracks of a forum.
pub(super) fn tracks(forum: &Table<'_>) -> Vec<Track> {
    let mut tracks: Vec<Track> = Vec::new();
    for table in forum.tables("track") {
        let id = id(&table, &tracks);
        let title = table.line("title");
        table.need("colour");
        let colour = table.number_opt("colour", 1, 8);
        let colour = colour.and_then(|number| u8::try_from(number).ok());
        tracks.extend(id.map(|id| Track {
            id,
            title,
            colour: colour.unwrap_or(1),
        }));
    }
    tracks
}

/// `id`: what sessions name the track by.
fn id(table: &Table<'_>, others: &[Track]) -> Option<Slug> {
    let found = table.str("id", LINE)?;
    let slug = Slug::parse(found.text);
    match &slug {
        None => {
            let message = format!("`{}` is not a slug", found.text);
            let help = "an id is a to z, 0 to 9 and single hyphens between".to_owned();
            table.reader.fault(found.span, message, Some(help));
        }
        Some(slug) if others.iter().any(|other| other.id == *slug) => {
            let message = format!("the id `{slug}` is taken by another track");
            let help = "give each track its own".to_owned();
            table.reader.fault(found.span, message, Some(help));
        }
        Some(_) => {}
    }
    slug
}

/// Reads the order of a forum's rooms.
pub(super) fn rooms(forum: &Table<'_>) -> Vec<String> {
    let mut rooms: Vec<String> = Vec::new();
    for found in forum.strs("rooms", LINE) {
        let room = found.text.trim().to_owned();
        if rooms.contains(&room) {
            let message = format!("the room `{room}` stands here twice");
            let help = Some("remove one".to_owned());
            forum.reader.fault(found.span, message, help);
        } else {
            rooms.push(room);
        }
    }
    rooms
}

/// The track that a session names.
pub(super) fn of_session(table: &Table<'_>, tracks: &[Track]) -> Option<Slug> {
    let found = table.str_opt("track", LINE)?;
    let track = tracks.iter().find(|track| track.id.as_str() == found.text);
    if track.is_none() {
        let known: Vec<_> = tracks.iter().map(|track| track.id.as_str()).collect();
        let help = "add it to the forum: `[[track]]` with `id`, `title` and `colour`";
        unknown(table, &found, "track", &known, help);
    }
    track.map(|track| track.id.clone())
}

/// The room that a session names: one of the forum's, if the forum says which it has.
pub(super) fn room(table: &Table<'_>, rooms: &[String]) -> Option<String> {
    let found = table.str_opt("room", LINE)?;
    let room = found.text.trim();
    if !rooms.is_empty() && !rooms.iter().any(|known| known == room) {
        let known: Vec<_> = rooms.iter().map(String::as_str).collect();
        unknown(
            table,
            &found,
            "room",
            &known,
            "add it to the forum's `rooms`",
        );
    }
    Some(room.to_owned())
}

fn unknown(table: &Table<'_>, found: &Str<'_>, what: &str, known: &[&str], add: &str) {
    let message = format!("the forum has no {what} `{}`", found.text.trim());
    let help = match did_you_mean(found.text.trim(), known) {
        Some(meant) if meant.starts_with("did") => meant,
        Some(known) => format!("{add}; {known}"),
        None => add.to_owned(),
    };
    table.reader.fault(found.span.clone(), message, Some(help));
}
