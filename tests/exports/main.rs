//! The files that leave the site, read by parsers that others have written:
//! `cargo test -p multaqa-tests --test exports`, with `MULTAQA_PYTHON` a Python that has
//! the packages of xtask/python/requirements.txt.
//!
//! What the calendars say is kept in expected/: `UPDATE_GOLDEN=1` writes it anew; read
//! the difference before you keep it. A line is an event: its UID, SEQUENCE and STATUS;
//! its start in Dubai, Riyadh and New York, or its day; how long it takes; how long before
//! it the alarm is given; its place, title and description.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn program(variable: &str, default: PathBuf) -> PathBuf {
    env::var_os(variable).map_or(default, PathBuf::from)
}

/// The output of a command that must succeed.
fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A content folder as a site. No page of it is run, so that its app may be none.
fn built(content: &Path, more: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let app = folder.path().join("app");
    fs::create_dir(&app).unwrap();
    for name in ["app.js", "app_bg.wasm"] {
        fs::write(app.join(name), "").unwrap();
    }
    let mut build = Command::new(program("MULTAQA_BIN", root().join("target/debug/multaqa")));
    build.arg("build").arg(content).arg("--app").arg(app);
    build
        .arg("--out")
        .arg(folder.path().join("site"))
        .args(more);
    output(&mut build);
    folder
}

/// What a script of this folder says of a site.
fn read(script: &str, site: &TempDir) -> String {
    let mut python = Command::new(program("MULTAQA_PYTHON", "python3".into()));
    python
        .env("PYTHONUTF8", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let script = root().join("tests/exports").join(script);
    output(python.arg(script).arg(site.path().join("site")))
}

/// The events that the calendars of a site have, by UID.
fn events(site: &TempDir) -> BTreeMap<String, Vec<String>> {
    let said = read("calendars.py", site);
    let events = said.lines().filter(|line| line.contains(" | "));
    let parts = events.map(|line| line.split(" | ").map(str::to_owned).collect::<Vec<_>>());
    parts.map(|parts| (parts[0].clone(), parts)).collect()
}

fn compare(content: &str, name: &str) {
    let said = read("calendars.py", &built(&root().join(content), &[]));
    let kept = root().join("tests/exports/expected").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(kept, said).unwrap();
        return;
    }
    let kept = fs::read_to_string(kept).unwrap();
    for (said, kept) in said.lines().zip(kept.lines()) {
        assert_eq!(said, kept);
    }
    assert_eq!(said.lines().count(), kept.lines().count());
}

#[test]
fn calendars_of_the_sample() {
    compare("content", "content.txt");
}

#[test]
fn calendars_of_the_test_content() {
    compare("tests/content", "tests-content.txt");
}

#[test]
fn open_data_with_and_without_an_origin() {
    for content in ["content", "tests/content"] {
        let site = built(&root().join(content), &[]);
        assert!(read("open_data.py", &site).contains("pages with data"));
    }
}

/// Two builds of the same content by the same clock are the same to the last byte.
#[test]
fn a_build_is_the_same_again() {
    let content = root().join("content");
    let [first, second] = [built(&content, &[]), built(&content, &[])];
    let names = [
        "calendar.ics",
        "feed.atom",
        "forums/community-service/calendar.ics",
        "schedule/community-service.json",
    ];
    for name in names {
        let bytes = |site: &TempDir| fs::read(site.path().join("site").join(name)).unwrap();
        assert!(bytes(&first) == bytes(&second), "{name}");
    }
}

/// The test content with the forum of this name alone, its files changed.
fn changed(forum: &str, changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("tests/content"), folder.path());
    for entry in fs::read_dir(folder.path().join("forums")).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_none_or(|name| name != forum) {
            fs::remove_file(path).unwrap();
        }
    }
    for (file, from, to) in changes {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).unwrap();
        }
    }
}

/// A calendar that has an event takes its change for the same event, later.
#[test]
fn another_time_and_a_cancellation_are_changes_of_the_same_event() {
    const FORUM: &str = "forums/summer-time.md";
    let sequence = |events: &BTreeMap<String, Vec<String>>, uid: &str| -> u32 {
        events[uid][1].parse().unwrap()
    };
    let before = changed("summer-time", &[]);
    let before = events(&built(before.path(), &[]));
    let moved = changed(
        "summer-time",
        &[
            (FORUM, "start = 10:00", "start = 10:30\nsequence = 1"),
            (FORUM, "start = 22:00", "start = 21:00"),
            (FORUM, "sequence = 2", "sequence = 3"),
        ],
    );
    let moved = events(&built(moved.path(), &[]));
    let cancelled = changed(
        "summer-time",
        &[(
            FORUM,
            "sequence = 2",
            "sequence = 4\ndecision = \"cancelled\"",
        )],
    );
    let cancelled = events(&built(cancelled.path(), &[]));
    let uids: Vec<_> = before
        .keys()
        .filter(|uid| uid.starts_with("summer-time"))
        .collect();
    assert_eq!(uids.len(), 5);
    let off: Vec<_> = before
        .values()
        .filter(|event| event[2] != "CONFIRMED")
        .collect();
    assert_eq!(off.len(), 1, "a session that is cancelled alone");
    assert_eq!(off[0][0], "summer-time.workshop@forum.example");
    for uid in uids {
        assert!(sequence(&moved, uid) > sequence(&before, uid), "{uid}");
        assert!(
            sequence(&cancelled, uid) > sequence(&moved, uid) || uid.contains("after"),
            "{uid}"
        );
        assert_eq!(cancelled[uid][2], "CANCELLED");
        assert_eq!(cancelled[uid][5], "", "no alarm");
    }
    let forum = "summer-time@forum.example";
    assert_eq!(moved[forum][3], "10-24 23:00 10-24 22:00 10-24 15:00");
    let session = "summer-time.after@forum.example";
    assert_eq!(moved[session][3], "10-25 13:30 10-25 12:30 10-25 05:30");
}
