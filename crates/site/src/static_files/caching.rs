//! How long a file may be kept, and how to tell whether it has changed (RFC 9111, 9110).

use axum::http::HeaderValue;
use std::{fs::Metadata, io, path::Path, time::UNIX_EPOCH};

/// The `Cache-Control` of a file: for ever if its name changes with its content, else
/// it is kept but asked for each time.
pub(super) fn policy(path: &Path) -> &'static str {
    let name = path.file_name().and_then(|name| name.to_str());
    if name.is_some_and(has_hash) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether a name has a content hash: a hyphen, eight or more lower-case hexadecimal
/// digits with a letter among them, then a dot or an underscore. Without the letter a
/// date such as `photo-20170914.jpg` would be taken for one.
fn has_hash(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let end = part.find(['.', '_']);
        let hash = end.and_then(|end| part.get(..end)).unwrap_or_default();
        let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        hash.len() >= 8 && hash.bytes().all(hex) && hash.bytes().any(|b| b.is_ascii_lowercase())
    })
}

/// An entity tag: when the file was written, how long it is, and its coding, so that each coding
/// of a file has its own. It is a strong one, since nobody writes a file twice in a nanosecond.
///
/// # Errors
/// If the file system does not tell when it was written.
pub(super) fn entity_tag(file: &Metadata, coding: Option<&str>) -> io::Result<String> {
    let written = file.modified()?.duration_since(UNIX_EPOCH);
    let written = written.unwrap_or_default().as_nanos();
    let coding = coding.unwrap_or("plain");
    Ok(format!("\"{written:x}-{:x}-{coding}\"", file.len()))
}

/// Whether `If-None-Match` names this tag, by weak comparison (RFC 9110 section 13.1.2).
/// Our own tags have no comma, so that splitting at commas finds them.
pub(super) fn matches<'a>(fields: impl IntoIterator<Item = &'a HeaderValue>, tag: &str) -> bool {
    let fields = fields.into_iter().filter_map(|value| value.to_str().ok());
    let mut tags = fields.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_makes_a_name_immutable() {
        for name in [
            "app-0123456789abcdef.js",
            "app-0123456789abcdef_bg.wasm",
            "a-b-deadbeef.css",
            "start-a1b2c3d4e5.js",
        ] {
            assert!(policy(Path::new(name)).contains("immutable"), "{name}");
        }
        for name in [
            "index.html",
            "page.json",
            "photo-20170914.jpg",
            "a-deadbee.js",
            "a-deadbeef",
            "deadbeef.js",
            "a-DEADBEEF.js",
            "community-service.ics",
        ] {
            assert_eq!(policy(Path::new(name)), "no-cache", "{name}");
        }
    }

    #[test]
    fn tags_by_table() {
        let folder = tempfile::tempdir().unwrap();
        let tag = |text: &str, coding| {
            let file = folder.path().join(text);
            std::fs::write(&file, text).unwrap();
            entity_tag(&file.metadata().unwrap(), coding).unwrap()
        };
        let [one, other, brotli] = [tag("one", None), tag("more", None), tag("one", Some("br"))];
        assert!(one != other && one != brotli);
        let tag = one;
        for (field, known) in [
            (tag.clone(), true),
            (format!("W/{tag}"), true),
            (format!("\"x\", {tag}"), true),
            ("*".into(), true),
            ("\"x\"".into(), false),
            (tag.replace('"', ""), false),
        ] {
            let field = HeaderValue::from_str(&field).unwrap();
            assert_eq!(matches([&field], &tag), known, "{field:?}");
        }
        assert!(!matches([], &tag));
    }
}
