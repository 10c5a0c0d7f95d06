//! What stands in a page's head for machines: its files, and what it is about, in the
//! vocabulary of schema.org as JSON-LD.

use super::{Exports, json_ld};
use crate::page::escape;
use multaqa_domain::{route::Route, slug::Slug};

/// The markup for a page.
///
/// # Errors
/// None in practice: all that it says can be written as JSON.
pub(super) fn of(exports: &Exports<'_>, route: &Route) -> anyhow::Result<String> {
    let mut out = String::new();
    let base = &exports.place.base;
    for (kind, path) in alternates(exports, route) {
        out.extend([
            "<link rel=\"alternate\" type=\"",
            kind,
            "\" href=\"",
            &escape(&[base.as_str(), &path].concat()),
            "\">",
        ]);
    }
    if let Some(data) = json_ld::of(exports, route) {
        out.push_str("<script type=\"application/ld+json\">");
        // The only sequences that could end the element early begin with `<`.
        let json = serde_json::to_string(&data)?;
        out.push_str(&json.replace('<', "\\u003c"));
        out.push_str("</script>");
    }
    Ok(out)
}

/// The media type and the path of each file that says the same as a page.
fn alternates(exports: &Exports<'_>, route: &Route) -> Vec<(&'static str, String)> {
    const CALENDAR: &str = "text/calendar";
    match route {
        Route::Home => vec![
            ("application/atom+xml", "feed.atom".to_owned()),
            ("application/feed+json", "feed.json".to_owned()),
        ],
        Route::Calendar => {
            // Forums without a date come last.
            let first = exports.facts.forums().first();
            let dated = first.is_some_and(|slug| is_dated(exports, slug));
            let file = "calendar.ics".to_owned();
            dated.then_some((CALENDAR, file)).into_iter().collect()
        }
        Route::Forum(slug) => {
            let content = ["forums/", slug.as_str(), "/content.json"].concat();
            let mut files = vec![("application/json", content)];
            if is_dated(exports, slug) {
                let calendar = ["forums/", slug.as_str(), "/calendar.ics"].concat();
                files.push((CALENDAR, calendar));
                let schedule = ["schedule/", slug.as_str(), ".xml"].concat();
                files.push(("application/xml", schedule));
            }
            files
        }
        Route::Sector(slug) => {
            let mut sectors = exports.facts.sectors();
            let sector = sectors.find(|sector| sector.slug == slug);
            let forums = sector.map_or(&[][..], |sector| sector.forums);
            let dated = forums.iter().any(|forum| is_dated(exports, forum));
            let file = ["sectors/", slug.as_str(), "/calendar.ics"].concat();
            dated.then_some((CALENDAR, file)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn is_dated(exports: &Exports<'_>, slug: &Slug) -> bool {
    let forum = exports.facts.forum(slug);
    forum.is_some_and(|forum| forum.when.is_some())
}

#[cfg(test)]
#[path = "head_tests.rs"]
mod tests;
