//! A thread draws many pages, and pages of several sites: none knows of those before it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use multaqa_content::{Options, load};
use multaqa_domain::time::Instant;
use std::path::Path;

/// Values that belong to one page are gone when the next is drawn.
#[test]
fn every_page_can_be_drawn_twice_and_is_the_same() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let site = load(&content).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let options = Options {
        now: None,
        wall_clock: Instant(1_500_000_000),
    };
    let drawn = || -> Vec<String> {
        let pages = site.pages(&options);
        pages
            .into_iter()
            .map(|(route, document)| multaqa_app::render(document, route, "/"))
            .collect()
    };
    let first = drawn();
    assert!(first == drawn(), "a page differs when it is drawn again");
}
