//! Entries: what is taken from a page, their order, and what is read back.

use super::{fixture::*, *};
use proptest::prelude::*;

#[test]
fn entries_take_along_what_the_page_says() {
    let all = Entry::all(&page());
    let [forum, opening, closing] = &all[..] else {
        panic!("{all:?}");
    };
    let parts = |entry: &Entry, parts: &[Part]| {
        let text = |part: &Part| entry.get(*part).to_owned();
        parts.iter().map(text).collect::<Vec<_>>().join("|")
    };
    let all = [Part::Session, Part::Title, Part::About, Part::Day];
    assert_eq!(parts(forum, &all), "|ملتقى|ملتقى|2026-05-05");
    assert_eq!(parts(opening, &all), "opening|الافتتاح|ملتقى|2026-05-05");
    assert_eq!(parts(closing, &all), "closing|الختام|ملتقى|2026-05-06");
    let when = [Part::Time, Part::Start, Part::End];
    let expected = "9:00 صباحًا – 4:30 عصرًا|1777960800|1778074200";
    assert_eq!(parts(forum, &when), expected);
    let expected = "9:00 صباحًا – 9:20 صباحًا|1777960800|1777962000";
    assert_eq!(parts(opening, &when), expected);
    assert_eq!(parts(closing, &when), "||");
    let rest = [
        Part::Date,
        Part::Until,
        Part::Room,
        Part::Place,
        Part::Decision,
    ];
    let expected = "الثلاثاء 5 مايو 2026|الأربعاء 6 مايو 2026||مركز، الرياض|moved";
    assert_eq!(parts(forum, &rest), expected);
    let expected = "الثلاثاء 5 مايو 2026||القاعة الكبرى|مركز، الرياض|moved";
    assert_eq!(parts(opening, &rest), expected);
}

#[test]
fn a_session_has_the_graver_of_two_decisions() {
    use Decision::{Cancelled, Moved, Postponed};
    for (forum, own, expected) in [
        (None, None, ["", "", ""]),
        (None, Some(Cancelled), ["", "cancelled", ""]),
        (
            Some(Moved),
            Some(Cancelled),
            ["moved", "cancelled", "moved"],
        ),
        (
            Some(Postponed),
            Some(Moved),
            ["postponed", "postponed", "postponed"],
        ),
        (
            Some(Cancelled),
            Some(Postponed),
            ["cancelled", "cancelled", "cancelled"],
        ),
    ] {
        let mut page = page();
        page.card.timing.decision = forum;
        page.days[0].sessions[0].decision = own;
        let all = Entry::all(&page);
        let found: Vec<_> = all.iter().map(|entry| entry.get(Part::Decision)).collect();
        assert_eq!(found, expected, "{forum:?} {own:?}");
    }
}

#[test]
fn what_is_off_clashes_with_nothing() {
    let on = timed("f", "a", 0, 60, "A");
    let off = with(
        timed("f", "b", 10, 20, "B"),
        &[(Part::Decision, "cancelled")],
    );
    assert_eq!((clash(&on, &off), clash(&off, &on)), (None, None));
}

#[test]
fn a_plan_is_in_order_of_time_with_what_has_no_day_last() {
    let in_order = [
        with(timed("f", "n", 0, 1, ""), &[(Part::Start, "")]),
        timed("f", "a", 5, 9, ""),
        timed("g", "b", 6, 9, ""),
        with(timed("f", "d", 0, 1, ""), &[(Part::Day, "2026-05-06")]),
        with(whole("u", 0, 1), &[(Part::Day, "")]),
    ];
    for turn in 0..in_order.len() {
        let mut plan = Vec::new();
        for index in 0..in_order.len() {
            place(&mut plan, in_order[(index + turn) % in_order.len()].clone());
        }
        assert_eq!(plan, in_order, "{turn}");
    }
}

#[test]
fn an_entry_stands_once_and_a_plan_has_an_end() {
    let mut plan = Vec::new();
    for n in 0..MOST + 9 {
        place(&mut plan, timed("f", &format!("s{n}"), 0, 1, ""));
        place(&mut plan, timed("f", "s0", 0, 1, ""));
    }
    assert_eq!(plan.len(), MOST);
    place(&mut plan, timed("f", "s1", -9, -8, ""));
    assert_eq!(plan.len(), MOST);
    assert_eq!(plan[0].get(Part::Session), "s1", "a known one is replaced");
}

#[test]
fn what_is_kept_comes_back() {
    let plan = vec![
        timed("f", "a", 0, 1, "\"A\"\n"),
        open(timed("f", "b", 0, 1, "B")),
        with(whole("g", 0, 1), &[(Part::Decision, "cancelled")]),
        timed("f", "c", 0, 1, "").look(),
    ];
    let kept = Json::parse(&to_json(&plan).to_text()).unwrap();
    assert_eq!(from_json(&kept), plan);
}

#[test]
fn what_does_not_fit_is_left_out() {
    let good = to_json(&[timed("f", "a", 0, 1, "A")]).to_text();
    let and = |entry: &str| good.replace("[[", &format!("[{entry},["));
    for (kept, expected) in [
        (good.clone(), 1),
        (and("null"), 1),
        (and("{}"), 1),
        (and("[]"), 1),
        (and(r#"["../x",""]"#), 1),
        (and(r#"["f","<b>"]"#), 1),
        (and(r#"["f",1]"#), 1),
        (and(r#"["f",""]"#), 2),
        (good.replace("[1,", "[2,"), 0),
        (good.replace("[1,", "[\"1\","), 0),
        (good.replace("\"f\"", "\"<b>\""), 0),
        ("[]".to_owned(), 0),
        ("null".to_owned(), 0),
        ("[1,{}]".to_owned(), 0),
        ("[1]".to_owned(), 0),
    ] {
        let json = Json::parse(&kept).unwrap();
        assert_eq!(from_json(&json).len(), expected, "{kept}");
    }
    let many = vec!["[\"f\",\"\"]"; MOST + 9].join(",");
    let many = Json::parse(&format!("[1,[{many}]]")).unwrap();
    assert_eq!(from_json(&many).len(), MOST);
}

proptest! {
    #[test]
    fn whatever_is_kept_is_read(text in r#"\[1,[\[\]{}:,"0-9a-f]{0,60}\]"#) {
        if let Some(json) = Json::parse(&text) {
            let mut plan = Vec::new();
            for entry in from_json(&json) {
                place(&mut plan, entry);
            }
            let _ = (write(&plan), plan.iter().map(Entry::look).count());
        }
    }
}
