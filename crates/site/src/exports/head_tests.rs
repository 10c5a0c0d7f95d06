//! What pages say to machines, of a small content.

use super::super::fixture::{exports, place, site};
use multaqa_domain::{route::Route, slug::Slug};
use serde_json::{Value, json};

const FORUM: &str = "title = \"ملتقى </script>\"\nsummary = \"ملخص\"\ndate = 2026-05-05\nstart = 09:00\nend = 13:00\n\
    series = \"main\"\nhosts = [\"مؤسسة\"]\nstream = \"https://video.example/live\"\n\
    venue = { name = \"قاعة\", city = \"دبي\", country = \"AE\" }\n\
    [registration]\nendpoint = \"tickets\"\nopens = 2026-02-01\n\
    [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:30\npeople = [{ person = \"sara\" }]\n\
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
    assert!(
        data["@id"]
            .take()
            .as_str()
            .unwrap()
            .starts_with("urn:uuid:")
    );
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
                "@type": "EventSeries",
                "name": "السلسلة",
                "organizer": { "@type": "Organization", "name": "القمة" },
            },
            "subEvent": [{
                "@type": "Event",
                "name": "أولى",
                "startDate": "2026-05-05T09:30:00+04:00",
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
    for (route, files) in [
        (Route::Home, &["/feed.atom", "/feed.json"][..]),
        (Route::Calendar, &["/calendar.ics"]),
        (
            Route::Forum(slug("a")),
            &[
                "/forums/a/content.json",
                "/forums/a/calendar.ics",
                "/schedule/a.xml",
            ],
        ),
        (
            Route::Forum(slug("undated")),
            &["/forums/undated/content.json"],
        ),
        (Route::Privacy, &[]),
    ] {
        assert_eq!(links(&route), files, "{route}");
    }
}
