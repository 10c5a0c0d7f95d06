//! The map of the site (sitemaps.org 0.9), and what robots are told (RFC 9309).

use super::{Exports, File, file};
use crate::page::escape;
use multaqa_domain::route::Route;

/// The most addresses that one map may hold.
const MOST: usize = 50_000;
const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// `/sitemap.xml`, with `/sitemap-1.xml` and so on where one does not hold all pages, and
/// `/robots.txt`. Maps hold absolute addresses: there is none while the origin is not
/// known. Robots ask at the root only: a site below another path tells them nothing.
pub(super) fn files(exports: &Exports<'_>, routes: &[Route]) -> Vec<File> {
    let mut files = Vec::new();
    let map = exports.place.url("sitemap.xml");
    if map.is_some() {
        let found: Vec<_> = routes.iter().filter(|route| is_found(route)).collect();
        if found.len() <= MOST {
            files.push(file("sitemap.xml", pages(exports, &found)));
        } else {
            let mut index = [OPEN, "<sitemapindex xmlns=\"", SPACE, "\">"].concat();
            for (number, part) in (1..).zip(found.chunks(MOST)) {
                let name = format!("sitemap-{number}.xml");
                if let Some(url) = exports.place.url(&name) {
                    index.extend(["<sitemap><loc>", &escape(&url), "</loc></sitemap>"]);
                }
                files.push(file(&name, pages(exports, part)));
            }
            index.push_str("</sitemapindex>\n");
            files.push(file("sitemap.xml", index));
        }
    }
    if exports.place.base == "/" {
        let mut robots = String::from("User-agent: *\nAllow: /\n");
        if let Some(map) = &map {
            robots.extend(["\nSitemap: ", map, "\n"]);
        }
        files.push(file("robots.txt", robots));
    }
    files
}

fn pages(exports: &Exports<'_>, routes: &[&Route]) -> String {
    let mut out = [OPEN, "<urlset xmlns=\"", SPACE, "\">"].concat();
    for route in routes {
        let Some(url) = exports.page(route) else {
            continue;
        };
        out.extend(["<url><loc>", &escape(&url), "</loc>"]);
        if let Some(updated) = updated(exports, route) {
            out.extend(["<lastmod>", &updated, "</lastmod>"]);
        }
        out.push_str("</url>");
    }
    out.push_str("</urlset>\n");
    out
}

/// When a forum was last changed, if the content says so.
fn updated(exports: &Exports<'_>, route: &Route) -> Option<String> {
    let Route::Forum(slug) = route else {
        return None;
    };
    let updated = exports.facts.forum(slug)?.revision.updated?;
    Some(updated.to_string())
}

/// Whether a page is for whoever searches: not those that show only what the device
/// keeps, nor forms.
fn is_found(route: &Route) -> bool {
    !matches!(
        route,
        Route::Registrations
            | Route::Preferences
            | Route::Register(_)
            | Route::ForumForm(..)
            | Route::SectorForm(..)
    )
}

#[cfg(test)]
#[path = "sitemap_tests.rs"]
mod tests;
