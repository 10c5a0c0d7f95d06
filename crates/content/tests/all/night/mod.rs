//! What goes on after midnight: under which day it is told, and when it really is.

mod clocks;
mod days;
mod faults;
mod pages;

use multaqa_content::{Options, Report, Site, load};
use multaqa_domain::{
    page::{Document, ForumPage, Page},
    route::Route,
    time::Instant,
};
use std::{fs, path::Path};

const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(0),
};

/// The content that tells a majlis as its organiser wrote it.
fn kept() -> Site {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/night");
    load(&folder).unwrap_or_else(|report| panic!("{report}"))
}

/// A site in Riyadh with one forum, whose front matter this is but for title and summary.
fn loaded(forum: &str) -> Result<Site, Report> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("forums")).unwrap();
    let site = "name = \"م\"\nline = \"س\"\ncountry = \"SA\"\nzone = \"Asia/Riyadh\"\n";
    let forum = format!("title = \"مجلس\"\nsummary = \"نبذة\"\n{forum}");
    for (name, text) in [("site.md", site), ("forums/majlis.md", &forum)] {
        fs::write(folder.path().join(name), format!("+++\n{text}+++\n")).unwrap();
    }
    load(folder.path())
}

fn site(forum: &str) -> Site {
    loaded(forum).unwrap_or_else(|report| panic!("{forum}\n{report}"))
}

fn document(site: &Site, route: &str) -> Document {
    let route = Route::parse(route).unwrap();
    let pages = site.pages(&OPTIONS).into_iter();
    let mut found = pages.filter(|(known, _)| known.as_ref() == Some(&route));
    found.next().unwrap_or_else(|| panic!("no {route}")).1
}

fn page(site: &Site) -> ForumPage {
    match document(site, "/forums/majlis/").page {
        Page::Forum(page) => page,
        other => panic!("{other:?}"),
    }
}

/// A programme: a line a day, then a line a session as it is told, with the instants behind it.
fn programme(page: &ForumPage) -> Vec<String> {
    let mut lines = Vec::new();
    for day in &page.days {
        lines.push(day.date.text.clone());
        for session in &day.sessions {
            let start = session.start.as_ref().map_or("", |start| &start.text);
            let end = session.end.as_ref().map_or("", |end| &end.text);
            lines.push(format!("{} {start} – {end}", session.anchor));
        }
    }
    lines
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("{text}"))
}
