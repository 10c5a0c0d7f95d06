//! What is no error and yet hardly meant: each with its code and its place, and silent where the
//! content says why.

use multaqa_content::{Events, Options, Report, load};
use multaqa_domain::time::Instant;
use std::{fs, path::Path};

const SITE: &str = "name = \"مثال\"\nline = \"مثال\"\norigin = \"https://forum.example\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\nnow = 2027-01-01\n";
const FORM: &str = "title = \"س\"\nsubmit = \"س\"\n\
    data_use = { controller = \"س\", purpose = \"س\", kept = \"س\", country = \"س\", contact = \"س\" }\n\
    [[section]]\ntitle = \"س\"\n[[section.field]]\nname = \"n\"\nlabel = \"س\"\nkind = \"text\"\n";
const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(1_800_000_000),
};

/// The warnings of a folder of these files, besides a site, a form and its endpoint, which a
/// forum uses.
fn warnings(files: &[(&str, &str)]) -> Report {
    let folder = folder(files);
    let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
    site.warnings(&OPTIONS)
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let toml = |text: &str| format!("+++\n{}\n+++\n", text.trim());
    write("site.md", &toml(SITE));
    write("forms/form.md", &toml(FORM));
    write(
        "endpoints/endpoint.md",
        &toml("url = \"/x\"\nrequestBody = { payload = { all = \"$inputs\", id = \"$key\" } }"),
    );
    write(
        "sectors/sector.md",
        &toml(
            "title = \"س\"\ncolour = 1\n[[form]]\nname = \"ask\"\nlabel = \"س\"\nform = \"form\"\nendpoint = \"endpoint\"",
        ),
    );
    for (name, text) in files {
        write(name, text);
    }
    folder
}

/// `code line` of each.
fn codes(report: &Report) -> Vec<String> {
    let codes = report.faults.iter();
    codes
        .map(|fault| format!("{} {}", fault.code.unwrap_or("error"), fault.line))
        .collect()
}

fn forum(lines: &str) -> String {
    format!("+++\ntitle = \"ملتقى\"\nsummary = \"ملخص\"\n{lines}\n+++\n")
}

/// A session with these hours, in a room.
fn session(id: &str, hours: &str, room: &str, more: &str) -> String {
    let (start, end) = hours.split_once('-').unwrap();
    format!(
        "[[session]]\nid = \"{id}\"\nkind = \"talk\"\ntitle = \"س\"\nstart = \"{start}\"\nend = \"{end}\"\nroom = \"{room}\"\n{more}\n"
    )
}

#[test]
fn forums_by_table() {
    let registration =
        |keys: &str| format!("[registration]\nform = \"form\"\nendpoint = \"endpoint\"\n{keys}");
    let on = |date: &str, sessions: &[String]| format!("date = {date}\n{}", sessions.concat());
    for (lines, expected) in [
        ("date = 2027-02-10".to_owned(), vec![]),
        // A year of the Hijra.
        ("date = 1448-09-03".to_owned(), vec!["hijri-year 4"]),
        (
            format!("date = 2027-02-10\n{}", registration("opens = 1448-08-01")),
            vec!["hijri-year 8"],
        ),
        // Registration of what is over, or longer than it.
        (
            format!("date = 2026-02-10\n{}", registration("")),
            vec!["registration-of-the-past 4"],
        ),
        (
            format!("date = 2026-02-10\n{}", registration("closes = 2026-02-09")),
            vec![],
        ),
        (
            format!("date = 2027-02-10\n{}", registration("closes = 2027-03-01")),
            vec!["closes-after-forum 8"],
        ),
        (
            format!("date = 2027-02-10\n{}", registration("closes = 2027-02-10")),
            vec![],
        ),
        // Two things in one room.
        (
            on(
                "2027-02-10",
                &[
                    session("a", "09:00-12:00", "ق1", ""),
                    session("b", "10:00-10:30", "ق1", ""),
                    session("c", "11:00-11:30", "ق1", ""),
                    session("d", "12:00-12:30", "ق1", ""),
                    session("e", "10:00-10:30", "ق2", ""),
                ],
            ),
            vec!["room-overlap 17", "room-overlap 25"],
        ),
        (
            on(
                "2027-02-10",
                &[
                    session("a", "09:00-12:00", "ق1", "decision = \"cancelled\""),
                    session("b", "10:00-10:30", "ق1", ""),
                ],
            ),
            vec![],
        ),
        (
            on(
                "2027-02-10\nuntil = 2027-02-11",
                &[
                    session("a", "09:00-12:00", "ق1", ""),
                    session("b", "10:00-10:30", "ق1", "date = 2027-02-11"),
                ],
            ),
            vec![],
        ),
        // One person in two.
        (
            on(
                "2027-02-10",
                &[
                    session("a", "09:00-12:00", "ق1", "people = [{ name = \"نورة\" }]"),
                    session("b", "10:00-10:30", "ق2", "people = [{ name = \"نورة\" }]"),
                ],
            ),
            vec!["person-in-two-sessions 17"],
        ),
        (
            on(
                "2027-02-10",
                &[
                    session("a", "09:00-10:00", "ق1", "people = [{ name = \"نورة\" }]"),
                    session("b", "10:00-10:30", "ق2", "people = [{ name = \"نورة\" }]"),
                ],
            ),
            vec![],
        ),
        // Names of rooms; in spellings of one room, there is an overlap too.
        (
            on(
                "2027-02-10",
                &[
                    session("a", "09:00-10:00", "القاعة الكبرى", ""),
                    session("b", "10:00-11:00", "القاعة الكبري", ""),
                    session("c", "11:00-11:30", "القاعة الكبرى", ""),
                    session("d", "11:00-11:30", "قاعه الشرق", ""),
                    session("e", "11:30-11:40", "قاعة  الشرق", ""),
                    session("f", "11:40-11:45", "قاعة  الشرق", ""),
                ],
            ),
            vec!["room-spelling 19", "room-spelling 35"],
        ),
        (
            on(
                "2027-02-10",
                &[
                    session("a", "09:00-10:00", "القاعة الكبرى", ""),
                    session("b", "09:30-11:00", "القاعة الكبري", ""),
                ],
            ),
            vec!["room-overlap 17", "room-spelling 19"],
        ),
        // Outside of the forum's hours.
        (
            on(
                "2027-02-10\nstart = \"09:00\"\nend = \"12:00\"",
                &[
                    session("a", "08:30-09:30", "ق1", ""),
                    session("b", "11:00-12:30", "ق1", ""),
                ],
            ),
            vec!["outside-forum-hours 11", "outside-forum-hours 20"],
        ),
        (
            on(
                "2027-02-10\nuntil = 2027-02-11\nstart = \"09:00\"\nend = \"12:00\"",
                &[
                    session("a", "16:00-17:00", "ق1", ""),
                    session("b", "08:00-09:00", "ق1", "date = 2027-02-11"),
                ],
            ),
            vec![],
        ),
        // The Friday prayer, and what is none of it.
        (
            on(
                "2027-02-12",
                &[
                    session("a", "11:00-12:00", "ق1", ""),
                    session("b", "12:00-12:30", "ق1", ""),
                ],
            ),
            vec!["friday-prayer 9"],
        ),
        (
            on(
                "2027-02-12",
                &[
                    session("a", "10:00-11:45", "ق1", ""),
                    session("b", "11:45-13:00", "ق1", "").replace("talk", "prayer"),
                    session("c", "13:00-14:00", "ق1", ""),
                ],
            ),
            vec![],
        ),
        (
            on("2027-02-11", &[session("a", "11:00-12:00", "ق1", "")]),
            vec![],
        ),
        // Feasts.
        ("date = 2027-03-10".to_owned(), vec!["eid 4"]),
        (
            "date = 2027-03-08\nuntil = 2027-03-12".to_owned(),
            vec!["eid 4"],
        ),
        ("date = 2027-05-15".to_owned(), vec!["eid 4"]),
        ("date = 2027-05-20".to_owned(), vec![]),
        (
            "date = 2027-03-10\ndecision = \"cancelled\"".to_owned(),
            vec![],
        ),
        // Texts.
        (
            "date = 2027-02-10\ntheme = \"ملت\u{200b}قى\"".to_owned(),
            vec!["unseen-character 5"],
        ),
        (
            "date = 2027-02-10\ntheme = \"می\u{200c}خواهم\"".to_owned(),
            vec![],
        ),
    ] {
        let report = warnings(&[("forums/forum.md", &forum(&lines))]);
        assert_eq!(codes(&report), expected, "{lines}\n{report}");
        assert!(report.faults.iter().all(|fault| fault.help.is_some()));
    }
}

#[test]
fn files_by_table() {
    let with = |body: &str| format!("{}{body}", forum("date = 2027-02-10"));
    for (name, text, expected) in [
        (
            "forums/forum.md",
            with("\nنص\n\n| أ | ب |\n| --- | --- |\n| 1 | 2 |\n"),
            vec![],
        ),
        ("forums/forum.md", with("\nأو | أو\n\n- بند\n"), vec![]),
        (
            "forums/forum.md",
            with("\nكل\u{200b}مة\n"),
            vec!["unseen-character 7"],
        ),
        (
            "forms/spare.md",
            format!("+++\n{FORM}+++\n"),
            vec!["unused 2"],
        ),
        (
            "speakers/noura.md",
            "+++\nname = \"نورة\"\n+++\n".to_owned(),
            vec!["unused 2"],
        ),
        (
            "speakers/noura.md",
            "+++\nname = \"نورة\"\nlisted = true\n+++\n".to_owned(),
            vec![],
        ),
        (
            "site.md",
            format!(
                "+++\n{}uid = \"a.b\"\n+++\n",
                SITE.replace("origin = \"https://forum.example\"\n", "")
            ),
            vec!["no-origin 1"],
        ),
        (
            "site.md",
            format!(
                "+++\n{}+++\n",
                SITE.replace("origin = \"https://forum.example\"\n", "")
            ),
            vec!["no-origin 1", "no-uid 1"],
        ),
        (
            "endpoints/endpoint.md",
            "+++\nurl = \"/x\"\nrequestBody = { payload = \"$inputs\" }\n+++\n".to_owned(),
            vec!["no-key 1"],
        ),
        (
            "endpoints/endpoint.md",
            "+++\nurl = \"/x\"\nx-repeat = \"idempotency-key\"\n\
             requestBody = { payload = \"$inputs\" }\n+++\n"
                .to_owned(),
            vec![],
        ),
        (
            "endpoints/other.md",
            "+++\nlink = \"https://tickets.example/\"\n+++\n".to_owned(),
            vec!["unused 1"],
        ),
    ] {
        let report = warnings(&[(name, &text)]);
        assert_eq!(codes(&report), expected, "{text}\n{report}");
    }
}

#[test]
fn a_proposed_uid_is_one_that_content_takes_and_no_other_has() {
    let site = format!(
        "+++\n{}+++\n",
        SITE.replace("origin = \"https://forum.example\"\n", "")
    );
    let proposed = || {
        let report = warnings(&[("site.md", &site)]);
        let help = report
            .faults
            .iter()
            .find(|fault| fault.code == Some("no-uid"));
        let help = help.and_then(|fault| fault.help.clone()).unwrap();
        help.split('`').nth(1).unwrap().to_owned()
    };
    let line = proposed();
    assert_ne!(line, proposed());
    let site = site.replace("now =", &format!("{line}\nnow ="));
    assert_eq!(codes(&warnings(&[("site.md", &site)])), ["no-origin 1"]);
}

#[test]
fn a_warning_is_silenced_in_its_file_or_for_the_site_with_a_reason() {
    let eid = forum("date = 2027-03-10\nallow = { eid = \"احتفال بالعيد\" }");
    assert_eq!(codes(&warnings(&[("forums/forum.md", &eid)])), [""; 0]);
    let site = format!("+++\n{SITE}[allow]\neid = \"احتفالات\"\n+++\n");
    let plain = forum("date = 2027-03-10");
    let files = [("forums/forum.md", plain.as_str()), ("site.md", &site)];
    assert_eq!(codes(&warnings(&files)), [""; 0]);
    // Another file's, and another code, silence nothing.
    let other = forum("date = 2027-02-10\nallow = { eid = \"سبب\", friday-prayer = \"سبب\" }");
    let files = [
        ("forums/forum.md", plain.as_str()),
        ("forums/other.md", &other),
    ];
    assert_eq!(codes(&warnings(&files)), ["eid 4"]);
    for (allow, said) in [
        (
            "{ eed = \"سبب\" }",
            "there is no warning `eed` | did you mean `eid`?",
        ),
        (
            "{ eid = \" \" }",
            "`eid` is silenced without a reason | say why: `eid = \"…\"`",
        ),
        (
            "{ eid = true }",
            "`eid` is silenced without a reason | say why: `eid = \"…\"`",
        ),
    ] {
        let text = forum(&format!(
            "date = 2027-02-10\nallow = {allow}\ntheme = \"س\""
        ));
        let folder = folder(&[("forums/forum.md", &text)]);
        let report = load(folder.path()).unwrap_err();
        let fault = &report.faults[0];
        let help = fault.help.as_deref().unwrap_or("-");
        assert_eq!(format!("{} | {help}", fault.message), said, "{allow}");
    }
}

#[test]
fn the_sample_and_the_test_content_have_no_warnings() {
    for content in ["content", "tests/content"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(content);
        let site = load(&folder).unwrap_or_else(|report| panic!("{report}"));
        let report = site.warnings(&OPTIONS);
        assert!(report.faults.is_empty(), "{content}: {report}");
    }
}

#[test]
fn a_warning_looks_like_an_error_with_its_code() {
    let report = warnings(&[("forums/forum.md", &forum("date = 2027-03-09"))]);
    let text = report.render(false);
    for part in [
        "eid",
        "⚠ 2027-03-09 is 1 شوال 1448 هـ: عيد الفطر",
        "forums/forum.md:4:8",
        "1 warning in 1 file",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

/// The last build knows what calendars have; a change that they cannot see is told until it is
/// raised.
#[test]
fn a_change_without_a_raised_sequence_is_told() {
    let venue =
        |name: &str| format!("venue = {{ name = \"{name}\", city = \"دبي\", country = \"AE\" }}");
    let with = |more: &str, start: &str, session: &str| {
        let lines = format!(
            "date = 2027-02-10\n{more}\n{}",
            session_from(start, session)
        );
        let folder = folder(&[("forums/forum.md", &forum(&lines))]);
        let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
        (folder, site)
    };
    let (_first, before) = with(&venue("أ"), "09:00", "");
    let before = Events::parse(&before.events().to_string());
    for (more, start, session, expected) in [
        (venue("أ"), "09:00", "", vec![]),
        (
            venue("أ") + "\ntheme = \"س\"",
            "09:00",
            "topics = [\"س\"]",
            vec![],
        ),
        (venue("ب"), "09:00", "", vec!["sequence-not-raised 2"]),
        (
            venue("ب") + "\nsequence = 0",
            "09:00",
            "",
            vec!["sequence-not-raised 6"],
        ),
        (venue("ب") + "\nsequence = 1", "09:00", "", vec![]),
        (venue("أ"), "10:00", "", vec!["sequence-not-raised 7"]),
        (venue("أ"), "10:00", "sequence = 1", vec![]),
        (
            venue("أ"),
            "09:00",
            "decision = \"cancelled\"",
            vec!["sequence-not-raised 7"],
        ),
        (
            venue("أ") + "\nallow = { sequence-not-raised = \"لم يُعلن بعد\" }",
            "10:00",
            "",
            vec![],
        ),
    ] {
        let (_folder, site) = with(&more, start, session);
        let report = site.unraised(&before);
        assert_eq!(codes(&report), expected, "{more} {start} {session}");
        // It is told again until it is raised.
        let kept = site.events().after(&before);
        let again = site.unraised(&kept).len();
        assert_eq!(
            again,
            if more.contains("allow") {
                0
            } else {
                expected.len()
            }
        );
    }
}

fn session_from(start: &str, more: &str) -> String {
    session("a", &format!("{start}-11:00"), "ق1", more)
}
