//! `multaqa check` as organisers and their checks before publishing use it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, Output},
};

const SITE: &str = "+++\nname = \"مثال\"\nline = \"مثال\"\norigin = \"https://forum.example\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\nnow = 2027-01-01\n+++\n";

/// A folder of content with one forum of these lines.
fn room(lines: &str) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    write(room.path(), "content/site.md", SITE);
    let forum = format!("+++\ntitle = \"ملتقى\"\nsummary = \"ملخص\"\n{lines}\n+++\n");
    write(room.path(), "content/forums/forum.md", &forum);
    room
}

fn write(room: &Path, name: &str, text: &str) {
    let path = room.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn multaqa(room: &Path, arguments: &[&str]) -> Output {
    let mut multaqa = Command::new(env!("CARGO_BIN_EXE_multaqa"));
    multaqa.current_dir(room).args(arguments).output().unwrap()
}

/// What the command says on its two outputs, and whether it succeeds.
fn said(room: &Path, arguments: &[&str]) -> (String, String, bool) {
    let done = multaqa(room, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(done.stdout), text(done.stderr), done.status.success())
}

#[test]
fn warnings_fail_only_if_they_are_to() {
    let room = room("date = 2027-03-09");
    let (out, err, is_well) = said(room.path(), &["check", "content"]);
    assert!(is_well && out == "content: no faults, 1 warning\n", "{out}");
    assert!(
        err.contains("eid") && err.contains("forums/forum.md:4:8"),
        "{err}"
    );
    let (_, err, is_well) = said(room.path(), &["check", "content", "--strict"]);
    assert!(!is_well && err.contains("--strict"), "{err}");
    write(room.path(), "app/app-0.js", "0");
    write(room.path(), "app/app-0_bg.wasm", "\0asm\u{1}\0\0\0");
    let build = [
        "build", "content", "--out", "site", "--app", "app", "--strict",
    ];
    let (_, err, is_well) = said(room.path(), &build);
    assert!(!is_well && err.contains("eid"), "{err}");
    assert!(!room.path().join("site").exists(), "nothing is written");
}

#[test]
fn what_is_certain_is_put_right() {
    let lines = "date = ٢٠٢٧-٠٢-١٠\nstart = 9:00\ntheme = “ملت\u{200b}قى”\ntopics = [\"أ\"، \"ب\"]";
    let room = room(lines);
    let (out, err, is_well) = said(room.path(), &["check", "content", "--fix", "--strict"]);
    assert!(is_well, "{out}{err}");
    assert!(
        out.contains("forums/forum.md:4:8: ٢٠٢٧-٠٢-١٠ → 2027-02-10\n"),
        "{out}"
    );
    assert!(out.contains("U+200B → nothing\n"), "{out}");
    assert!(out.ends_with("content: no faults\n"), "{out}");
    let text = fs::read_to_string(room.path().join("content/forums/forum.md")).unwrap();
    assert_eq!(
        text,
        "+++\ntitle = \"ملتقى\"\nsummary = \"ملخص\"\ndate = 2027-02-10\nstart = \"09:00\"\n\
         theme = \"ملتقى\"\ntopics = [\"أ\", \"ب\"]\n+++\n"
    );
}

#[test]
fn what_is_not_certain_stays() {
    let room = room("date = 10/2/2027");
    let before = fs::read_to_string(room.path().join("content/forums/forum.md")).unwrap();
    let (_, err, is_well) = said(room.path(), &["check", "content", "--fix"]);
    assert!(
        !is_well && err.contains("write 2027-02-10 for 10 February"),
        "{err}"
    );
    let after = fs::read_to_string(room.path().join("content/forums/forum.md")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn programs_read_what_is_wrong() {
    let room = room("date = 2027-03-09\nzone = \"Asia/Riyadh\"");
    let (out, _, is_well) = said(room.path(), &["check", "content", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(is_well);
    assert_eq!(list[0]["level"], "warning");
    assert_eq!(list[0]["code"], "eid");
    assert_eq!(
        (list[0]["line"].as_u64(), list[0]["column"].as_u64()),
        (Some(4), Some(8))
    );
    write(
        room.path(),
        "content/forums/other.md",
        "+++\ntitle = \"أ\"\nsumary = \"ب\"\n+++\n",
    );
    let (out, err, is_well) = said(room.path(), &["check", "content", "--format", "github"]);
    assert!(!is_well && err.is_empty(), "{err}");
    let expected = "::error file=content/forums/other.md,line=3,col=1,title=error::unknown key `sumary`%0Adid you mean `summary`?\n";
    assert!(out.contains(expected), "{out}");
}

#[test]
fn what_is_put_right_is_no_part_of_what_programs_read() {
    let room = room("date = 2027-2-10");
    let fix = ["check", "content", "--fix", "--format", "json"];
    let (out, err, is_well) = said(room.path(), &fix);
    assert!(is_well && out == "[]\n", "{out}");
    assert!(err.contains("2027-2-10 → 2027-02-10"), "{err}");
}

/// A minute of building is not spent for a port that another program has.
#[test]
fn a_taken_port_is_told_before_anything_is_built() {
    let room = room("date = 2027-02-10");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    // The app that is awaited never comes: only what is found before the build ends this.
    let serve = ["serve", "content", "--port", &port, "--app", "none"];
    let (out, err, is_well) = said(room.path(), &serve);
    assert!(!is_well && out.is_empty(), "{out}");
    assert!(
        err.contains(&format!("port {port} (choose another with --port)")),
        "{err}"
    );
}

#[test]
fn what_is_public_passes_through() {
    let room = room("date = 2027-02-10");
    write(room.path(), "app/app-0.js", "0");
    write(room.path(), "app/app-0_bg.wasm", "\0asm\u{1}\0\0\0");
    for (name, text) in [
        ("CNAME", "forum.example\n"),
        (".nojekyll", ""),
        (
            ".well-known/security.txt",
            "Contact: mailto:a@forum.example\n",
        ),
        ("google123.html", "google-site-verification: google123.html"),
        ("admin/index.html", "<!doctype html>"),
        ("admin/Thumbs.db", "x"),
    ] {
        write(room.path(), &format!("content/public/{name}"), text);
    }
    write(room.path(), "site/robots-of-mine.txt", "mine");
    write(room.path(), "site/404.html", "old");
    write(room.path(), "site/_headers", "old");
    let build = ["build", "content", "--out", "site", "--app", "app"];
    let (out, err, is_well) = said(room.path(), &build);
    assert!(is_well, "{err}");
    assert!(
        err.contains("public/admin/Thumbs.db") && err.contains("passed-over"),
        "{err}"
    );
    assert!(
        out.contains("none of the site: robots-of-mine.txt\n"),
        "{out}"
    );
    let text = |name: &str| fs::read_to_string(room.path().join("site").join(name));
    assert_eq!(text("CNAME").unwrap(), "forum.example\n");
    assert_eq!(text("robots-of-mine.txt").unwrap(), "mine");
    for name in [
        ".nojekyll",
        ".well-known/security.txt",
        "google123.html",
        "admin/index.html",
    ] {
        assert!(text(name).is_ok(), "{name}");
    }
    assert!(text("admin/Thumbs.db").is_err());
    // What the content no more has, the site has no more; what it never had, it keeps.
    fs::remove_file(room.path().join("content/public/CNAME")).unwrap();
    let (_, err, is_well) = said(room.path(), &build);
    assert!(is_well, "{err}");
    assert!(text("CNAME").is_err());
    assert_eq!(text("robots-of-mine.txt").unwrap(), "mine");
    // The site's own names are its own.
    write(room.path(), "content/public/about/index.html", "mine");
    write(room.path(), "content/public/404.html", "mine");
    let (_, err, is_well) = said(room.path(), &build);
    let refused =
        "error: public/404.html, public/about/index.html: the site has a file of this name";
    assert!(!is_well && err.contains(refused), "{err}");
}

/// What calendars have is known by the cache.
#[test]
fn a_change_that_calendars_do_not_see_is_told_at_the_next_build() {
    let room = room("date = 2027-02-10");
    write(room.path(), "app/app-0.js", "0");
    write(room.path(), "app/app-0_bg.wasm", "\0asm\u{1}\0\0\0");
    let build = [
        "build", "content", "--out", "site", "--app", "app", "--cache", "cache",
    ];
    let strict = [build.as_slice(), &["--strict"]].concat();
    let forum = |date: &str| format!("+++\ntitle = \"ملتقى\"\nsummary = \"ملخص\"\n{date}\n+++\n");
    let (_, err, is_well) = said(room.path(), &strict);
    assert!(is_well && err.is_empty(), "{err}");
    write(
        room.path(),
        "content/forums/forum.md",
        &forum("date = 2027-02-11"),
    );
    let (_, err, is_well) = said(room.path(), &build);
    assert!(is_well && err.contains("sequence-not-raised"), "{err}");
    let (_, err, is_well) = said(room.path(), &strict);
    assert!(!is_well && err.contains("sequence-not-raised"), "{err}");
    write(
        room.path(),
        "content/forums/forum.md",
        &forum("date = 2027-02-11\nsequence = 1"),
    );
    let (_, err, is_well) = said(room.path(), &strict);
    assert!(is_well && err.is_empty(), "{err}");
}
