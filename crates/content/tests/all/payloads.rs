//! Every payload reads back as it was written: the browser reads what the program writes.

use multaqa_content::{Options, load};
use multaqa_domain::{
    json::Json,
    page::{Document, Page, Still},
    time::Instant,
};
use std::path::Path;

#[test]
fn every_page_reads_back_as_it_was_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let options = Options {
        now: None,
        wall_clock: Instant(1_500_000_000),
    };
    for content in ["content", "tests/content", "tests/night"] {
        let site =
            load(&root.join(content)).unwrap_or_else(|report| panic!("{}", report.render(false)));
        for (route, document) in site.pages(&options) {
            let json = serde_json::to_string(&document).unwrap();
            let json = Json::parse(&json).unwrap();
            let mut document = document;
            if let Page::Still(page) = &mut document.page {
                // The browser needs no more of it than what was served.
                *page = Still::Served;
            }
            assert_eq!(
                Document::from_json(&json),
                Ok(document),
                "{content}: {route:?}"
            );
        }
    }
}
