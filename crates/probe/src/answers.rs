//! Answers that nobody gave: valid ones that say that they are a test, and faulty ones.

use multaqa_domain::{
    exchange::Endpoint,
    form::{AccountEntry, Answer, Answers, Checked, Field, FieldKind, Form},
    json::Json,
};

/// What stands in every field that takes text, so that the rows are found and deleted.
pub const MARK: &str = "اختبار Multaqa test";

/// Answers to all fields of a form that are asked, in the name of `person`, a short text
/// of ASCII letters and digits that makes the e-mail address unlike any other.
///
/// # Errors
/// The names of the fields for which no answer could be made.
pub fn valid(form: &Form, person: &str) -> Result<(Answers, Checked), Vec<String>> {
    let mut answers = Answers::new();
    // What is asked follows from what was answered before it.
    for field in form.fields() {
        let is_asked = form.asked(&answers).iter().any(|f| f.name == field.name);
        if is_asked && let Some(answer) = answer(field, person) {
            answers.insert(field.name.clone(), answer);
        }
    }
    match form.check(&answers) {
        Ok(checked) => Ok((answers, checked)),
        Err(faults) => Err(faults.into_iter().map(|fault| fault.field).collect()),
    }
}

/// The first answer that the field's own check takes; `None` if there is none.
fn answer(field: &Field, person: &str) -> Option<Answer> {
    candidates(&field.kind, person)
        .into_iter()
        .find(|answer| field.check(Some(answer)).is_ok())
}

fn candidates(kind: &FieldKind, person: &str) -> Vec<Answer> {
    let text = |text: &str| Answer::Text(text.to_owned());
    match kind {
        FieldKind::Text { min, max } | FieldKind::LongText { min, max } => {
            let name = [MARK, " ", person, " "].concat();
            let times = (min.unwrap_or(0) as usize).div_ceil(MARK.chars().count());
            let long = name.repeat(times.clamp(1, 1000));
            let fitting = |from: &str| Answer::Text(from.chars().take(*max as usize).collect());
            vec![fitting(&name), fitting(&long)]
        }
        FieldKind::Email => vec![Answer::Text(
            ["multaqa-test+", person, "@example.org"].concat(),
        )],
        FieldKind::Phone { countries } => phones(countries.iter().map(|c| c.code.as_str())),
        FieldKind::Number { min, max } => [*min, *max]
            .map(|number| Answer::Text(number.to_string()))
            .into(),
        FieldKind::Date { min, max } => [min.as_deref(), max.as_deref(), Some("2000-01-01")]
            .into_iter()
            .flatten()
            .map(text)
            .collect(),
        FieldKind::Choice { options } | FieldKind::Country { options } => {
            options.iter().take(1).map(|o| text(&o.value)).collect()
        }
        FieldKind::Choices { options, min, .. } => {
            let count = min.unwrap_or(1).max(1) as usize;
            let values = options.iter().take(count).map(|o| o.value.clone());
            vec![Answer::Many(values.collect())]
        }
        FieldKind::Accounts { networks, .. } => networks
            .iter()
            .take(1)
            .map(|network| {
                Answer::Accounts(vec![AccountEntry {
                    network: network.value.clone(),
                    handle: "multaqa_test".to_owned(),
                }])
            })
            .collect(),
        FieldKind::Companions { .. } => vec![Answer::Many(vec![MARK.to_owned()]), text(MARK)],
        FieldKind::Consent { .. } => vec![Answer::Flag(true)],
    }
}

/// Numbers that look like nobody's, as long as they are in most countries.
fn phones<'a>(countries: impl Iterator<Item = &'a str>) -> Vec<Answer> {
    countries
        .flat_map(|country| {
            ["500000000", "50000000", "5000000"].map(|number| Answer::Phone {
                country: country.to_owned(),
                number: number.to_owned(),
            })
        })
        .collect()
}

/// What is no e-mail address, and stands where one belongs in faulty answers.
pub const NO_EMAIL: &str = "multaqa-test";

/// The endpoint with its payloads spoilt, so that even checked answers make a faulty
/// request: the required fields of text are empty and what should be an e-mail address
/// is none. With it, the names of the fields that are spoilt.
pub fn spoilt(endpoint: &Endpoint, form: &Form) -> (Endpoint, Vec<String>) {
    let mut endpoint = endpoint.clone();
    let mut spoilt = Vec::new();
    for field in form.fields() {
        let instead = match field.kind {
            FieldKind::Email => NO_EMAIL,
            FieldKind::Text { .. } | FieldKind::LongText { .. } if field.required => "",
            _ => continue,
        };
        let mut is_there = false;
        for step in &mut endpoint.steps {
            if let Some(payload) = &mut step.payload {
                is_there |= spoil(payload, &field.name, instead);
            }
        }
        if is_there {
            spoilt.push(field.name.clone());
        }
    }
    (endpoint, spoilt)
}

fn spoil(payload: &mut Json, field: &str, instead: &str) -> bool {
    match payload {
        Json::Text(text) => {
            let whole = ["$inputs.", field].concat();
            let within = ["{$inputs.", field, "}"].concat();
            if *text == whole {
                *text = instead.to_owned();
                return true;
            }
            let is_there = text.contains(&within);
            if is_there {
                *text = text.replace(&within, instead);
            }
            is_there
        }
        Json::List(items) => items
            .iter_mut()
            .fold(false, |found, item| spoil(item, field, instead) | found),
        Json::Object(members) => members.iter_mut().fold(false, |found, (_, value)| {
            spoil(value, field, instead) | found
        }),
        _ => false,
    }
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
