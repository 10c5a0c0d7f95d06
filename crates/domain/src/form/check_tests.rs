//! Tests of the check, by table and by property.

use super::*;
use crate::{
    form::{AccountEntry, ChoiceOption, DialCountry, Network, Section},
    slug::Slug,
};
use proptest::prelude::*;

fn option(value: &str) -> ChoiceOption {
    ChoiceOption {
        value: value.into(),
        label: value.into(),
    }
}

fn network(value: &str) -> Network {
    Network {
        value: value.into(),
        label: value.into(),
        hosts: vec![[value, ".com"].concat()],
    }
}

fn field(name: &str, required: bool, kind: FieldKind) -> Field {
    Field {
        name: name.into(),
        label: name.into(),
        required,
        kind,
        ..Field::default()
    }
}

fn form() -> Form {
    let emirates = DialCountry {
        code: "AE".into(),
        label: "الإمارات".into(),
        dial: "971".into(),
        trunk: "0".into(),
        least: 8,
        most: 9,
    };
    Form {
        id: Slug::parse("test").unwrap(),
        title: "نموذج".into(),
        intro: vec![],
        submit: "إرسال".into(),
        sections: vec![Section {
            title: "بيانات".into(),
            fields: vec![
                field(
                    "full_name",
                    true,
                    FieldKind::Text {
                        min: Some(2),
                        max: 10,
                    },
                ),
                field("email", true, FieldKind::Email),
                field(
                    "phone",
                    false,
                    FieldKind::Phone {
                        countries: vec![emirates],
                    },
                ),
                field("companions", false, FieldKind::Number { min: 0, max: 5 }),
                field(
                    "country",
                    false,
                    FieldKind::Country {
                        options: vec![option("AE")],
                    },
                ),
                field(
                    "interest",
                    false,
                    FieldKind::Choices {
                        options: vec![option("a"), option("b"), option("c"), option("d")],
                        min: Some(2),
                        max: Some(3),
                    },
                ),
                field(
                    "accounts",
                    false,
                    FieldKind::Accounts {
                        networks: vec![network("x")],
                        max: 2,
                    },
                ),
                field(
                    "birth",
                    false,
                    FieldKind::Date {
                        min: Some("1900-01-01".into()),
                        max: None,
                    },
                ),
                field("guests", false, FieldKind::Companions { max: 2 }),
                field(
                    "consent",
                    true,
                    FieldKind::Consent {
                        text: "أوافق".into(),
                        version: "1".into(),
                    },
                ),
            ],
            conditions: vec![],
        }],
    }
}

fn good() -> Answers {
    Answers::from([
        ("full_name".into(), Answer::Text("  سارة ".into())),
        ("email".into(), Answer::Text("sara@example.org".into())),
        ("consent".into(), Answer::Flag(true)),
    ])
}

fn in_row(row: u32, problem: Problem) -> Problem {
    let problem = Box::new(problem);
    Problem::InRow { row, problem }
}

fn problem(name: &str, answer: Answer) -> Option<Problem> {
    let mut answers = good();
    answers.insert(name.into(), answer);
    form().check(&answers).err().map(|faults| {
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].field, name);
        faults[0].problem.clone()
    })
}

#[test]
fn good_answers_are_normalised() {
    let mut answers = good();
    answers.insert(
        "phone".into(),
        Answer::Phone {
            country: "AE".into(),
            number: "٠٥٠ ١٢٣ ٤٥٦٧".into(),
        },
    );
    answers.insert("companions".into(), Answer::Text("٣".into()));
    answers.insert("birth".into(), Answer::Text("١٩٩٠-٠١-٠٢".into()));
    let names = vec![" ".into(), " علي ".into(), "مها".into()];
    answers.insert("guests".into(), Answer::Many(names));
    let row = AccountEntry {
        network: String::new(),
        handle: "https://x.com/@sara/".into(),
    };
    answers.insert("accounts".into(), Answer::Accounts(vec![row]));
    let checked = form().check(&answers).unwrap();
    assert_eq!(checked.get("full_name"), Some(&Value::Text("سارة".into())));
    assert_eq!(
        checked.get("phone"),
        Some(&Value::Text("+971501234567".into()))
    );
    assert_eq!(checked.get("companions"), Some(&Value::Number(3)));
    assert_eq!(checked.get("interest"), None);
    assert_eq!(
        checked.get("birth"),
        Some(&Value::Text("1990-01-02".into()))
    );
    let names = vec!["علي".into(), "مها".into()];
    assert_eq!(checked.get("guests"), Some(&Value::Many(names)));
    let row = AccountEntry {
        network: "x".into(),
        handle: "sara".into(),
    };
    assert_eq!(checked.get("accounts"), Some(&Value::Accounts(vec![row])));
}

#[test]
fn every_fault_is_reported_in_order() {
    let faults = form().check(&Answers::new()).unwrap_err();
    let fields: Vec<_> = faults
        .iter()
        .map(|f| (f.field.as_str(), f.problem.clone()))
        .collect();
    assert_eq!(
        fields,
        [
            ("full_name", Problem::Missing),
            ("email", Problem::Missing),
            ("consent", Problem::ConsentNeeded)
        ]
    );
}

#[test]
fn problems_by_table() {
    let text = |t: &str| Answer::Text(t.into());
    let many = |values: &[&str]| Answer::Many(values.iter().map(|v| (*v).into()).collect());
    let not_date = || Problem::NotDate {
        min: Some("1900-01-01".into()),
        max: None,
    };
    let row = |network: &str, handle: &str| AccountEntry {
        network: network.into(),
        handle: handle.into(),
    };
    let table = [
        ("full_name", text(" \t "), Some(Problem::Missing)),
        ("full_name", text(" س "), Some(Problem::TooShort { min: 2 })),
        (
            "full_name",
            text(&"س".repeat(11)),
            Some(Problem::TooLong { max: 10 }),
        ),
        ("full_name", text("a\u{0}b"), None),
        (
            "full_name",
            text("\u{2068}\u{202b}سارة\u{202c}\u{2069}"),
            None,
        ),
        (
            "email",
            text("\u{feff}sara@\u{200f}example.org\u{202a}"),
            None,
        ),
        ("email", text("sara @example.org"), Some(Problem::NotEmail)),
        ("email", text("sara@"), Some(Problem::NotEmail)),
        (
            "phone",
            Answer::Phone {
                country: "AE".into(),
                number: "12".into(),
            },
            Some(Problem::PhoneLength {
                country: "الإمارات".into(),
                dial: "971".into(),
                min: 8,
                max: 9,
            }),
        ),
        (
            "phone",
            Answer::Phone {
                country: "XX".into(),
                number: "0501234567".into(),
            },
            Some(Problem::NotAnOption),
        ),
        (
            "phone",
            Answer::Phone {
                country: "AE".into(),
                number: " ".into(),
            },
            None,
        ),
        (
            "companions",
            text("6"),
            Some(Problem::NotNumber { min: 0, max: 5 }),
        ),
        (
            "companions",
            text("1.5"),
            Some(Problem::NotNumber { min: 0, max: 5 }),
        ),
        ("country", text("XX"), Some(Problem::NotAnOption)),
        ("interest", many(&["e", "a"]), Some(Problem::NotAnOption)),
        ("interest", many(&[]), None),
        ("interest", many(&["a"]), Some(Problem::TooFew { min: 2 })),
        ("interest", many(&["a", "b"]), None),
        (
            "interest",
            many(&["a", "b", "c", "d"]),
            Some(Problem::TooMany { max: 3 }),
        ),
        ("birth", text("1899-12-31"), Some(not_date())),
        ("birth", text("غدًا"), Some(not_date())),
        ("birth", text(" "), None),
        ("guests", many(&[" ", "a", "", "b"]), None),
        (
            "guests",
            many(&["a", "b", "c"]),
            Some(Problem::TooMany { max: 2 }),
        ),
        ("guests", many(&["a", "b\u{202e}"]), None),
        (
            "guests",
            many(&[&"a".repeat(201)]),
            Some(in_row(0, Problem::TooLong { max: 200 })),
        ),
        (
            "accounts",
            Answer::Accounts(vec![row("", "@a")]),
            Some(in_row(0, Problem::HalfAccount)),
        ),
        (
            "accounts",
            Answer::Accounts(vec![row("x", "@a"), row("", "b")]),
            Some(in_row(1, Problem::HalfAccount)),
        ),
        (
            "accounts",
            Answer::Accounts(vec![row("", "https://www.x.com/sara?a")]),
            None,
        ),
        (
            "accounts",
            Answer::Accounts(vec![row("y", "@a")]),
            Some(in_row(0, Problem::NotAnOption)),
        ),
        (
            "accounts",
            Answer::Accounts(vec![row("x", "@a"), row("x", "@b"), row("x", "@c")]),
            Some(Problem::TooMany { max: 2 }),
        ),
        (
            "accounts",
            Answer::Accounts(vec![row("x", ""), row("", "")]),
            None,
        ),
        ("consent", Answer::Flag(false), Some(Problem::ConsentNeeded)),
    ];
    for (name, answer, expected) in table {
        assert_eq!(
            problem(name, answer.clone()),
            expected,
            "{name}: {answer:?}"
        );
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_check_panic(text in "\\PC{0,40}") {
        for name in ["full_name", "email", "companions", "country", "phone", "accounts", "birth"] {
            let mut answers = good();
            answers.insert(name.into(), Answer::Text(text.clone()));
            let _ = form().check(&answers);
        }
    }
}
