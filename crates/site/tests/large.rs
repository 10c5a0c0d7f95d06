//! A large site, 1,000 forums over six years and some thousand speakers: its lists stay
//! within bounds, in elements and in bytes as a host sends them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use multaqa_content::{Options, Site, load};
use multaqa_domain::{page::Page, route::Route, time::Instant};
use multaqa_site::page::payload;
use std::{fmt::Write as _, fs, path::Path};

const FORUMS: usize = 1000;
/// Of 20,000 as of these: a part of the directory holds as many people.
const PEOPLE: usize = 1500;
const SECTORS: usize = 12;

/// The most elements of a page.
const ELEMENTS: usize = 800;
/// The most bytes of a page's markup and payload, after brotli.
const BYTES: usize = 24 * 1024;
/// The same for the list of all forums.
const LIST_BYTES: usize = 60 * 1024;

/// The middle of the six years.
const NOW: Options = Options {
    now: Some(Instant(1_772_000_000)),
    wall_clock: Instant(1_772_000_000),
};

const ABOUT: [&str; 16] = [
    "التعليم",
    "الصحة",
    "البيئة",
    "التقنية",
    "الإعلام",
    "الشباب",
    "الأسرة",
    "التراث",
    "الرياضة",
    "الاقتصاد",
    "الطاقة",
    "المياه",
    "السياحة",
    "العمل الخيري",
    "الثقافة",
    "الزراعة",
];
const WHAT: [&str; 11] = [
    "مستقبل",
    "تحديات",
    "فرص",
    "تجارب",
    "ابتكارات",
    "سياسات",
    "شراكات",
    "قصص نجاح في",
    "أخلاقيات",
    "استدامة",
    "ريادة",
];
const CITIES: [(&str, &str); 9] = [
    ("الرياض", "SA"),
    ("جدة", "SA"),
    ("دبي", "AE"),
    ("أبوظبي", "AE"),
    ("القاهرة", "EG"),
    ("عمّان", "JO"),
    ("المنامة", "BH"),
    ("الدوحة", "QA"),
    ("مسقط", "OM"),
];
const FIRST: [&str; 14] = [
    "أحمد",
    "بدر",
    "تميم",
    "جابر",
    "حسين",
    "خالد",
    "داليا",
    "رنا",
    "سارة",
    "عمر",
    "فاطمة",
    "ليلى",
    "نورة",
    "يوسف",
];
const LAST: [&str; 10] = [
    "الأنصاري",
    "البكري",
    "التميمي",
    "الجابري",
    "الحربي",
    "الزهراني",
    "الشمري",
    "العتيبي",
    "القحطاني",
    "النعيمي",
];

fn large(folder: &Path) -> Site {
    let write = |name: String, text: &str| fs::write(folder.join(name), text).unwrap();
    for kind in ["sectors", "forums", "speakers"] {
        fs::create_dir_all(folder.join(kind)).unwrap();
    }
    write(
        "site.md".into(),
        "+++\nname = \"الملتقيات الكبرى\"\nline = \"سلسلة ملتقيات\"\ncountry = \"SA\"\nzone = \"Asia/Riyadh\"\n+++\n",
    );
    for (number, about) in ABOUT.iter().enumerate().take(SECTORS) {
        let text = format!(
            "+++\ntitle = \"قطاع {about}\"\nsummary = \"ملتقيات القطاع وما يدور فيها من نقاش\"\ncolour = {}\n+++\n",
            number % 8 + 1
        );
        write(format!("sectors/s{number}.md"), &text);
    }
    for number in 0..PEOPLE {
        let text = format!(
            "+++\nname = \"{} {} {number}\"\nroles = [\"باحث في {}\"]\ncountry = \"{}\"\n+++\n",
            FIRST[number % 14],
            LAST[number / 14 % 10],
            ABOUT[number % 16],
            CITIES[number % 9].1
        );
        write(format!("speakers/p{number}.md"), &text);
    }
    for number in 0..FORUMS {
        let (city, country) = CITIES[number * 7 % 9];
        let (year, month, day) = (
            2023 + number / 167,
            number * 5 % 12 + 1,
            number * 11 % 28 + 1,
        );
        let mut text = format!(
            "+++\ntitle = \"ملتقى {} {} في {city} {number}\"\nsummary = \"نبذة عن الملتقى\"\n",
            WHAT[number % 11],
            ABOUT[number * 3 % 16]
        );
        let _ = write!(
            text,
            "sector = \"s{}\"\ndate = {year}-{month:02}-{day:02}\nstart = 09:00:00\nend = 14:00:00\n\
             venue = {{ name = \"مركز {city} للمؤتمرات\", city = \"{city}\", country = \"{country}\" }}\n+++\n",
            number % SECTORS,
        );
        for session in 0..2 {
            let speaker = (number * 2 + session) * 7 % PEOPLE;
            text = text.trim_end_matches("+++\n").to_owned();
            let _ = write!(
                text,
                "[[session]]\nid = \"s{session}\"\nkind = \"talk\"\ntitle = \"محاضرة {session}\"\n\
                 people = [{{ person = \"p{speaker}\" }}]\n+++\n",
            );
        }
        write(format!("forums/f{number}.md"), &text);
    }
    load(folder).unwrap_or_else(|report| panic!("{}", report.render(false)))
}

fn elements(html: &str) -> usize {
    let opens = |at: &(usize, &str)| {
        html.as_bytes()
            .get(at.0 + 1)
            .is_some_and(u8::is_ascii_alphabetic)
    };
    html.match_indices('<').filter(opens).count()
}

fn small(text: &str) -> usize {
    multaqa_compress::brotli(text.as_bytes(), 9, 22)
        .unwrap()
        .len()
}

#[test]
fn lists_stay_within_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let site = large(folder.path());
    let mut seen = Vec::new();
    let mut worst: Vec<(&str, usize, usize)> = Vec::new();
    for (route, document) in site.pages(&NOW) {
        let kind = match document.page {
            Page::Home(_) => "home",
            Page::Calendar(_) => "agenda",
            Page::Month(_) => "month",
            Page::Still(multaqa_domain::page::Still::Year(_)) => "year",
            Page::Sector(_) => "sector",
            Page::Speakers(_) => "directory",
            _ => continue,
        };
        let name = route.as_ref().map(Route::to_string).unwrap_or_default();
        let payload = payload(&document).unwrap();
        let html = multaqa_app::render(document, route, "/");
        let (elements, bytes) = (elements(&html), small(&[html, payload].concat()));
        assert!(elements <= ELEMENTS, "{name} has {elements} elements");
        assert!(bytes <= BYTES, "{name} has {bytes} bytes");
        match worst.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, most, largest)) => {
                *most = elements.max(*most);
                *largest = bytes.max(*largest);
            }
            None => worst.push((kind, elements, bytes)),
        }
        seen.push(name);
    }
    println!("{worst:?}");
    assert_eq!(worst.len(), 6, "{worst:?}");
    for wanted in [
        "/calendar/2026/",
        "/calendar/2026-02/",
        "/speakers/part/25/",
    ] {
        assert!(
            seen.iter().any(|name| name == wanted),
            "{wanted} is missing"
        );
    }
    let list = site.forum_list(&NOW).unwrap();
    assert_eq!(list.forums.len(), FORUMS);
    let bytes = small(&serde_json::to_string(&list).unwrap());
    println!("list {bytes}");
    assert!(bytes <= LIST_BYTES, "the list has {bytes} bytes");
}
