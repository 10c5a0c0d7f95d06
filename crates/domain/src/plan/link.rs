//! A plan as the fragment of a link: `community-service:opening,closing;health:`. The
//! names of sessions follow on the forum's; an empty name is the forum itself, alone or
//! among them (`health:,opening`). An anchor of the page, such as `#main`, has no colon.

use super::{Entry, MOST, Part};
use crate::slug::Slug;

/// The longest fragment that is read, in bytes.
const LONGEST: usize = 32 * 1024;

/// So many forums may be named, each of which is asked for as soon as the link is opened.
const FORUMS: usize = 20;

/// The fragment that tells a plan, without its `#`.
pub fn write(plan: &[Entry]) -> String {
    let mut out = String::new();
    for (at, first) in plan.iter().enumerate() {
        let forum = first.get(Part::Forum);
        let is_same = |entry: &&Entry| entry.get(Part::Forum) == forum;
        if plan.iter().take(at).any(|entry| is_same(&entry)) {
            continue;
        }
        if at > 0 {
            out.push(';');
        }
        out.push_str(forum);
        let mut before = ':';
        for entry in plan.iter().filter(is_same) {
            out.push(before);
            out.push_str(entry.get(Part::Session));
            before = ',';
        }
    }
    out
}

/// What a fragment names, with or without its `#`: entries of which nothing else is known.
/// What is no name is left out, and of what is too much, the rest.
pub fn parse(fragment: &str) -> Vec<Entry> {
    let mut named: Vec<Entry> = Vec::new();
    let mut forums: Vec<&str> = Vec::new();
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    if text.len() > LONGEST || !text.contains(':') {
        return named;
    }
    for part in text.split(';') {
        let (forum, sessions) = part.split_once(':').unwrap_or((part, ""));
        for session in sessions.split(',') {
            let one = Entry::of(&[forum, session]);
            let is_known = forums.contains(&forum);
            if Slug::parse(forum).is_some()
                && Slug::parse_maybe(session).is_some()
                && (is_known || forums.len() < FORUMS)
                && named.len() < MOST
                && !named.contains(&one)
            {
                named.push(one);
                if !is_known {
                    forums.push(forum);
                }
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::{super::fixture::*, *};
    use crate::plan::place;
    use proptest::prelude::*;

    fn texts(named: &[Entry]) -> Vec<String> {
        let text = |entry: &Entry| {
            assert!(entry.is_bare());
            let (forum, session) = (entry.get(Part::Forum), entry.get(Part::Session));
            [forum, "/", session]
                .concat()
                .trim_end_matches('/')
                .to_owned()
        };
        named.iter().map(text).collect()
    }

    #[test]
    fn a_plan_is_told_in_few_words() {
        let plan = [
            timed("community-service", "a", 0, 1, ""),
            whole("other", 0, 1),
            timed("community-service", "b", 1, 2, ""),
            timed("third", "c", 0, 1, ""),
            whole("third", 0, 1),
        ];
        assert_eq!(write(&plan), "community-service:a,b;other:;third:c,");
        assert_eq!(write(&[]), "");
    }

    #[test]
    fn fragments_by_table() {
        let table: [(&str, &[&str]); 15] = [
            ("", &[]),
            ("#", &[]),
            ("#f", &[]),
            ("f:", &["f"]),
            ("#f:a", &["f/a"]),
            ("#f:a,b;g", &["f/a", "f/b", "g"]),
            ("#f:,a", &["f", "f/a"]),
            ("#f:a,", &["f/a", "f"]),
            ("#f:", &["f"]),
            ("#f:a,a;f:a", &["f/a"]),
            ("#main", &[]),
            ("#<script>", &[]),
            ("#../..:a;f:B,é,b", &["f/b"]),
            ("#;;;:a;,", &[]),
            ("#f:a:b", &[]),
        ];
        for (fragment, expected) in table {
            assert_eq!(texts(&parse(fragment)), expected, "{fragment}");
        }
    }

    #[test]
    fn what_is_too_much_is_cut() {
        let many: Vec<_> = (0..MOST + 50).map(|n| format!("s{n}")).collect();
        assert_eq!(parse(&format!("#f:{}", many.join(","))).len(), MOST);
        assert_eq!(parse(&"f:a;".repeat(LONGEST)), []);
        let forums: String = (0..FORUMS + 9).map(|n| format!("f{n}:a,b;")).collect();
        assert_eq!(parse(&forums).len(), 2 * FORUMS);
    }

    proptest! {
        #[test]
        fn a_plan_comes_back(marked in prop::collection::vec((0u8..4, prop::option::of(0u8..5)), 0..20)) {
            let mut plan = Vec::new();
            for (forum, session) in marked {
                let forum = format!("f{forum}");
                place(&mut plan, match session {
                    Some(session) => timed(&forum, &format!("s{session}"), 0, 1, ""),
                    None => whole(&forum, 0, 1),
                });
            }
            let named = parse(&write(&plan));
            prop_assert_eq!(named.len(), plan.len());
            for entry in &plan {
                prop_assert!(named.iter().any(|one| one.is(entry)));
            }
        }

        #[test]
        fn no_fragment_makes_it_panic(text in "(?s).{0,60}", near in "[#a-c:;,%3A-]{0,40}") {
            let _ = (parse(&text), parse(&near));
        }
    }
}
