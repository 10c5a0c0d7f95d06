//! When forums and sessions are that go on after midnight, by tables.

use super::{instant, kept, page, programme, site};
use multaqa_domain::forum::State;

#[test]
fn a_majlis_of_two_evenings_is_taken_as_it_is_written() {
    let page = page(&kept());
    assert_eq!(
        programme(&page),
        [
            "الخميس 18 فبراير 2027",
            "talk 10:00 مساءً – 11:30 مساءً",
            "over-midnight 11:30 مساءً – 12:30 بعد منتصف الليل",
            "after 12:30 بعد منتصف الليل (الجمعة) – 1:30 بعد منتصف الليل",
        ]
    );
    assert_eq!(page.card.date.as_ref().unwrap().iso, "2027-02-18");
    // Two evenings, though the second ends on the 20th.
    assert_eq!(page.until.as_ref().unwrap().iso, "2027-02-19");
    assert_eq!(page.end.as_ref().unwrap().iso, "2027-02-20T01:30:00+03:00");
    let sessions = &page.days[0].sessions;
    let (over, after) = (&sessions[1], &sessions[2]);
    assert_eq!(over.end.as_ref().unwrap().iso, "2027-02-19T00:30:00+03:00");
    assert_eq!(over.over, Some(instant("2027-02-19T00:30:00+03:00")));
    assert_eq!(
        after.start.as_ref().unwrap().iso,
        "2027-02-19T00:30:00+03:00"
    );
    assert_eq!(after.over, Some(instant("2027-02-19T01:30:00+03:00")));
    for (now, state) in [
        ("2027-02-18T21:59:59+03:00", State::Announced),
        ("2027-02-18T22:00:00+03:00", State::UnderWay),
        ("2027-02-20T01:29:59+03:00", State::UnderWay),
        ("2027-02-20T01:30:00+03:00", State::Over),
    ] {
        assert_eq!(page.card.timing.state(instant(now)), state, "{now}");
    }
}

#[test]
fn forums_end_in_their_last_night_by_table() {
    // What is written; the last day that is told; the first instant after it.
    for (forum, last, ends) in [
        // One evening.
        (
            "date = 2027-02-18\nstart = 22:00\nend = 01:30\n",
            "2027-02-18",
            "2027-02-19T01:30:00+03:00",
        ),
        (
            "date = 2027-02-18\nstart = 20:00\nend = 00:00\n",
            "2027-02-18",
            "2027-02-19T00:00:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-18\nstart = 22:00\nend = 01:30\n",
            "2027-02-18",
            "2027-02-19T01:30:00+03:00",
        ),
        (
            "date = 2027-02-18\nstart = 21:00\nend = 07:00\n",
            "2027-02-18",
            "2027-02-19T07:00:00+03:00",
        ),
        // Two.
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nstart = 22:00\nend = 01:30\n",
            "2027-02-19",
            "2027-02-20T01:30:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nstart = 22:00\nend = 01:30\nday_ends = 04:00\n",
            "2027-02-19",
            "2027-02-20T01:30:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nstart = 22:00\nend = 01:30\nday_ends = \"04:00\"\n",
            "2027-02-19",
            "2027-02-20T01:30:00+03:00",
        ),
        // From morning to after midnight: only where it is said.
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nstart = 09:00\nend = 01:30\nday_ends = 04:00\n",
            "2027-02-19",
            "2027-02-20T01:30:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nstart = 09:00\nend = 01:30\n",
            "2027-02-19",
            "2027-02-19T01:30:00+03:00",
        ),
        (
            "date = 2027-02-18\nstart = 09:00\nend = 01:30\nday_ends = 02:00\n",
            "2027-02-18",
            "2027-02-19T01:30:00+03:00",
        ),
        // It begins in the evening, and ends by day.
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nstart = 22:00\nend = 12:00\n",
            "2027-02-19",
            "2027-02-19T12:00:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-20\nstart = 21:00\nend = 08:30\n",
            "2027-02-20",
            "2027-02-20T08:30:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nstart = 09:00\nend = 17:00\n",
            "2027-02-19",
            "2027-02-19T17:00:00+03:00",
        ),
        // Without an end it lasts until its last day is over.
        (
            "date = 2027-02-18\nstart = 22:00\nday_ends = 04:00\n",
            "2027-02-18",
            "2027-02-19T04:00:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nday_ends = 04:00\n",
            "2027-02-19",
            "2027-02-20T04:00:00+03:00",
        ),
        (
            "date = 2027-02-18\nstart = 22:00\n",
            "2027-02-18",
            "2027-02-19T00:00:00+03:00",
        ),
        // … or what stands in its programme.
        (
            "date = 2027-02-18\n[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أ\"\nstart = 23:00\nend = 00:30\n",
            "2027-02-18",
            "2027-02-19T00:30:00+03:00",
        ),
    ] {
        let page = page(&site(forum));
        let first = page.card.date.as_ref().unwrap().iso.as_str();
        assert_eq!(first, "2027-02-18", "{forum}");
        let told = page.until.as_ref().map_or(first, |until| &until.iso);
        assert_eq!(told, last, "{forum}");
        assert_eq!(page.card.timing.ends, Some(instant(ends)), "{forum}");
    }
}

#[test]
fn sessions_are_told_under_their_evening_by_table() {
    const NIGHT: &str = "date = 2027-02-18\nuntil = 2027-02-19\nstart = 20:00\nend = 01:30\n";
    const DAY: &str = "date = 2027-02-18\nuntil = 2027-02-19\nstart = 09:00\nend = 17:00\n";
    const BARE: &str = "date = 2027-02-18\n";
    for (forum, session, day, starts) in [
        (
            NIGHT,
            "start = 22:00\n",
            "2027-02-18",
            "2027-02-18T22:00:00+03:00",
        ),
        // Without a date, after midnight is the first night.
        (
            NIGHT,
            "start = 00:30\n",
            "2027-02-18",
            "2027-02-19T00:30:00+03:00",
        ),
        (
            NIGHT,
            "start = 00:00\n",
            "2027-02-18",
            "2027-02-19T00:00:00+03:00",
        ),
        // A date is the calendar's.
        (
            NIGHT,
            "date = 2027-02-19\nstart = 00:30\n",
            "2027-02-18",
            "2027-02-19T00:30:00+03:00",
        ),
        (
            NIGHT,
            "date = 2027-02-19\nstart = 05:59\n",
            "2027-02-18",
            "2027-02-19T05:59:00+03:00",
        ),
        (
            NIGHT,
            "date = 2027-02-19\nstart = 06:00\n",
            "2027-02-19",
            "2027-02-19T06:00:00+03:00",
        ),
        (
            NIGHT,
            "date = 2027-02-19\nstart = 22:00\n",
            "2027-02-19",
            "2027-02-19T22:00:00+03:00",
        ),
        (
            NIGHT,
            "date = 2027-02-20\nstart = 00:30\n",
            "2027-02-19",
            "2027-02-20T00:30:00+03:00",
        ),
        // By day a day ends at midnight, unless it is said.
        (
            DAY,
            "date = 2027-02-19\nstart = 00:30\n",
            "2027-02-19",
            "2027-02-19T00:30:00+03:00",
        ),
        (
            DAY,
            "start = 21:00\nend = 00:30\n",
            "2027-02-18",
            "2027-02-18T21:00:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nday_ends = 02:00\n",
            "date = 2027-02-19\nstart = 01:59\n",
            "2027-02-18",
            "2027-02-19T01:59:00+03:00",
        ),
        (
            "date = 2027-02-18\nuntil = 2027-02-19\nday_ends = 02:00\n",
            "date = 2027-02-19\nstart = 02:00\n",
            "2027-02-19",
            "2027-02-19T02:00:00+03:00",
        ),
        // The night of the only day, of a forum without times.
        (
            BARE,
            "date = 2027-02-19\nstart = 00:30\nend = 01:30\n",
            "2027-02-18",
            "2027-02-19T00:30:00+03:00",
        ),
        (
            BARE,
            "start = 05:00\n",
            "2027-02-18",
            "2027-02-18T05:00:00+03:00",
        ),
    ] {
        let text =
            format!("{forum}[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أ\"\n{session}");
        let page = page(&site(&text));
        let [only] = page.days.as_slice() else {
            panic!("{text}");
        };
        assert_eq!(only.date.iso, day, "{text}");
        assert_eq!(
            only.sessions[0].start.as_ref().unwrap().at,
            instant(starts),
            "{text}"
        );
    }
}
