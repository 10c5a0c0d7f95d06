//! What a person reads when the program cannot go on: which file or folder it was, and why, once.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::{fs, path::Path, process::Command};

/// A room with a small content folder, an app, and a file where a folder would have to be.
fn room() -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "content/site.md",
            "+++\nname = \"ملتقيات\"\nline = \"سطر\"\norigin = \"https://forum.example\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n+++\n",
        ),
        ("app/app-0.js", "0"),
        ("app/app-0_bg.wasm", "\0asm\u{1}\0\0\0"),
        ("file", "no folder"),
    ] {
        let path = room.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    room
}

/// What the program says as it fails.
fn failure(room: &Path, arguments: &[&str]) -> String {
    let mut multaqa = Command::new(env!("CARGO_BIN_EXE_multaqa"));
    let done = multaqa.current_dir(room).args(arguments).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{arguments:?}: {said}");
    said
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let room = room();
    for (out, more, named) in [
        ("file/site", [].as_slice(), "error: reading file/site: "),
        ("file", &[], "error: reading file: "),
        (
            "site",
            &["--cache", "file"],
            "error: reading file/changes: ",
        ),
        ("site", &["--app", "none"], "error: reading none: "),
    ] {
        let mut arguments = vec!["build", "content", "--out", out];
        if !more.contains(&"--app") {
            arguments.extend(["--app", "app"]);
        }
        arguments.extend(more);
        let said = failure(room.path(), &arguments);
        let reason = said.strip_prefix(named).unwrap_or_default();
        let is_told_once = said.matches("(os error").count() == 1 && said.lines().count() == 1;
        assert!(!reason.is_empty() && is_told_once, "{arguments:?}: {said}");
    }
}

#[test]
fn a_database_that_is_not_there_is_named() {
    let room = room();
    let said = failure(
        room.path(),
        &["registrations", "export", "--db", "none.sqlite"],
    );
    assert!(
        said.starts_with("error: none.sqlite: reading the database: "),
        "{said}"
    );
}

#[test]
fn faults_of_the_content_are_the_report_alone() {
    let room = room();
    fs::write(room.path().join("content/site.md"), "+++\n+++\n").unwrap();
    let said = failure(room.path(), &["check", "content"]);
    assert!(!said.contains("error:"), "{said}");
    assert!(said.contains("site.md"), "{said}");
    assert!(said.trim_end().ends_with("nothing was written"), "{said}");
}
