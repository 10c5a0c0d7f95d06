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
                "@type": "EventSeries",
                "name": "السلسلة",
                "url": "https://forum.example/about/",
                "organizer": { "@type": "Organization", "name": "القمة" },
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

/// The data of a forum whose file says this besides its title.
fn told(keys: &str) -> Value {
    let forum = ["title = \"م\"\nsummary = \"س\"\n", keys].concat();
    let site = site(&[("forums/a.md", &forum)]);
    let place = place(Some("https://forum.example"));
    exports(&site, &place, |exports| {
        super::json_ld::of(exports, &Route::Forum(slug("a"))).unwrap()
    })
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
    let venue = "venue = { name = \"قاعة\", city = \"دبي\", country = \"AE\" }\n";
    let stream = "stream = \"https://video.example/live\"\n";
    let session = |room: &str| {
        format!("[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"س\"\nstart = 09:00\n{room}")
    };
    let room = "room = \"القاعة 2\"\n";
    for (forum, room, name, inside) in [
        ("", "", None, None),
        ("", room, Some("القاعة 2"), None),
        (venue, "", Some("قاعة"), None),
        (venue, room, Some("القاعة 2"), Some("قاعة")),
        (stream, "", None, None),
    ] {
        let data = told(&["date = 2026-05-05\n", forum, &session(room)].concat());
        let place = &data["subEvent"][0]["location"];
        assert_eq!(place["name"].as_str(), name, "{forum}{room}");
        assert_eq!(place["containedInPlace"]["name"].as_str(), inside);
        assert_eq!(place["url"].is_string(), forum == stream);
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
