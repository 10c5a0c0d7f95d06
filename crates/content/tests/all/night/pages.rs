//! The evening's day on every page that shows one.

use super::{OPTIONS, document, kept, page, programme, site};
use multaqa_content::Site;
use multaqa_domain::{
    page::Page,
    plan::{Entry, Part, Why, clash},
};

const EVENING: &str =
    "date = 2027-02-28\nstart = 21:00\nend = 01:30\nstart_words = \"بعد صلاة التراويح\"\n";

#[test]
fn a_month_has_the_forum_on_its_evenings() {
    let on = |site: &Site, month: &str| {
        let Page::Month(page) = document(site, month).page else {
            panic!("another page");
        };
        let days = page.weeks.into_iter().flatten();
        let days = days.filter(|day| !day.outside && !day.forums.is_empty());
        days.map(|day| day.iso).collect::<Vec<_>>()
    };
    assert_eq!(
        on(&kept(), "/calendar/2027-02/"),
        ["2027-02-18", "2027-02-19"]
    );
    let evening = site(EVENING);
    assert_eq!(on(&evening, "/calendar/2027-02/"), ["2027-02-28"]);
    let routes = evening
        .pages(&OPTIONS)
        .into_iter()
        .filter_map(|(route, _)| route);
    let march = routes
        .map(|route| route.to_string())
        .filter(|route| route.contains("2027-03"));
    assert_eq!(march.count(), 0, "the morning after makes no month");
}

#[test]
fn hours_are_told_by_prayer_with_the_clock_beside() {
    let forum = page(&site(EVENING));
    let hours = "بعد صلاة التراويح (9:00 مساءً) – 1:30 بعد منتصف الليل بتوقيت الرياض";
    assert_eq!(forum.card.time.as_deref(), Some(hours));
    assert_eq!(forum.start.unwrap().text, "بعد صلاة التراويح (9:00 مساءً)");
    assert_eq!(forum.end.unwrap().text, "1:30 بعد منتصف الليل");
    let sessions = "[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أ\"\nstart = 21:00\nstart_words = \"بعد صلاة التراويح\"\n\
        [[session]]\nid = \"b\"\nkind = \"talk\"\ntitle = \"ب\"\nstart = 00:30\nstart_words = \"بعد صلاة القيام\"\nend = 04:50\nend_words = \"أذان الفجر\"\n\
        [[session]]\nid = \"c\"\nkind = \"talk\"\ntitle = \"ج\"\nstart = 04:30\n";
    assert_eq!(
        programme(&page(&site(&[EVENING, sessions].concat()))),
        [
            "الأحد 28 فبراير 2027",
            "a بعد صلاة التراويح (9:00 مساءً) – ",
            "b بعد صلاة القيام (12:30 بعد منتصف الليل، الاثنين) – أذان الفجر (4:50 فجرًا)",
            "c 4:30 فجر الاثنين – ",
        ]
    );
}

#[test]
fn a_grid_has_its_rows_in_the_order_of_the_night() {
    let sessions = "[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"أ\"\nroom = \"1\"\nstart = 22:00\nend = 00:30\n\
        [[session]]\nid = \"b\"\nkind = \"talk\"\ntitle = \"ب\"\nroom = \"2\"\nstart = 23:00\nend = 01:00\nstart_words = \"بعد القيام\"\n\
        [[session]]\nid = \"c\"\nkind = \"talk\"\ntitle = \"ج\"\nroom = \"1\"\ndate = 2027-03-01\nstart = 00:30\n";
    let site = site(&[EVENING, sessions].concat());
    let Page::Grid(grid) = document(&site, "/forums/majlis/grid/").page else {
        panic!("another page");
    };
    let [day] = grid.days.as_slice() else {
        panic!("{:?}", grid.days);
    };
    assert_eq!(day.date.iso, "2027-02-28");
    let rows = day.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| match cell.sessions.as_slice() {
            [] => "-".to_owned(),
            [one, ..] => format!("{} {}", one.anchor, cell.rows),
        });
        format!(
            "{}: {}",
            row.time.text,
            cells.collect::<Vec<_>>().join(", ")
        )
    });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "10:00 مساءً: a 2, -",
            "11:00 مساءً: b 2",
            "12:30 بعد منتصف الليل (الاثنين): c 1",
        ]
    );
    let cell = &day.rows[1].cells[0].sessions[0];
    assert_eq!(cell.time, "بعد القيام (11:00 مساءً) – 1:00 بعد منتصف الليل");
}

#[test]
fn search_and_profiles_name_the_evening() {
    let sessions = "[[session]]\nid = \"c\"\nkind = \"talk\"\ntitle = \"ختام الليلة\"\ndate = 2027-03-01\nstart = 00:30\n";
    let site = site(&[EVENING, sessions].concat());
    let found = site.findable(&OPTIONS);
    let session = found.iter().find(|one| one.name == "majlis#c").unwrap();
    assert!(
        session.about.contains("28 فبراير 2027"),
        "{}",
        session.about
    );
}

#[test]
fn a_plan_keeps_evenings_together_and_compares_instants() {
    let entries = Entry::all(&page(&kept()));
    let sessions = &entries[1..];
    for entry in sessions {
        assert_eq!(entry.get(Part::Day), "2027-02-18", "{entry:?}");
    }
    // Another forum, by the calendar on the next day, while the last session goes on.
    let other = "date = 2027-02-19\n[[session]]\nid = \"b\"\nkind = \"talk\"\ntitle = \"ب\"\n\
        start = 01:00\nend = 02:00\n";
    let others = Entry::all(&page(&site(other)));
    let found = sessions.iter().map(|entry| clash(entry, &others[1]));
    assert_eq!(found.collect::<Vec<_>>(), [None, None, Some(Why::Overlap)]);
}
