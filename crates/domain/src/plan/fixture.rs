//! Entries and pages for the tests.
#![allow(clippy::unwrap_used, reason = "for tests")]

use super::{Entry, Snapshot};
use crate::{json::Json, page::ForumPage, slug::Slug, time::Instant};

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// A session from and to so many minutes after some midnight.
pub(crate) fn timed(forum: &str, session: &str, from: i64, to: i64, room: &str) -> Entry {
    const MIDNIGHT: i64 = 1_777_939_200;
    Entry {
        forum: slug(forum),
        session: Some(slug(session)),
        known: Snapshot {
            title: format!("جلسة {session}"),
            about: format!("ملتقى {forum}"),
            day: "2026-05-05".into(),
            date: "الثلاثاء 5 مايو 2026".into(),
            time: format!("{from} – {to}"),
            start: Some(Instant(MIDNIGHT + from * 60)),
            end: Some(Instant(MIDNIGHT + to * 60)),
            room: room.into(),
            place: String::new(),
            decision: None,
        },
    }
}

/// A forum from and to so many minutes after that midnight.
pub(crate) fn whole(forum: &str, from: i64, to: i64) -> Entry {
    let session = None;
    Entry {
        session,
        ..timed(forum, "x", from, to, "")
    }
}

pub(crate) fn at_place(mut entry: Entry, place: &str) -> Entry {
    entry.known.place = place.into();
    entry
}

pub(crate) fn open(mut entry: Entry) -> Entry {
    entry.known.end = None;
    entry
}

/// A forum of two days with three sessions, one of them a break.
pub(crate) fn page() -> ForumPage {
    use crate::decode::Decode as _;
    let json = r#"{
      "card": { "slug": "forum", "title": "ملتقى",
        "date": { "iso": "2026-05-05", "text": "الثلاثاء 5 مايو 2026", "short": "5 مايو", "hijri": "x" },
        "time": "9:00 صباحًا – 4:30 عصرًا", "place": "مركز، الرياض",
        "timing": { "starts": 1777960800, "ends": 1778074200, "decision": "moved" } },
      "until": { "iso": "2026-05-06", "text": "الأربعاء 6 مايو 2026", "short": "6 مايو", "hijri": "y" },
      "days": [
        { "date": { "iso": "2026-05-05", "text": "الثلاثاء 5 مايو 2026", "short": "5 مايو", "hijri": "x" },
          "sessions": [
            { "anchor": "opening", "kind": "speech", "title": "الافتتاح", "room": "القاعة الكبرى",
              "start": { "iso": "2026-05-05T09:00:00+03:00", "text": "9:00 صباحًا" },
              "end": { "iso": "2026-05-05T09:20:00+03:00", "text": "9:20 صباحًا" } },
            { "anchor": "coffee", "kind": "break", "title": "استراحة" } ] },
        { "date": { "iso": "2026-05-06", "text": "الأربعاء 6 مايو 2026", "short": "6 مايو", "hijri": "y" },
          "sessions": [ { "anchor": "closing", "kind": "speech", "title": "الختام" } ] } ]
    }"#;
    ForumPage::read(&Json::parse(json).unwrap()).unwrap()
}
