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
            "DTSTAMP:20260301T120000Z",
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
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION;LANGUAGE=ar:ملتقى \u{2068}OIC\u{2069}",
            "TRIGGER:-P1D",
            "END:VALARM",
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
            assert_eq!(values(&files, path, "ACTION").len(), alarms, "{path}");
        }
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

    let settings = "name = \"م\"\nline = \"س\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n";
    for (uid, ends) in [
        ("", ".invalid"),
        ("uid = \"old.example\"\n", "@old.example"),
    ] {
        let settings = [settings, uid].concat();
        let mut files = own.clone();
        files.push(("site.md", &settings));
        let files = exported(&files);
        assert!(values(&files, "calendar.ics", "UID")[0].ends_with(ends));
        assert!(values(&files, "calendar.ics", "URL").is_empty());
        assert!(values(&files, "calendar.ics", "SOURCE").is_empty());
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
