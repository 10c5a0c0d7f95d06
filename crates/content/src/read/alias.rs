//! `aliases`: addresses that a thing had before, at this site or the one that it took the place
//! of. A page at each leads on.

use crate::check::{kind::Kind, table::Table, value::LINE};
use multaqa_domain::{route::Route, slug::Slug};

/// The old addresses of a thing, as paths below the base: without slashes at their ends.
pub(super) fn aliases(table: &Table<'_>) -> Vec<String> {
    let mut aliases = Vec::new();
    for found in table.strs("aliases", LINE) {
        let path = found.text.trim_matches('/');
        let trouble = match path {
            _ if !path.split('/').all(is_segment) => Some((
                format!("`{}` is not the path of a page", found.text),
                "write the path alone, such as `/events/2017/forum.html`".to_owned(),
            )),
            _ if is_taken(table, path) => Some((
                format!("`{}` is the address of another page", found.text),
                "remove it: an old address is one that no page has now".to_owned(),
            )),
            _ if aliases.iter().any(|other| other == path) => Some((
                format!("`{}` stands here twice", found.text),
                "remove one".to_owned(),
            )),
            _ => None,
        };
        match trouble {
            Some((message, help)) => table.reader.fault(found.span, message, Some(help)),
            None => aliases.push(path.to_owned()),
        }
    }
    aliases
}

/// A name in a path, as it can stand in a file system and in an address.
fn is_segment(name: &str) -> bool {
    let is_fit = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    !name.starts_with('.') && !name.is_empty() && name.chars().all(is_fit)
}

/// Whether a page of this site stands there.
fn is_taken(table: &Table<'_>, path: &str) -> bool {
    let has = |kind, slug: &Slug| table.reader.folder.has(kind, slug.as_str());
    match Route::parse(&["/", path].concat()) {
        None => path.eq_ignore_ascii_case("index.html"),
        Some(Route::Forum(slug) | Route::Register(slug)) => has(Kind::Forum, &slug),
        Some(Route::ForumForm(slug, _)) => has(Kind::Forum, &slug),
        Some(Route::Programme(slug, _) | Route::Grid(slug, _)) => has(Kind::Forum, &slug),
        Some(Route::Sector(slug) | Route::SectorForm(slug, _)) => has(Kind::Sector, &slug),
        Some(Route::Speaker(slug)) => has(Kind::Person, &slug),
        Some(Route::Page(slug)) => has(Kind::Page, &slug),
        Some(_) => true,
    }
}
