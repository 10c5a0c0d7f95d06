//! Conditions between fields: what is asked only when something else was answered so.

use super::{Answer, Answers, Field, FieldKind, Form, latin_digits};
use crate::decode::record;
use serde::Serialize;

/// A condition on an earlier field; the subset of JSON Schema that content may use as
/// `if`. With neither values nor bounds it holds as soon as there is an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Condition {
    /// The field's name.
    pub field: String,
    /// The answer is, or contains, one of these (`const`, `enum`, `contains`); a ticked
    /// box is `true`, an unticked one `false`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<String>,
    /// The answer is a number, this or more (`minimum`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i32>,
    /// The answer is a number, this or less (`maximum`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i32>,
}

record!(Condition {
    field,
    any,
    min,
    max
});

impl Condition {
    /// Whether it holds for the answer to its field.
    fn holds(&self, answer: &Answer) -> bool {
        let mut given: Vec<&str> = Vec::new();
        match answer {
            Answer::Flag(true) => given.push("true"),
            Answer::Flag(false) => given.push("false"),
            Answer::Text(text) => given.push(text.trim()),
            Answer::Phone { number, .. } => given.push(number.trim()),
            Answer::Many(values) => given.extend(values.iter().map(|value| value.trim())),
            Answer::Accounts(rows) => {
                for row in rows {
                    // A pasted link may tell the network.
                    given.push(match row.network.as_str() {
                        _ if row.handle.trim().is_empty() => "",
                        "" => "?",
                        network => network,
                    });
                }
            }
        }
        given.retain(|text| !text.is_empty());
        let number = || match answer {
            Answer::Text(text) => latin_digits(text.trim()).parse().ok(),
            Answer::Many(_) | Answer::Accounts(_) => i32::try_from(given.len()).ok(),
            _ => None,
        };
        if self.min.is_some() || self.max.is_some() {
            let (min, max) = (self.min.unwrap_or(i32::MIN), self.max.unwrap_or(i32::MAX));
            if !number().is_some_and(|number| (min..=max).contains(&number)) {
                return false;
            }
        }
        if self.any.is_empty() {
            return !given.is_empty() && *answer != Answer::Flag(false);
        }
        given.iter().any(|given| {
            let digits = latin_digits(given);
            self.any.iter().any(|any| any == given || *any == digits)
        })
    }
}

impl Form {
    /// The fields that are asked, in order: those whose conditions, and whose section's,
    /// hold. A condition names an earlier field; where that is not asked itself, the
    /// condition does not hold, whatever was answered there before.
    pub fn asked(&self, answers: &Answers) -> Vec<&Field> {
        let mut asked = Vec::new();
        for section in &self.sections {
            if hold(&section.conditions, &asked, answers) {
                for field in &section.fields {
                    if hold(&field.conditions, &asked, answers) {
                        asked.push(field);
                    }
                }
            }
        }
        asked
    }
}

fn hold(conditions: &[Condition], asked: &[&Field], answers: &Answers) -> bool {
    conditions.iter().all(|condition| {
        let Some(field) = asked.iter().find(|field| field.name == condition.field) else {
            return false;
        };
        match answers.get(&field.name) {
            Some(answer) => condition.holds(answer),
            // A box that was never touched is unticked.
            None => {
                matches!(field.kind, FieldKind::Consent { .. })
                    && condition.holds(&Answer::Flag(false))
            }
        }
    })
}

#[cfg(test)]
#[path = "condition_tests.rs"]
mod tests;
