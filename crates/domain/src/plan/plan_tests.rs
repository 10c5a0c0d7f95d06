//! Entries: what is taken from a page, their order, and what is read back.

use super::{fixture::*, *};
use proptest::prelude::*;

#[test]
fn an_entry_takes_along_what_the_page_says() {
    let page = page();
    let opening = Entry::of(&page, Some(&slug("opening"))).unwrap().known;
    assert_eq!(opening.title, "الافتتاح");
    assert_eq!(opening.about, "ملتقى");
    assert_eq!(opening.day, "2026-05-05");
    assert_eq!(opening.time, "9:00 صباحًا – 9:20 صباحًا");
    assert_eq!(opening.start, Some(Instant(1_777_960_800)));
    assert_eq!(opening.end, Some(Instant(1_777_962_000)));
    assert_eq!(opening.room, "القاعة الكبرى");
    assert_eq!(opening.place, "مركز، الرياض");
    let closing = Entry::of(&page, Some(&slug("closing"))).unwrap().known;
    assert_eq!((closing.start, closing.time.as_str()), (None, ""));
    assert_eq!(closing.date, "الأربعاء 6 مايو 2026");
    let forum = Entry::of(&page, None).unwrap().known;
    assert_eq!(forum.date, "الثلاثاء 5 مايو 2026 – الأربعاء 6 مايو 2026");
    assert_eq!(forum.decision, Some(Decision::Moved));
    assert_eq!(forum.end, Some(Instant(1_778_074_200)));
    assert_eq!(Entry::of(&page, Some(&slug("none"))), None);
}

#[test]
fn a_plan_is_in_order_of_time_with_what_has_no_day_last() {
    let mut undated = whole("u", 0, 1);
    undated.known.day = String::new();
    let mut next_day = timed("f", "d", 0, 1, "");
    next_day.known.day = "2026-05-06".into();
    let mut untimed = timed("f", "n", 0, 1, "");
    untimed.known.start = None;
    let in_order = [
        untimed,
        timed("f", "a", 5, 9, ""),
        timed("g", "b", 6, 9, ""),
        next_day,
        undated,
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
    for _ in 0..2 {
        assert!(place(&mut plan, timed("f", "a", 0, 1, "")));
    }
    assert_eq!(plan.len(), 1);
    for n in 1..MOST {
        assert!(place(&mut plan, timed("f", &format!("s{n}"), 0, 1, "")));
    }
    assert!(!place(&mut plan, timed("f", "more", 0, 1, "")));
    assert!(place(&mut plan, timed("f", "s1", 5, 6, "")), "a known one");
    assert_eq!(plan.len(), MOST);
    remove(&mut plan, &slug("f"), Some(&slug("s1")));
    remove(&mut plan, &slug("f"), None);
    assert_eq!(plan.len(), MOST - 1);
}

#[test]
fn what_is_kept_comes_back() {
    let mut cancelled = whole("g", 0, 1);
    cancelled.known.decision = Some(Decision::Cancelled);
    let mut plan = vec![timed("f", "a", 0, 1, "A"), open(timed("f", "b", 0, 1, "B"))];
    plan.push(cancelled);
    let kept = Json::parse(&to_json(&plan).to_text()).unwrap();
    assert_eq!(from_json(&kept), plan);
}

#[test]
fn what_does_not_fit_is_left_out() {
    let good = to_json(&[timed("f", "a", 0, 1, "A")]).to_text();
    let with = |entry: &str| good.replace("[{", &format!("[{entry},{{"));
    for (kept, expected) in [
        (good.clone(), 1),
        (with("null"), 1),
        (with("{}"), 1),
        (with(r#"{"forum":"../x"}"#), 1),
        (with(r#"[["f"]]"#), 1),
        (good.replace(r#""version":1"#, r#""version":2"#), 0),
        (good.replace("\"f\"", "\"<b>\""), 0),
        (good.replace("\"start\":", "\"start\":\"x\",\"s\":"), 0),
        ("[]".to_owned(), 0),
        ("null".to_owned(), 0),
        (r#"{"version":1,"entries":{}}"#.to_owned(), 0),
        (r#"{"version":"1","entries":[]}"#.to_owned(), 0),
    ] {
        assert_eq!(
            from_json(&Json::parse(&kept).unwrap()).len(),
            expected,
            "{kept}"
        );
    }
}

proptest! {
    #[test]
    fn whatever_is_kept_is_read(text in r#"[\[\]{}:,"0-9a-f]{0,60}"#) {
        if let Some(json) = Json::parse(&text) {
            let _ = from_json(&json);
        }
    }
}
