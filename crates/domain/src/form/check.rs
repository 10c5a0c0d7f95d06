//! The check of answers against a form.

use super::{Answer, Answers, Field, FieldKind, Form, email::is_email, latin_digits, to_e164};
use crate::json::Json;

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

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with an answer. The words are the interface's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// An answer is needed.
    Missing,
    /// More characters than allowed.
    TooLong {
        /// Allowed.
        max: u32,
    },
    /// A control character, or one that turns the direction of what follows.
    BadCharacter,
    /// Not an e-mail address.
    NotEmail,
    /// Not a phone number.
    NotPhone,
    /// Not a whole number between the bounds.
    NotNumber {
        /// Least.
        min: i32,
        /// Most.
        max: i32,
    },
    /// Not among the options.
    NotAnOption,
    /// More rows than allowed.
    TooMany {
        /// Allowed.
        max: u32,
    },
    /// A row has a network without a handle, or a handle without a network.
    HalfAccount,
    /// Consent is needed.
    ConsentNeeded,
    /// Fewer characters than needed.
    TooShort {
        /// Needed.
        min: u32,
    },
    /// Fewer answers than needed.
    TooFew {
        /// Needed.
        min: u32,
    },
    /// Not a date between the bounds (ISO 8601).
    NotDate {
        /// Earliest.
        min: Option<String>,
        /// Latest.
        max: Option<String>,
    },
}

impl Problem {
    /// The JSON Schema keyword that is broken: `required`, `minLength`, `maxLength`,
    /// `pattern`, `format`, `minimum`, `enum`, `minItems`, `maxItems` or `const`. Under
    /// this name content may give a field a message of its own.
    pub fn keyword(&self) -> &'static str {
        match self {
            Self::Missing => "required",
            Self::TooLong { .. } => "maxLength",
            Self::TooShort { .. } => "minLength",
            Self::BadCharacter => "pattern",
            Self::NotEmail | Self::NotPhone | Self::NotDate { .. } => "format",
            Self::NotNumber { .. } => "minimum",
            Self::NotAnOption | Self::HalfAccount => "enum",
            Self::TooMany { .. } => "maxItems",
            Self::TooFew { .. } => "minItems",
            Self::ConsentNeeded => "const",
        }
    }
}

impl Form {
    /// Checks all answers; every fault is reported, in the order of the fields.
    pub fn check(&self, answers: &Answers) -> Result<Checked, Vec<Fault>> {
        let mut values = Vec::new();
        let mut faults = Vec::new();
        for field in self.fields() {
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
        let value = match &self.kind {
            FieldKind::Text { max, .. } => text(answer, *max, false)?.map(Value::Text),
            FieldKind::LongText { max, .. } => text(answer, *max, true)?.map(Value::Text),
            FieldKind::Date { .. } | FieldKind::Companions { .. } => None,
            FieldKind::Email => match text(answer, 254, false)? {
                Some(text) if !is_email(&text) => return Err(Problem::NotEmail),
                text => text.map(Value::Text),
            },
            FieldKind::Phone { countries } => phone(answer, countries)?,
            FieldKind::Number { min, max } => number(answer, *min, *max)?,
            FieldKind::Choice { options } | FieldKind::Country { options } => {
                match text(answer, 200, false)? {
                    Some(value) if !options.iter().any(|o| o.value == value) => {
                        return Err(Problem::NotAnOption);
                    }
                    value => value.map(Value::Text),
                }
            }
            FieldKind::Choices { options, .. } => match answer {
                Some(Answer::Many(values)) if !values.is_empty() => {
                    if values
                        .iter()
                        .any(|v| !options.iter().any(|o| o.value == *v))
                    {
                        return Err(Problem::NotAnOption);
                    }
                    Some(Value::Many(values.clone()))
                }
                _ => None,
            },
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

fn text(answer: Option<&Answer>, max: u32, lines: bool) -> Result<Option<String>, Problem> {
    let text = answer.map_or("", Answer::text).trim();
    let bad = |c: char| {
        (c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t')))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.chars().any(bad) {
        return Err(Problem::BadCharacter);
    }
    if text.chars().count() > max as usize {
        return Err(Problem::TooLong { max });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn phone(
    answer: Option<&Answer>,
    countries: &[super::DialCountry],
) -> Result<Option<Value>, Problem> {
    let Some(Answer::Phone { country, number }) = answer else {
        return Ok(None);
    };
    if number.trim().is_empty() {
        return Ok(None);
    }
    let dial = countries
        .iter()
        .find(|c| c.code == *country)
        .ok_or(Problem::NotAnOption)?;
    let number = to_e164(&dial.dial, number).ok_or(Problem::NotPhone)?;
    Ok(Some(Value::Text(number)))
}

fn number(answer: Option<&Answer>, min: i32, max: i32) -> Result<Option<Value>, Problem> {
    let Some(text) = text(answer, 20, false)? else {
        return Ok(None);
    };
    match latin_digits(&text).parse::<i32>() {
        Ok(number) if (min..=max).contains(&number) => Ok(Some(Value::Number(number))),
        _ => Err(Problem::NotNumber { min, max }),
    }
}

fn accounts(
    answer: Option<&Answer>,
    networks: &[super::Network],
    max: u8,
) -> Result<Option<Value>, Problem> {
    let Some(Answer::Accounts(rows)) = answer else {
        return Ok(None);
    };
    let mut entries = Vec::new();
    for row in rows {
        let handle = text(Some(&Answer::Text(row.handle.clone())), 200, false)?;
        match (row.network.as_str(), handle) {
            ("", None) | (_, None) if row.handle.trim().is_empty() => {}
            ("", Some(_)) => return Err(Problem::HalfAccount),
            (network, Some(handle)) => {
                if !networks.iter().any(|n| n.value == network) {
                    return Err(Problem::NotAnOption);
                }
                entries.push(super::AccountEntry {
                    network: network.to_owned(),
                    handle,
                });
            }
            (_, None) => return Err(Problem::HalfAccount),
        }
    }
    if entries.len() > usize::from(max) {
        return Err(Problem::TooMany {
            max: u32::from(max),
        });
    }
    Ok((!entries.is_empty()).then_some(Value::Accounts(entries)))
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
