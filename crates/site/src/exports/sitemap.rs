//! The map of the site (sitemaps.org 0.9), and what robots are told (RFC 9309).

use super::{Exports, File, file};
use anyhow::Result;
use multaqa_domain::route::Route;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event as Xml},
};

/// The most addresses that one map may hold.
const MOST: usize = 50_000;
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// `/sitemap.xml`, with `/sitemap-1.xml` and so on where one does not hold all pages, and
/// `/robots.txt`. Maps hold absolute addresses: there is none while the origin is not
/// known. Robots ask at the root only: a site below another path tells them nothing.
///
/// # Errors
/// None in practice: what they say can be written.
pub(super) fn files(exports: &Exports<'_>, routes: &[Route]) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let map = exports.place.url("sitemap.xml");
    if map.is_some() {
        let found: Vec<_> = routes.iter().filter(|route| is_found(route)).collect();
        if found.len() <= MOST {
            files.push(file("sitemap.xml", pages(exports, &found)?));
        } else {
            let mut parts = Vec::new();
            for (number, part) in (1..).zip(found.chunks(MOST)) {
                let name = format!("sitemap-{number}.xml");
                files.push(file(&name, pages(exports, part)?));
                parts.extend(exports.place.url(&name).map(|url| (url, None)));
            }
            let index = document("sitemapindex", "sitemap", parts)?;
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
    Ok(files)
}

fn pages(exports: &Exports<'_>, routes: &[&Route]) -> Result<Vec<u8>> {
    let pages = routes.iter().filter_map(|route| {
        let url = exports.page(route)?;
        Some((url, updated(exports, route)))
    });
    document("urlset", "url", pages)
}

/// A document of addresses, each with when it was last changed, if that is known.
fn document(
    root: &str,
    item: &str,
    addresses: impl IntoIterator<Item = (String, Option<String>)>,
) -> Result<Vec<u8>> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = out.create_element(root).with_attribute(("xmlns", SPACE));
    root.write_inner_content(|out| {
        for (url, updated) in addresses {
            out.create_element(item).write_inner_content(|out| {
                out.create_element("loc")
                    .write_text_content(BytesText::new(&url))?;
                if let Some(updated) = &updated {
                    out.create_element("lastmod")
                        .write_text_content(BytesText::new(updated))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(out.into_inner())
}

/// When a forum or a page was last changed, if that is known.
fn updated(exports: &Exports<'_>, route: &Route) -> Option<String> {
    let updated = match route {
        Route::Forum(slug) => exports.changed(&exports.facts.forum(slug)?)?,
        Route::Page(slug) => exports.facts.page_updated(slug)?,
        _ => return None,
    };
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
