//! From the controls of a served form to answers: what was typed before the app had
//! started.

use crate::browser::controls::Control;
use multaqa_domain::form::{AccountEntry, Answer, Answers, Field, FieldKind, Form};

/// The answers that the controls hold. Controls are named by field; `phone` has
/// `<name>.country` and `<name>.number`, accounts `<name>.0.network` and
/// `<name>.0.handle`, companions `<name>.0`. What was left empty is left out.
pub(super) fn answers(form: &Form, controls: Vec<Control>) -> Answers {
    let mut answers = Answers::new();
    for field in form.fields() {
        if let Some(answer) = answer(field, &controls) {
            answers.insert(field.name.clone(), answer);
        }
    }
    answers
}

fn answer(field: &Field, controls: &[Control]) -> Option<Answer> {
    let named = |suffix: &str| {
        let name = [field.name.as_str(), suffix].concat();
        controls
            .iter()
            .find(|c| c.name == name)
            .map(|c| c.value.clone())
            .unwrap_or_default()
    };
    let ticked: Vec<_> = controls
        .iter()
        .filter(|c| c.name == field.name && c.ticked == Some(true))
        .map(|c| c.value.clone())
        .collect();
    match &field.kind {
        FieldKind::Consent { .. } => (!ticked.is_empty()).then_some(Answer::Flag(true)),
        FieldKind::Choices { .. } => (!ticked.is_empty()).then_some(Answer::Many(ticked)),
        FieldKind::Phone { countries } => {
            let (country, number) = (named(".country"), named(".number"));
            // The first is chosen from the start, so it says nothing.
            let chosen = countries.first().is_some_and(|first| first.code != country);
            let given = !number.is_empty() || (chosen && !country.is_empty());
            given.then_some(Answer::Phone { country, number })
        }
        FieldKind::Accounts { .. } => {
            let entry = AccountEntry {
                network: named(".0.network"),
                handle: named(".0.handle"),
            };
            (entry != AccountEntry::default()).then(|| Answer::Accounts(vec![entry]))
        }
        FieldKind::Companions { .. } => {
            let name = named(".0");
            (!name.is_empty()).then(|| Answer::Many(vec![name]))
        }
        _ => {
            let ticks = controls
                .iter()
                .any(|c| c.name == field.name && c.ticked.is_some());
            let text = if ticks {
                ticked.into_iter().next().unwrap_or_default()
            } else {
                named("")
            };
            (!text.is_empty()).then_some(Answer::Text(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use multaqa_domain::{
        form::{ChoiceOption, DialCountry, Section},
        slug::Slug,
    };

    #[test]
    fn controls_become_answers() {
        let field = |name: &str, kind| Field {
            name: name.into(),
            label: name.into(),
            kind,
            ..Field::default()
        };
        let options = vec![ChoiceOption {
            value: "a".into(),
            label: "a".into(),
        }];
        let form = Form {
            id: Slug::parse("f").unwrap(),
            title: String::new(),
            intro: vec![],
            submit: String::new(),
            sections: vec![Section {
                title: String::new(),
                fields: vec![
                    field("name", FieldKind::Text { min: None, max: 9 }),
                    field("empty", FieldKind::Text { min: None, max: 9 }),
                    field(
                        "title",
                        FieldKind::Choice {
                            options: options.clone(),
                        },
                    ),
                    field(
                        "interests",
                        FieldKind::Choices {
                            options,
                            min: None,
                            max: None,
                        },
                    ),
                    field("phone", FieldKind::Phone { countries: vec![] }),
                    field(
                        "birth",
                        FieldKind::Date {
                            min: None,
                            max: None,
                        },
                    ),
                    field("guests", FieldKind::Companions { max: 3 }),
                    field("nobody", FieldKind::Companions { max: 3 }),
                    field(
                        "consent",
                        FieldKind::Consent {
                            text: String::new(),
                            version: String::new(),
                        },
                    ),
                ],
                conditions: vec![],
            }],
        };
        let control = |name: &str, value: &str, ticked| Control {
            name: name.into(),
            value: value.into(),
            ticked,
        };
        let controls = vec![
            control("name", "سارة", None),
            control("empty", "", None),
            control("title", "a", Some(false)),
            control("title", "b", Some(true)),
            control("interests", "a", Some(true)),
            control("phone.country", "AE", None),
            control("phone.number", "05", None),
            control("birth", "2017-09-14", None),
            control("guests.0", "علي", None),
            control("nobody.0", "", None),
            control("consent", "on", Some(true)),
            control("unknown", "x", None),
        ];
        let expected = Answers::from([
            ("name".into(), Answer::Text("سارة".into())),
            ("title".into(), Answer::Text("b".into())),
            ("interests".into(), Answer::Many(vec!["a".into()])),
            (
                "phone".into(),
                Answer::Phone {
                    country: "AE".into(),
                    number: "05".into(),
                },
            ),
            ("birth".into(), Answer::Text("2017-09-14".into())),
            ("guests".into(), Answer::Many(vec!["علي".into()])),
            ("consent".into(), Answer::Flag(true)),
        ]);
        assert_eq!(answers(&form, controls), expected);
    }

    #[test]
    fn a_choice_alone_is_an_answer() {
        let country = |code: &str| DialCountry {
            code: code.into(),
            label: code.into(),
            dial: "1".into(),
            trunk: "0".into(),
            least: 8,
            most: 9,
        };
        let field = |kind| Field {
            name: "f".into(),
            label: String::new(),
            kind,
            ..Field::default()
        };
        let control = |name: &str, value: &str| Control {
            name: name.into(),
            value: value.into(),
            ticked: None,
        };
        let phone = field(FieldKind::Phone {
            countries: vec![country("AE"), country("SA")],
        });
        let chosen = |code: &str| {
            answer(
                &phone,
                &[control("f.country", code), control("f.number", "")],
            )
        };
        assert_eq!(chosen("AE"), None);
        let sa = Answer::Phone {
            country: "SA".into(),
            number: String::new(),
        };
        assert_eq!(chosen("SA"), Some(sa));
        let accounts = field(FieldKind::Accounts {
            networks: vec![],
            max: 3,
        });
        let row = AccountEntry {
            network: "x".into(),
            handle: String::new(),
        };
        assert_eq!(
            answer(
                &accounts,
                &[control("f.0.network", "x"), control("f.0.handle", "")]
            ),
            Some(Answer::Accounts(vec![row]))
        );
    }
}
