//! Feeds of the forums that are announced: JSON Feed 1.1 and Atom (RFC 4287).

use super::{Exports, File, file, ids::uuid};
use anyhow::Result;
use jiff::{Timestamp, civil::Date};
use multaqa_content::{facts::Forum, isolated};
use multaqa_domain::{forum::Decision, route::Route};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event as Xml},
};
use serde_json::{Map, Value, json};
use std::io;

/// The most entries of a feed: those that were changed last.
const MOST: usize = 50;

struct Feed {
    id: String,
    title: String,
    line: String,
    home: Option<String>,
    updated: Timestamp,
    /// The last changed first.
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    url: Option<String>,
    title: String,
    text: String,
    updated: Timestamp,
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
    let now = Timestamp::from_second(facts.now().0).unwrap_or_default();
    let mut entries: Vec<_> = facts
        .forums()
        .iter()
        .filter_map(|slug| facts.forum(slug))
        .map(|forum| entry(exports, &forum, now))
        .collect();
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(MOST);
    Feed {
        id: urn(&["feed@", facts.uid()].concat()),
        title: isolated(facts.name()),
        line: isolated(facts.line()),
        home: exports.page(&Route::Home),
        updated: entries.first().map_or(now, |entry| entry.updated),
        entries,
    }
}

fn entry(exports: &Exports<'_>, forum: &Forum, now: Timestamp) -> Entry {
    let decided = match forum.timing.decision {
        Some(Decision::Cancelled) => Some("أُلغي"),
        Some(Decision::Postponed) => Some("أُجّل"),
        Some(Decision::Moved) => Some("نُقل"),
        None => None,
    };
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
        updated: updated(forum, now),
        tags: sector.chain(forum.topics.iter().cloned()).collect(),
    }
}

/// When a forum was last changed: as the content says, else the last known moment that
/// has passed, which no new build alters, else now.
fn updated(forum: &Forum, now: Timestamp) -> Timestamp {
    let timing = &forum.timing;
    let opens = timing.registration.as_ref().and_then(|window| window.opens);
    let moments = [timing.starts, opens].into_iter().flatten();
    let passed = moments
        .filter_map(|at| Timestamp::from_second(at.0).ok())
        .filter(|at| *at <= now)
        .max();
    forum.revision.updated.or(passed).unwrap_or(now)
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
            ("date_modified", json!(entry.updated.to_string())),
            ("language", json!("ar")),
            ("tags", json!(entry.tags)),
        ] {
            item.insert(name.to_owned(), value);
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
            text(out, "updated", &feed.updated.to_string())?;
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
        text(out, "updated", &entry.updated.to_string())?;
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
