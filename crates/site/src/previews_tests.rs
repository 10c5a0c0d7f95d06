//! Which picture a page has, and what stands in those of the sample.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use super::*;
use multaqa_content::{Options, load};
use multaqa_domain::time::Instant;
use std::path::Path;

fn site(content: &str) -> (multaqa_content::Site, Options) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let site =
        load(&root.join(content)).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let options = Options {
        now: None,
        wall_clock: Instant(1_500_000_000),
    };
    (site, options)
}

fn place(origin: Option<&str>) -> Place {
    Place {
        base: "/".to_owned(),
        origin: origin.map(str::to_owned),
    }
}

/// What names a picture names it by a whole address.
#[test]
fn without_an_origin_none_is_drawn() {
    let (site, options) = site("tests/content");
    let drawn = |origin: Option<&str>| -> usize {
        let place = place(origin);
        let pages = site.pages(&options);
        let cards = pages.iter().filter_map(|(route, document)| {
            let route = route.as_ref()?;
            Some(cards(route, document, &place).len())
        });
        cards.sum()
    };
    assert_eq!(drawn(None), 0);
    assert!(drawn(Some("https://forum.example")) > 20);
}

fn card_of(content: &str, address: &str) -> Option<Card> {
    let (site, options) = site(content);
    let route = Route::parse(address).unwrap();
    let pages = site.pages(&options);
    let (_, document) = pages
        .iter()
        .find(|(r, _)| r.as_ref() == Some(&route))
        .unwrap();
    card(&route, document, "/")
}

#[test]
fn pages_about_a_forum_share_its_picture() {
    for (address, picture) in [
        ("/", "previews/site.png"),
        ("/calendar/2017-09/", "previews/site.png"),
        ("/speakers/", "previews/site.png"),
        ("/speakers/part/2/", "previews/site.png"),
        ("/forums/a/", "previews/forums/a.png"),
        ("/forums/a/grid/", "previews/forums/a.png"),
        ("/forums/a/register/", "previews/forums/a.png"),
        ("/forums/a/question/", "previews/forums/a.png"),
        ("/speakers/b/", "previews/speakers/b.png"),
    ] {
        assert_eq!(path(&Route::parse(address).unwrap()), picture);
    }
}

#[test]
fn a_forum_is_shown_with_both_dates_and_its_city() {
    let card = card_of("content", "/forums/oic-social-networks/").unwrap();
    assert_eq!(card.site, "ملتقيات التواصل الاجتماعي");
    assert_eq!(
        card.lines,
        [
            "الخميس 15 نوفمبر 2018، الموافق 7 ربيع الأول 1440 هـ",
            "جدة، المملكة العربية السعودية"
        ]
    );
    let card = card_of("content", "/forums/community-service/").unwrap();
    assert!((1..=8).contains(&card.colour), "the sector's colour");
}

#[test]
fn sessions_have_pictures_but_breaks_and_those_of_large_forums() {
    let all = |address: &str| {
        let (site, options) = site("tests/content");
        let route = Route::parse(address).unwrap();
        let pages = site.pages(&options);
        let mut pages = pages.into_iter();
        let (_, document) = pages.find(|(r, _)| r.as_ref() == Some(&route)).unwrap();
        cards(&route, &document, &place(Some("https://forum.example")))
    };
    let cards = all("/forums/two-days/");
    let paths: Vec<_> = cards.iter().map(|(path, _)| path.as_str()).collect();
    assert!(paths.contains(&"previews/forums/two-days.png"), "{paths:?}");
    assert!(
        paths.contains(&"previews/forums/two-days/keynote.png"),
        "{paths:?}"
    );
    assert!(
        !paths.contains(&"previews/forums/two-days/coffee.png"),
        "{paths:?}"
    );
    let keynote = cards.iter().find(|(path, _)| path.ends_with("keynote.png"));
    let (_, card) = keynote.unwrap();
    assert!(card.title.starts_with("محاضرة عن المحتوى العربي"));
    assert_eq!(card.lines.last().unwrap(), "ملتقى التقنية في يومين");
    assert!(
        card.lines.iter().any(|line| line.contains('،')),
        "{:?}",
        card.lines
    );
    let slug = Slug::parse("a").unwrap();
    assert!(of_session(&slug, &slug, SESSIONS).is_some());
    assert!(of_session(&slug, &slug, SESSIONS + 1).is_none());
}

#[test]
fn a_session_that_is_off_says_so() {
    use Decision::{Cancelled, Moved, Postponed};
    let (site, options) = site("tests/content");
    let route = Route::parse("/forums/summer-time/").unwrap();
    let mut pages = site.pages(&options).into_iter();
    let (_, mut document) = pages.find(|(r, _)| r.as_ref() == Some(&route)).unwrap();
    for (forum, own, line) in [
        (None, None, "الأحد 25 أكتوبر 2026، 10:00 صباحًا"),
        (None, Some(Moved), "الأحد 25 أكتوبر 2026، 10:00 صباحًا"),
        (None, Some(Cancelled), SESSION_CANCELLED),
        (None, Some(Postponed), SESSION_POSTPONED),
        (Some(Postponed), Some(Cancelled), SESSION_CANCELLED),
        (Some(Postponed), Some(Moved), POSTPONED),
        (Some(Cancelled), Some(Cancelled), CANCELLED),
        (Some(Cancelled), None, CANCELLED),
    ] {
        let Page::Forum(page) = &mut document.page else {
            panic!("another page");
        };
        page.card.timing.decision = forum;
        for session in page.days.iter_mut().flat_map(|day| &mut day.sessions) {
            session.decision = own;
        }
        let cards = cards(&route, &document, &place(Some("https://forum.example")));
        let (_, card) = cards
            .iter()
            .find(|(path, _)| path.ends_with("/after.png"))
            .unwrap();
        assert!(
            card.lines.iter().any(|one| one == line),
            "{line}: {:?}",
            card.lines
        );
    }
}

#[test]
fn a_speaker_is_shown_with_the_first_role() {
    let card = card_of("content", "/speakers/lojain-omran/").unwrap();
    assert_eq!(card.title, "لجين عمران");
    assert_eq!(card.lines, ["سفيرة النوايا الحسنة"]);
    assert!(!card.initials.is_empty());
}

#[test]
fn other_pages_draw_none() {
    assert!(card_of("content", "/").is_some());
    for address in [
        "/calendar/",
        "/forums/community-service/register/",
        "/about/",
    ] {
        assert_eq!(card_of("content", address), None, "{address}");
    }
}
