//! Files that are none of a content folder: passed over with a word, or named as the slip that
//! they are; and those that pass through into the site.

use multaqa_content::{Options, load};
use multaqa_domain::time::Instant;
use std::fs;

const SITE: &str = "+++\nname = \"مثال\"\nline = \"مثال\"\norigin = \"https://forum.example\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n+++\n";
const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(1_800_000_000),
};

/// A folder with these files; a name with a slash at the end is a folder.
fn folder(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.md"), SITE).unwrap();
    for name in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if name.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::write(path, "+++\nname = \"نورة\"\nlisted = true\n+++\n").unwrap();
        }
    }
    folder
}

#[test]
fn what_is_left_behind_is_passed_over_with_a_word() {
    for name in [
        "Thumbs.db",
        "desktop.ini",
        "~$budget.docx",
        "budget.xlsx",
        "site.md~",
        "__MACOSX/",
        "sketches/",
        "speakers/Thumbs.db",
        "speakers/noura.md~",
        "speakers/noura.md.bak",
        "speakers/list.xlsx",
        "forums/~$orum.docx",
        "media/desktop.ini",
        "media/speech.pdf",
        "public/Thumbs.db",
    ] {
        let folder = folder(&["speakers/khalid.md", name]);
        let site = load(folder.path()).unwrap_or_else(|report| panic!("{name}: {report}"));
        let faults = site.warnings(&OPTIONS).faults;
        let said: Vec<_> = faults.iter().map(|f| (f.code, f.file.as_str())).collect();
        assert_eq!(said, [(Some("passed-over"), name.trim_end_matches('/'))]);
    }
    // Hidden files are nobody's business.
    let folder = folder(&[".git/", ".DS_Store", "speakers/.noura.md.swp"]);
    assert!(
        load(folder.path())
            .unwrap()
            .warnings(&OPTIONS)
            .faults
            .is_empty()
    );
}

#[test]
fn content_by_another_name_is_an_error_that_says_which() {
    for (name, meant) in [
        ("speaker/noura.md", "speakers"),
        ("Forums/a.md", "forums"),
        ("abuot.md", "about.md"),
        ("site.md.txt", "site.md"),
        ("speakers/noura.md.txt", "noura.md"),
    ] {
        let folder = folder(&[name]);
        let report = load(folder.path()).unwrap_err();
        let help = report
            .faults
            .first()
            .and_then(|fault| fault.help.as_deref());
        assert_eq!(
            help,
            Some(format!("did you mean `{meant}`?").as_str()),
            "{name}"
        );
        assert_eq!(report.len(), 1, "{name}: {report}");
    }
}

#[test]
fn what_is_public_is_listed_with_its_place() {
    let folder = folder(&[
        "public/CNAME",
        "public/.nojekyll",
        "public/.well-known/security.txt",
        "public/admin/config.yml",
        "public/admin/empty/",
    ]);
    let site = load(folder.path()).unwrap();
    let names: Vec<_> = site.public().into_iter().map(|file| file.name).collect();
    let expected = [
        ".nojekyll",
        ".well-known/security.txt",
        "CNAME",
        "admin/config.yml",
    ];
    assert_eq!(names, expected);
    assert!(site.warnings(&OPTIONS).faults.is_empty());
}

#[test]
#[cfg(unix)]
fn nothing_public_lies_outside_of_the_folder() {
    let folder = folder(&["public/CNAME"]);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret"), "x").unwrap();
    for (link, target) in [
        ("secret", outside.path().join("secret")),
        ("all", outside.path().into()),
    ] {
        std::os::unix::fs::symlink(target, folder.path().join("public").join(link)).unwrap();
    }
    let report = load(folder.path()).unwrap_err();
    let said: Vec<_> = report
        .faults
        .iter()
        .map(|fault| fault.message.as_str())
        .collect();
    assert_eq!(
        said,
        ["is a symbolic link that leaves the content folder"; 2]
    );
}

#[test]
fn what_others_may_not_see_is_not_published() {
    for name in [
        "public/.git/config",
        "public/.env",
        "public/.env.production",
        "public/admin/.htpasswd",
    ] {
        let report = load(folder(&[name]).path()).unwrap_err();
        let said = report.faults.iter().map(|fault| fault.message.as_str());
        let said: Vec<_> = said.collect();
        assert!(
            said.len() == 1 && said[0].contains("is not for everybody's eyes"),
            "{name}: {said:?}"
        );
    }
}
