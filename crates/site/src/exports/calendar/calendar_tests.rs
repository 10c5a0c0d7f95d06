//! Calendar files of small contents; tests/calendars reads those of whole sites with
//! another parser.

use super::super::{
    File,
    fixture::{self, exported, text},
};

const FORUM: &str = "title = \"ملتقى OIC\"\nsummary = \"ملخص، وفيه فاصلة; ثم English.\"\n\
    sector = \"health\"\nseries = \"main\"\nspeakers = [\"sara\"]\n";
const OTHERS: [(&str, &str); 4] = [
    ("sectors/health.md", "title = \"الصحة\"\ncolour = 2\n"),
    (
        "series/main.md",
        "title = \"السلسلة\"\nsummary = \"سلسلة\"\n",
    ),
    ("speakers/sara.md", "name = \"سارة\"\n"),
    ("speakers/badr.md", "name = \"بدر\"\n"),
];

fn with(forum: &str) -> Vec<File> {
    let forum = [FORUM, forum].concat();
    let mut files = vec![("forums/a.md", forum.as_str())];
    files.extend(OTHERS);
    exported(&files)
}

/// The content lines, unfolded.
fn lines(files: &[File], path: &str) -> Vec<String> {
    let unfolded = text(files, path).replace("\r\n ", "");
    let lines = unfolded.split_terminator("\r\n");
    lines.map(str::to_owned).collect()
}

/// The values of a property, whatever its parameters.
fn values(files: &[File], path: &str, name: &str) -> Vec<String> {
    let lines = lines(files, path).into_iter();
    let values = lines.filter_map(|line| {
        let (found, value) = line.split_once(':')?;
        let found = found.split_once(';').map_or(found, |(found, _)| found);
        (found == name).then(|| value.to_owned())
    });
    values.collect()
}

fn paths(files: &[File]) -> Vec<&str> {
    let paths = files.iter().filter_map(|(path, _)| path.to_str());
    let mut paths: Vec<_> = paths.filter(|path| path.ends_with(".ics")).collect();
    paths.sort_unstable();
    paths
}

#[test]
fn an_event_of_whole_days() {
    let files = with("date = 2026-05-05\nuntil = 2026-05-06\nupdated = 2026-02-01\nsequence = 3\n");
    assert_eq!(
        lines(&files, "calendar.ics"),
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Multaqa//Multaqa//AR",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
            "X-PUBLISHED-TTL:PT12H",
            "NAME;LANGUAGE=ar:ملتقيات",
            "X-WR-CALNAME:ملتقيات",
            "DESCRIPTION;LANGUAGE=ar:سطر",
            "SOURCE;VALUE=URI:https://forum.example/calendar.ics",
            "BEGIN:VEVENT",
            "UID:a@forum.example",
            "DTSTAMP:20260131T200000Z",
            "SEQUENCE:3",
            "LAST-MODIFIED:20260131T200000Z",
            "STATUS:CONFIRMED",
            "SUMMARY;LANGUAGE=ar:ملتقى \u{2068}OIC\u{2069}",
            "DESCRIPTION;LANGUAGE=ar:ملخص، وفيه فاصلة\\; ثم \u{2068}English\u{2069}.",
            "URL:https://forum.example/forums/a/",
            "CATEGORIES;LANGUAGE=ar:الصحة",
            "COLOR:steelblue",
            "DTSTART;VALUE=DATE:20260505",
            "DTEND;VALUE=DATE:20260507",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn files_lie_at_the_addresses_of_what_they_tell() {
    let sessions = "date = 2026-05-05\n\
        [[session]]\nid = \"first\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:00\nend = 09:30\nroom = \"القاعة\"\n\
        people = [{ person = \"badr\" }]\n\
        [[session]]\nid = \"second\"\nkind = \"talk\"\ntitle = \"ثانية\"\n";
    let files = with(sessions);
    let all = [
        "calendar.ics",
        "forums/a.ics",
        "forums/a/calendar.ics",
        "forums/a/first.ics",
        "sectors/health/calendar.ics",
        "series/main/calendar.ics",
        "speakers/badr/calendar.ics",
        "speakers/sara/calendar.ics",
    ];
    assert_eq!(paths(&files), all);
    let uids = |path| values(&files, path, "UID");
    assert_eq!(
        uids("forums/a/calendar.ics"),
        ["a@forum.example", "a.first@forum.example"]
    );
    assert_eq!(uids("forums/a.ics"), uids("forums/a/calendar.ics"));
    assert_eq!(uids("forums/a/first.ics"), ["a.first@forum.example"]);
    assert_eq!(
        uids("speakers/badr/calendar.ics"),
        ["a.first@forum.example"]
    );
    // Who is named by the forum alone has the forum.
    assert_eq!(uids("speakers/sara/calendar.ics"), ["a@forum.example"]);
    let first = lines(&files, "forums/a/first.ics");
    for line in [
        "TZID:Asia/Dubai",
        "DTSTART;TZID=Asia/Dubai:20260505T090000",
        "DTEND;TZID=Asia/Dubai:20260505T093000",
        "TRIGGER:-PT15M",
        "LOCATION;LANGUAGE=ar:القاعة",
        "RELATED-TO;RELTYPE=PARENT:a@forum.example",
        "URL:https://forum.example/forums/a/#first",
    ] {
        assert!(first.iter().any(|l| l == line), "{line}: {first:#?}");
    }
    assert_eq!(first.iter().filter(|l| *l == "BEGIN:VTIMEZONE").count(), 1);
    assert_eq!(first.iter().filter(|l| *l == "BEGIN:VEVENT").count(), 1);
}

#[test]
fn without_a_date_there_is_no_file() {
    assert_eq!(paths(&with("")), [""; 0]);
}

/// Another time and a cancellation are changes of the same event.
#[test]
fn a_change_keeps_the_uid_and_raises_the_sequence() {
    let path = "forums/a/first.ics";
    let session = |start: &str, sequence: u32| {
        format!(
            "[[session]]\nid = \"first\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = {start}\nsequence = {sequence}\n"
        )
    };
    let mut last = None;
    let mut uids = Vec::new();
    for (forum, session, status, alarms) in [
        ("date = 2026-05-05\n", session("09:00", 0), "CONFIRMED", 1),
        ("date = 2026-05-05\n", session("10:00", 1), "CONFIRMED", 1),
        (
            "date = 2026-05-06\nsequence = 1\ndecision = \"moved\"\n",
            session("10:00", 1),
            "CONFIRMED",
            1,
        ),
        (
            "date = 2026-05-06\nsequence = 2\ndecision = \"postponed\"\n",
            session("10:00", 1),
            "TENTATIVE",
            0,
        ),
        (
            "date = 2026-05-06\nsequence = 3\ndecision = \"cancelled\"\n",
            session("10:00", 1),
            "CANCELLED",
            0,
        ),
    ] {
        let files = with(&[forum, &session].concat());
        let sequence: u32 = values(&files, path, "SEQUENCE")[0].parse().unwrap();
        assert!(last < Some(sequence), "{last:?} is before {sequence}");
        last = Some(sequence);
        assert_eq!(values(&files, path, "STATUS"), [status]);
        assert_eq!(values(&files, path, "ACTION").len(), alarms, "{status}");
        uids.extend(values(&files, path, "UID"));
    }
    uids.dedup();
    assert_eq!(uids, ["a.first@forum.example"]);
}

/// A session is cancelled by itself, in each file that tells of it.
#[test]
fn a_session_alone_is_cancelled() {
    let sessions = |decided: &str| {
        format!(
            "date = 2026-05-05\nsequence = 1\n\
            [[session]]\nid = \"first\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:00\n{decided}\
            people = [{{ person = \"badr\" }}]\n\
            [[session]]\nid = \"second\"\nkind = \"talk\"\ntitle = \"ثانية\"\nstart = 10:00\n"
        )
    };
    for (decided, status, sequence, alarms) in [
        ("", "CONFIRMED", "1", 1),
        ("sequence = 1\ndecision = \"moved\"\n", "CONFIRMED", "2", 1),
        (
            "sequence = 2\ndecision = \"postponed\"\n",
            "TENTATIVE",
            "3",
            0,
        ),
        (
            "sequence = 3\ndecision = \"cancelled\"\n",
            "CANCELLED",
            "4",
            0,
        ),
    ] {
        let files = with(&sessions(decided));
        for path in ["forums/a/first.ics", "speakers/badr/calendar.ics"] {
            assert_eq!(values(&files, path, "UID"), ["a.first@forum.example"]);
            assert_eq!(values(&files, path, "STATUS"), [status], "{path}");
            assert_eq!(values(&files, path, "SEQUENCE"), [sequence], "{path}");
        }
        let alone = values(&files, "forums/a/first.ics", "ACTION");
        assert_eq!(alone.len(), alarms, "{decided}");
        let whole = "forums/a/calendar.ics";
        let others = "CONFIRMED";
        assert_eq!(values(&files, whole, "STATUS"), [others, status, others]);
        assert_eq!(values(&files, whole, "SEQUENCE"), ["1", sequence, "1"]);
    }
}

/// Whatever address a build is for, and without one.
#[test]
fn the_uid_is_of_the_content() {
    let forum = [FORUM, "date = 2026-05-05\n"].concat();
    let mut own = vec![("forums/a.md", forum.as_str())];
    own.extend(OTHERS);
    let site = fixture::site(&own);
    let place = fixture::place(Some("http://localhost:8080"));
    let files = super::super::files(&site, &fixture::options(), &place).unwrap();
    assert_eq!(values(&files, "calendar.ics", "UID"), ["a@forum.example"]);
    assert_eq!(
        values(&files, "calendar.ics", "URL"),
        ["http://localhost:8080/forums/a/"]
    );

    let settings = [SETTINGS, "name = \"م\"\nuid = \"old.example\"\n"].concat();
    own.push(("site.md", &settings));
    let files = exported(&own);
    assert_eq!(values(&files, "calendar.ics", "UID"), ["a@old.example"]);
    assert!(values(&files, "calendar.ics", "URL").is_empty());
    assert!(values(&files, "calendar.ics", "SOURCE").is_empty());
}

/// A content that says neither its `uid` nor its `origin`.
const SETTINGS: &str = "line = \"س\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n";

/// Two sites that have the same slugs do not take each other's events for theirs, and
/// nothing that is made up passes for the name of a host.
#[test]
fn sites_without_a_name_of_their_own_differ() {
    let forum = [FORUM, "date = 2026-05-05\n"].concat();
    let uid = |name: &str, origin: Option<&str>| {
        let settings = format!("name = \"{name}\"\n{SETTINGS}");
        let mut files = vec![("forums/a.md", forum.as_str()), ("site.md", &settings)];
        files.extend(OTHERS);
        let site = fixture::site(&files).at(origin.map(str::to_owned), "/".to_owned());
        let place = fixture::place(origin);
        let files = super::super::files(&site, &fixture::options(), &place).unwrap();
        values(&files, "calendar.ics", "UID").concat()
    };
    let first = uid("ملتقيات", None);
    assert!(
        first.starts_with("a@") && first.ends_with(".invalid"),
        "{first}"
    );
    assert_eq!(uid("ملتقيات", None), first, "it stays");
    assert_ne!(uid("ملتقيات أخرى", None), first);
    // The address that a build is for is known to be nobody else's.
    let built = uid("ملتقيات", Some("https://built.example"));
    assert_eq!(built, "a@built.example");
}

/// A file that is taken in once reminds of its event; one that is subscribed to does not.
#[test]
fn reminders_by_file() {
    let sessions = "[[session]]\nid = \"first\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:00\n\
        people = [{ person = \"badr\" }]\n";
    for (times, reminder) in [("", "-PT15H"), ("start = 09:00\nend = 17:00\n", "-P1D")] {
        let files = with(&["date = 2026-05-05\n", times, sessions].concat());
        for path in paths(&files) {
            let given = values(&files, path, "TRIGGER");
            match path {
                "forums/a.ics" => assert_eq!(given, [reminder], "{times}"),
                "forums/a/first.ics" => assert_eq!(given, ["-PT15M"]),
                feed => assert_eq!(given, [""; 0], "{feed}"),
            }
        }
    }
}

/// Programs that know nothing of STATUS show the title, so that it says the same.
#[test]
fn what_is_off_says_so_in_its_title() {
    for (forum, decision, session, title, its) in [
        ("ملتقى دبي", "", "أولى", "ملتقى دبي", "أولى"),
        ("ملتقى دبي", "moved", "أولى", "ملتقى دبي", "أولى"),
        (
            "ملتقى دبي",
            "cancelled",
            "أولى",
            "أُلغي: ملتقى دبي",
            "أُلغيت: أولى",
        ),
        (
            "ملتقى دبي",
            "postponed",
            "أولى",
            "أُجّل: ملتقى دبي",
            "أُجّلت: أولى",
        ),
        (
            "قمة دبي",
            "cancelled",
            "حفل الافتتاح",
            "أُلغيت: قمة دبي",
            "أُلغي: حفل الافتتاح",
        ),
        (
            "القمة الأولى",
            "postponed",
            "العرض",
            "أُجّلت: القمة الأولى",
            "أُجّل: العرض",
        ),
    ] {
        let decided = match decision {
            "" => String::new(),
            decision => format!("decision = \"{decision}\"\n"),
        };
        let forum = format!("title = \"{forum}\"\nsummary = \"م\"\ndate = 2026-05-05\n{decided}");
        let sessions = |decided: &str| {
            format!(
                "[[session]]\nid = \"first\"\nkind = \"talk\"\ntitle = \"{session}\"\nstart = 09:00\n{decided}"
            )
        };
        let whole = exported(&[("forums/a.md", &[forum.as_str(), &sessions("")].concat())]);
        assert_eq!(
            values(&whole, "forums/a/calendar.ics", "SUMMARY"),
            [title, its]
        );
        let alone = forum.replace(&decided, "");
        let alone = exported(&[(
            "forums/a.md",
            &[alone.as_str(), &sessions(&decided)].concat(),
        )]);
        assert_eq!(values(&alone, "forums/a/first.ics", "SUMMARY"), [its]);
    }
}

#[test]
fn a_session_tells_its_language() {
    for (language, title, tag, words) in [
        ("", "أولى", ";LANGUAGE=ar", None),
        ("", "Opening", "", None),
        (
            "language = \"en\"\n",
            "Opening",
            ";LANGUAGE=en",
            Some("اللغة: الإنجليزية"),
        ),
        (
            "language = \"en\"\n",
            "أولى",
            ";LANGUAGE=ar",
            Some("اللغة: الإنجليزية"),
        ),
        (
            "language = \"fa\"\n",
            "آینده",
            ";LANGUAGE=fa",
            Some("اللغة: الفارسية"),
        ),
        (
            "language = \"fa\"\n",
            "Opening",
            "",
            Some("اللغة: الفارسية"),
        ),
        ("language = \"ar\"\n", "أولى", ";LANGUAGE=ar", None),
    ] {
        let session = format!(
            "date = 2026-05-05\n[[session]]\nid = \"first\"\nkind = \"talk\"\ntitle = \"{title}\"\nstart = 09:00\n{language}"
        );
        let files = with(&session);
        for path in ["forums/a/first.ics", "forums/a/calendar.ics"] {
            let lines = lines(&files, path);
            let summary = format!("SUMMARY{tag}:");
            let event = lines
                .iter()
                .rposition(|line| line == "BEGIN:VEVENT")
                .unwrap();
            assert!(
                lines[event..].iter().any(|line| line.starts_with(&summary)),
                "{lines:#?}"
            );
            let about = values(&files, path, "DESCRIPTION").join("\n");
            let about = about.replace("\\n", "\n");
            let told = about.lines().find(|line| line.starts_with("اللغة"));
            assert_eq!(told, words, "{title}");
        }
    }
}

/// On the day before and while it goes on a calendar is asked for anew within the hour.
#[test]
fn near_events_are_asked_for_more_often() {
    // The clock stands at 1 March.
    for (days, interval) in [
        ("date = 2026-02-28\n", "PT12H"),
        ("date = 2026-02-27\nuntil = 2026-03-01\n", "PT1H"),
        ("date = 2026-03-01\n", "PT1H"),
        ("date = 2026-03-02\nstart = 09:00\n", "PT1H"),
        ("date = 2026-03-02\ndecision = \"cancelled\"\n", "PT1H"),
        ("date = 2026-03-03\n", "PT12H"),
    ] {
        let files = with(days);
        for path in [
            "calendar.ics",
            "forums/a/calendar.ics",
            "series/main/calendar.ics",
        ] {
            for name in ["REFRESH-INTERVAL", "X-PUBLISHED-TTL"] {
                assert_eq!(values(&files, path, name), [interval], "{path} {days}");
            }
        }
    }
}

/// The clock of the build is in no file: an hour later they are the same.
#[test]
fn another_hour_makes_the_same_files() {
    let days = "date = 2026-05-05\nstart = 09:00\n\
        [[session]]\nid = \"first\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:00\n";
    let forum = [FORUM, days].concat();
    let mut own = vec![("forums/a.md", forum.as_str())];
    own.extend(OTHERS);
    let site = fixture::site(&own);
    let place = fixture::place(site.origin());
    let made = |later: i64| {
        let options = multaqa_content::Options {
            now: None,
            wall_clock: multaqa_domain::time::Instant(1_772_366_400 + later),
        };
        super::super::files(&site, &options, &place).unwrap()
    };
    let (before, after) = (made(0), made(3600));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert!(before == after, "{:?}", before.0);
    }
}

#[test]
fn a_stream_and_a_zone_that_changes() {
    let forum = "date = 2026-03-28\nuntil = 2026-03-29\nstart = 22:00\nend = 10:00\nzone = \"Europe/Berlin\"\nstream = \"https://video.example/live\"\n";
    let lines = lines(&with(forum), "forums/a/calendar.ics");
    for line in [
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO;LANGUAGE=ar;LABEL=البث المباشر:https://video.example/live",
        "DTSTART;TZID=Europe/Berlin:20260328T220000",
        "DTEND;TZID=Europe/Berlin:20260329T100000",
        "BEGIN:DAYLIGHT",
    ] {
        assert!(lines.iter().any(|l| l == line), "{line}: {lines:#?}");
    }
}
