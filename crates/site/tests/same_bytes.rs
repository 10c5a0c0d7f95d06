//! The same content is the same site: the clock of the build is in no file but pages, which begin
//! with the last moment that changes anything.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// 15:30 in Riyadh on 20 April 2026: half an hour after a forum of the test content has ended,
/// and long before the next moment that changes anything.
const QUIET: i64 = 1_776_688_200;
const HOUR: i64 = 3600;

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn read(folder: &Path, below: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if folder.join(&path).is_dir() {
            read(folder, &path, files);
        } else {
            let bytes = fs::read(folder.join(&path)).unwrap();
            files.insert(path, bytes);
        }
    }
}

/// The test content, by the machine's clock, in a folder with an app.
fn room() -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    let mut content = Files::new();
    read(&tests, Path::new(""), &mut content);
    for (path, bytes) in content {
        let to = room.path().join("content").join(&path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        let is_settings = path == Path::new("site.md");
        let pinned = "now = 2026-04-20T10:00:00\n";
        let text = is_settings.then(|| String::from_utf8(bytes.clone()).unwrap());
        assert!(text.as_ref().is_none_or(|text| text.contains(pinned)));
        let text = text.map(|text| text.replace(pinned, "").into_bytes());
        fs::write(to, text.unwrap_or(bytes)).unwrap();
    }
    let app = room.path().join("app");
    fs::create_dir(&app).unwrap();
    fs::write(app.join("app-0.js"), "0").unwrap();
    fs::write(app.join("app-0_bg.wasm"), "\0asm\u{1}\0\0\0").unwrap();
    room
}

/// A build at a moment. Its pictures are kept in the cache, as nothing takes longer.
fn build(room: &Path, out: &str, at: i64) -> Files {
    let mut multaqa = Command::new(env!("CARGO_BIN_EXE_multaqa"));
    let multaqa = multaqa
        .current_dir(room)
        .env("SOURCE_DATE_EPOCH", at.to_string())
        .args([
            "build", "content", "--app", "app", "--out", out, "--cache", "cache",
        ]);
    let done = multaqa.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let mut files = Files::new();
    read(&room.join(out), Path::new(""), &mut files);
    files
}

/// The files that are not the same in both, or not in both: a page may go at a moment as well.
fn different(one: &Files, other: &Files) -> Vec<PathBuf> {
    let all: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let different = all
        .into_iter()
        .filter(|path| one.get(*path) != other.get(*path));
    different.cloned().collect()
}

/// Whether a file may be another after a moment of the content, it or what lies compressed
/// beside it: a page and its payload, which hold the clock by which the page is first drawn, and
/// what the search looks through, where forums that lie ahead come first.
fn follows_the_clock(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_str().unwrap();
    let name = name.trim_end_matches(".br").trim_end_matches(".gz");
    // The list of the site's files names those of the search by what is in them.
    let lists = ["index.html", "page.json", "404.html", ".multaqa-files"];
    lists.contains(&name) || path.starts_with("search")
}

#[test]
fn an_hour_makes_no_difference_and_a_moment_of_the_content_one_in_pages() {
    let room = room();
    let room = room.path();
    let quiet = build(room, "quiet", QUIET);
    let later = build(room, "later", QUIET + HOUR);
    assert_eq!(different(&quiet, &later), Vec::<PathBuf>::new());
    // The forum was under way an hour before.
    let before = build(room, "before", QUIET - HOUR);
    let changed = different(&before, &quiet);
    assert!(
        changed.contains(&PathBuf::from("index.html")),
        "{changed:?}"
    );
    let others: Vec<_> = changed
        .iter()
        .filter(|path| !follows_the_clock(path))
        .collect();
    assert!(others.is_empty(), "{others:?}");
    let payloads = changed.iter().filter(|path| path.ends_with("page.json"));
    for payload in payloads.filter_map(|path| before.get(path)) {
        let payload = String::from_utf8(payload.clone()).unwrap();
        assert!(payload.contains("\"clock\":{\"now\":"), "{payload}");
    }
}

/// What says when a forum was last changed.
const CHANGES: [&str; 4] = ["feed.json", "feed.atom", "calendar.ics", "sitemap.xml"];

/// With a cache a build knows when it has seen a forum change, and keeps to it.
#[test]
fn a_change_is_as_old_as_the_build_that_saw_it() {
    let room = room();
    let room = room.path();
    let first = build(room, "site", QUIET);
    let forum = room.join("content/forums/abroad.md");
    let text = fs::read_to_string(&forum).unwrap();
    fs::write(&forum, text.replacen("title = \"", "title = \"غيره ", 1)).unwrap();
    let told = |files: &Files, name: &str, at: &str| {
        let text = String::from_utf8(files[Path::new(name)].clone()).unwrap();
        text.matches(at).count()
    };
    let second = build(room, "site", QUIET + HOUR);
    for (name, at, times) in [
        ("feed.json", "2026-04-20T13:30:00Z", 1),
        // The feed as a whole too.
        ("feed.atom", "2026-04-20T13:30:00Z", 2),
        ("calendar.ics", "DTSTAMP:20260420T133000Z", 1),
        ("sitemap.xml", "2026-04-20T13:30:00Z", 1),
    ] {
        assert_eq!(told(&first, name, at), 0, "{name}");
        assert_eq!(told(&second, name, at), times, "{name}");
    }
    let third = build(room, "site", QUIET + 2 * HOUR);
    assert_eq!(different(&second, &third), Vec::<PathBuf>::new());
    // The build knows it whatever folder it writes to.
    let elsewhere = build(room, "elsewhere", QUIET + 2 * HOUR);
    for name in CHANGES {
        let name = Path::new(name);
        assert!(elsewhere[name] == third[name], "{}", name.display());
    }
}

#[test]
fn a_clock_that_is_none_is_refused() {
    let room = room();
    for wrong in ["", "noon", "-5x"] {
        let mut multaqa = Command::new(env!("CARGO_BIN_EXE_multaqa"));
        let multaqa = multaqa
            .current_dir(room.path())
            .env("SOURCE_DATE_EPOCH", wrong)
            .args(["build", "content", "--app", "app", "--out", "out"]);
        let done = multaqa.output().unwrap();
        assert!(!done.status.success(), "{wrong}");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(said.contains("SOURCE_DATE_EPOCH"), "{said}");
    }
}
