//! Golden pages: the markup of every page of the sample and of the test content.
//!
//! Of each page its `<main>` is kept, with its title, its description and the name of the frame
//! that it stands in; what stands around `<main>` is kept once for all pages that share it. So
//! a word in the header is a change of the frames alone.
//!
//! `INSTA_UPDATE=always cargo test -p multaqa-site --test golden_pages` writes them anew; read
//! the difference before you keep it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests"
)]

mod html;

use html::readable;
use insta::{Settings, assert_snapshot};
use multaqa_content::{Options, load};
use multaqa_domain::time::Instant;
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    panic::catch_unwind,
    path::Path,
};

/// Stands in a frame for the `<main>` of its pages.
const MAIN: &str = "<main>…</main>";

/// The `<main>` of a page, and what stands around it.
fn divided(html: &str) -> (String, String) {
    let end = "</main>";
    let start = html.find("<main").expect("every page has a main");
    let end = html.find(end).expect("it ends") + end.len();
    let frame = [&html[..start], MAIN, &html[end..]].concat();
    (html[start..end].to_owned(), frame)
}

/// What is kept of a content folder, by name.
fn kept_of(content: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let site =
        load(&root.join(content)).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let options = Options {
        now: None,
        wall_clock: Instant(1_500_000_000),
    };
    let mut kept = BTreeMap::new();
    let mut frames: BTreeMap<String, String> = BTreeMap::new();
    for (route, document) in site.pages(&options) {
        let name = match &route {
            Some(route) => ["page", route.to_string().trim_end_matches('/')]
                .concat()
                .replace('/', "-"),
            None => "404".to_owned(),
        };
        let head = document.head.clone();
        let (main, frame) = divided(&multaqa_app::render(document, route, "/"));
        // Named after the first page that has it.
        let frame = frames
            .entry(readable(&frame))
            .or_insert_with(|| format!("frame-{name}"));
        let page = format!(
            "<!-- {}\n     {}\n     in {frame} -->\n{}",
            head.title,
            head.description,
            readable(&main)
        );
        kept.insert(name, page);
    }
    kept.extend(frames.into_iter().map(|(frame, name)| (name, frame)));
    kept
}

/// Compares all, and names all that differ; the difference of each is printed whole.
fn compare(content: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(content.replace('/', "-"));
    let now = kept_of(content);
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let is_as_kept = |(name, text): (&String, &String)| {
        let compared = || settings.bind(|| assert_snapshot!(name.as_str(), text));
        catch_unwind(std::panic::AssertUnwindSafe(compared)).is_ok()
    };
    let mut differing: Vec<String> = now
        .iter()
        .filter(|one| !is_as_kept(*one))
        .map(|(name, _)| name.clone())
        .collect();
    let files: BTreeSet<String> = now.keys().map(|name| format!("{name}.snap")).collect();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".snap") || files.contains(&name) {
            continue;
        }
        if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            fs::remove_file(&path).unwrap();
        } else {
            differing.push(format!("{name} is kept, but there is no such page"));
        }
    }
    assert!(
        differing.is_empty(),
        "other than kept:\n{}",
        differing.join("\n")
    );
}

#[test]
fn the_sample_is_as_kept() {
    compare("content");
}

#[test]
fn the_test_content_is_as_kept() {
    compare("tests/content");
}
