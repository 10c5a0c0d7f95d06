//! What a visitor has seen of a programme: a mark a session, by which it is told at the
//! next look what is there since, and what takes place otherwise.

use crate::{
    outbox::digest,
    page::{ForumPage, SessionCard, SessionKind},
    slug::Slug,
    time::TimeText,
};

/// What there is to tell of a session since the last look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It was not there.
    Added,
    /// It had another time or room.
    Moved,
    /// It is not there any more.
    Removed,
}

/// The marks of a programme as they are kept: `anchor=hash` a session, with spaces
/// between. Breaks and prayers are nobody's news.
pub fn look(page: &ForumPage) -> String {
    let mut marks = String::new();
    for day in &page.days {
        for session in &day.sessions {
            if matches!(session.kind, SessionKind::Break | SessionKind::Prayer) {
                continue;
            }
            if !marks.is_empty() {
                marks.push(' ');
            }
            let hash = mark(&day.date.iso, session);
            marks.push_str(session.anchor.as_str());
            marks.push('=');
            marks.push_str(hash.get(..8).unwrap_or_default());
        }
    }
    marks
}

/// A hash of when and in which room it is.
fn mark(day: &str, session: &SessionCard) -> String {
    let iso = |time: &Option<TimeText>| time.as_ref().map_or("", |time| &time.iso).to_owned();
    let room = session.room.as_deref().unwrap_or_default();
    digest(&[day, &iso(&session.start), &iso(&session.end), room].join("\n"))
}

/// What has changed between two looks, by session; `before` is hostile.
pub fn news(before: &str, now: &str) -> Vec<(Slug, News)> {
    let mut news = Vec::new();
    let old = |wanted: &str| before.split(' ').find(|mark| name(mark) == wanted);
    for mark in now.split(' ') {
        let told = match old(name(mark)) {
            None => News::Added,
            Some(old) if old != mark => News::Moved,
            Some(_) => continue,
        };
        tell(&mut news, mark, told);
    }
    for mark in before.split(' ') {
        if !now.split(' ').any(|other| name(other) == name(mark)) {
            tell(&mut news, mark, News::Removed);
        }
    }
    news
}

fn tell(news: &mut Vec<(Slug, News)>, mark: &str, told: News) {
    if let Some(anchor) = Slug::parse(name(mark)) {
        news.push((anchor, told));
    }
}

/// The anchor of a mark.
fn name(mark: &str) -> &str {
    mark.split_once('=').map_or(mark, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::{super::fixture::page, *};
    use proptest::prelude::*;

    fn told(before: &str, now: &str) -> Vec<(String, News)> {
        let news = news(before, now);
        news.into_iter().map(|(a, n)| (a.to_string(), n)).collect()
    }

    #[test]
    fn news_by_table() {
        for (before, now, expected) in [
            ("", "", vec![]),
            ("a=1 b=2", "a=1 b=2", vec![]),
            ("a=1 b=2", "b=2 a=1", vec![]),
            ("a=1", "a=1 b=2", vec![("b", News::Added)]),
            ("a=1 b=2", "a=1 b=3", vec![("b", News::Moved)]),
            ("a=1 b=2", "b=2", vec![("a", News::Removed)]),
            ("a=1", "", vec![("a", News::Removed)]),
            ("a", "a=1", vec![("a", News::Moved)]),
            ("<b>=1  =", "a=1", vec![("a", News::Added)]),
        ] {
            let expected: Vec<_> = expected
                .iter()
                .map(|(a, n)| ((*a).to_owned(), *n))
                .collect();
            assert_eq!(told(before, now), expected, "{before} | {now}");
        }
    }

    #[test]
    fn a_look_goes_by_time_and_room_and_passes_over_breaks() {
        let first = look(&page());
        assert!(
            first.starts_with("opening=") && !first.contains("coffee"),
            "{first}"
        );
        type Turn = fn(&mut ForumPage);
        let table: [(&str, Turn, bool); 5] = [
            ("title", |p| p.days[0].sessions[0].title = "x".into(), false),
            ("room", |p| p.days[0].sessions[0].room = None, true),
            ("start", |p| p.days[0].sessions[0].start = None, true),
            ("end", |p| p.days[0].sessions[0].end = None, true),
            ("day", |p| p.days[0].date.iso = "2026-05-09".into(), true),
        ];
        for (name, turn, differs) in table {
            let mut other = page();
            turn(&mut other);
            let moved = told(&first, &look(&other)) == [("opening".to_owned(), News::Moved)];
            assert_eq!(moved, differs, "{name}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_kept_makes_it_panic(before in "(?s).{0,60}", now in "[a-c= ]{0,30}") {
            let _ = news(&before, &now);
        }
    }
}
