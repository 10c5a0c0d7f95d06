//! The sessions of a forum: `[[session]]` in its file, and files of their own.

use super::{
    days, markdown, parts, photo,
    slot::{self, Slot},
    track, with_table,
};
use crate::{
    check::{
        folder::File,
        own_ids::is_own,
        slip,
        table::{Reader, Table},
        value::LINE,
    },
    derive::{
        days::Days,
        language::{Language, NoLanguage},
        session_kind::KINDS,
    },
    model::{Session, Taking, Track, Who},
};
use multaqa_domain::{page::Part, prose::Prose, slug::Slug};
use std::{collections::BTreeMap, ops::Range};

const PARTS: [(&str, Part); 3] = [
    ("speaker", Part::Speaker),
    ("moderator", Part::Moderator),
    ("delivers", Part::Delivers),
];
/// How many sessions a forum has at most. What the app loads of them, where a programme is filtered,
/// grows with them: some 300 bytes for each.
const MOST: usize = 5_000;

/// What the sessions of a forum need to know of it.
pub(super) struct Around<'f> {
    pub(super) days: Option<Days>,
    pub(super) tracks: &'f [Track],
    pub(super) rooms: &'f [String],
}

/// The ids that are taken, each with the file and the line in which it is.
type Ids<'a> = BTreeMap<String, (&'a str, usize)>;

/// Reads the sessions of a forum: those in its file in their order, then those in files of their
/// own by name.
pub(super) fn read<'a>(forum: &Table<'a>, files: &'a [File], around: &Around<'_>) -> Vec<Session> {
    let mut sessions = Vec::new();
    let mut ids = Ids::new();
    let tables = forum.tables("session");
    // Only a forum without any date is reported: a wrong one has its fault already.
    if around.days.is_none() && forum.get("date").is_none() {
        let first = tables.first().map(Table::span);
        if let Some(place) = first.or((!files.is_empty()).then(|| forum.span())) {
            let help = "add `date = 2017-09-14`".to_owned();
            let message = "sessions need the forum's `date`";
            forum.reader.fault(place, message, Some(help));
        }
    }
    if tables.len() + files.len() > MOST {
        let message = format!("{} sessions", tables.len() + files.len());
        let help = format!("a forum has at most {MOST}: divide it into several");
        forum.reader.fault(forum.span(), message, Some(help));
    }
    for table in &tables {
        let id = id(table, &mut ids);
        let text = markdown::value(table, "text");
        sessions.extend(session(table, id, text, around));
    }
    for file in files {
        let reader = forum.reader.of(&file.source);
        let session = with_table(reader, |table| {
            table.hint("id", "the name of the file is the session's id: remove it");
            table.hint("text", "write the text below the front matter");
            take(reader, 0..3, file.slug.as_str(), &mut ids);
            let text = markdown::body(table.reader);
            session(&table, Some(file.slug.clone()), text, around)
        });
        sessions.extend(session.flatten());
    }
    sessions
}

fn session(
    table: &Table<'_>,
    anchor: Option<Slug>,
    summary: Prose,
    around: &Around<'_>,
) -> Option<Session> {
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
        photo::picture(table),
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
        picture,
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
        picture,
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
fn id<'a>(table: &Table<'a>, ids: &mut Ids<'a>) -> Option<Slug> {
    let found = table.str("id", LINE)?;
    take(table.reader, found.span.clone(), found.text, ids);
    let slug = Slug::parse(found.text);
    if slug.is_none() {
        let message = format!("`{}` is not a slug", found.text);
        let help = "an id is a to z, 0 to 9 and single hyphens between".to_owned();
        table.reader.fault(found.span, message, Some(help));
    }
    slug
}

/// Takes an id that stands at a place of a file, unless another session has it.
fn take<'a>(reader: Reader<'a>, place: Range<usize>, id: &str, ids: &mut Ids<'a>) {
    let source = reader.source;
    if let Some((file, line)) = ids.get(id) {
        let message = match *file == source.name() {
            true => format!("the id `{id}` is taken by the session in line {line}"),
            false => format!("the id `{id}` is taken by the session in line {line} of {file}"),
        };
        let help = Some("give each session its own".to_owned());
        reader.fault(place.clone(), message, help);
    }
    let (line, _) = source.position(place.start);
    ids.entry(id.to_owned()).or_insert((source.name(), line));
    if id == "calendar" {
        let message = "`calendar` is the name of the forum's own calendar file";
        let help = "give the session another id".to_owned();
        reader.fault(place, message, Some(help));
    } else if is_own(id) {
        let message = format!("`{id}` is an id of the page's own");
        let help = format!("give the session another id, such as `session-{id}`");
        reader.fault(place, message, Some(help));
    }
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
