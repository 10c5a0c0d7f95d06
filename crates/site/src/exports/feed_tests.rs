//! Feeds of a small content.

use super::super::fixture::{exported, shown, text};
use insta::assert_snapshot;
use serde_json::{Value, json};

const OLD: &str = "title = \"قديم\"\nsummary = \"ملخص\"\ndate = 2025-05-05\n";
const NEW: &str = "title = \"جديد OIC\"\nsummary = \"ملخص <b>\"\ndate = 2026-05-05\nuntil = 2026-05-06\nupdated = 2026-02-02\n";
const LATE: &str = "title = \"قمة لاحقة\"\nsummary = \"ملخص\"\ndecision = \"cancelled\"\n";

fn files(site: &[(&str, &str)]) -> [String; 2] {
    let mut all = vec![
        ("forums/old.md", OLD),
        ("forums/new.md", NEW),
        ("forums/late.md", LATE),
    ];
    all.extend(site);
    let files = exported(&all);
    ["feed.json", "feed.atom"].map(|path| text(&files, path))
}

#[test]
fn the_json_feed_has_what_was_changed_last_first() {
    let [json, _] = files(&[]);
    let feed: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://forum.example/feed.json");
    let items = feed["items"].as_array().unwrap();
    let told = |name: &str| items.iter().map(|i| i[name].clone()).collect::<Vec<_>>();
    assert_eq!(
        told("title"),
        ["قمة لاحقة", "جديد \u{2068}OIC\u{2069}", "قديم"]
    );
    assert_eq!(
        told("date_modified"),
        [
            // Nobody knows when it was: not at each build.
            Value::Null,
            json!("2026-02-01T20:00:00Z"),
            json!("2025-05-04T20:00:00Z"),
        ]
    );
    assert_eq!(items[0]["content_text"], "أُلغيت\nملخص", "a summit");
    assert_eq!(items[1]["url"], "https://forum.example/forums/new/");
    assert_eq!(
        items[1]["content_text"],
        "\u{2066}2026-05-05 – 2026-05-06\u{2069}\nملخص <\u{2068}b\u{2069}>"
    );
}

#[test]
fn without_an_origin_entries_keep_their_names() {
    let site = "name = \"م\"\nline = \"س\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\nuid = \"forum.example\"\n";
    let ids = |text: &str| {
        let feed: Value = serde_json::from_str(text).unwrap();
        let items = feed["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|item| item["id"].clone())
            .collect::<Vec<_>>()
    };
    let [with, _] = files(&[]);
    let [without, atom] = files(&[("site.md", site)]);
    assert_eq!(ids(&with), ids(&without));
    assert!(!without.contains("feed_url") && !atom.contains("<link"));
}

#[test]
fn the_atom_feed_is_escaped() {
    let [_, atom] = files(&[]);
    let (about, rest) = atom.split_once("<entry>").unwrap();
    let own = [about, "</feed>"].concat();
    assert_snapshot!(shown(&own, "<feed"), @r#"
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
    <id>urn:uuid:0fa9ce30-a41f-5e70-804b-0fec95abb18b</id>
    <title>ملتقيات</title>
    <subtitle>سطر</subtitle>
    <updated>2026-02-01T20:00:00Z</updated>
    <author>
    <name>ملتقيات</name>
    </author>
    <generator>Multaqa</generator>
    <link rel="self" href="https://forum.example/feed.atom"/>
    <link rel="alternate" href="https://forum.example/"/>
    </feed>
    "#);
    // A date must be there.
    assert!(
        rest.contains("<updated>1970-01-01T00:00:00Z</updated>"),
        "{rest}"
    );
    let (_, second) = rest.split_once("</entry>").unwrap();
    assert_snapshot!(shown(second, "<entry"), @r#"
    <entry>
    <id>urn:uuid:09f26aec-e80b-5c76-a7c4-d5b37e18e125</id>
    <title>جديد [FSI]OIC[PDI]</title>
    <updated>2026-02-01T20:00:00Z</updated>
    <link rel="alternate" href="https://forum.example/forums/new/"/>
    <content>[LRI]2026-05-05 – 2026-05-06[PDI]
    ملخص &lt;[FSI]b[PDI]&gt;</content>
    </entry>
    "#);
}
