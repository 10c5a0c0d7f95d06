//! A forum that goes on after midnight, in each file that leaves the site: told under its
//! evenings, with the instants as they are.

use super::fixture::{exported, exports, options, place, shown, site, text};
use insta::assert_snapshot;
use multaqa_domain::{page::Page, route::Route};
use serde_json::{Value, json};

const FORUM: &str = "title = \"مجلس\"\nsummary = \"نبذة\"\ndate = 2027-02-18\nuntil = 2027-02-19\nstart = 22:00\n\
    start_words = \"بعد صلاة التراويح\"\nend = 01:30\nzone = \"Asia/Riyadh\"\nday_ends = 04:00\n\
    venue = { name = \"القاعة\", city = \"الرياض\", country = \"SA\" }\n\
    [[session]]\nid = \"talk\"\nkind = \"talk\"\ntitle = \"كلمة\"\nstart = 22:00\nend = 23:30\n\
    [[session]]\nid = \"over\"\nkind = \"talk\"\ntitle = \"نقاش\"\nstart = 23:30\nend = 00:30\n\
    [[session]]\nid = \"after\"\nkind = \"talk\"\ntitle = \"ختام\"\ndate = 2027-02-19\nstart = 00:30\nstart_words = \"بعد صلاة القيام\"\nend = 01:30\n\
    [[session]]\nid = \"last\"\nkind = \"talk\"\ntitle = \"وداع\"\ndate = 2027-02-20\nstart = 01:00\n";

const FILES: [(&str, &str); 1] = [("forums/majlis.md", FORUM)];

fn read(path: &str) -> Value {
    serde_json::from_str(&text(&exported(&FILES), path)).unwrap()
}

/// The values of some properties of a calendar, in its order.
fn properties(path: &str, names: &[&str]) -> Vec<String> {
    let calendar = text(&exported(&FILES), path).replace("\r\n ", "");
    let events = calendar.split_once("BEGIN:VEVENT").unwrap().1.to_owned();
    let lines = events.lines().filter(|line| {
        let name = line.split([':', ';']).next().unwrap_or_default();
        names.contains(&name)
    });
    lines.map(str::to_owned).collect()
}

#[test]
fn calendars_have_the_instants_and_the_words() {
    assert_eq!(
        properties("forums/majlis/calendar.ics", &["DTSTART", "DTEND"]),
        [
            "DTSTART;TZID=Asia/Riyadh:20270218T220000",
            "DTEND;TZID=Asia/Riyadh:20270220T013000",
            "DTSTART;TZID=Asia/Riyadh:20270218T220000",
            "DTEND;TZID=Asia/Riyadh:20270218T233000",
            "DTSTART;TZID=Asia/Riyadh:20270218T233000",
            "DTEND;TZID=Asia/Riyadh:20270219T003000",
            "DTSTART;TZID=Asia/Riyadh:20270219T003000",
            "DTEND;TZID=Asia/Riyadh:20270219T013000",
            "DTSTART;TZID=Asia/Riyadh:20270220T010000",
        ]
    );
    let after = properties("forums/majlis/after.ics", &["DESCRIPTION"]);
    let hours = "بعد صلاة القيام (12:30 بعد منتصف الليل، الجمعة) – 1:30 بعد منتصف الليل";
    assert!(after[0].contains(hours), "{after:?}");
}

#[test]
fn schedules_have_days_that_end_in_the_morning() {
    let schedule = read("schedule/majlis.json");
    let conference = &schedule["schedule"]["conference"];
    assert_eq!(conference["start"], "2027-02-18");
    assert_eq!(conference["end"], "2027-02-19");
    assert_eq!(conference["daysCount"], 2);
    let days = conference["days"].as_array().unwrap();
    let told = days.iter().map(|day| {
        let rooms = day["rooms"].as_object().unwrap().values();
        let events = rooms.flat_map(|events| events.as_array().unwrap());
        let events = events.map(|event| {
            json!([
                event["slug"],
                event["date"],
                event["start"],
                event["duration"]
            ])
        });
        json!([
            day["date"],
            day["day_start"],
            day["day_end"],
            events.collect::<Vec<_>>()
        ])
    });
    assert_eq!(
        json!(told.collect::<Vec<_>>()),
        json!([
            [
                "2027-02-18",
                "2027-02-18T04:00:00+03:00",
                "2027-02-19T04:00:00+03:00",
                [
                    ["majlis-talk", "2027-02-18T22:00:00+03:00", "22:00", "01:30"],
                    ["majlis-over", "2027-02-18T23:30:00+03:00", "23:30", "01:00"],
                    [
                        "majlis-after",
                        "2027-02-19T00:30:00+03:00",
                        "00:30",
                        "01:00"
                    ],
                ]
            ],
            [
                "2027-02-19",
                "2027-02-19T04:00:00+03:00",
                "2027-02-20T04:00:00+03:00",
                [["majlis-last", "2027-02-20T01:00:00+03:00", "01:00", "00:00"]]
            ],
        ])
    );
    let xml = text(&exported(&FILES), "schedule/majlis.xml");
    let day = shown(&xml, "<day index=\"1\"");
    assert_snapshot!(day.lines().next().unwrap(), @r#"<day index="1" date="2027-02-18" start="2027-02-18T04:00:00+03:00" end="2027-02-19T04:00:00+03:00">"#);
    assert!(
        day.contains("<date>2027-02-19T00:30:00+03:00</date>\n<start>00:30</start>"),
        "{day}"
    );
}

/// A session in the night of a forum that says nothing of it is within its day.
#[test]
fn a_day_of_a_schedule_holds_its_sessions() {
    let forum = "title = \"مجلس\"\nsummary = \"نبذة\"\ndate = 2027-02-18\nzone = \"Asia/Riyadh\"\n\
        [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أ\"\ndate = 2027-02-19\nstart = 00:30\nend = 01:30\n";
    let files = exported(&[("forums/majlis.md", forum)]);
    let schedule: Value = serde_json::from_str(&text(&files, "schedule/majlis.json")).unwrap();
    let day = &schedule["schedule"]["conference"]["days"][0];
    assert_eq!(day["date"], "2027-02-18");
    assert_eq!(day["day_end"], "2027-02-19T01:30:00+03:00");
    let files = exported(&[("forums/majlis.md", &forum.replace("end = 01:30\n", ""))]);
    let schedule: Value = serde_json::from_str(&text(&files, "schedule/majlis.json")).unwrap();
    let day = &schedule["schedule"]["conference"]["days"][0];
    assert_eq!(day["day_end"], "2027-02-19T06:00:00+03:00");
}

#[test]
fn the_content_tells_evenings_and_instants() {
    let forum = read("forums/majlis/content.json");
    let hours = "بعد صلاة التراويح (10:00 مساءً) – 1:30 بعد منتصف الليل";
    for (key, value) in [
        ("date", "2027-02-18"),
        ("until", "2027-02-19"),
        ("start", "2027-02-18T22:00:00+03:00"),
        ("end", "2027-02-20T01:30:00+03:00"),
        ("hours", hours),
    ] {
        assert_eq!(forum[key], value, "{key}");
    }
    let after = &forum["sessions"][2];
    assert_eq!(after["date"], "2027-02-18");
    assert_eq!(after["start"], "2027-02-19T00:30:00+03:00");
    assert_eq!(after["end"], "2027-02-19T01:30:00+03:00");
    assert_eq!(forum["sessions"][0]["hours"], Value::Null);
}

#[test]
fn feeds_tell_the_evenings() {
    let feed = read("feed.json");
    let said = feed["items"][0]["content_text"].as_str().unwrap();
    assert!(
        said.starts_with("\u{2066}2027-02-18 – 2027-02-19\u{2069}\n"),
        "{said}"
    );
}

#[test]
fn machines_are_told_when_it_ends() {
    let site = site(&FILES);
    let route = Route::parse("/forums/majlis/").unwrap();
    let head = exports(&site, &place(site.origin()), |exports| {
        exports.head(&route).unwrap()
    });
    for part in [
        "\"startDate\":\"2027-02-18T22:00:00+03:00\"",
        "\"endDate\":\"2027-02-20T01:30:00+03:00\"",
        "\"startDate\":\"2027-02-19T00:30:00+03:00\"",
        "\"endDate\":\"2027-02-19T00:30:00+03:00\"",
    ] {
        assert!(head.contains(part), "{part}");
    }
    let pages = site.pages(&options()).into_iter();
    let mut pages = pages.filter(|(known, _)| known.as_ref() == Some(&route));
    let Page::Forum(page) = pages.next().unwrap().1.page else {
        panic!("another page");
    };
    let links = page.calendar.unwrap();
    let [google, outlook, ..] = &*links.web else {
        panic!("too few links");
    };
    let (google, outlook) = (&google.href, &outlook.href);
    assert!(
        google
            .as_str()
            .contains("&dates=20270218T190000Z/20270219T223000Z"),
        "{google:?}"
    );
    let times = "&startdt=2027-02-18T19%3A00%3A00Z&enddt=2027-02-19T22%3A30%3A00Z";
    assert!(outlook.as_str().contains(times), "{outlook:?}");
}
