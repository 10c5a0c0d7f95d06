//! The checker's reports, kept as golden files: `tests/golden/<case>/content` is a
//! folder with faults, `expected.txt` beside it the report. `UPDATE_GOLDEN=1` writes
//! them anew; what changed is then for a person to read.

use multaqa_content::{Report, load};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn report(folder: &Path) -> Report {
    match load(folder) {
        Ok(_) => panic!("{} has no fault", folder.display()),
        Err(report) => report,
    }
}

/// Compares with the golden file, or writes it. Every fault has a suggestion.
fn compare(case: &str, report: &Report) {
    for fault in &report.faults {
        assert!(fault.help.is_some(), "no suggestion for {fault}");
    }
    let path = golden().join(case).join("expected.txt");
    let found = report.render(false);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{case} differs from its golden file\n--- expected\n{expected}\n--- found\n{found}"
    );
}

#[test]
fn reports_are_as_kept() {
    let mut cases = 0;
    for entry in fs::read_dir(golden()).unwrap() {
        let path = entry.unwrap().path();
        let case = path.file_name().unwrap().to_str().unwrap();
        if case == "everything" {
            continue;
        }
        compare(case, &report(&path.join("content")));
        cases += 1;
    }
    assert!(cases >= 8, "only {cases} golden cases were found");
}

/// What a repository cannot well hold is added to a copy of the folder.
#[test]
fn everything_at_once() {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&golden().join("everything/content"), copy.path());
    let forums = copy.path().join("forums");
    fs::write(forums.join("huge.md"), vec![b'x'; 10_000_000]).unwrap();
    fs::write(forums.join("latin.md"), b"+++\ntitle = \"caf\xe9\"\n+++\n").unwrap();
    fs::write(forums.join("Beta.md"), "+++\n+++\n").unwrap();
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("secret.md");
    fs::write(&target, "+++\ntitle = \"خارج المجلد\"\n+++\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&target, forums.join("linked.md")).unwrap();
    let before = listing(copy.path());

    let report = report(copy.path());

    assert_eq!(listing(copy.path()), before, "the check wrote something");
    for (file, part) in [
        ("endpoints/registration.md", "not encrypted"),
        ("endpoints/registration.md", "a field `ful_name`"),
        ("endpoints/registration.md", "a Supabase secret key"),
        ("forums/Beta.md", "taken by"),
        ("forums/alpha.markdown", "taken by"),
        ("forums/alpha.md", "no sector `helth`"),
        ("forums/alpha.md", "no time zone `Asia/Dubay`"),
        ("forums/alpha.md", "no endpoint `registraton`"),
        ("forums/alpha.md", "no person `salem-aisha`"),
        ("forums/alpha.md", "unknown key `sumary`"),
        ("forums/alpha.md", "before it starts on"),
        ("forums/alpha.md", "not after it starts at"),
        ("forums/beta.md", "not ended in its line"),
        ("forums/huge.md", "larger than 1 MB"),
        ("forums/latin.md", "not valid UTF-8"),
        ("forums/linked.md", "leaves the content folder"),
        ("sectors/health.md", "between 1 and 8"),
        ("speakers/salem-aysha.md", "HTML is not supported"),
        (
            "speakers/salem-aysha.md",
            "`javascript:alert(1)` is not a link",
        ),
    ] {
        let seen = report
            .faults
            .iter()
            .any(|f| f.file.eq_ignore_ascii_case(file) && f.message.contains(part));
        assert!(seen, "no fault of {file} says {part}: {report}");
    }
    compare("everything", &report);
}

#[test]
fn faults_have_their_place_and_a_suggestion() {
    let report = report(&golden().join("everything/content"));
    let fault = |part: &str| {
        let found = report.faults.iter().find(|f| f.message.contains(part));
        found.unwrap_or_else(|| panic!("no fault says {part}"))
    };
    for (part, line, column, help) in [
        ("Asia/Dubay", 5, 9, "did you mean `Asia/Dubai`?"),
        ("sumary", 8, 1, "did you mean `summary`?"),
        (
            "salem-aisha",
            20,
            23,
            "did you mean `salem-aysha`? (speakers/salem-aysha.md)",
        ),
        ("ful_name", 5, 8, "did you mean `full_name`?"),
    ] {
        let fault = fault(part);
        assert_eq!((fault.line, fault.column), (line, column), "{part}");
        assert_eq!(fault.help.as_deref(), Some(help), "{part}");
    }
    let text = report.render(false);
    assert!(text.contains("forums/alpha.md:5:9"), "{text}");
    let last = text.lines().last().unwrap();
    assert!(
        last.starts_with(&format!("{} faults in ", report.len())),
        "{last}"
    );
    assert!(report.render(true).contains("\u{1b}["));
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn a_folder_that_is_none_is_told() {
    let empty = tempfile::tempdir().unwrap();
    let told = |folder: &Path| report(folder).faults[0].message.clone();
    assert_eq!(
        told(empty.path()),
        "the folder is empty: there is no site.md"
    );
    let missing = empty.path().join("nowhere");
    assert!(told(&missing).contains("nowhere` cannot be read"));
    let file = empty.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(told(&file).ends_with("is a file, not a folder"));
}

#[test]
#[cfg(unix)]
fn links_inside_are_followed_and_special_files_are_not_read() {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&golden().join("../../../../content"), copy.path());
    let speakers = copy.path().join("speakers");
    std::os::unix::fs::symlink("lojain-omran.md", speakers.join("same.md")).unwrap();
    assert!(load(copy.path()).is_ok());
    fs::create_dir(copy.path().join(".git")).unwrap();
    fs::write(copy.path().join(".git/config"), "token = 1").unwrap();
    for (link, target) in [
        ("speakers/git.md", "../.git/config"),
        ("speakers/kind.md", "../site.md"),
        ("public/x.txt", "../.git/config"),
    ] {
        fs::create_dir_all(copy.path().join("public")).unwrap();
        std::os::unix::fs::symlink(target, copy.path().join(link)).unwrap();
    }
    std::os::unix::fs::symlink("/dev/zero", speakers.join("zero.md")).unwrap();
    std::os::unix::fs::symlink("loop.md", speakers.join("loop.md")).unwrap();
    let report = report(copy.path());
    let files: Vec<_> = report.faults.iter().map(|f| f.file.as_str()).collect();
    let expected = [
        "public/x.txt",
        "speakers/git.md",
        "speakers/kind.md",
        "speakers/loop.md",
        "speakers/zero.md",
    ];
    assert_eq!(files, expected);
    let shown = report.to_string();
    assert!(!shown.contains("token"), "{shown}");
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file with its length.
fn listing(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(listing(&path));
        } else {
            let length = fs::symlink_metadata(&path).unwrap().len();
            found.push((path, length));
        }
    }
    found.sort();
    found
}
