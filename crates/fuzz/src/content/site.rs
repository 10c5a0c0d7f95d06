//! What is true of every site that was loaded.

use super::OPTIONS;
use crate::state;
use multaqa_content::{Origin, Site};
use multaqa_site::{
    assets::Assets,
    headers,
    page::{self, Frame, Place},
    policy::Policy,
    static_files::HeadersFile,
};
use std::path::Path;

/// The directives of a policy.
const DIRECTIVES: usize = 14;

/// What stands for many servers.
const KINDS: [&str; 3] = ["https:", "http://localhost:*", "http://127.0.0.1:*"];

/// Checks a site that was loaded from a folder; `is_drawn`, if its pages are drawn too.
pub(super) fn holds(site: &Site, folder: &Path, is_drawn: bool) {
    for (route, document) in site.pages(&OPTIONS) {
        let document = page::stamped(document).expect("a payload is written");
        state::is_read_as_written(&document);
        if is_drawn {
            state::shown(&document, route.as_ref());
        }
    }
    assert_eq!(site.unraised(&site.events()).len(), 0);
    site.findable(&OPTIONS);
    site.exchanges(&OPTIONS);
    files(site, folder);
    fields(site);
}

/// Files lie in the folder, and have names that a host takes.
fn files(site: &Site, folder: &Path) {
    let folder = folder.canonicalize().expect("the folder is there");
    for media in site.media() {
        let path = media.path.canonicalize().expect("a photo is there");
        assert!(path.starts_with(&folder), "{path:?}");
        for side in &media.sides {
            let name = media.file(*side);
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            let name = name.strip_prefix("media/").expect("it lies in media/");
            assert!(name.chars().all(is_plain), "{name}");
            assert!(*side > 0 && media.height(*side) > 0);
        }
    }
    for file in site.public() {
        let path = file.path.canonicalize().expect("a file is there");
        assert!(path.starts_with(&folder), "{path:?}");
        let is_own = |part: &str| !matches!(part, "" | "." | "..");
        assert!(file.name.split('/').all(is_own), "{}", file.name);
        assert!(file.path.ends_with(Path::new("public").join(&file.name)));
    }
    for (alias, _) in site.aliases() {
        let mut parts = alias.split(['/', '\\']);
        assert!(parts.all(|part| !matches!(part, "." | "..")), "{alias}");
    }
}

/// The policy has its directives and no other, and the fields are read as they are written.
fn fields(site: &Site) {
    let origins = site.origins();
    let policy = Policy::new(&origins).expect("a policy");
    let text = policy.header.to_str().expect("it is ASCII").to_owned();
    assert_eq!(text.split(';').count(), DIRECTIVES, "{text}");
    assert!(!text.contains(','), "{text}");
    for line in text.split("; ").chain(policy.meta.as_deref()) {
        let sources = line.strip_prefix("connect-src 'self'").unwrap_or("");
        for source in sources.split_whitespace() {
            // Of many servers the field tells the kind, and each page the names.
            let is_kind = policy.meta.is_some() && KINDS.contains(&source);
            assert!(is_kind || Origin::parse(source).is_ok(), "{line}");
        }
    }
    let place = Place {
        base: "/".to_owned(),
        origin: site.origin().map(str::to_owned),
    };
    let frame = Frame {
        place: &place,
        assets: &Assets::new(None),
        policy: &policy,
    };
    let file = HeadersFile::new(headers::rules(site, &frame).expect("rules"));
    assert_eq!(file.check(), Ok(()));
    assert_eq!(HeadersFile::parse(&file.to_string()), Ok(file));
}
