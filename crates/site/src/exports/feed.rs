//! Feeds of the forums that are announced: JSON Feed 1.1 and Atom (RFC 4287).

use super::{
    Exports, File,
    decided::{Thing, verb},
    file,
    ids::uuid,
};
use anyhow::Result;
use jiff::{Timestamp, civil::Date};
use multaqa_content::{facts::Forum, isolated};
use multaqa_domain::route::Route;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event as Xml},
};
use serde_json::{Map, Value, json};
use std::{cmp::Reverse, io};

/// The most entries of a feed: those that were changed last, before them those of which
/// nobody knows when, since these lie ahead.
const MOST: usize = 50;

struct Feed {
    id: String,
    title: String,
    line: String,
    home: Option<String>,
    /// The last change that is known.
    updated: Option<Timestamp>,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    url: Option<String>,
    title: String,
    text: String,
    updated: Option<Timestamp>,
    tags: Vec<String>,
}

/// `/feed.json` and `/feed.atom`
///
/// # Errors
/// None in practice: what they say can be written.
pub(super) fn files(exports: &Exports<'_>) -> Result<Vec<File>> {
    let feed = feed(exports);
    let at = |path: &str| exports.place.url(path);
    let json = serde_json::to_vec(&as_json(&feed, at("feed.json")))?;
    let atom = as_atom(&feed, at("feed.atom"))?;
    Ok(vec![file("feed.json", json), file("feed.atom", atom)])
}

fn feed(exports: &Exports<'_>) -> Feed {
    let facts = &exports.facts;
    let mut entries: Vec<_> = facts
        .forums()
        .iter()
        .filter_map(|slug| facts.forum(slug))
        .map(|forum| entry(exports, &forum))
        .collect();
    // Forums come by start, those without a date last: of two that were changed at the same
    // time the later one is first.
    entries.reverse();
    entries.sort_by_key(|entry| Reverse(entry.updated.unwrap_or(Timestamp::MAX)));
    entries.truncate(MOST);
    Feed {
        id: urn(&["feed@", facts.uid()].concat()),
        title: isolated(facts.name()),
        line: isolated(facts.line()),
        home: exports.page(&Route::Home),
        updated: entries.iter().filter_map(|entry| entry.updated).max(),
        entries,
    }
}

fn entry(exports: &Exports<'_>, forum: &Forum) -> Entry {
    let decided = forum.timing.decision;
    let decided = decided.map(|decision| verb(decision, Thing::Forum, &forum.title));
    let place = forum.place.as_deref().map(isolated);
    let text = [
        decided.map(str::to_owned),
        forum.days.map(date),
        place,
        Some(isolated(&forum.summary)),
    ];
    let text: Vec<_> = text.into_iter().flatten().collect();
    let sector = forum.sector.iter().map(|sector| sector.title.clone());
    Entry {
        id: urn(&exports.forum_uid(&forum.slug)),
        url: exports.page(&Route::Forum(forum.slug.clone())),
        title: isolated(&forum.title),
        text: text.join("\n"),
        updated: updated(exports, forum),
        tags: sector.chain(forum.topics.iter().cloned()).collect(),
    }
}

/// When a forum was last changed, if that is known; else the last of its own moments that has
/// passed before today, which no other build on the same day alters.
fn updated(exports: &Exports<'_>, forum: &Forum) -> Option<Timestamp> {
    let timing = &forum.timing;
    let opens = timing.registration.as_ref().and_then(|window| window.opens);
    let moments = [timing.starts, opens].into_iter().flatten();
    let passed = || {
        let passed = moments.filter(|at| *at <= exports.facts.midnight());
        Timestamp::from_second(passed.max()?.0).ok()
    };
    exports.changed(forum).or_else(passed)
}

/// The days, for readers and machines alike: `2026-05-05 – 2026-05-06`.
fn date((first, last): (Date, Date)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("\u{2066}{first} – {last}\u{2069}")
    }
}

fn urn(uid: &str) -> String {
    ["urn:uuid:", &uuid(uid).to_string()].concat()
}

fn as_json(feed: &Feed, own: Option<String>) -> Value {
    let entries = feed.entries.iter().map(|entry| {
        let mut item = Map::new();
        for (name, value) in [
            ("id", json!(entry.id)),
            ("title", json!(entry.title)),
            ("content_text", json!(entry.text)),
            ("language", json!("ar")),
            ("tags", json!(entry.tags)),
        ] {
            item.insert(name.to_owned(), value);
        }
        if let Some(updated) = &entry.updated {
            item.insert("date_modified".to_owned(), json!(updated.to_string()));
        }
        if let Some(url) = &entry.url {
            item.insert("url".to_owned(), json!(url));
        }
        Value::Object(item)
    });
    let mut all = Map::new();
    for (name, value) in [
        ("version", json!("https://jsonfeed.org/version/1.1")),
        ("title", json!(feed.title)),
        ("description", json!(feed.line)),
        ("language", json!("ar")),
        ("items", entries.collect()),
    ] {
        all.insert(name.to_owned(), value);
    }
    let addresses = [("home_page_url", &feed.home), ("feed_url", &own)];
    for (name, url) in addresses {
        if let Some(url) = url {
            all.insert(name.to_owned(), json!(url));
        }
    }
    Value::Object(all)
}

fn as_atom(feed: &Feed, own: Option<String>) -> Result<Vec<u8>> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("feed")
        .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "ar")])
        .write_inner_content(|out| {
            text(out, "id", &feed.id)?;
            text(out, "title", &feed.title)?;
            text(out, "subtitle", &feed.line)?;
            text(out, "updated", &written(feed.updated))?;
            out.create_element("author")
                .write_inner_content(|out| text(out, "name", &feed.title))?;
            text(out, "generator", "Multaqa")?;
            for (rel, href) in [("self", &own), ("alternate", &feed.home)] {
                link(out, rel, href.as_deref())?;
            }
            feed.entries.iter().try_for_each(|e| atom_entry(out, e))
        })?;
    Ok(out.into_inner())
}

fn atom_entry(out: &mut Writer<Vec<u8>>, entry: &Entry) -> io::Result<()> {
    out.create_element("entry").write_inner_content(|out| {
        text(out, "id", &entry.id)?;
        text(out, "title", &entry.title)?;
        text(out, "updated", &written(entry.updated))?;
        link(out, "alternate", entry.url.as_deref())?;
        for tag in &entry.tags {
            out.create_element("category")
                .with_attribute(("term", tag.as_str()))
                .write_empty()?;
        }
        // An entry without a link must have its content.
        text(out, "content", &entry.text)
    })?;
    Ok(())
}

/// Atom has no entry without a moment; one that nobody knows is none that readers would take
/// for news at each build.
fn written(updated: Option<Timestamp>) -> String {
    updated.unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

fn link(out: &mut Writer<Vec<u8>>, rel: &str, href: Option<&str>) -> io::Result<()> {
    if let Some(href) = href {
        out.create_element("link")
            .with_attributes([("rel", rel), ("href", href)])
            .write_empty()?;
    }
    Ok(())
}

fn text(out: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    out.create_element(name)
        .write_text_content(BytesText::new(value))?;
    Ok(())
}

#[cfg(test)]
#[path = "feed_tests.rs"]
mod tests;
