//! Plans: as they are kept, as a link carries them, and as calendar files.

use multaqa_domain::{
    json::Json,
    plan::{self, Change, Entry, MOST},
};

/// So many entries are compared with each other.
const COMPARED: usize = 20;

/// A plan is read as it was written, kept in order, and compared.
pub(super) fn plan(json: &Json) {
    let entries = plan::from_json(json);
    assert!(entries.len() <= MOST);
    let text = plan::to_json(&entries).to_text();
    let again = Json::parse(&text).map(|json| plan::from_json(&json));
    assert_eq!(again.as_ref(), Some(&entries));
    let mut placed = Vec::new();
    for entry in &entries {
        plan::place(&mut placed, entry.clone());
        let names = placed.iter().filter(|other| other.is(entry)).count();
        assert_eq!(names, 1, "{entry:?}");
    }
    let some = entries.get(..COMPARED).unwrap_or(&entries);
    for one in some {
        let look = one.look();
        assert!(look.is(one));
        assert_eq!(plan::news(std::slice::from_ref(&look), &look), None);
        assert!(one.is_bare() || !Change::is_any_between(one, one));
        let (named, _) = plan::clashes(one, some);
        assert!(named.len() <= 3);
        for other in some {
            Change::is_any_between(one, other);
        }
    }
    carried(&placed);
}

/// A link names forums and sessions, and is read as it was written.
pub(super) fn link(text: &str) {
    let named = plan::parse(text);
    assert!(named.len() <= MOST && named.iter().all(Entry::is_bare));
    assert_eq!(plan::parse(&plan::write(&named)).len(), named.len());
    carried(&named);
}

/// What a link brings of a plan is of that plan.
fn carried(entries: &[Entry]) {
    let fragment = plan::write(entries);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-:;,".contains(c);
    assert!(fragment.chars().all(is_plain), "{fragment}");
    for entry in plan::parse(&fragment) {
        assert!(entries.iter().any(|other| other.is(&entry)), "{entry:?}");
    }
}

/// Files stand one after the other, with a line `=` between.
pub(super) fn calendar(text: &str) {
    let files: Vec<_> = text.split("=\n").map(str::to_owned).collect();
    let (file, left_out) = plan::join(&files);
    assert!(left_out as usize <= files.len());
    assert_eq!(file.is_empty(), left_out as usize == files.len());
    if !file.is_empty() {
        assert_eq!(plan::join(std::slice::from_ref(&file)).1, 0, "{file}");
    }
}
