//! What the exports tell of tracks and rooms.

use super::File;
use super::fixture::{exported, text};
use serde_json::{Value, json};

const SECTOR: (&str, &str) = ("sectors/health.md", "title = \"الصحة\"\ncolour = 2\n");
const TRACKS: &str = "rooms = [\"ب\", \"أ\"]\n\
    [[track]]\nid = \"law\"\ntitle = \"القانون، والناس\"\ncolour = 5\n";

/// What a folder with a forum exports that has these lines.
fn files(lines: &str) -> Vec<File> {
    let forum = "title = \"ملتقى\"\nsummary = \"ملخص\"\ndate = 2026-05-05\nsector = \"health\"\n";
    exported(&[SECTOR, ("forums/a.md", &[forum, lines].concat())])
}

fn session(id: &str, keys: &str) -> String {
    format!(
        "[[session]]\nid = \"{id}\"\nkind = \"talk\"\ntitle = \"{id}\"\nstart = 09:00\nend = 10:00\n{keys}\n"
    )
}

fn read(files: &[File], path: &str) -> Value {
    serde_json::from_str(&text(files, path)).unwrap()
}

#[test]
fn tracks_and_rooms_leave_the_site() {
    let first = session("x", "room = \"أ\"\ntrack = \"law\"");
    let files = files(&[TRACKS, &first, &session("y", "room = \"ب\"")].concat());
    let calendar = text(&files, "forums/a/x.ics");
    let lines: Vec<_> = calendar.lines().collect();
    for line in [
        "CATEGORIES;LANGUAGE=ar:الصحة",
        "CATEGORIES;LANGUAGE=ar:القانون، والناس",
        "COLOR:darkolivegreen",
    ] {
        assert!(lines.contains(&line), "{line} is not in {lines:?}");
    }
    let other = text(&files, "forums/a/y.ics");
    assert_eq!(other.matches("CATEGORIES").count(), 1);
    assert!(other.contains("COLOR:steelblue"));

    let schedule = read(&files, "schedule/a.json");
    let conference = &schedule["schedule"]["conference"];
    let rooms = conference["rooms"].as_array().unwrap().iter();
    assert_eq!(
        rooms.map(|room| &room["name"]).collect::<Vec<_>>(),
        ["ب", "أ"]
    );
    let day = &conference["days"][0]["rooms"];
    assert_eq!(day["أ"][0]["track"], "القانون، والناس");
    assert_eq!(day["ب"][0]["track"], "");
    let xml = text(&files, "schedule/a.xml");
    assert!(xml.contains("<track>القانون، والناس</track>"));
    assert!(xml.find("<room name=\"ب\">") < xml.find("<room name=\"أ\">"));

    let content = read(&files, "forums/a/content.json");
    assert_eq!(
        content["tracks"],
        json!([{ "id": "law", "title": "القانون، والناس", "colour": 5 }])
    );
    assert_eq!(content["rooms"], json!(["ب", "أ"]));
    assert_eq!(content["sessions"][0]["track"], "law");
}

/// Without tracks all is in that of the sector.
#[test]
fn a_forum_without_tracks_is_of_its_sector() {
    let files = files(&session("x", ""));
    let schedule = read(&files, "schedule/a.json");
    let conference = &schedule["schedule"]["conference"];
    let events = conference["days"][0]["rooms"].as_object().unwrap().values();
    assert_eq!(
        events.map(|e| &e[0]["track"]).collect::<Vec<_>>(),
        ["الصحة"]
    );
}

#[test]
fn the_language_of_a_session_leaves_the_site() {
    let venue = "venue = { name = \"القاعة\", city = \"دبي\", country = \"AE\" }\n";
    let session =
        session("x", "language = \"zh-hant\"").replace("\"x\"\nstart", "\"數位健康\"\nstart");
    let lines = [venue, &session].concat();
    let calendar = text(&files(&lines), "forums/a/x.ics");
    assert!(
        calendar.contains("SUMMARY;LANGUAGE=zh-Hant:數位健康"),
        "{calendar}"
    );
    assert!(calendar.contains("اللغة: الصينية التقليدية"));
    let schedule = read(&files(&lines), "schedule/a.json");
    let events = schedule["schedule"]["conference"]["days"][0]["rooms"]
        .as_object()
        .unwrap()
        .values();
    assert_eq!(
        events.map(|e| &e[0]["language"]).collect::<Vec<_>>(),
        ["zh-Hant"]
    );
    let content = read(&files(&lines), "forums/a/content.json");
    assert_eq!(content["sessions"][0]["language"], "zh-Hant");
}

#[test]
fn subtitles_leave_the_site() {
    let lines = [
        "subtitle = \"لقاء سنوي\"\n",
        &session("x", "subtitle = \"ثلاث تجارب\""),
    ]
    .concat();
    let files = files(&lines);
    for (path, start) in [
        ("forums/a/x.ics", "ثلاث تجارب"),
        ("calendar.ics", "لقاء سنوي"),
    ] {
        let calendar = text(&files, path);
        assert!(
            calendar.contains(&format!("DESCRIPTION;LANGUAGE=ar:{start}\\n")),
            "{calendar}"
        );
    }
    let schedule = read(&files, "schedule/a.json");
    let events = schedule["schedule"]["conference"]["days"][0]["rooms"]
        .as_object()
        .unwrap()
        .values();
    assert_eq!(
        events.map(|e| &e[0]["subtitle"]).collect::<Vec<_>>(),
        ["ثلاث تجارب"]
    );
    assert!(text(&files, "schedule/a.xml").contains("<subtitle>ثلاث تجارب</subtitle>"));
    let content = read(&files, "forums/a/content.json");
    assert_eq!(content["subtitle"], "لقاء سنوي");
    assert_eq!(content["sessions"][0]["subtitle"], "ثلاث تجارب");
}
