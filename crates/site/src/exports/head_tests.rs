//! What pages say to machines, of a small content.

use super::super::fixture::{exports, place, site};
use insta::assert_snapshot;
use multaqa_domain::{route::Route, slug::Slug};
use serde_json::{Value, json};

const FORUM: &str = "title = \"ملتقى </script>\"\nsummary = \"ملخص\"\ndate = 2026-05-05\nstart = 09:00\nend = 13:00\n\
    series = \"main\"\nhosts = [\"مؤسسة\"]\nstream = \"https://video.example/live\"\n\
    venue = { name = \"قاعة\", city = \"دبي\", country = \"AE\" }\n\
    [registration]\nendpoint = \"tickets\"\nopens = 2026-02-01\n\
    [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:30\nroom = \"القاعة 2\"\ndecision = \"cancelled\"\n\
    people = [{ person = \"sara\" }, { name = \"بدر\", part = \"moderator\" }, { name = \"نورة\", on_behalf_of = { name = \"هند\" } }]\n\
    [[session]]\nid = \"b\"\nkind = \"talk\"\ntitle = \"بلا وقت\"\n";
const FILES: [(&str, &str); 4] = [
    ("forums/a.md", FORUM),
    ("forums/undated.md", "title = \"م\"\nsummary = \"س\"\n"),
    (
        "endpoints/tickets.md",
        "link = \"https://tickets.example/\"\n",
    ),
    (
        "series/main.md",
        "title = \"السلسلة\"\nsummary = \"سلسلة\"\norganiser = \"القمة\"\n",
    ),
];
const SARA: &str = "name = \"سارة\"\nhonorific = \"الدكتورة\"\nlatin = \"Sara\"\nroles = [\"مهندسة\"]\ncountry = \"AE\"\n\
    accounts = [{ network = \"إكس\", handle = \"@s\", href = \"https://x.example/s\" }]\n";

fn slug(name: &str) -> Slug {
    Slug::parse(name).unwrap()
}

/// The head of a page, at an origin or at none.
fn head(route: &Route, origin: Option<&str>) -> String {
    let mut files = FILES.to_vec();
    files.push(("speakers/sara.md", SARA));
    let site = site(&files);
    exports(&site, &place(origin), |exports| {
        exports.head(route).unwrap()
    })
}

/// The page's data.
fn data(route: &Route) -> Value {
    let head = head(route, Some("https://forum.example"));
    let (_, json) = head
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    serde_json::from_str(json.strip_suffix("</script>").unwrap()).unwrap()
}

#[test]
fn a_forum_is_an_event_with_all_that_is_known() {
    let mut data = data(&Route::Forum(slug("a")));
    let mut ids = Vec::new();
    for place in ["/@id", "/superEvent/@id", "/subEvent/0/@id"] {
        let id = data.pointer_mut(place).unwrap().take();
        let id = id.as_str().unwrap().strip_prefix("urn:uuid:").unwrap();
        ids.push(uuid::Uuid::parse_str(id).unwrap());
    }
    ids.dedup();
    assert_eq!(ids.len(), 3, "each has its own");
    assert_eq!(
        data,
        json!({
            "@context": "https://schema.org",
            "@id": null,
            "@type": "Event",
            "name": "ملتقى </script>",
            "description": "ملخص",
            "url": "https://forum.example/forums/a/",
            "image": "https://forum.example/previews/forums/a.png",
            "startDate": "2026-05-05T09:00:00+04:00",
            "endDate": "2026-05-05T13:00:00+04:00",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
            "location": [
                {
                    "@type": "Place",
                    "name": "قاعة",
                    "address": {
                        "@type": "PostalAddress",
                        "addressLocality": "دبي",
                        "addressCountry": "AE",
                    },
                },
                { "@type": "VirtualLocation", "url": "https://video.example/live" },
            ],
            "organizer": [{ "@type": "Organization", "name": "مؤسسة" }],
            "performer": [{
                "@type": "Person",
                "name": "الدكتورة سارة",
                "url": "https://forum.example/speakers/sara/",
            }],
            "superEvent": {
                "@id": null,
                "name": "السلسلة",
                "url": "https://forum.example/about/",
            },
            "subEvent": [{
                "@id": null,
                "@type": "Event",
                "name": "أولى",
                "url": "https://forum.example/forums/a/#a",
                "startDate": "2026-05-05T09:30:00+04:00",
                "eventStatus": "https://schema.org/EventCancelled",
                "location": [
                    {
                        "@type": "Place",
                        "name": "القاعة 2",
                        "address": {
                            "@type": "PostalAddress",
                            "addressLocality": "دبي",
                            "addressCountry": "AE",
                        },
                        "containedInPlace": { "@type": "Place", "name": "قاعة" },
                    },
                    { "@type": "VirtualLocation", "url": "https://video.example/live" },
                ],
                "performer": [
                    {
                        "@type": "Person",
                        "name": "الدكتورة سارة",
                        "url": "https://forum.example/speakers/sara/",
                    },
                    { "@type": "Person", "name": "نورة" },
                ],
                "image": "https://forum.example/previews/forums/a/a.png",
            }],
            "offers": {
                "@type": "Offer",
                "url": "https://tickets.example/",
                "availability": "https://schema.org/InStock",
                "validFrom": "2026-01-31T20:00:00Z",
            },
            "inLanguage": "ar",
        })
    );
}

/// The data of a forum whose file says this besides its title, if it has any.
fn said(keys: &str) -> Option<Value> {
    let forum = ["title = \"م\"\nsummary = \"س\"\n", keys].concat();
    let (_, series) = FILES[3];
    let site = site(&[("forums/a.md", &forum), ("series/main.md", series)]);
    let place = place(Some("https://forum.example"));
    exports(&site, &place, |exports| {
        super::json_ld::of(exports, &Route::Forum(slug("a")))
    })
}

const VENUE: &str = "venue = { name = \"قاعة\", city = \"دبي\", country = \"AE\" }\n";
const STREAM: &str = "stream = \"https://video.example/live\"\n";

/// The data of a forum that has a venue.
fn told(keys: &str) -> Value {
    said(&[VENUE, keys].concat()).unwrap()
}

/// Whoever searches for events asks for a name, a start and a place that can be found: an
/// event without one of them is a fault there.
#[test]
fn only_what_has_all_that_is_required_is_an_event() {
    let date = "date = 2026-05-05\n";
    for (keys, is_event) in [
        (&[VENUE][..], false),
        (&[date], false),
        (&[date, VENUE], true),
        (&[date, STREAM], true),
        (&[date, VENUE, STREAM], true),
    ] {
        let data = said(&keys.concat());
        assert_eq!(data.is_some(), is_event, "{keys:?}");
    }
}

#[test]
fn who_holds_the_series_holds_its_forums() {
    let series = "date = 2026-05-05\nseries = \"main\"\n";
    for (hosts, organiser) in [("", "القمة"), ("hosts = [\"مؤسسة\"]\n", "مؤسسة")] {
        let data = told(&[series, hosts].concat());
        let names = data["organizer"].as_array().unwrap().iter();
        let names: Vec<_> = names.map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, [organiser]);
    }
    assert_eq!(told("date = 2026-05-05\n")["organizer"], Value::Null);
}

/// What everything on a page is called that is an event of some kind.
fn events(data: &Value, found: &mut Vec<Value>) {
    match data {
        Value::Object(members) => {
            let kind = members.get("@type").and_then(Value::as_str);
            if kind.is_some_and(|kind| kind.starts_with("Event")) {
                found.push(data.clone());
            }
            members.values().for_each(|value| events(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| events(value, found)),
        _ => {}
    }
}

#[test]
fn every_event_on_a_page_has_what_is_required() {
    for route in [Route::Forum(slug("a")), Route::About] {
        let mut found = Vec::new();
        events(&data(&route), &mut found);
        assert!(!found.is_empty(), "{route}");
        for event in found {
            for name in ["name", "startDate", "location"] {
                assert!(!event[name].is_null(), "{route}: no {name}: {event:#}");
            }
        }
    }
}

/// Identifiers that hold everywhere are made of a name that is the site's own.
#[test]
fn without_a_name_of_its_own_a_site_has_no_identifiers() {
    let settings = "name = \"م\"\nline = \"س\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n";
    let mut files = FILES.to_vec();
    files.extend([("speakers/sara.md", SARA), ("site.md", settings)]);
    let site = site(&files);
    let head = exports(&site, &place(None), |exports| {
        exports.head(&Route::Forum(slug("a"))).unwrap()
    });
    assert!(
        head.contains("\"Event\"") && !head.contains("@id"),
        "{head}"
    );
}

#[test]
fn the_date_before_is_told_of_what_is_on_another() {
    for (keys, previous) in [
        ("", Value::Null),
        ("decision = \"moved\"\n", Value::Null),
        (
            "decision = \"moved\"\nprevious_date = 2026-05-01\n",
            json!("2026-05-01"),
        ),
        ("decision = \"postponed\"\n", json!("2026-05-05")),
        (
            "decision = \"postponed\"\nprevious_date = 2026-05-01\n",
            json!("2026-05-01"),
        ),
        ("decision = \"cancelled\"\n", Value::Null),
    ] {
        let data = told(&["date = 2026-05-05\n", keys].concat());
        assert_eq!(data["previousStartDate"], previous, "{keys}");
    }
}

#[test]
fn a_session_is_where_the_forum_is_and_in_its_room() {
    let session = |room: &str| {
        format!("[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"س\"\nstart = 09:00\n{room}")
    };
    let room = "room = \"القاعة 2\"\n";
    for (forum, room, name, inside) in [
        (VENUE, "", Some("قاعة"), None),
        (VENUE, room, Some("القاعة 2"), Some("قاعة")),
        (STREAM, "", None, None),
        // A room without a building cannot be found.
        (STREAM, room, None, None),
    ] {
        let data = said(&["date = 2026-05-05\n", forum, &session(room)].concat()).unwrap();
        let place = &data["subEvent"][0]["location"];
        assert_eq!(place["name"].as_str(), name, "{forum}{room}");
        assert_eq!(place["containedInPlace"]["name"].as_str(), inside);
        assert_eq!(place["url"].is_string(), forum == STREAM);
        let status = &data["subEvent"][0]["eventStatus"];
        assert_eq!(status, "https://schema.org/EventScheduled");
    }
}

#[test]
fn no_text_ends_the_data_early() {
    let head = head(&Route::Forum(slug("a")), None);
    assert_eq!(head.matches("</script>").count(), 1);
}

#[test]
fn a_profile_is_a_person_and_a_series_an_event_series() {
    assert_eq!(
        data(&Route::Speaker(slug("sara"))),
        json!({
            "@context": "https://schema.org",
            "@type": "Person",
            "name": "سارة",
            "alternateName": "Sara",
            "honorificPrefix": "الدكتورة",
            "jobTitle": ["مهندسة"],
            "nationality": { "@type": "Country", "name": "AE" },
            "sameAs": ["https://x.example/s"],
            "url": "https://forum.example/speakers/sara/",
        })
    );
    let about = data(&Route::About);
    assert_eq!(about["@graph"][0]["@type"], "EventSeries");
    assert_eq!(about["@graph"][0]["url"], "https://forum.example/about/");
    let forum = data(&Route::Forum(slug("a")));
    assert_eq!(about["@graph"][0]["@id"], forum["superEvent"]["@id"]);
    assert_eq!(about["@graph"][0]["subEvent"][0]["name"], "ملتقى </script>");
}

#[test]
fn pages_name_their_files() {
    let links = |route: &Route| {
        let head = head(route, None);
        let (links, _) = head.split_once("<script").unwrap_or((&head, ""));
        let links = links.split("href=\"").skip(1);
        let links = links.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
        links.collect::<Vec<_>>()
    };
    let forum = head(&Route::Forum(slug("a")), None);
    let (linked, _) = forum.split_once("<script").unwrap();
    assert_snapshot!(linked.replace("><", ">\n<"), @r#"
    <link rel="alternate" type="application/json" href="/forums/a/content.json">
    <link rel="alternate" type="text/calendar" href="/forums/a/calendar.ics">
    <link rel="alternate" type="application/xml" href="/schedule/a.xml">
    "#);
    for (route, files) in [
        (Route::Home, &["/feed.atom", "/feed.json"][..]),
        (Route::Calendar, &["/calendar.ics"]),
        (
            Route::Forum(slug("undated")),
            &["/forums/undated/content.json"],
        ),
        (Route::Privacy, &[]),
    ] {
        assert_eq!(links(&route), files, "{route}");
    }
}
