//! The check of answers against a form.

use super::{
    Answer, Answers, ChoiceOption, DialCountry, Fault, Field, FieldKind, Form, Problem,
    clean::{cleaned, word},
    date::date,
    email::is_email,
    latin_digits,
    rows::{accounts, companions},
    to_e164,
};
use crate::json::Json;

/// What is no longer than this can be anything that a form asks for in one line.
const ANY: u32 = 200;

/// Answers that went through [`Form::check`]: trimmed, digits normalised, phones in
/// E.164, choices known. Nothing else makes one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked(Vec<(String, Value)>);

impl Checked {
    /// The value of a field; `None` where an optional field was left empty.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value)
    }
}

/// A checked value, as it goes into a payload.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A whole number.
    Number(i32),
    /// Several texts.
    Many(Vec<String>),
    /// Accounts: network and handle.
    Accounts(Vec<super::AccountEntry>),
    /// Consent that was given; what was not consented to is absent.
    Consent {
        /// The version of the text.
        version: String,
    },
}

impl Value {
    /// The value as JSON.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Text(text) => Json::text(text),
            Self::Number(number) => Json::Number(number.to_string()),
            Self::Many(values) => {
                Json::List(values.iter().map(|value| Json::text(value)).collect())
            }
            Self::Accounts(rows) => {
                Json::List(rows.iter().map(super::AccountEntry::to_json).collect())
            }
            Self::Consent { version } => Json::Object(vec![
                ("given".to_owned(), Json::Flag(true)),
                ("version".to_owned(), Json::text(version)),
            ]),
        }
    }
}

impl Form {
    /// Checks the answers to what is asked; every fault is reported, in the order of the
    /// fields. What was answered before and is no longer asked is left out.
    pub fn check(&self, answers: &Answers) -> Result<Checked, Vec<Fault>> {
        let mut values = Vec::new();
        let mut faults = Vec::new();
        for field in self.asked(answers) {
            match field.check(answers.get(&field.name)) {
                Ok(Some(value)) => values.push((field.name.clone(), value)),
                Ok(None) => {}
                Err(problem) => faults.push(Fault {
                    field: field.name.clone(),
                    problem,
                }),
            }
        }
        if faults.is_empty() {
            Ok(Checked(values))
        } else {
            Err(faults)
        }
    }
}

impl Field {
    /// Checks one answer; `Ok(None)` is an optional field left empty.
    pub fn check(&self, answer: Option<&Answer>) -> Result<Option<Value>, Problem> {
        let given = answer.map_or("", Answer::text);
        let value = match &self.kind {
            FieldKind::Text { min, max } => text(given, *min, *max, false)?.map(Value::Text),
            FieldKind::LongText { min, max } => text(given, *min, *max, true)?.map(Value::Text),
            FieldKind::Date { min, max } => match text(given, None, ANY, false)? {
                Some(text) => match date(&text, min.as_deref(), max.as_deref()) {
                    Some(date) => Some(Value::Text(date)),
                    None => {
                        let (min, max) = (min.clone(), max.clone());
                        return Err(Problem::NotDate { min, max });
                    }
                },
                None => None,
            },
            FieldKind::Companions { max } => companions(answer, *max)?,
            FieldKind::Email => match text(&word(given), None, 254, false)? {
                Some(text) if !is_email(&text) => return Err(Problem::NotEmail),
                text => text.map(Value::Text),
            },
            FieldKind::Phone { countries } => phone(answer, countries)?,
            FieldKind::Number { min, max } => number(given, *min, *max)?,
            FieldKind::Choice { options } | FieldKind::Country { options } => {
                match text(given, None, ANY, false)? {
                    Some(value) if !options.iter().any(|o| o.value == value) => {
                        return Err(Problem::NotAnOption);
                    }
                    value => value.map(Value::Text),
                }
            }
            FieldKind::Choices { options, min, max } => several(answer, options, *min, *max)?,
            FieldKind::Accounts { networks, max } => accounts(answer, networks, *max)?,
            FieldKind::Consent { version, .. } => match answer {
                Some(Answer::Flag(true)) => Some(Value::Consent {
                    version: version.clone(),
                }),
                _ if self.required => return Err(Problem::ConsentNeeded),
                _ => None,
            },
        };
        if value.is_none() && self.required {
            Err(Problem::Missing)
        } else {
            Ok(value)
        }
    }
}

/// Checks a text, without what nobody sees: `None` if it is empty.
pub(super) fn text(
    given: &str,
    min: Option<u32>,
    max: u32,
    lines: bool,
) -> Result<Option<String>, Problem> {
    let text = cleaned(given, lines);
    if text.is_empty() {
        return Ok(None);
    }
    let length = text.chars().count();
    if length > max as usize {
        return Err(Problem::TooLong { max });
    }
    match min {
        Some(min) if length < min as usize => Err(Problem::TooShort { min }),
        _ => Ok(Some(text)),
    }
}

fn phone(answer: Option<&Answer>, countries: &[DialCountry]) -> Result<Option<Value>, Problem> {
    let Some(Answer::Phone { country, number }) = answer else {
        return Ok(None);
    };
    if cleaned(number, false).is_empty() {
        return Ok(None);
    }
    let number = to_e164(countries, country, number)?;
    Ok(Some(Value::Text(number)))
}

fn number(given: &str, min: i32, max: i32) -> Result<Option<Value>, Problem> {
    let Some(text) = text(given, None, 20, false)? else {
        return Ok(None);
    };
    match latin_digits(&text).parse::<i32>() {
        Ok(number) if (min..=max).contains(&number) => Ok(Some(Value::Number(number))),
        _ => Err(Problem::NotNumber { min, max }),
    }
}

fn several(
    answer: Option<&Answer>,
    options: &[ChoiceOption],
    min: Option<u32>,
    max: Option<u32>,
) -> Result<Option<Value>, Problem> {
    let Some(Answer::Many(values)) = answer else {
        return Ok(None);
    };
    if values.is_empty() {
        return Ok(None);
    }
    for value in values {
        if !options.iter().any(|option| option.value == *value) {
            return Err(Problem::NotAnOption);
        }
    }
    match (min, max) {
        (Some(min), _) if values.len() < min as usize => Err(Problem::TooFew { min }),
        (_, Some(max)) if values.len() > max as usize => Err(Problem::TooMany { max }),
        _ => Ok(Some(Value::Many(values.clone()))),
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
