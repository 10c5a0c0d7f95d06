//! A forum of many sessions: however many there are, no page of it has more elements than a
//! phone should have to lay out, and each session is told of in full once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use multaqa_content::{Options, Site, load};
use multaqa_domain::{
    page::{ForumPage, Page},
    route::Route,
    slug::Slug,
    time::Instant,
};
use multaqa_site::page::payload;
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// The most elements of a page as it is served.
const ELEMENTS: usize = 800;
/// The most bytes of its markup and payload, without styles, after brotli.
const BYTES: usize = 13_000;

const DAYS: usize = 3;

/// A site of one forum with so many sessions and people.
fn site(folder: &Path, sessions: usize, people: usize) -> Site {
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    for kind in ["forums", "speakers"] {
        fs::create_dir_all(folder.join(kind)).unwrap();
    }
    write(
        "site.md",
        "+++\nname = \"الملتقيات\"\nline = \"سلسلة ملتقيات\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n+++\n",
    );
    for number in 0..people {
        let text =
            format!("+++\nname = \"متحدث {number}\"\nroles = [\"باحث\"]\ncountry = \"AE\"\n+++\n");
        write(&format!("speakers/p{number}.md"), &text);
    }
    let mut text =
        "+++\ntitle = \"ملتقى\"\nsummary = \"نبذة\"\ndate = 2026-03-09\nuntil = 2026-03-11\n"
            .to_owned();
    for at in 0..sessions {
        let (day, slot) = (at * DAYS / sessions, at % sessions.div_ceil(DAYS) / 4);
        let (hour, minute) = (9 + slot / 2, slot % 2 * 30);
        let mut taking = vec![at % people, (at * 7 + 1) % people];
        taking.dedup();
        let taking: Vec<_> = taking
            .iter()
            .map(|n| format!("{{ person = \"p{n}\" }}"))
            .collect();
        let _ = write!(
            text,
            "\n[[session]]\nid = \"s{at}\"\nkind = \"talk\"\ntitle = \"جلسة {at}\"\ndate = 2026-03-{:02}\n\
             start = {hour:02}:{minute:02}\nroom = \"القاعة {}\"\ntext = \"عن الجلسة.\"\ntopics = [\"أ\", \"ب\"]\n\
             people = [{}]\n",
            9 + day,
            at % 4,
            taking.join(", "),
        );
    }
    write("forums/large.md", &(text + "+++\n"));
    load(folder).unwrap_or_else(|report| panic!("{}", report.render(false)))
}

/// The pages of the forum that tell of its programme: its own, then the parts.
fn programme(sessions: usize, people: usize) -> Vec<ForumPage> {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        now: None,
        wall_clock: Instant(1_772_000_000),
    };
    let mut pages = Vec::new();
    for (route, document) in site(folder.path(), sessions, people).pages(&options) {
        let json = payload(&document).unwrap();
        let Page::Forum(page) = document.page.clone() else {
            continue;
        };
        let route = route.unwrap();
        let html = multaqa_app::render(document, Some(route.clone()), "/");
        let (elements, bytes) = (elements(&html), small(&[html, json].concat()));
        assert!(
            elements <= ELEMENTS,
            "{route} of {sessions}: {elements} elements"
        );
        assert!(bytes <= BYTES, "{route} of {sessions}: {bytes} bytes");
        let slug = Slug::parse("large").unwrap();
        let wanted = match page.part {
            None => Route::Forum(slug),
            Some(part) => Route::Programme(slug, u16::try_from(part).unwrap()),
        };
        assert_eq!(route, wanted);
        pages.push(page);
    }
    pages
}

fn elements(html: &str) -> usize {
    let bytes = html.as_bytes();
    let opens = |(at, _): &(usize, &str)| bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    html.match_indices('<').filter(opens).count()
}

fn small(text: &str) -> usize {
    multaqa_compress::brotli(text.as_bytes(), 11, 22)
        .unwrap()
        .len()
}

#[test]
fn no_page_of_it_is_too_much() {
    for (sessions, people) in [
        (1, 1),
        (12, 6),
        (16, 16),
        (24, 20),
        (60, 60),
        (100, 60),
        (100, 5),
    ] {
        let pages = programme(sessions, people);
        let (own, parts) = pages.split_first().unwrap();
        assert_eq!(
            own.parts.map_or(0, |n| n as usize),
            parts.len(),
            "{sessions}"
        );
        let listed: usize = own.days.iter().map(|day| day.sessions.len()).sum();
        assert_eq!(listed, sessions);
        if parts.is_empty() {
            assert!(own.days.iter().all(|day| day.part.is_none()));
            continue;
        }
        // Each session stands in the part that the forum's page says.
        let mut told = BTreeMap::new();
        for part in parts {
            assert_eq!(part.parts, own.parts);
            let sessions = part.days.iter().flat_map(|day| &day.sessions);
            told.extend(sessions.map(|session| (session.anchor.clone(), (part.part, session))));
        }
        assert_eq!(told.len(), sessions, "each once");
        for day in &own.days {
            for brief in &day.sessions {
                let (part, full) = &told[&brief.anchor];
                assert_eq!(day.part, *part, "{}", brief.anchor);
                assert_eq!((&brief.start, &brief.room), (&full.start, &full.room));
                assert_eq!(brief.over, full.over, "{}", brief.anchor);
                assert!(brief.people.is_empty() && full.people.len() <= 2);
                assert_eq!(full.topics.len(), 2);
            }
        }
    }
}

#[test]
fn a_small_programme_stands_on_the_forums_page() {
    assert_eq!(programme(12, 6).len(), 1);
    assert!(programme(100, 60).len() > 4);
}
