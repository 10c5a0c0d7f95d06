//! The sample: it has no fault, and its pages tell what its sources tell.

use multaqa_content::{Options, Site, load};
use multaqa_domain::{
    forum::State,
    page::{Document, ForumPage, Page, Part, SpeakerPage},
    route::Route,
    slug::Slug,
    time::Instant,
};
use std::path::Path;

const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(4_000_000_000),
};

fn site() -> Site {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    load(&folder).unwrap_or_else(|report| panic!("{report}"))
}

fn document(route: Route) -> Document {
    let pages = site().pages(&OPTIONS);
    let found = pages.into_iter().find(|(r, _)| *r == Some(route.clone()));
    found.unwrap_or_else(|| panic!("no page {route}")).1
}

fn forum(slug: &str) -> ForumPage {
    match document(Route::Forum(Slug::parse(slug).unwrap())).page {
        Page::Forum(page) => page,
        _ => panic!("{slug} is another page"),
    }
}

fn speaker(slug: &str) -> SpeakerPage {
    match document(Route::Speaker(Slug::parse(slug).unwrap())).page {
        Page::Speaker(page) => page,
        _ => panic!("{slug} is another page"),
    }
}

#[test]
fn every_address_has_its_page() {
    let routes: Vec<_> = site()
        .pages(&OPTIONS)
        .into_iter()
        .map(|(route, _)| route.map_or("404".to_owned(), |r| r.to_string()))
        .collect();
    assert_eq!(
        routes,
        [
            "/",
            "/calendar/",
            "/calendar/2017-09/",
            "/calendar/2018-11/",
            "/calendar/2017/",
            "/calendar/2018/",
            "/forums/community-service/",
            "/forums/oic-social-networks/",
            "/forums/community-service/register/",
            "/forums/community-service/feedback/",
            "/forums/community-service/question/",
            "/sectors/charity/",
            "/sectors/community-service/",
            "/sectors/education/",
            "/sectors/health/",
            "/sectors/charity/notify/",
            "/sectors/education/notify/",
            "/sectors/health/notify/",
            "/registrations/",
            "/plan/",
            "/search/",
            "/preferences/",
            "/speakers/",
            "/speakers/abdullah-al-basti/",
            "/speakers/abdullah-al-tayer/",
            "/speakers/abdulrahman-bin-hadi/",
            "/speakers/hussain-al-jassmi/",
            "/speakers/lojain-omran/",
            "/speakers/mohammed-bin-rashid-al-maktoum/",
            "/speakers/yousef-al-othaimeen/",
            "/about/",
            "/privacy/",
            "404",
        ]
    );
}

#[test]
fn heads_have_titles_and_descriptions() {
    for (route, document) in site().pages(&OPTIONS) {
        let count = document.head.description.chars().count();
        assert!((50..=160).contains(&count), "{route:?}: {count}");
        assert!(
            document.head.title.ends_with("ملتقيات التواصل الاجتماعي"),
            "{route:?}"
        );
    }
}

#[test]
fn the_clock_is_pinned_and_says_so() {
    let clock = document(Route::Home).clock;
    assert_eq!(clock.pinned.as_deref(), Some("الأحد 10 سبتمبر 2017"));
    // Midnight in Dubai.
    assert_eq!(clock.now, Instant(1_504_987_200));
    let options = Options {
        now: Some(Instant(1_505_400_000)),
        ..OPTIONS
    };
    let (_, home) = site().pages(&options).remove(0);
    assert_eq!(home.clock.now, Instant(1_505_400_000));
    assert_eq!(home.clock.pinned.as_deref(), Some("الخميس 14 سبتمبر 2017"));
}

#[test]
fn the_first_forum_is_open_for_registration() {
    let page = forum("community-service");
    let clock = document(Route::Home).clock;
    assert_eq!(page.card.timing.state(clock.now), State::Open);
    let date = page.card.date.unwrap();
    assert_eq!(date.text, "الخميس 14 سبتمبر 2017");
    assert_eq!(date.hijri, "23 ذو الحجة 1438 هـ");
    assert_eq!(page.zone.as_deref(), Some("بتوقيت دبي"));
    assert!(page.card.place.unwrap().contains("الجامعة الأمريكية في دبي"));
    let names: Vec<_> = page.speakers.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["حسين الجسمي", "لجين عمران"]);
    // The sources tell no times of day: it is the whole local day.
    let timing = page.card.timing;
    assert_eq!(timing.starts, Some(Instant(1_505_332_800)));
    assert_eq!(timing.ends, Some(Instant(1_505_419_200)));
    assert!(page.card.time.is_none());
}

#[test]
fn a_speech_says_whose_it_is_and_who_delivers_it() {
    let page = forum("oic-social-networks");
    assert_eq!(page.card.date.unwrap().hijri, "7 ربيع الأول 1440 هـ");
    let speech = &page.days[0].sessions[0].people[0];
    assert_eq!(speech.part, Part::Delivers);
    assert_eq!(speech.person.name, "عبد الله الطاير");
    let behalf = speech.on_behalf_of.as_ref().unwrap();
    assert_eq!(behalf.name, "الدكتور يوسف بن أحمد العثيمين");

    let represented = speaker("yousef-al-othaimeen");
    assert_eq!(represented.appearances[0].part, Part::Represented);
    let counterpart = represented.appearances[0].counterpart.as_ref().unwrap();
    assert_eq!(counterpart.name, "عبد الله الطاير");
    let delivers = speaker("abdullah-al-tayer");
    assert_eq!(delivers.appearances[0].part, Part::Delivers);
}

#[test]
fn home_tells_the_series() {
    let Page::Home(home) = document(Route::Home).page else {
        panic!("another page");
    };
    let sectors: Vec<_> = home
        .sectors
        .iter()
        .map(|s| (s.tag.title.as_str(), s.forums.len()))
        .collect();
    assert_eq!(
        sectors,
        [
            ("خدمة المجتمع", 1),
            ("الصحة", 0),
            ("التعليم", 0),
            ("العمل الخيري", 0)
        ]
    );
    assert_eq!(home.next.unwrap().slug.as_str(), "community-service");
    assert_eq!(home.others[0].slug.as_str(), "oic-social-networks");
    assert!(home.figures[0].value.contains("350 مليون"));
    assert!(home.figures[0].source.contains("البسطي"));
    assert_eq!(home.figures[0].date.as_deref(), Some("سبتمبر 2017"));
    assert!(home.figures[1].value.contains("4 مليارات"));
    assert!(home.speakers.iter().any(|s| s.initials == "ح ج"));
}

#[test]
fn the_directory_lists_who_takes_part() {
    let Page::Speakers(page) = document(Route::Speakers).page else {
        panic!("another page");
    };
    let names: Vec<_> = page.people.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "حسين الجسمي",
            "عبد الله الطاير",
            "عبدالرحمن علي بن هادي",
            "لجين عمران",
            "يوسف بن أحمد العثيمين"
        ]
    );
    assert_eq!(speaker("abdullah-al-basti").quotes.len(), 2);
    assert_eq!(speaker("yousef-al-othaimeen").quotes.len(), 1);
}

#[test]
fn the_form_goes_to_the_reference_endpoint() {
    let route = Route::Register(Slug::parse("community-service").unwrap());
    let Page::Register(page) = document(route).page else {
        panic!("another page");
    };
    let step = &page.endpoint.steps[0];
    assert_eq!(step.url, "/api/registrations");
    let payload = step.payload.as_ref().unwrap();
    assert_eq!(
        payload.get("forum").and_then(|f| f.as_text()),
        Some("community-service")
    );
    assert_eq!(step.timeout, 10_000);
    let names: Vec<_> = page.form.fields().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "full_name",
            "form_of_address",
            "email",
            "phone",
            "country",
            "organisation",
            "accounts",
            "interests",
            "companions",
            "consent"
        ]
    );
    assert_eq!(site().endpoints().count(), 2);
}

#[test]
fn payloads_come_back_as_they_were() {
    for (route, document) in site().pages(&OPTIONS) {
        let json = serde_json::to_string(&document).unwrap();
        assert!(!json.contains(['\u{202e}', '\u{202d}']), "{route:?}");
        assert!(!json.contains("javascript:"), "{route:?}");
    }
}
