//! The files that leave the site, read by parsers that others have written:
//! `cargo test -p multaqa-tests --test exports`, with `MULTAQA_PYTHON` a Python that has
//! the packages of xtask/python/requirements.txt, and `MULTAQA_NODE_MODULES` the packages of
//! xtask/npm-servers.
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
        // Zones as the package tzdata knows them, not as this machine does.
        .env("PYTHONTZPATH", "")
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

/// The zones of a year's events: with summer time by three laws, with a change for a month, and
/// without any.
const ZONES: [(&str, &str); 5] = [
    ("cairo", "Africa/Cairo"),
    ("beirut", "Asia/Beirut"),
    ("casablanca", "Africa/Casablanca"),
    ("london", "Europe/London"),
    ("riyadh", "Asia/Riyadh"),
];

/// A content with a session on each day of a year in each of the zones: late, in the hour that
/// comes twice in Cairo and Beirut.
fn a_year() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("+++\n{text}\n+++\n")).unwrap();
    };
    write(
        "site.md",
        "name = \"سنة\"\nline = \"سطر\"\ncountry = \"SA\"\nzone = \"Asia/Riyadh\"\n\
         uid = \"year.example\"\nnow = 2026-01-01",
    );
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (slug, zone) in ZONES {
        for (month, days) in (1..).zip(lengths) {
            let mut text = format!(
                "title = \"ملتقى\"\nsummary = \"ملخص\"\nzone = \"{zone}\"\n\
                 date = 2026-{month:02}-01\nuntil = 2026-{month:02}-{days}\nstart = 09:00\nend = 23:59\n"
            );
            for day in 1..=days {
                text.push_str(&format!(
                    "[[session]]\nid = \"on-{day}\"\nkind = \"talk\"\ntitle = \"جلسة\"\n\
                     date = 2026-{month:02}-{day:02}\nstart = 23:15\nend = 23:45\n"
                ));
            }
            write(&format!("forums/{slug}-{month}.md"), &text);
        }
    }
    folder
}

/// Whatever reads the calendars of a year comes to the instants of the content.
#[test]
fn instants_of_a_year_by_two_parsers() {
    let year = a_year();
    let others = ["tests/content", "content"].map(|content| root().join(content));
    for content in [year.path(), &others[0], &others[1]] {
        let site = built(content, &[]);
        let python = read("instants.py", &site);
        let mut node = Command::new("node");
        node.arg(root().join("tests/exports/instants.mjs"))
            .arg(site.path().join("site"))
            .arg(program("MULTAQA_NODE_MODULES", root().join("node_modules")));
        assert_eq!(output(&mut node), python);
        let (events, _) = python.split_once(' ').unwrap();
        if content == year.path() {
            // Each session in its own file, the forum's two; each forum in these, and the
            // site's.
            let (sessions, forums) = (365 * ZONES.len(), 12 * ZONES.len());
            assert_eq!(events, (sessions * 3 + forums * 3).to_string());
        }
    }
}

/// The test content with the forum of this name alone, its files changed.
fn changed(forum: &str, changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("tests/content"), folder.path());
    // They link to the others.
    fs::remove_dir_all(folder.path().join("pages")).unwrap();
    for entry in fs::read_dir(folder.path().join("forums")).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|name| name == forum) {
            continue;
        }
        // Some have a folder of sessions.
        match path.is_dir() {
            true => fs::remove_dir_all(path).unwrap(),
            false => fs::remove_file(path).unwrap(),
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
            (
                FORUM,
                "start = \"10:00\"",
                "start = \"10:30\"\nsequence = 1",
            ),
            (FORUM, "start = \"22:00\"", "start = \"21:00\""),
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
