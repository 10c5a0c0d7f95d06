//! What is refused, and what is proposed instead.

use super::loaded;

#[test]
fn slips_are_told_by_table() {
    const SESSION: &str = "[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أ\"\n";
    let night = "date = 2027-02-18\nuntil = 2027-02-19\nstart = 22:00\nend = 01:30\n";
    let session = |forum: &str, keys: &str| [forum, SESSION, keys].concat();
    for (forum, message, help) in [
        // Hours of the twelve-hour clock.
        (
            "date = 2027-02-18\nstart = 13:00\nend = 05:00\n".to_owned(),
            "the forum ends at 05:00, not after it starts at 13:00",
            "`day_ends`",
        ),
        (
            session(night, "start = 13:00\nend = 01:00\n"),
            "the session ends at 01:00, not after it starts at 13:00",
            "24-hour clock",
        ),
        (
            session(night, "start = 22:00\nend = 11:30\n"),
            "the session ends at 11:30, not after it starts at 22:00",
            "24-hour clock",
        ),
        (
            session(night, "start = 22:00\nend = 22:00\n"),
            "the session ends at 22:00, not after it starts at 22:00",
            "24-hour clock",
        ),
        // The date of the evening for what is after midnight.
        (
            session(night, "date = 2027-02-18\nstart = 00:30\n"),
            "the session is on 2027-02-18 at 00:30, in the night before the forum's days",
            "`date = 2027-02-19`",
        ),
        (
            session(night, "date = 2027-02-20\nstart = 22:00\n"),
            "the session is on 2027-02-20, outside of the forum's days",
            "the forum is from 2027-02-18 to 2027-02-19",
        ),
        (
            session("date = 2027-02-18\n", "date = 2027-02-19\nstart = 07:00\n"),
            "the session is on 2027-02-19, outside of the forum's days",
            "the forum is from 2027-02-18 to 2027-02-18",
        ),
        (
            session(
                "date = 2027-02-18\nstart = 09:00\nend = 17:00\n",
                "date = 2027-02-19\nstart = 00:30\n",
            ),
            "the session is on 2027-02-19, outside of the forum's days",
            "`day_ends = 04:00`",
        ),
        (
            session(
                "date = 2027-02-18\nday_ends = 02:00\n",
                "date = 2027-02-19\nstart = 03:00\n",
            ),
            "the session is on 2027-02-19, outside of the forum's days",
            "the forum is from 2027-02-18 to 2027-02-18",
        ),
        // When days end.
        (
            "date = 2027-02-18\nday_ends = 22:00\n".to_owned(),
            "the forum's days end at 22:00, not in the morning",
            "`end`",
        ),
        (
            "date = 2027-02-18\nstart = 03:00\nday_ends = 04:00\n".to_owned(),
            "the forum starts at 03:00, before its days end at 04:00",
            "before `start`",
        ),
        (
            "date = 2027-02-18\nstart = 22:00\nend = 05:00\nday_ends = 04:00\n".to_owned(),
            "the forum ends at 05:00, after its days end at 04:00",
            "`day_ends = 05:00`",
        ),
        (
            "day_ends = 04:00\n".to_owned(),
            "`day_ends` stands without `date`",
            "`date = 2017-09-14`",
        ),
        // Words stand beside the clock, never in its place.
        (
            "date = 2027-02-18\nstart_words = \"بعد صلاة التراويح\"\n".to_owned(),
            "`start_words` stands without `start`",
            "`start = 21:00`",
        ),
        (
            session(night, "start = 22:00\nend_words = \"حتى السحور\"\n"),
            "`end_words` stands without `end`",
            "`end = 21:00`",
        ),
    ] {
        let Err(report) = loaded(&forum) else {
            panic!("{forum} was taken");
        };
        let [fault] = report.faults.as_slice() else {
            panic!("{forum}\n{report}");
        };
        assert_eq!(fault.message, message, "{forum}");
        let found = fault.help.as_deref().unwrap_or_default();
        assert!(found.contains(help), "{forum}: {found}");
    }
}
