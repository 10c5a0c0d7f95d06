//! What is true of all that leaves a site: it is of its format.

use super::OPTIONS;
use multaqa_content::Site;
use multaqa_site::{exported, page::Place};
use quick_xml::{Reader, events::Event};
use std::ffi::OsStr;

/// Reads all that leaves a site.
pub(super) fn holds(site: &Site) {
    let place = Place {
        base: "/".to_owned(),
        origin: site.origin().map(str::to_owned),
    };
    for (path, bytes) in exported(site, &OPTIONS, &place).expect("files") {
        let text = String::from_utf8(bytes).expect("it is text");
        match path.extension().and_then(OsStr::to_str) {
            Some("xml" | "atom") => xml(&text),
            Some("json") => json(&text),
            Some("ics") => calendar(&text),
            _ => assert!(path.ends_with("robots.txt"), "{path:?}"),
        }
    }
}

fn json(text: &str) {
    let read = serde_json::from_str::<serde_json::Value>(text);
    assert!(read.is_ok(), "{text}");
}

/// Well-formed: one root, pairs of tags, no character that XML does not have.
fn xml(text: &str) {
    let is_none = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    assert!(!text.contains(is_none), "{text:?}");
    let mut reader = Reader::from_str(text);
    let (mut depth, mut roots) = (0, 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                roots += usize::from(depth == 0);
                depth += 1;
                tag.attributes().for_each(|one| drop(one.expect("one")));
            }
            Event::Empty(tag) => {
                roots += usize::from(depth == 0);
                tag.attributes().for_each(|one| drop(one.expect("one")));
            }
            Event::End(_) => depth -= 1,
            Event::GeneralRef(name) => {
                let is_named = matches!(&*name, "amp" | "lt" | "gt" | "quot" | "apos");
                assert!(is_named || name.is_char_ref(), "{name:?}");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!((depth, roots), (0, 1), "{text}");
}

/// Lines end with CR LF, have 75 bytes at most, and hold no other control (RFC 5545).
fn calendar(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
}
