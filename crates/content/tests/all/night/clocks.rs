//! Nights in which clocks change at midnight: Cairo and Beirut put them on from 0:00 to 1:00,
//! and back from 0:00 to 23:00 of the day before.

use super::{instant, page, site};

#[test]
fn no_night_is_too_short_or_too_long_for_its_sessions_by_table() {
    // Zone, evening, the session's start and end; the instants, and what the clock shows then.
    for (zone, evening, [start, end], [starts, over], told) in [
        // There is no 0:00 to 1:00: what would begin or end in it does so an hour later.
        (
            "Africa/Cairo",
            "2026-04-23",
            ["23:30", "00:30"],
            ["2026-04-23T23:30:00+02:00", "2026-04-24T01:30:00+03:00"],
            "11:30 مساءً – 1:30 بعد منتصف الليل",
        ),
        (
            "Africa/Cairo",
            "2026-04-23",
            ["22:00", "00:00"],
            ["2026-04-23T22:00:00+02:00", "2026-04-24T01:00:00+03:00"],
            "10:00 مساءً – 1:00 بعد منتصف الليل",
        ),
        (
            "Africa/Cairo",
            "2026-04-23",
            ["00:00", "02:00"],
            ["2026-04-24T01:00:00+03:00", "2026-04-24T02:00:00+03:00"],
            "1:00 بعد منتصف الليل (الجمعة) – 2:00 بعد منتصف الليل",
        ),
        (
            "Asia/Beirut",
            "2027-03-27",
            ["23:30", "00:30"],
            ["2027-03-27T23:30:00+02:00", "2027-03-28T01:30:00+03:00"],
            "11:30 مساءً – 1:30 بعد منتصف الليل",
        ),
        // 23:00 to 24:00 is there twice: the first is meant.
        (
            "Africa/Cairo",
            "2026-10-29",
            ["23:30", "00:30"],
            ["2026-10-29T23:30:00+03:00", "2026-10-30T00:30:00+02:00"],
            "11:30 مساءً – 12:30 بعد منتصف الليل",
        ),
        (
            "Africa/Cairo",
            "2026-10-29",
            ["22:00", "00:00"],
            ["2026-10-29T22:00:00+03:00", "2026-10-30T00:00:00+02:00"],
            "10:00 مساءً – 12:00 منتصف الليل",
        ),
        (
            "Asia/Beirut",
            "2026-10-24",
            ["23:30", "00:30"],
            ["2026-10-24T23:30:00+03:00", "2026-10-25T00:30:00+02:00"],
            "11:30 مساءً – 12:30 بعد منتصف الليل",
        ),
        // Midnight as ever.
        (
            "Asia/Riyadh",
            "2026-04-23",
            ["00:00", "02:00"],
            ["2026-04-24T00:00:00+03:00", "2026-04-24T02:00:00+03:00"],
            "12:00 منتصف الليل – 2:00 بعد منتصف الليل",
        ),
    ] {
        let forum = format!(
            "date = {evening}\nstart = 20:00\nend = 03:00\nzone = \"{zone}\"\n\
             [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أ\"\nstart = {start}\nend = {end}\n"
        );
        let page = page(&site(&forum));
        assert_eq!(page.days[0].date.iso, evening, "{zone}");
        let session = &page.days[0].sessions[0];
        let (start, end) = (
            session.start.as_ref().unwrap(),
            session.end.as_ref().unwrap(),
        );
        assert_eq!(
            (start.iso.as_str(), end.iso.as_str()),
            (starts, over),
            "{zone} {evening}"
        );
        assert_eq!(
            (start.at, end.at),
            (instant(starts), instant(over)),
            "{zone} {evening}"
        );
        assert_eq!(session.over, Some(end.at), "{zone} {evening}");
        assert_eq!(
            format!("{} – {}", start.text, end.text),
            told,
            "{zone} {evening}"
        );
    }
}
