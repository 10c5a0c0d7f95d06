//! `[[session]]` of a forum.

use super::{
    days, markdown, parts,
    slot::{self, Slot},
    track,
};
use crate::{
    check::{slip, table::Table, value::LINE},
    derive::{
        days::Days,
        language::{Language, NoLanguage},
        session_kind::KINDS,
    },
    model::{Session, Taking, Track, Who},
};
use multaqa_domain::{page::Part, slug::Slug};
use std::collections::BTreeMap;

const PARTS: [(&str, Part); 3] = [
    ("speaker", Part::Speaker),
    ("moderator", Part::Moderator),
    ("delivers", Part::Delivers),
];
/// What the sessions of a forum need to know of it.
pub(super) struct Around<'f> {
    pub(super) days: Option<Days>,
    pub(super) tracks: &'f [Track],
    pub(super) rooms: &'f [String],
}

/// Reads the sessions of a forum, in the order of the file.
pub(super) fn read(forum: &Table<'_>, around: &Around<'_>) -> Vec<Session> {
    let days = around.days;
    let mut sessions = Vec::new();
    let mut ids = BTreeMap::new();
    for (number, table) in forum.tables("session").iter().enumerate() {
        // Only a forum without any date is reported: a wrong one has its fault already.
        if number == 0 && days.is_none() && forum.get("date").is_none() {
            let help = "add `date = 2017-09-14`".to_owned();
            table
                .reader
                .fault(table.span(), "sessions need the forum's `date`", Some(help));
        }
        if let Some(session) = session(table, around, &mut ids) {
            sessions.push(session);
        }
    }
    sessions
}

fn session(
    table: &Table<'_>,
    around: &Around<'_>,
    ids: &mut BTreeMap<String, usize>,
) -> Option<Session> {
    let anchor = anchor(table, ids);
    let kind = table.one_of("kind", &KINDS);
    let Slot { day, start, end } = slot::read(table, around.days);
    let words = days::words(table);
    let session = (
        table.line("title"),
        table.line_opt("subtitle"),
        parts::decision(table),
        parts::sequence(table),
        track::of_session(table, around.tracks),
        track::room(table, around.rooms),
        language(table),
        markdown::value(table, "text"),
        table.lines("topics"),
        people(table),
        parts::links(table, "links"),
    );
    let (
        title,
        subtitle,
        decision,
        sequence,
        track,
        room,
        language,
        summary,
        topics,
        people,
        links,
    ) = session;
    Some(Session {
        anchor: anchor?,
        kind: kind?,
        title,
        subtitle,
        day,
        start,
        end,
        words,
        decision,
        sequence,
        track,
        room,
        language,
        summary,
        topics,
        people,
        links,
    })
}

/// `language`, if it is not the site's own.
fn language(table: &Table<'_>) -> Option<Language> {
    let found = table.str_opt("language", LINE)?;
    let text = found.text;
    let why = match Language::parse(text) {
        Ok(language) => return Some(language).filter(|language| !language.is_own()),
        Err(why) => why,
    };
    let message = format!("`{text}` is not the tag of a language");
    let meant = match why {
        NoLanguage::Meant(tag) => Some(tag),
        _ => slip::word::meant("language", text).map(str::to_owned),
    };
    match meant {
        Some(meant) => table.reader.word(&found, message, &meant),
        None => {
            let help = "tags are those of BCP 47, such as `en`, `zh-Hant` or `pt-BR`".to_owned();
            table.reader.fault(found.span, message, Some(help));
        }
    }
    None
}

/// `id`: the session's anchor in the page, its own within the forum.
fn anchor(table: &Table<'_>, ids: &mut BTreeMap<String, usize>) -> Option<Slug> {
    let found = table.str("id", LINE)?;
    if let Some(line) = ids.get(found.text) {
        let message = format!(
            "the id `{}` is taken by the session in line {line}",
            found.text
        );
        table.reader.fault(
            found.span.clone(),
            message,
            Some("give each session its own".into()),
        );
    }
    let (line, _) = table.reader.source.position(found.span.start);
    ids.entry(found.text.to_owned()).or_insert(line);
    if found.text == "calendar" {
        let message = "`calendar` is the name of the forum's own calendar file";
        let help = "give the session another id".to_owned();
        table.reader.fault(found.span.clone(), message, Some(help));
    }
    let slug = Slug::parse(found.text);
    if slug.is_none() {
        let message = format!("`{}` is not a slug", found.text);
        let help = "an id is a to z, 0 to 9 and single hyphens between".to_owned();
        table.reader.fault(found.span, message, Some(help));
    }
    slug
}

/// `people`: who takes part, and how.
fn people(table: &Table<'_>) -> Vec<Taking> {
    let mut people: Vec<Taking> = Vec::new();
    for entry in table.tables("people") {
        let who = parts::who_in(&entry);
        let on_behalf_of = parts::who(&entry, "on_behalf_of");
        let behalf = entry.get("on_behalf_of");
        let part = entry.one_of_opt("part", &PARTS);
        let part = part.unwrap_or(match behalf {
            Some(_) => Part::Delivers,
            None => Part::Speaker,
        });
        if let (Some(behalf), true) = (behalf, part != Part::Delivers) {
            let message = "`on_behalf_of` needs `part = \"delivers\"`";
            let help = "leave `part` out, or remove `on_behalf_of`".to_owned();
            entry.reader.fault(behalf.span(), message, Some(help));
        }
        if part == Part::Delivers && behalf.is_none() {
            let help = "add `on_behalf_of = \"slug\"` or `{ name = \"…\" }`".to_owned();
            entry.reader.fault(
                entry.span(),
                "it is not said whose speech is delivered",
                Some(help),
            );
        }
        let Some(who) = who else { continue };
        let twice = |taking: &Taking| matches!(who, Who::Profile { .. }) && taking.who == who;
        if people.iter().any(twice) {
            let help = Some("remove one".to_owned());
            entry
                .reader
                .fault(entry.span(), "this person takes part twice", help);
        }
        people.push(Taking {
            who,
            part,
            on_behalf_of,
        });
    }
    people
}
