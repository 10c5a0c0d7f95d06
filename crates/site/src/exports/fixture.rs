//! A small site for the tests of exports, made of files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

#[path = "../../tests/html/mod.rs"]
mod html;

use super::{Exports, File};
use crate::page::Place;
use multaqa_content::{Options, Site, load};
use multaqa_domain::time::Instant;
use std::fs;

/// The clock of the tests: 2026-03-01, noon in UTC.
const NOW: i64 = 1_772_366_400;

/// What a folder with these files exports, at the address that the content says.
pub(super) fn exported(files: &[(&str, &str)]) -> Vec<File> {
    let site = site(files);
    let place = place(site.origin());
    let options = options();
    super::files(&site, &options, &place).unwrap()
}

/// The site of a folder with these files; site.md is made where there is none.
pub(super) fn site(files: &[(&str, &str)]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let own = "name = \"ملتقيات\"\nline = \"سطر\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\norigin = \"https://forum.example\"\n";
    let own = [("site.md", own)];
    let named = |name: &str| files.iter().any(|(other, _)| *other == name);
    let own = own.iter().filter(|(name, _)| !named(name));
    for (name, text) in files.iter().chain(own) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, ["+++\n", text, "\n+++\n"].concat()).unwrap();
    }
    load(folder.path()).unwrap_or_else(|report| panic!("{}", report.render(false)))
}

pub(super) fn options() -> Options {
    Options {
        now: Some(Instant(NOW)),
        wall_clock: Instant(0),
    }
}

pub(super) fn place(origin: Option<&str>) -> Place {
    Place {
        base: "/".to_owned(),
        origin: origin.map(str::to_owned),
    }
}

/// The text of one of the files.
pub(super) fn text(files: &[File], path: &str) -> String {
    let found = files.iter().find(|(name, _)| name.to_str() == Some(path));
    let names: Vec<_> = files.iter().map(|(name, _)| name).collect();
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {path} in {names:?}"));
    String::from_utf8(bytes.clone()).unwrap()
}

/// The first element that begins like this, a line for each tag. What isolates a text is
/// written out, since sources may not hold it.
pub(super) fn shown(xml: &str, start: &str) -> String {
    let element = html::readable(html::element(xml, start));
    let isolated = element
        .replace('\u{2066}', "[LRI]")
        .replace('\u{2068}', "[FSI]");
    isolated.replace('\u{2069}', "[PDI]")
}

/// What the head of a page says, with everything around it.
pub(super) fn exports<T>(site: &Site, place: &Place, with: impl FnOnce(&Exports<'_>) -> T) -> T {
    with(&Exports::new(site, &options(), place))
}
