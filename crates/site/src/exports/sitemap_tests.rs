//! Maps of small and large sites.

use super::super::fixture::{exports, place, shown, site, text};
use super::*;
use insta::assert_snapshot;
use multaqa_domain::slug::Slug;

fn slug(name: &str) -> Slug {
    Slug::parse(name).unwrap()
}

fn map(origin: Option<&str>, base: &str, routes: &[Route]) -> Vec<File> {
    let forum = "title = \"م\"\nsummary = \"س\"\nupdated = 2026-02-02\n";
    let page = "title = \"م\"\nupdated = 2026-02-03T08:00:00\n+++\nنص\n";
    let site = site(&[("forums/a.md", forum), ("pages/faq.md", page)]);
    let mut place = place(origin);
    place.base = base.to_owned();
    exports(&site, &place, |exports| exports.map(routes).unwrap())
}

#[test]
fn pages_that_can_be_found_are_on_the_map() {
    let routes = [
        Route::Home,
        Route::Forum(slug("a")),
        Route::Register(slug("a")),
        Route::Preferences,
        Route::Page(slug("faq")),
    ];
    let files = map(Some("https://a.example"), "/", &routes);
    let pages = text(&files, "sitemap.xml");
    assert_snapshot!(shown(&pages, "<urlset"), @r#"
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url>
    <loc>https://a.example/</loc>
    </url>
    <url>
    <loc>https://a.example/forums/a/</loc>
    <lastmod>2026-02-01T20:00:00Z</lastmod>
    </url>
    <url>
    <loc>https://a.example/pages/faq/</loc>
    <lastmod>2026-02-03T04:00:00Z</lastmod>
    </url>
    </urlset>
    "#);
    assert_eq!(
        text(&files, "robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n"
    );
}

#[test]
fn without_an_origin_there_is_no_map_and_below_a_path_no_robots_file() {
    let files = map(None, "/", &[Route::Home]);
    assert_eq!(files.len(), 1);
    assert!(!text(&files, "robots.txt").contains("Sitemap"));
    let files = map(Some("https://a.example"), "/x/", &[Route::Home]);
    assert_eq!(files.len(), 1);
    assert_snapshot!(shown(&text(&files, "sitemap.xml"), "<urlset"), @r#"
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url>
    <loc>https://a.example/x/</loc>
    </url>
    </urlset>
    "#);
}

#[test]
fn more_pages_than_one_map_holds() {
    let routes: Vec<_> = (0..=MOST)
        .map(|n| Route::Speaker(slug(&format!("p{n}"))))
        .collect();
    let files = map(Some("https://a.example"), "/", &routes);
    let index = text(&files, "sitemap.xml");
    assert_snapshot!(shown(&index, "<sitemapindex"), @r#"
    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap>
    <loc>https://a.example/sitemap-1.xml</loc>
    </sitemap>
    <sitemap>
    <loc>https://a.example/sitemap-2.xml</loc>
    </sitemap>
    </sitemapindex>
    "#);
    assert_eq!(text(&files, "sitemap-1.xml").matches("<url>").count(), MOST);
    assert_eq!(text(&files, "sitemap-2.xml").matches("<url>").count(), 1);
}
