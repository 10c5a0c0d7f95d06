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
        hosts: vec![],
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
    };
    Form {
        id: Slug::parse("test").unwrap(),
        title: "نموذج".into(),
        intro: vec![],
        submit: "إرسال".into(),
        sections: vec![Section {
            title: "بيانات".into(),
            fields: vec![
                field("full_name", true, FieldKind::Text { min: None, max: 10 }),
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
                        options: vec![option("a"), option("b")],
                        min: None,
                        max: None,
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
    let checked = form().check(&answers).unwrap();
    assert_eq!(checked.get("full_name"), Some(&Value::Text("سارة".into())));
    assert_eq!(
        checked.get("phone"),
        Some(&Value::Text("+971501234567".into()))
    );
    assert_eq!(checked.get("companions"), Some(&Value::Number(3)));
    assert_eq!(checked.get("interest"), None);
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
    let row = |network: &str, handle: &str| AccountEntry {
        network: network.into(),
        handle: handle.into(),
    };
    let table = [
        ("full_name", text(" \t "), Some(Problem::Missing)),
        (
            "full_name",
            text(&"س".repeat(11)),
            Some(Problem::TooLong { max: 10 }),
        ),
        ("full_name", text("a\u{0}b"), Some(Problem::BadCharacter)),
        ("full_name", text("a\u{202e}b"), Some(Problem::BadCharacter)),
        ("email", text("sara@"), Some(Problem::NotEmail)),
        (
            "phone",
            Answer::Phone {
                country: "AE".into(),
                number: "12".into(),
            },
            Some(Problem::NotPhone),
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
        (
            "interest",
            Answer::Many(vec!["c".into()]),
            Some(Problem::NotAnOption),
        ),
        ("interest", Answer::Many(vec![]), None),
        (
            "accounts",
            Answer::Accounts(vec![row("", "@a")]),
            Some(Problem::HalfAccount),
        ),
        (
            "accounts",
            Answer::Accounts(vec![row("y", "@a")]),
            Some(Problem::NotAnOption),
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
        for name in ["full_name", "email", "companions", "country", "phone", "accounts"] {
            let mut answers = good();
            answers.insert(name.into(), Answer::Text(text.clone()));
            let _ = form().check(&answers);
        }
    }
}
