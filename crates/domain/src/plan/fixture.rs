//! Entries and pages for the tests.
#![allow(clippy::unwrap_used, reason = "for tests")]

use super::{Entry, Part};
use crate::{json::Json, page::ForumPage};

/// A session from and to so many minutes after some midnight.
pub(crate) fn timed(forum: &str, session: &str, from: i64, to: i64, room: &str) -> Entry {
    let at = |minutes: i64| (1_777_939_200 + minutes * 60).to_string();
    Entry::of(&[
        forum,
        session,
        &format!("جلسة {session}"),
        &format!("ملتقى {forum}"),
        "2026-05-05",
        "الثلاثاء 5 مايو 2026",
        &format!("{from} – {to}"),
        &at(from),
        &at(to),
        room,
        "",
        "",
        "",
    ])
}

/// A forum from and to so many minutes after that midnight.
pub(crate) fn whole(forum: &str, from: i64, to: i64) -> Entry {
    timed(forum, "", from, to, "")
}

/// The same with other parts.
pub(crate) fn with(mut entry: Entry, parts: &[(Part, &str)]) -> Entry {
    for (part, text) in parts {
        *entry.0.get_mut(*part as usize).unwrap() = (*text).to_owned();
    }
    entry
}

pub(crate) fn at_place(entry: Entry, place: &str) -> Entry {
    with(entry, &[(Part::Place, place)])
}

pub(crate) fn open(entry: Entry) -> Entry {
    with(entry, &[(Part::End, "")])
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
            { "anchor": "opening", "kind": "كلمة", "title": "الافتتاح", "room": "القاعة الكبرى",
              "start": { "iso": "2026-05-05T09:00:00+03:00", "text": "9:00 صباحًا", "at": 1777960800 },
              "end": { "iso": "2026-05-05T09:20:00+03:00", "text": "9:20 صباحًا", "at": 1777962000 } },
            { "anchor": "coffee", "kind": "استراحة", "pause": true, "title": "استراحة" } ] },
        { "date": { "iso": "2026-05-06", "text": "الأربعاء 6 مايو 2026", "short": "6 مايو", "hijri": "y" },
          "sessions": [ { "anchor": "closing", "kind": "كلمة", "title": "الختام" } ] } ]
    }"#;
    ForumPage::read(&Json::parse(json).unwrap()).unwrap()
}
