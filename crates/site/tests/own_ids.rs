//! The ids that pages have of their own cannot be those of content: whatever a page of the test
//! content has beside its sessions and people is refused as an id of either.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use multaqa_content::{Options, load};
use multaqa_domain::{page::Page, route::Route, slug::Slug, time::Instant};
use multaqa_site::{
    assets::Assets,
    page::{self, Frame, Place},
    policy::Policy,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The ids of a document, with how often each stands in it.
fn ids(html: &str) -> BTreeMap<&str, usize> {
    // The text of the payload, which stands last, is none of the document.
    let end = html.find(" id=\"payload\">").unwrap_or(html.len());
    let mut ids = BTreeMap::from([("payload", 1)]);
    for after in html.get(..end).unwrap_or("").split(" id=\"").skip(1) {
        let id = after.split('"').next().unwrap_or("");
        *ids.entry(id).or_default() += 1;
    }
    ids
}

/// The pages that have anchors of content, whole.
fn pages() -> Vec<(Route, String)> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    let site = load(&content).unwrap_or_else(|report| panic!("{report}"));
    let options = Options {
        now: None,
        wall_clock: Instant(1_500_000_000),
    };
    let place = Place {
        base: "/".to_owned(),
        origin: None,
    };
    let frame = Frame {
        place: &place,
        assets: &Assets::new(None),
        policy: &Policy::new(&site.origins()).unwrap(),
    };
    let all = site.pages(&options).into_iter();
    let all = all.filter_map(|(route, document)| Some((route?, document)));
    let anchored =
        all.filter(|(_, document)| matches!(document.page, Page::Forum(_) | Page::Speakers(_)));
    let pages: Vec<_> = anchored
        .map(|(route, document)| {
            let html = page::html(&document, Some(&route), "", &frame).unwrap();
            (route, html)
        })
        .collect();
    assert!(pages.len() > 15, "{} pages", pages.len());
    pages
}

/// The ids that the test content gives, and the names of its people.
fn of_content() -> BTreeSet<String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    let mut ids = BTreeSet::new();
    for folder in ["forums", "forums/two-days", "speakers"] {
        for entry in fs::read_dir(content.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            let lines = text.lines().filter_map(|line| line.strip_prefix("id = "));
            ids.extend(lines.map(|id| id.trim_matches('"').to_owned()));
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            ids.extend(stem.map(str::to_owned));
        }
    }
    ids
}

#[test]
fn no_id_stands_twice() {
    for (route, html) in pages() {
        let twice: Vec<_> = ids(&html).into_iter().filter(|(_, n)| *n > 1).collect();
        assert!(twice.is_empty(), "{route}: {twice:?}");
    }
}

#[test]
fn what_pages_have_of_their_own_is_no_anchor_of_content() {
    let content = of_content();
    let pages = pages();
    let all = pages.iter().flat_map(|(_, html)| ids(html).into_keys());
    let own: BTreeSet<_> = all.filter(|id| !content.contains(*id)).collect();
    // An id that no slug can be meets none.
    let own: Vec<_> = own
        .into_iter()
        .filter(|id| Slug::parse(id).is_some())
        .collect();
    assert!(own.contains(&"payload") && own.contains(&"main"), "{own:?}");

    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "site.md",
        "+++\nname = \"س\"\nline = \"س\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n+++\n",
    );
    let sessions = own
        .iter()
        .map(|id| format!("[[session]]\nid = \"{id}\"\nkind = \"talk\"\ntitle = \"س\"\n"));
    let head = "+++\ntitle = \"س\"\nsummary = \"س\"\ndate = 2027-01-01\n";
    write(
        "forums/a.md",
        &[head, &sessions.collect::<String>(), "+++\n"].concat(),
    );
    for id in &own {
        write(&format!("speakers/{id}.md"), "+++\nname = \"س\"\n+++\n");
    }
    let report = load(folder.path()).unwrap_err();
    let said: Vec<_> = report.faults.iter().map(|f| f.message.as_str()).collect();
    for id in own {
        for whose in ["page", "directory"] {
            let expected = format!("`{id}` is an id of the {whose}'s own");
            assert!(said.contains(&expected.as_str()), "no “{expected}”");
        }
    }
}
