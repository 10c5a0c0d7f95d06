//! A forum of many sessions: however many there are, no page of it has more elements than a
//! phone should have to lay out, and each session is told of in full once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use multaqa_content::{Options, Site, load};
use multaqa_domain::{
    page::{ForumPage, GridPage, Page, ProgrammeDay, ProgrammeList},
    route::Route,
    slug::Slug,
    time::Instant,
};
use multaqa_site::page::payload;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

/// The most elements of a page as it is served.
const ELEMENTS: usize = 800;
/// The most bytes of its markup and payload, without styles, after brotli.
const BYTES: usize = 13_000;

const DAYS: usize = 3;

const ENDPOINT: &str =
    "+++\nurl = \"/ask\"\nrequestBody.payload = { all = \"$inputs\", id = \"$key\" }\n+++\n";
/// Of which session the question is, out of all of them.
const FORM: &str = "+++\ntitle = \"سؤال\"\nsubmit = \"إرسال\"\n\
    data_use = { controller = \"أ\", purpose = \"ب\", kept = \"ج\", country = \"د\", contact = \"هـ\" }\n\
    [[section]]\ntitle = \"السؤال\"\n\
    [[section.field]]\nname = \"session\"\nlabel = \"الجلسة\"\nkind = \"sessions\"\nmaxItems = 1\n\
    [[section.field]]\nname = \"others\"\nlabel = \"جلسات أخرى\"\nkind = \"sessions\"\n+++\n";

/// Who takes part in a session.
fn taking(at: usize, people: usize) -> BTreeSet<usize> {
    BTreeSet::from([at % people, (at * 7 + 1) % people])
}

/// A site of one forum with so many sessions, people and rooms.
fn site(folder: &Path, sessions: usize, people: usize, rooms: usize) -> Site {
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    for kind in ["forums", "speakers", "forms", "endpoints"] {
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
        "+++\ntitle = \"ملتقى\"\nsummary = \"نبذة\"\ndate = 2026-03-09\nuntil = 2026-03-11\n\
         [[form]]\nname = \"ask\"\nlabel = \"سؤال\"\nform = \"ask\"\nendpoint = \"ask\"\n"
            .to_owned();
    write("endpoints/ask.md", ENDPOINT);
    write("forms/ask.md", FORM);
    for at in 0..sessions {
        let (day, slot) = (at * DAYS / sessions, at % sessions.div_ceil(DAYS) / rooms);
        let (hour, minute) = (9 + slot / 2, slot % 2 * 30);
        let taking: Vec<_> = taking(at, people)
            .into_iter()
            .map(|n| format!("{{ person = \"p{n}\" }}"))
            .collect();
        let _ = write!(
            text,
            "\n[[session]]\nid = \"s{at}\"\nkind = \"talk\"\ntitle = \"جلسة {at}\"\ndate = 2026-03-{:02}\n\
             start = {hour:02}:{minute:02}\nroom = \"القاعة {}\"\ntext = \"عن الجلسة.\"\ntopics = [\"أ\", \"ب\"]\n\
             people = [{}]\n",
            9 + day,
            at % rooms,
            taking.join(", "),
        );
    }
    write("forums/large.md", &(text + "+++\n"));
    load(folder).unwrap_or_else(|report| panic!("{}", report.render(false)))
}

/// What tells of a forum's programme.
struct Told {
    /// The forum's page, then the parts.
    pages: Vec<ForumPage>,
    grids: Vec<GridPage>,
    list: Option<ProgrammeList>,
}

/// The pages of the forum that tell of its programme, each measured.
fn programme(sessions: usize, people: usize, rooms: usize) -> Told {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        now: None,
        wall_clock: Instant(1_772_000_000),
    };
    let site = site(folder.path(), sessions, people, rooms);
    let mut told = Told {
        pages: Vec::new(),
        grids: Vec::new(),
        list: site.programme_lists(&options).pop().map(|(_, list)| list),
    };
    for (route, document) in site.pages(&options) {
        let json = payload(&document).unwrap();
        let is_told = matches!(document.page, Page::Forum(_) | Page::Grid(_));
        let page = document.page.clone();
        let Some(route) = route else { continue };
        let html = multaqa_app::render(document, Some(route.clone()), "/");
        let (elements, bytes) = (elements(&html), small(&[html, json].concat()));
        assert!(
            elements <= ELEMENTS,
            "{route} of {sessions}: {elements} elements"
        );
        if !is_told {
            continue;
        }
        assert!(bytes <= BYTES, "{route} of {sessions}: {bytes} bytes");
        let slug = Slug::parse("large").unwrap();
        let wanted = match page {
            Page::Grid(page) => {
                let part = u16::try_from(page.part).unwrap();
                told.grids.push(page);
                Route::Grid(slug, part)
            }
            Page::Forum(page) => {
                let part = page.part.map(|part| u16::try_from(part).unwrap());
                told.pages.push(page);
                part.map_or(Route::Forum(slug.clone()), |part| {
                    Route::Programme(slug, part)
                })
            }
            _ => unreachable!("passed over above"),
        };
        assert_eq!(route, wanted);
    }
    told
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
        let pages = programme(sessions, people, 4).pages;
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
    assert_eq!(programme(12, 6, 4).pages.len(), 1);
    assert!(programme(100, 60, 4).pages.len() > 4);
}

#[test]
fn a_programme_too_large_to_be_listed_is_told_in_sum() {
    for (sessions, people, rooms) in [(160, 200, 6), (900, 1000, 35)] {
        let told = programme(sessions, people, rooms);
        let (own, parts) = told.pages.split_first().unwrap();
        let list = told.list.unwrap();
        assert_eq!(
            own.list,
            Some((list.list, u32::try_from(sessions).unwrap()))
        );
        assert_eq!(
            (own.days.len(), list.days.len()),
            (parts.len(), parts.len())
        );
        let speaking = (0..sessions).flat_map(|at| taking(at, people));
        let speaking = speaking.collect::<BTreeSet<_>>().len();
        assert_eq!(own.speakers.len() + own.others.unwrap() as usize, speaking);
        for ((sum, listed), part) in own.days.iter().zip(&list.days).zip(parts) {
            assert!(sum.sessions.is_empty() && sum.marks.is_empty());
            assert_eq!(listed.marks.len(), listed.sessions.len());
            let anchors = |day: &ProgrammeDay| -> Vec<_> {
                day.sessions.iter().map(|s| s.anchor.clone()).collect()
            };
            assert_eq!(anchors(listed), anchors(&part.days[0]));
            assert_eq!((sum.part, listed.part), (part.part, part.part));
            let told = sum.sum.as_ref().unwrap();
            assert_eq!(told.number as usize, listed.sessions.len());
            assert_eq!(told.start, listed.sessions[0].start);
        }
        let all = list.days.iter().flat_map(|day| &day.sessions);
        let all: BTreeSet<_> = all.map(|session| &session.anchor).collect();
        assert_eq!(all.len(), sessions, "each once");
        // The grid too: each session in one of its parts.
        let rows = told
            .grids
            .iter()
            .flat_map(|grid| &grid.days)
            .flat_map(|day| &day.rows);
        let cells = rows.flat_map(|row| &row.cells);
        let seen: Vec<_> = cells
            .flat_map(|cell| &cell.sessions)
            .map(|s| &s.anchor)
            .collect();
        assert_eq!(seen.len(), sessions);
        assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), all);
        assert_eq!(told.grids[0].parts.len(), told.grids.len());
    }
}

#[test]
fn the_table_of_a_grid_has_no_holes() {
    for rooms in [2, 7] {
        for grid in programme(60, 10, rooms).grids {
            for day in &grid.days {
                let columns = day.rooms.len();
                let mut taken = vec![0; day.rows.len() * columns];
                for (at, row) in day.rows.iter().enumerate() {
                    for cell in &row.cells {
                        for reached in at..at + cell.rows as usize {
                            for column in cell.column..cell.column + cell.columns {
                                taken[reached * columns + column as usize] += 1;
                            }
                        }
                    }
                }
                assert!(taken.iter().all(|cells| *cells == 1), "{taken:?}");
            }
        }
    }
}
