//! What a person has typed and chosen, before any check.

use crate::{
    decode::{Decode, Fit, member, record},
    json::Json,
};

/// Answers by field name, in the order in which they were first given. A form has few
/// fields, so a list serves. A missing field is an empty answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(Vec<(String, Answer)>);

/// An answer as it was given.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A ticked or unticked box.
    Flag(bool),
    /// Text, a number as typed, or the value of a choice.
    Text(String),
    /// Values of several choices.
    Many(Vec<String>),
    /// A phone number.
    Phone {
        /// ISO 3166-1 alpha-2 of the chosen country.
        country: String,
        /// The number as typed.
        number: String,
    },
    /// Accounts on networks.
    Accounts(Vec<AccountEntry>),
}

/// A row of an accounts field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountEntry {
    /// The network's value.
    pub network: String,
    /// A handle, or a pasted link.
    pub handle: String,
}

record!(AccountEntry { network, handle });

impl Answers {
    /// No answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer to a field.
    pub fn get(&self, name: &str) -> Option<&Answer> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, answer)| answer)
    }

    /// Takes an answer, in place of the one before.
    pub fn insert(&mut self, name: String, answer: Answer) {
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some((_, old)) => *old = answer,
            None => self.0.push((name, answer)),
        }
    }

    /// Takes what was typed since into a draft. A served form has one row for accounts, so
    /// what was typed there takes the place of the draft's first row and leaves the others.
    /// Of several choices, and of names, those of the draft stay besides.
    pub fn extend_draft(&mut self, typed: Self) {
        for (name, mut answer) in typed.0 {
            match (&mut answer, self.get(&name)) {
                (Answer::Accounts(rows), Some(Answer::Accounts(kept))) => {
                    rows.extend(kept.iter().skip(rows.len()).cloned());
                }
                (Answer::Many(values), Some(Answer::Many(kept))) => {
                    for value in kept {
                        if !values.contains(value) {
                            values.push(value.clone());
                        }
                    }
                }
                _ => {}
            }
            self.insert(name, answer);
        }
    }

    /// The answers as JSON, to be kept as a draft.
    pub fn to_json(&self) -> Json {
        Json::Object(
            self.0
                .iter()
                .map(|(name, answer)| (name.clone(), answer.to_json()))
                .collect(),
        )
    }

    /// Reads what [`Self::to_json`] wrote; `None` if it is something else.
    pub fn from_json(json: &Json) -> Option<Self> {
        let Json::Object(members) = json else {
            return None;
        };
        let mut answers = Self::new();
        for (name, answer) in members {
            answers.insert(name.clone(), Answer::read(answer)?);
        }
        Some(answers)
    }
}

impl<const N: usize> From<[(String, Answer); N]> for Answers {
    fn from(answers: [(String, Answer); N]) -> Self {
        Self(answers.into())
    }
}

impl Answer {
    /// The answer as text; empty if it is of another kind.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    fn to_json(&self) -> Json {
        match self {
            Self::Flag(flag) => Json::Flag(*flag),
            Self::Text(text) => Json::text(text),
            Self::Many(values) => {
                Json::List(values.iter().map(|value| Json::text(value)).collect())
            }
            Self::Phone { country, number } => pair("country", country, "number", number),
            Self::Accounts(rows) => Json::List(rows.iter().map(AccountEntry::to_json).collect()),
        }
    }
}

impl AccountEntry {
    /// The row as an object of `network` and `handle`.
    pub(super) fn to_json(&self) -> Json {
        pair("network", &self.network, "handle", &self.handle)
    }
}

fn pair(a: &str, a_text: &str, b: &str, b_text: &str) -> Json {
    Json::Object(vec![
        (a.to_owned(), Json::text(a_text)),
        (b.to_owned(), Json::text(b_text)),
    ])
}

impl Decode for Answer {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        match value {
            Some(Json::Flag(flag)) => Self::Flag(*flag),
            Some(Json::List(items)) if matches!(items.first(), Some(Json::Object(_))) => {
                Self::Accounts(Decode::decode(value, fit))
            }
            Some(Json::List(_)) => Self::Many(Decode::decode(value, fit)),
            Some(Json::Object(_)) => Self::Phone {
                country: Decode::decode(member(value, "country"), fit),
                number: Decode::decode(member(value, "number"), fit),
            },
            value => Self::Text(Decode::decode(value, fit)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_as_they_were_kept() {
        let row = AccountEntry {
            network: "x".into(),
            handle: "@a".into(),
        };
        let answers = Answers::from([
            ("name".into(), Answer::Text("سارة".into())),
            ("consent".into(), Answer::Flag(true)),
            (
                "interests".into(),
                Answer::Many(vec!["a".into(), "b".into()]),
            ),
            (
                "phone".into(),
                Answer::Phone {
                    country: "AE".into(),
                    number: "05".into(),
                },
            ),
            ("accounts".into(), Answer::Accounts(vec![row])),
        ]);
        assert_eq!(Answers::from_json(&answers.to_json()), Some(answers));
        for bad in [
            "[]",
            "1",
            r#"{"a":1}"#,
            r#"{"a":null}"#,
            r#"{"a":{"country":1}}"#,
            r#"{"a":["x",1]}"#,
        ] {
            assert_eq!(
                Answers::from_json(&Json::parse(bad).unwrap()),
                None,
                "{bad}"
            );
        }
    }

    #[test]
    fn what_was_typed_takes_the_draft_s_place() {
        let row = |handle: &str| AccountEntry {
            network: "x".into(),
            handle: handle.into(),
        };
        let mut draft = Answers::from([
            ("a".into(), Answer::Flag(false)),
            ("b".into(), Answer::Flag(false)),
            ("rows".into(), Answer::Accounts(vec![row("1"), row("2")])),
            ("names".into(), Answer::Many(vec!["x".into(), "y".into()])),
        ]);
        draft.extend_draft(Answers::from([
            ("a".into(), Answer::Flag(true)),
            ("c".into(), Answer::Flag(true)),
            ("rows".into(), Answer::Accounts(vec![row("3")])),
            ("names".into(), Answer::Many(vec!["z".into(), "x".into()])),
        ]));
        assert_eq!(draft.get("a"), Some(&Answer::Flag(true)));
        assert_eq!(draft.get("b"), Some(&Answer::Flag(false)));
        assert_eq!(draft.get("c"), Some(&Answer::Flag(true)));
        let rows = Answer::Accounts(vec![row("3"), row("2")]);
        assert_eq!(draft.get("rows"), Some(&rows));
        let names = Answer::Many(vec!["z".into(), "x".into(), "y".into()]);
        assert_eq!(draft.get("names"), Some(&names));
    }
}
