//! The content as JSON, of a small content.

use super::super::fixture::{exported, text};
use serde_json::{Value, json};

const FORUM: &str = "title = \"ملتقى OIC\"\nsummary = \"ملخص\"\ndate = 2026-05-05\nsequence = 2\ndecision = \"moved\"\nprevious_date = 2026-05-04\nsector = \"health\"\n\
    [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:30\nsequence = 1\ndecision = \"cancelled\"\npeople = [{ name = \"بدر\" }]\n";

#[test]
fn an_index_a_file_a_forum_and_the_people_in_parts() {
    let people: Vec<_> = (0..=1000).map(|n| format!("speakers/p{n}.md")).collect();
    let mut files = vec![
        ("forums/a.md", FORUM),
        ("sectors/health.md", "title = \"الصحة\"\ncolour = 2\n"),
    ];
    files.extend(
        people
            .iter()
            .map(|name| (name.as_str(), "name = \"سارة\"\n")),
    );
    let files = exported(&files);
    let read = |path: &str| -> Value { serde_json::from_str(&text(&files, path)).unwrap() };
    assert_eq!(
        read("content.json"),
        json!({
            "version": 1,
            "name": "ملتقيات",
            "line": "سطر",
            "language": "ar",
            "url": "https://forum.example/",
            "sectors": [{ "slug": "health", "title": "الصحة", "colour": 2, "forums": ["a"] }],
            "forums": [{
                "slug": "a",
                "title": "ملتقى OIC",
                "start": "2026-05-05",
                "decision": "moved",
                "content": "forums/a/content.json",
            }],
            "people": ["content/people-1.json", "content/people-2.json"],
        })
    );
    assert_eq!(
        read("forums/a/content.json"),
        json!({
            "version": 1,
            "slug": "a",
            "uid": "a@forum.example",
            "title": "ملتقى OIC",
            "summary": "ملخص",
            "sector": "health",
            "date": "2026-05-05",
            "start": "2026-05-05",
            "end": "2026-05-05",
            "zone": "Asia/Dubai",
            "decision": "moved",
            "previous_date": "2026-05-04",
            "revision": { "sequence": 2 },
            "sessions": [{
                "id": "a",
                "uid": "a.a@forum.example",
                "kind": "talk",
                "title": "أولى",
                "date": "2026-05-05",
                "start": "2026-05-05T09:30:00+04:00",
                "decision": "cancelled",
                "language": "ar",
                "people": [{ "person": { "name": "بدر" }, "part": "speaker" }],
                "revision": { "sequence": 3 },
            }],
        })
    );
    let last = read("content/people-2.json");
    assert_eq!(last["people"], json!([{ "slug": "p999", "name": "سارة" }]));
}
