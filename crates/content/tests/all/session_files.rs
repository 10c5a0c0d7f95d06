//! Sessions in files of their own, beside those in their forum's file.

use crate::{
    faults::{FORUM, SITE, told},
    programme::{OPTIONS, forum, session},
};
use multaqa_content::{About, Report, Site, fixes, load};
use multaqa_domain::slug::Slug;
use std::fs;
use tempfile::TempDir;

/// A folder of these files, each as it is.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = format!("+++\n{SITE}+++\n");
    for (name, text) in files.iter().chain(&[("site.md", site.as_str())]) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn site(files: &[(&str, &str)]) -> Site {
    load(folder(files).path()).unwrap_or_else(|report| panic!("{report}"))
}

fn forum_file(lines: &str) -> String {
    format!("+++\n{}\n{lines}\n+++\n", FORUM.trim())
}

fn session_file(keys: &str, text: &str) -> String {
    format!("+++\nkind = \"talk\"\ntitle = \"في ملف\"\n{keys}\n+++\n\n{text}\n")
}

/// By start; those without a time first as in the forum's file, then by the names of files.
#[test]
fn both_ways_are_one_programme() {
    let own = [session("m", ""), session("late", "start = 12:00")].concat();
    let site = site(&[
        ("forums/forum.md", &forum_file(&own)),
        (
            "forums/forum/z.md",
            &session_file("start = 09:00", "نص **مهم**."),
        ),
        ("forums/forum/b.md", &session_file("", "")),
        ("forums/forum/a.md", &session_file("start = 13:00", "")),
    ]);
    let page = forum(&site);
    let sessions = &page.days[0].sessions;
    let ids: Vec<_> = sessions.iter().map(|s| s.anchor.as_str()).collect();
    // `b` stands behind `a`, which is before it in the order of files.
    assert_eq!(ids, ["m", "z", "late", "a", "b"]);
    assert_eq!(sessions[1].title, "في ملف");
    assert_eq!(sessions[1].summary.len(), 1);
    assert!(sessions[4].summary.is_empty());
}

/// All that is said of one folder, with its file: `file:line message | help`.
fn said(files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    let places: Vec<_> = match load(folder.path()) {
        Ok(_) => Vec::new(),
        Err(report) => report
            .faults
            .iter()
            .map(|f| format!("{}:{} ", f.file, f.line))
            .collect(),
    };
    let told = told(folder.path()).into_iter();
    places
        .into_iter()
        .zip(told)
        .map(|(place, told)| place + &told)
        .collect()
}

#[test]
fn faults_name_their_file() {
    let (plain, taken) = (forum_file(""), forum_file(&session("a", "")));
    let good = session_file("", "");
    for (files, expected) in [
        (
            vec![
                ("forums/forum.md", plain.as_str()),
                ("forums/forum/a.md", &good),
            ],
            "",
        ),
        (
            vec![("forums/forum.md", &taken), ("forums/forum/a.md", &good)],
            "forums/forum/a.md:1 the id `a` is taken by the session in line 6 of forums/forum.md | give each session its own",
        ),
        (
            vec![("forums/forum.md", &plain), ("forums/form/a.md", &good)],
            "forums/form:1 there is no forum `form` whose sessions could lie here | did you mean `forums/forum/`?",
        ),
        (
            vec![
                ("forums/forum.md", &plain),
                ("forums/elsewhere/a.md", &good),
            ],
            "forums/elsewhere:1 there is no forum `elsewhere` whose sessions could lie here | add the forum's file forums/elsewhere.md, or remove the folder",
        ),
        (
            vec![
                ("forums/forum.md", &plain),
                ("forums/forum/a.md", &session_file("id = \"a\"", "")),
            ],
            "forums/forum/a.md:4 unknown key `id` | the name of the file is the session's id: remove it",
        ),
        (
            vec![
                ("forums/forum.md", &plain),
                ("forums/forum/a.md", &session_file("text = \"س\"", "")),
            ],
            "forums/forum/a.md:4 unknown key `text` | write the text below the front matter",
        ),
        (
            vec![
                ("forums/forum.md", &plain),
                ("forums/forum/a.md", &session_file("rom = \"س\"", "")),
            ],
            "forums/forum/a.md:4 unknown key `rom` | did you mean `room`?",
        ),
        (
            vec![
                ("forums/forum.md", &plain),
                ("forums/forum/calendar.md", &good),
            ],
            "forums/forum/calendar.md:1 `calendar` is the name of the forum's own calendar file | give the session another id",
        ),
        (
            vec![("forums/forum.md", &plain), ("forums/forum/A b.md", &good)],
            "forums/forum/A b.md:1 `A b` is not a slug | a file's name is its address: a to z, 0 to 9 and single hyphens between, at most 80",
        ),
        (
            vec![
                ("forums/forum.md", &plain),
                ("forums/forum/more/a.md", &good),
            ],
            "forums/forum/more:1 `more` is not a Markdown file | a session is a file such as forums/forum/some-name.md",
        ),
        (
            vec![
                ("forums/forum.md", &plain),
                ("forums/forum/a.md", &session_file("", "<b>س</b>")),
            ],
            "forums/forum/a.md:7 HTML is not supported | write Markdown: **strong**, *stress*, [words](https://…)",
        ),
        (
            vec![
                (
                    "forums/forum.md",
                    "+++\ntitle = \"س\"\nsummary = \"س\"\n+++\n",
                ),
                ("forums/forum/a.md", &good),
            ],
            "forums/forum.md:1 sessions need the forum's `date` | add `date = 2017-09-14`",
        ),
    ] {
        let expected: Vec<_> = Some(expected)
            .filter(|e| !e.is_empty())
            .into_iter()
            .collect();
        let found = said(&files);
        // Of HTML each tag is told.
        let found: Vec<_> = found.iter().take(expected.len().max(1)).collect();
        assert_eq!(found, expected, "{files:?}");
    }
}

/// Warnings are found in the files of sessions, which silence them, or the forum does.
#[test]
fn warnings_name_the_file_of_a_session() {
    let at = |more: &str| {
        let keys = format!("start = 10:00\nend = 11:00\nroom = \"القاعة\"{more}");
        session_file(&keys, "")
    };
    let allow = "\nallow = { room-overlap = \"مقصود\" }";
    let told = |forum: &str, other: &str| {
        let folder = folder(&[
            ("forums/forum.md", forum),
            ("forums/forum/a.md", &at("")),
            ("forums/forum/b.md", other),
        ]);
        let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
        let report: Report = site.warnings(&OPTIONS);
        let faults = report
            .faults
            .iter()
            .filter(|f| f.code == Some("room-overlap"));
        faults
            .map(|f| format!("{}:{}:{}", f.file, f.line, f.column))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&forum_file(""), &at("")), ["forums/forum/b.md:4:9"]);
    assert_eq!(told(&forum_file(""), &at(allow)), [""; 0]);
    assert_eq!(told(&forum_file(allow.trim()), &at("")), [""; 0]);
}

#[test]
fn slips_in_the_file_of_a_session_are_mended() {
    let folder = folder(&[
        ("forums/forum.md", &forum_file("")),
        ("forums/forum/a.md", &session_file("start = \"٠٩:٠٠\"", "")),
    ]);
    let report = load(folder.path()).err().unwrap();
    let fixed = fixes(folder.path(), &report.faults).unwrap();
    assert_eq!(fixed.len(), 1);
    assert_eq!(fixed[0].path, folder.path().join("forums/forum/a.md"));
    assert!(fixed[0].text.contains("09:00"), "{}", fixed[0].text);
}

/// What is made of a forum is made of its sessions' files and of the people in them.
#[test]
fn a_forum_is_made_of_its_sessions_files() {
    let stamp = |text: &str, name: &str| {
        let site = site(&[
            ("forums/forum.md", &forum_file("")),
            ("forums/other.md", &forum_file("")),
            (
                "forums/forum/a.md",
                &session_file("people = [{ person = \"sara\" }]", text),
            ),
            (
                "speakers/sara.md",
                &format!("+++\nname = \"{name}\"\n+++\n"),
            ),
        ]);
        let inputs = site.inputs(&OPTIONS);
        ["forum", "other"].map(|slug| {
            inputs
                .of(About::Forum(&Slug::parse(slug).unwrap()))
                .unwrap()
        })
    };
    let [forum, other] = stamp("نص", "سارة");
    assert_eq!(stamp("نص", "سارة"), [forum.clone(), other.clone()]);
    for [now, elsewhere] in [stamp("غيره", "سارة"), stamp("نص", "بدر")] {
        assert_ne!(now, forum);
        assert_eq!(elsewhere, other);
    }
}
