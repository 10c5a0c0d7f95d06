//! Tests of what is asked when, by table.

use super::*;
use crate::{
    form::{AccountEntry, Section},
    slug::Slug,
};

fn condition(field: &str) -> Condition {
    Condition {
        field: field.into(),
        ..Condition::default()
    }
}

fn any(values: &[&str]) -> Condition {
    Condition {
        any: values.iter().map(|value| (*value).into()).collect(),
        ..condition("a")
    }
}

fn between(min: Option<i32>, max: Option<i32>) -> Condition {
    Condition {
        min,
        max,
        ..condition("a")
    }
}

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

fn many(values: &[&str]) -> Answer {
    Answer::Many(values.iter().map(|value| (*value).into()).collect())
}

fn phone(number: &str) -> Answer {
    Answer::Phone {
        country: "AE".into(),
        number: number.into(),
    }
}

fn account(network: &str, handle: &str) -> Answer {
    Answer::Accounts(vec![AccountEntry {
        network: network.into(),
        handle: handle.into(),
    }])
}

#[test]
fn conditions_by_table() {
    for (condition, answer, holds) in [
        (condition("a"), text("x"), true),
        (condition("a"), text(" "), false),
        (condition("a"), Answer::Flag(true), true),
        (condition("a"), Answer::Flag(false), false),
        (condition("a"), many(&["x"]), true),
        (condition("a"), many(&[" "]), false),
        (condition("a"), many(&[]), false),
        (condition("a"), phone("05"), true),
        (condition("a"), phone(""), false),
        (condition("a"), account("x", "sara"), true),
        (condition("a"), account("", "x.com/sara"), true),
        (condition("a"), account("x", " "), false),
        (any(&["true"]), Answer::Flag(true), true),
        (any(&["true"]), Answer::Flag(false), false),
        (any(&["false"]), Answer::Flag(false), true),
        (any(&["x", "y"]), text(" y "), true),
        (any(&["x", "y"]), text("z"), false),
        (any(&["3"]), text("٣"), true),
        (any(&["x"]), many(&["w", "x"]), true),
        (any(&["x"]), many(&["w"]), false),
        (any(&["x"]), account("x", "sara"), true),
        (any(&["x"]), account("y", "sara"), false),
        (between(Some(2), None), text("٢"), true),
        (between(Some(2), None), text("1"), false),
        (between(None, Some(2)), text("2"), true),
        (between(None, Some(2)), text("۳"), false),
        (between(Some(0), Some(9)), text("some"), false),
        (between(Some(2), None), many(&["Sara", " ", "Ali"]), true),
        (between(Some(2), None), many(&["Sara", " "]), false),
        (between(Some(0), None), Answer::Flag(true), false),
        (
            Condition {
                min: Some(2),
                ..any(&["1"])
            },
            text("1"),
            false,
        ),
    ] {
        assert_eq!(condition.holds(&answer), holds, "{condition:?}: {answer:?}");
    }
}

/// `a` is a consent, `b` a text that is asked with it, `c` a text asked with `b`; the
/// second section, of `d` and `e`, is asked when `a` is unticked, and `e` never.
fn form() -> Form {
    let field = |name: &str, required, conditions, kind| Field {
        name: name.into(),
        required,
        conditions,
        kind,
        ..Field::default()
    };
    let asked = |name: &str, conditions| {
        let kind = FieldKind::Text { min: None, max: 9 };
        field(name, true, conditions, kind)
    };
    let consent = FieldKind::Consent {
        text: String::new(),
        version: "1".into(),
    };
    let section = |conditions, fields| Section {
        title: String::new(),
        fields,
        conditions,
    };
    let first = vec![
        field("a", false, vec![], consent),
        asked("b", vec![any(&["true"])]),
        asked("c", vec![condition("b")]),
    ];
    let second = vec![asked("d", vec![]), asked("e", vec![condition("nothing")])];
    Form {
        id: Slug::parse("f").unwrap(),
        title: String::new(),
        intro: vec![],
        submit: String::new(),
        sections: vec![
            section(vec![], first),
            section(vec![any(&["false"])], second),
        ],
    }
}

#[test]
fn what_is_asked_by_table() {
    let a = |ticked| ("a".to_owned(), Answer::Flag(ticked));
    let b = || ("b".to_owned(), text("x"));
    for (answers, expected) in [
        (Answers::new(), "a d"),
        (Answers::from([a(false)]), "a d"),
        (Answers::from([a(true)]), "a b"),
        (Answers::from([a(true), b()]), "a b c"),
        // What was answered before it was hidden asks for nothing.
        (Answers::from([a(false), b()]), "a d"),
    ] {
        let form = form();
        let asked = form.asked(&answers);
        let names: Vec<_> = asked.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names.join(" "), expected, "{answers:?}");
    }
}

#[test]
fn only_what_is_asked_is_checked_and_sent() {
    let mut answers = Answers::from([
        ("b".into(), text("longer than nine")),
        ("d".into(), text("x")),
    ]);
    let checked = form().check(&answers).unwrap();
    assert!(checked.get("b").is_none() && checked.get("d").is_some());
    answers.insert("a".into(), Answer::Flag(true));
    let faults = form().check(&answers).unwrap_err();
    let faulty: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(faulty, ["b", "c"]);
}
