//! The home page and the search of small sites.

use multaqa_content::{Options, Site, load};
use multaqa_domain::{page::Page, route::Route, time::Instant};
use std::fs;

const SITE: &str = "name = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"";

fn options() -> Options {
    Options {
        // 1 May 2026.
        now: Some(Instant(1_777_593_600)),
        wall_clock: Instant(0),
    }
}

fn site(forums: &[(&str, &str)]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("forums")).unwrap();
    fs::write(folder.path().join("site.md"), format!("+++\n{SITE}\n+++\n")).unwrap();
    for (name, text) in forums {
        let path = folder.path().join(format!("forums/{name}.md"));
        fs::write(path, text).unwrap();
    }
    load(folder.path()).unwrap_or_else(|report| panic!("{report}"))
}

fn forum(title: &str, date: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nsummary = \"ملخص\"\ndate = {date}\n+++\n")
}

#[test]
fn a_forum_stands_once() {
    let forums = [
        ("past", forum("ماضٍ", "2026-01-10")),
        ("older", forum("أقدم", "2025-01-10")),
        ("next", forum("قادم", "2026-06-10")),
        ("later", forum("لاحق", "2026-07-10")),
    ];
    let forums: Vec<_> = forums
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let site = site(&forums);
    let pages = site.pages(&options());
    let home = pages
        .into_iter()
        .find(|(route, _)| *route == Some(Route::Home));
    let Page::Home(home) = home.unwrap().1.page else {
        panic!("another page");
    };
    assert_eq!(home.next.unwrap().slug.as_str(), "next");
    let others: Vec<_> = home.others.iter().map(|card| card.slug.as_str()).collect();
    assert_eq!(others, ["later", "past", "older"]);
}

#[test]
fn a_forum_is_found_by_its_text_and_a_hit_names_hour_and_room() {
    let text = "+++\ntitle = \"ملتقى\"\nsummary = \"موضوعه الزراعة المستدامة.\"\ndate = 2026-06-10\n\
                [[session]]\nid = \"s\"\nkind = \"talk\"\ntitle = \"جلسة\"\nstart = 09:00\nroom = \"القاعة الكبرى\"\n\
                +++\nنص عن الهيدروجين الأخضر، وأكثر.\n";
    let findable = site(&[("forum", text)]).findable(&options());
    let besides = findable[0].besides.join("|");
    assert!(
        besides.contains("موضوعه الزراعة المستدامة|نص عن الهيدروجين الأخضر|وأكثر"),
        "{besides}"
    );
    assert_eq!(
        findable[1].about,
        "ملتقى، 10 يونيو 2026، 9:00 صباحًا، القاعة الكبرى"
    );
}
