//! How forums are divided, by tables.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use crate::{Options, Site, load};
use multaqa_domain::{
    page::{CalendarPage, Document, MonthPage, Page, SectorPage, Still, YearPage},
    route::Route,
    time::Instant,
};
use std::fmt::Write as _;
use std::fs;

/// A site with forums on these days; each is of one of two sectors and in one of two
/// cities by turns.
fn site(days: &[&str]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "site.md",
        "+++\nname = \"موقع\"\nline = \"سطر\"\ncountry = \"SA\"\nzone = \"Asia/Riyadh\"\n+++\n",
    );
    write(
        "sectors/health.md",
        "+++\ntitle = \"الصحة\"\ncolour = 1\n+++\n",
    );
    write(
        "sectors/sport.md",
        "+++\ntitle = \"الرياضة\"\ncolour = 2\n+++\n",
    );
    for (number, day) in days.iter().enumerate() {
        let (sector, city) = match number % 2 {
            0 => ("health", "الرياض"),
            _ => ("sport", "جدة"),
        };
        let mut text = format!("+++\ntitle = \"ملتقى {number}\"\nsummary = \"نبذة\"\n");
        let _ = write!(text, "sector = \"{sector}\"\ndate = {day}\n");
        let _ = write!(
            text,
            "venue = {{ name = \"قاعة\", city = \"{city}\", country = \"SA\" }}\n+++\n"
        );
        write(&format!("forums/f{number:04}.md"), &text);
    }
    load(folder.path()).unwrap()
}

/// Noon of the 15th of January 2026 in Riyadh.
const NOW: Instant = Instant(1_768_467_600);

fn document(site: &Site, route: &Route) -> Document {
    let options = Options {
        now: Some(NOW),
        wall_clock: NOW,
    };
    let mut pages = site.pages(&options).into_iter();
    let found = pages.find(|(known, _)| known.as_ref() == Some(route));
    found.unwrap().1
}

fn agenda(days: &[&str]) -> CalendarPage {
    match document(&site(days), &Route::Calendar).page {
        Page::Calendar(page) => page,
        other => panic!("{other:?}"),
    }
}

fn months(months: &[multaqa_domain::page::AgendaMonth]) -> Vec<(String, usize)> {
    let line = |month: &multaqa_domain::page::AgendaMonth| {
        assert_eq!(month.marks.len(), month.forums.len());
        (month.link.month.to_string(), month.forums.len())
    };
    months.iter().map(line).collect()
}

#[test]
fn what_is_over_is_folded_by_table() {
    type Months = &'static [(&'static str, usize)];
    let cases: [(&[&str], Months, Months); 5] = [
        (&[], &[], &[]),
        (
            &["2026-02-01", "2026-01-20", "2026-02-03"],
            &[("2026-01", 1), ("2026-02", 2)],
            &[],
        ),
        // Today is not over.
        (
            &["2026-01-14", "2026-01-15", "2025-12-30", "2026-01-10"],
            &[("2026-01", 1)],
            &[("2026-01", 2), ("2025-12", 1)],
        ),
        // All is over: the latest year stands open.
        (
            &["2024-03-01", "2025-03-01", "2025-09-01", "2024-11-01"],
            &[("2025-03", 1), ("2025-09", 1)],
            &[("2024-11", 1), ("2024-03", 1)],
        ),
        (&["2025-03-01"], &[("2025-03", 1)], &[]),
    ];
    for (days, coming, past) in cases {
        let page = agenda(days);
        let owned =
            |list: Months| -> Vec<_> { list.iter().map(|(m, n)| ((*m).to_owned(), *n)).collect() };
        assert_eq!(months(&page.months), owned(coming), "{days:?}");
        assert_eq!(months(&page.past), owned(past), "{days:?}");
        assert_eq!(page.total as usize, days.len(), "{days:?}");
        assert_eq!((page.rest, page.list), (None, None), "{days:?}");
    }
}

#[test]
fn what_the_agenda_cannot_hold_is_counted_and_listed_elsewhere() {
    let coming: Vec<String> = (0..40)
        .map(|n| format!("2026-{:02}-{:02}", 2 + n / 20, 1 + n % 20))
        .collect();
    let past: Vec<String> = (0..30).map(|n| format!("2025-06-{:02}", 1 + n)).collect();
    let days: Vec<&str> = coming.iter().chain(&past).map(String::as_str).collect();
    let page = agenda(&days);
    assert_eq!(months(&page.months), [("2026-02".into(), 16)]);
    let (rest, month) = page.rest.unwrap();
    assert_eq!((rest, month.to_string().as_str()), (24, "2026-02"));
    assert_eq!(months(&page.past), [("2025-06".into(), 12)]);
    assert_eq!((page.past_count, page.total), (30, 70));
    assert_eq!(page.years, [(2025, 30), (2026, 40)]);

    let options = Options {
        now: Some(NOW),
        wall_clock: NOW,
    };
    let list = site(&days).forum_list(&options).unwrap();
    assert_eq!(Some(list.list), page.list);
    assert_eq!((list.forums.len(), list.marks.len()), (70, 70));
    assert_eq!(list.forums[0].slug.as_str(), "f0000");
    assert_eq!(list.forums[40].slug.as_str(), "f0069", "the latest first");
    assert!(site(&["2026-02-01"]).forum_list(&options).is_none());
}

#[test]
fn facets_have_two_values_and_more_and_number_them_together() {
    let page = agenda(&["2026-02-01", "2026-02-02", "2025-02-03"]);
    let names: Vec<_> = page
        .facets
        .iter()
        .map(|facet| {
            let values = facet.values.iter();
            let values: Vec<_> = values.map(|v| (v.id.as_str(), v.count)).collect();
            (facet.name.as_str(), values)
        })
        .collect();
    assert_eq!(
        names,
        [
            ("sector", vec![("sport", Some(1)), ("health", Some(2))]),
            (
                "state",
                vec![("announced", None), ("live", None), ("over", None)]
            ),
            ("city", vec![("جدة", Some(1)), ("الرياض", Some(2))]),
        ],
        "country and language have but one value"
    );
    assert_eq!(page.months[0].marks, ["16", "05"]);
    assert_eq!(page.past[0].marks, ["16"]);
    assert!(
        agenda(&["2026-02-01"])
            .facets
            .iter()
            .all(|f| f.name == "state")
    );
}

#[test]
fn years_and_months_lead_to_each_other() {
    let days = ["2023-05-01", "2026-01-20", "2026-03-01", "2028-03-01"];
    let site = site(&days);
    let year = |year: i16| -> YearPage {
        match document(&site, &Route::Year(year)).page {
            Page::Still(Still::Year(page)) => *page,
            other => panic!("{other:?}"),
        }
    };
    for (number, previous, next, month, today) in [
        (2023, None, Some(2026), "2023-05", Some(2026)),
        (2026, Some(2023), Some(2028), "2026-01", None),
        (2028, Some(2026), None, "2028-03", Some(2026)),
    ] {
        let page = year(number);
        assert_eq!(page.months.len(), 12);
        assert_eq!((page.previous, page.next), (previous, next), "{number}");
        assert_eq!(
            (page.month.to_string().as_str(), page.today),
            (month, today)
        );
    }
    assert_eq!(year(2026).hijri, "1447 – 1448 هـ");
    let lines: Vec<_> = year(2026).months.iter().map(|m| m.forums.len()).collect();
    assert_eq!(lines, [1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn a_full_day_and_a_full_month_say_how_many_more() {
    let days = vec!["2026-02-10"; 70];
    let site = site(&days);
    let route = Route::parse("/calendar/2026-02/").unwrap();
    let page: MonthPage = match document(&site, &route).page {
        Page::Month(page) => page,
        other => panic!("{other:?}"),
    };
    assert_eq!((page.forums.len(), page.more), (60, Some(10)));
    let mut days = page.weeks.iter().flatten();
    let day = days.find(|day| !day.forums.is_empty()).unwrap();
    assert_eq!((day.forums.len(), day.more), (3, Some(67)));
    let route = Route::parse("/calendar/2026/").unwrap();
    match document(&site, &route).page {
        Page::Still(Still::Year(page)) => {
            let february = &page.months[1];
            assert_eq!((february.forums.len(), february.more), (5, Some(65)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sector_has_its_forums_to_come_and_past() {
    let days = [
        "2026-03-01",
        "2026-02-02",
        "2025-02-03",
        "2025-02-04",
        "2026-02-01",
    ];
    let route = Route::parse("/sectors/health/").unwrap();
    let page: SectorPage = match document(&site(&days), &route).page {
        Page::Sector(page) => page,
        other => panic!("{other:?}"),
    };
    let slugs = |forums: &[multaqa_domain::page::ForumCard]| -> Vec<String> {
        forums.iter().map(|f| f.slug.to_string()).collect()
    };
    assert_eq!(slugs(&page.card.forums), ["f0004", "f0000"]);
    assert_eq!(slugs(&page.past), ["f0002"]);
}
