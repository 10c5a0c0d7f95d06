//! The test content: what the sample's sources lack.

use multaqa_content::{Options, Site, load};
use multaqa_domain::{
    forum::State,
    page::{Document, Page},
    prose::text,
    route::Route,
    slug::Slug,
    time::{Instant, YearMonth},
};
use std::path::Path;

const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(0),
};

fn site() -> Site {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    load(&folder).unwrap_or_else(|report| panic!("{report}"))
}

fn document(route: Route) -> Document {
    let pages = site().pages(&OPTIONS);
    let found = pages.into_iter().find(|(r, _)| *r == Some(route.clone()));
    found.unwrap_or_else(|| panic!("no page {route}")).1
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

#[test]
fn every_state_of_a_forum_is_there() {
    let pages = site().pages(&OPTIONS);
    for (slug, state) in [
        ("two-days", State::Open),
        ("last-places", State::LastPlaces),
        ("full", State::Full),
        ("opens-later", State::OpensOn),
        ("closed", State::Closed),
        ("under-way", State::UnderWay),
        ("over", State::Over),
        ("postponed", State::Postponed),
        ("moved", State::Moved),
        ("cancelled", State::Cancelled),
        ("undated", State::Announced),
        ("abroad", State::Open),
    ] {
        let document = pages.iter().find_map(|(_, document)| match &document.page {
            Page::Forum(page) if page.card.slug.as_str() == slug => {
                Some((page, document.clock.now))
            }
            _ => None,
        });
        let (page, now) = document.unwrap();
        assert_eq!(page.card.timing.state(now), state, "{slug}");
    }
}

#[test]
fn a_programme_of_two_days_and_two_rooms() {
    let Page::Forum(page) = document(Route::Forum(slug("two-days"))).page else {
        panic!("another page");
    };
    assert_eq!(page.card.time.as_deref(), Some("9:00 صباحًا بتوقيت الرياض"));
    assert_eq!(page.until.unwrap().iso, "2026-05-06");
    let days: Vec<_> = page
        .days
        .iter()
        .map(|d| (d.date.iso.as_str(), d.sessions.len()))
        .collect();
    assert_eq!(days, [("2026-05-05", 6), ("2026-05-06", 4)]);
    let keynote = &page.days[0].sessions[1];
    let workshop = &page.days[0].sessions[2];
    assert_eq!(keynote.start, workshop.start);
    assert_ne!(keynote.room, workshop.room);
    assert_eq!(
        keynote.start.as_ref().unwrap().iso,
        "2026-05-05T09:30:00+03:00"
    );
    assert_eq!(workshop.language.as_deref(), Some("الإنجليزية"));
    assert!(text(&keynote.summary).contains("#TechForum2026"));
    assert_eq!(
        page.hashtags,
        ["#ملتقى_التقنية", "#TechForum2026", "#سلسلة_المثال"]
    );
    assert_eq!(page.countries[0], "المملكة العربية السعودية");
    let closes = page.card.timing.registration.unwrap();
    // The day on which it closes is still open: until midnight in Riyadh.
    assert_eq!(closes.closes, Some(Instant(1_777_928_400)));
    assert_eq!(
        closes.opens_text.as_deref(),
        Some("الأربعاء 1 أبريل 2026، 8:00 صباحًا بتوقيت الرياض")
    );
}

#[test]
fn the_forum_under_way_is_the_next() {
    let Page::Home(home) = document(Route::Home).page else {
        panic!("another page");
    };
    assert_eq!(home.next.unwrap().slug.as_str(), "under-way");
    let named: Vec<_> = home.speakers.iter().map(|s| s.slug.as_str()).collect();
    assert_eq!(
        named,
        ["latifa-example", "ada-example-smith", "long-name-example"]
    );
    assert_eq!(home.speakers[1].initials, "AE");
    let photo = home.speakers[0].photo.as_ref().unwrap();
    assert_eq!(photo.side, 96);
}

#[test]
fn a_month_is_a_grid_of_the_sites_country() {
    let month = YearMonth::new(2026, 4).unwrap();
    let Page::Month(page) = document(Route::Month(month)).page else {
        panic!("another page");
    };
    assert_eq!(page.weekdays.first().map(String::as_str), Some("الأحد"));
    assert_eq!(page.link.hijri, "شوال – ذو القعدة 1447 هـ");
    assert_eq!(page.previous.unwrap().month.to_string(), "2025-11");
    assert_eq!(page.next.unwrap().month.to_string(), "2026-05");
    let days = || page.weeks.iter().flatten();
    assert!(page.weeks.iter().all(|week| week.len() == 7));
    let with: Vec<_> = days()
        .filter(|d| d.forums.iter().any(|f| f.slug.as_str() == "under-way"))
        .map(|d| d.iso.as_str())
        .collect();
    assert_eq!(with, ["2026-04-19", "2026-04-20", "2026-04-21"]);
    let friday = days().find(|d| d.iso == "2026-04-17").unwrap();
    assert!(friday.weekend && !friday.outside);
    assert!(days().any(|d| d.hijri == "1 ذو القعدة"));
}

#[test]
fn months_that_a_forum_only_touches_have_a_page() {
    let january = YearMonth::new(2027, 1).unwrap();
    let Page::Month(page) = document(Route::Month(january)).page else {
        panic!("another page");
    };
    assert_eq!(page.forums[0].slug.as_str(), "abroad");
}

#[test]
fn titles_isolate_what_runs_left_to_right() {
    let head = document(Route::Forum(slug("abroad"))).head;
    assert!(
        head.title
            .contains("\u{2068}Example University of Technology and Arts\u{2069}")
    );
}

#[test]
fn the_site_says_what_else_is_needed() {
    let site = site();
    assert_eq!(site.origin(), Some("https://forum.example"));
    assert_eq!(site.languages(), ["ar"]);
    let urls: Vec<_> = site.endpoints().map(|e| e.steps[0].url.as_str()).collect();
    assert_eq!(
        urls,
        [
            "https://endpoint.example/register",
            "/api/messages",
            "/api/registrations",
            "https://orders.example/events/{$subject}/order?form={$form}",
        ]
    );
    let addresses: Vec<_> = site.addresses().collect();
    for address in [
        "https://orders.example/order/{$steps.order.outputs.order}",
        "/api/registrations/{$key}",
        "/api/status/waiting-list",
    ] {
        assert!(addresses.contains(&address), "{address}");
    }
    let media = site.media();
    assert_eq!(media[0].sides, [96]);
    assert!(media[0].path.ends_with("media/latifa-example.png"));
}

#[test]
fn the_directory_follows_the_profiles() {
    let Page::Speakers(page) = document(Route::Speakers).page else {
        panic!("another page");
    };
    let names: Vec<_> = page.people.iter().map(|p| p.slug.as_str()).collect();
    assert_eq!(
        names,
        [
            "listed-example",
            "long-name-example",
            "latifa-example",
            "mubarak-example",
            "ada-example-smith"
        ]
    );
}
