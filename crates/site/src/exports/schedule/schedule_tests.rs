//! Schedules of a small content. Published schemas are not kept here, since their licence
//! (EUPL-1.2) is another; what they ask for is said in these tests and in
//! tests/calendars.

use super::super::fixture::{exported, shown, text};
use super::*;
use insta::assert_snapshot;
use serde_json::Value;

const FORUM: &str = "title = \"ملتقى <OIC> & غيره\"\nsummary = \"ملخص\"\ndate = 2026-03-28\nuntil = 2026-03-29\n\
    zone = \"Europe/Berlin\"\nsequence = 4\n\
    [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أولى & <b>\"\nstart = 09:00\nroom = \"A\"\n\
    people = [{ name = \"سارة\", on_behalf_of = { name = \"بدر\" } }]\n\
    links = [{ title = \"شرائح\", href = \"https://a.example/?a=1&b=2\" }]\n\
    [[session]]\nid = \"b\"\nkind = \"talk\"\ntitle = \"ثانية\"\nstart = 09:30\nend = 10:00\nroom = \"B\"\nlanguage = \"en\"\n\
    [[session]]\nid = \"c\"\nkind = \"break\"\ntitle = \"استراحة\"\nstart = 10:15\n\
    [[session]]\nid = \"d\"\nkind = \"talk\"\ntitle = \"غدًا\"\ndate = 2026-03-29\nstart = 11:00\nend = 12:30\n\
    [[session]]\nid = \"e\"\nkind = \"talk\"\ntitle = \"بلا وقت\"\n";

fn forum(name: &str) -> [String; 2] {
    let files = exported(&[(&format!("forums/{name}.md"), FORUM)]);
    ["json", "xml"].map(|ending| text(&files, &format!("schedule/{name}.{ending}")))
}

fn json() -> Value {
    let [json, _] = forum("two-days");
    serde_json::from_str(&json).unwrap()
}

#[test]
fn the_json_tells_days_rooms_and_events() {
    let all = json();
    assert_eq!(all["schedule"]["version"], "4");
    let conference = &all["schedule"]["conference"];
    assert_eq!(conference["acronym"], "two_days");
    assert_eq!(conference["title"], "ملتقى <\u{2068}OIC\u{2069}> & غيره");
    assert_eq!(conference["start"], "2026-03-28");
    assert_eq!(conference["end"], "2026-03-29");
    assert_eq!(conference["daysCount"], 2);
    let days = conference["days"].as_array().unwrap();
    assert_eq!(days[1]["day_start"], "2026-03-29T00:00:00+01:00");
    assert_eq!(days[1]["day_end"], "2026-03-30T00:00:00+02:00");
    let first = &days[0]["rooms"]["A"][0];
    assert_eq!(first["date"], "2026-03-28T09:00:00+01:00");
    assert_eq!(first["start"], "09:00");
    // Until the break, which is in no room of its own.
    assert_eq!(first["duration"], "01:15");
    assert_eq!(first["url"], "https://forum.example/forums/two-days/#a");
    let names: Vec<_> = first["persons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| &p["name"])
        .collect();
    assert_eq!(names, ["بدر", "سارة"]);
    assert_eq!(days[0]["rooms"]["B"][0]["language"], "en");
    assert_eq!(days[0]["rooms"][NO_ROOM][0]["duration"], "00:00");
    assert_eq!(days[1]["rooms"][NO_ROOM][0]["duration"], "01:30");
}

/// A stable document: numbers and identifiers are made of slugs.
#[test]
fn identifiers_stay() {
    assert_eq!(json(), json());
    let mut ids = Vec::new();
    for day in json()["schedule"]["conference"]["days"].as_array().unwrap() {
        for events in day["rooms"].as_object().unwrap().values() {
            ids.extend(
                events
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|e| e["id"].as_u64().unwrap()),
            );
        }
    }
    assert_eq!(ids.len(), 4, "a session without a time is on no schedule");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

/// What does not take place stands in no schedule; what it would have ended still ends then.
#[test]
fn sessions_that_are_off_are_left_out() {
    let titles = |forum: &str| {
        let files = exported(&[("forums/two-days.md", forum)]);
        let json = text(&files, "schedule/two-days.json");
        let all: Value = serde_json::from_str(&json).unwrap();
        let mut titles = Vec::new();
        for day in all["schedule"]["conference"]["days"].as_array().unwrap() {
            for events in day["rooms"].as_object().unwrap().values() {
                let events = events.as_array().unwrap().iter();
                titles.extend(events.map(|event| {
                    let [title, length] = ["title", "duration"].map(|key| event[key].as_str());
                    format!("{} {}", title.unwrap(), length.unwrap())
                }));
            }
        }
        let xml = text(&files, "schedule/two-days.xml");
        assert_eq!(xml.matches("<event id=").count(), titles.len());
        titles
    };
    let off = |id: &str, decision: &str| {
        let id = format!("id = \"{id}\"\n");
        FORUM.replace(&id, &format!("{id}decision = \"{decision}\"\n"))
    };
    let all = titles(FORUM);
    assert_eq!(all.len(), 4);
    assert_eq!(titles(&off("b", "moved")), all);
    for decision in ["cancelled", "postponed"] {
        let (b, c) = (titles(&off("b", decision)), titles(&off("c", decision)));
        let without = |name: &str| {
            let rest = all.iter().filter(|one| !one.starts_with(name));
            rest.cloned().collect::<Vec<_>>()
        };
        assert_eq!(b, without("ثانية"), "{decision}");
        assert_eq!(c, without("استراحة"), "{decision}");
    }
    let forum = FORUM.replace("sequence = 4\n", "sequence = 4\ndecision = \"cancelled\"\n");
    assert_eq!(titles(&forum), [""; 0]);
}

#[test]
fn an_acronym_is_long_enough() {
    for (slug, short) in [("a", "a___"), ("a-b-c", "a_b_c"), ("2026", "2026")] {
        assert_eq!(acronym(slug), short);
    }
}

#[test]
fn the_xml_is_escaped_and_tells_the_same() {
    let [_, xml] = forum("two-days");
    assert_snapshot!(shown(&xml, "<conference"), @r#"
    <conference>
    <acronym>two_days</acronym>
    <title>ملتقى &lt;[FSI]OIC[PDI]&gt; &amp; غيره</title>
    <start>2026-03-28</start>
    <end>2026-03-29</end>
    <days>2</days>
    <timeslot_duration>00:15</timeslot_duration>
    </conference>
    "#);
    assert_snapshot!(shown(&xml, "<room name=\"A\""), @r#"
    <room name="A">
    <event id="313076801" guid="92a92c41-30d8-5323-b84a-263cda0e239f">
    <date>2026-03-28T09:00:00+01:00</date>
    <start>09:00</start>
    <duration>01:15</duration>
    <room>A</room>
    <slug>two-days-a</slug>
    <title>أولى &amp; &lt;[FSI]b[PDI]&gt;</title>
    <subtitle>
    </subtitle>
    <track>
    </track>
    <type>talk</type>
    <language>ar</language>
    <abstract>
    </abstract>
    <description>
    </description>
    <persons>
    <person id="1571465367">بدر</person>
    <person id="1732506432">سارة</person>
    </persons>
    <links>
    <link href="https://a.example/?a=1&amp;b=2">شرائح</link>
    </links>
    </event>
    </room>
    "#);
    // The night in which clocks are put on.
    assert_snapshot!(shown(&xml, "<day index=\"2\"").lines().next().unwrap(), @r#"<day index="2" date="2026-03-29" start="2026-03-29T00:00:00+01:00" end="2026-03-30T00:00:00+02:00">"#);
    let mut reader = quick_xml::Reader::from_str(&xml);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            _ => continue,
        }
    }
}
