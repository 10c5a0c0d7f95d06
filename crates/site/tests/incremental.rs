//! A build that makes only what differs makes the same as one that makes everything,
//! whatever kind of page a change shows on.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Changes to the test content, each with a page or a file on which it shows: none of them on
/// every page, for then nothing could stay as it was.
const CHANGES: [(&str, &str, &str, &str); 9] = [
    // A room, which the grid tells.
    (
        "forums/now-next.md",
        "القاعة الثانية",
        "القاعة المجاورة",
        "forums/now-next/grid/index.html",
    ),
    (
        "forums/now-next.md",
        "كلمة الافتتاح",
        "كلمة افتتاحية",
        "forums/now-next/index.html",
    ),
    // A session in a file of its own.
    (
        "forums/two-days/digital-health.md",
        "مواعيد بلا انتظار",
        "مواعيد بانتظار",
        "forums/two-days/index.html",
    ),
    // A title, which the year tells too.
    (
        "forums/abroad.md",
        "title = \"",
        "title = \"غيره ",
        "calendar/2026/index.html",
    ),
    (
        "forums/large-programme.md",
        "عرض قصير",
        "عرض وجيز",
        "forums/large-programme/programme/1/index.html",
    ),
    (
        "pages/visitors-guide.md",
        "بالسيارة.",
        "بالحافلة.",
        "pages/visitors-guide/index.html",
    ),
    ("about.md", "+++\n\n", "+++\n\nغيره ", "about/index.html"),
    (
        "privacy.md",
        "+++\n\n",
        "+++\n\nغيره ",
        "privacy/index.html",
    ),
    (
        "speakers/latifa-example.md",
        "name = \"",
        "name = \"غيره ",
        "speakers/latifa-example/calendar.ics",
    ),
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn build(room: &Path, out: &str, more: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut multaqa = Command::new(env!("CARGO_BIN_EXE_multaqa"));
    let multaqa = multaqa
        .current_dir(room)
        .args(["build", "content", "--app", "app", "--out", out])
        .args(more);
    let done = multaqa.output().unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let mut files = BTreeMap::new();
    read(&room.join(out), Path::new(""), &mut files);
    files
}

fn read(folder: &Path, below: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
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

#[test]
fn what_differs_is_all_that_is_made_again() {
    let room = tempfile::tempdir().unwrap();
    let room = room.path();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    copy(&tests, &room.join("content"));
    fs::create_dir(room.join("app")).unwrap();
    fs::write(room.join("app/app-0.js"), "0").unwrap();
    fs::write(room.join("app/app-0_bg.wasm"), "\0asm\u{1}\0\0\0").unwrap();
    let before = build(room, "site", &["--cache", "cache"]);
    for (file, from, to, _) in CHANGES {
        let path = room.join("content").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }
    let again = build(room, "site", &["--cache", "cache"]);
    // All is made anew, but it is known when what was changed.
    fs::create_dir(room.join("record")).unwrap();
    fs::copy(room.join("cache/changes"), room.join("record/changes")).unwrap();
    let whole = build(room, "other", &["--cache", "record"]);
    let names = |files: &BTreeMap<PathBuf, _>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&again), names(&whole));
    let stale = again.iter().filter(|(path, is)| whole[*path] != **is);
    let stale: Vec<_> = stale.map(|(path, _)| path).collect();
    assert!(stale.is_empty(), "not made again: {stale:?}");
    for (file, .., shown) in CHANGES {
        let shown = Path::new(shown);
        assert_ne!(before[shown], whole[shown], "{file} does not show");
    }
}
