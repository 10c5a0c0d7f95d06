//! `if`: what is asked only when an earlier field was answered so. A subset of JSON
//! Schema's `properties`: per field `const`, `enum`, `contains`, `minimum`, `maximum`,
//! or `{}` for any answer.

use super::field::Seen;
use crate::check::{
    suggest::did_you_mean,
    table::{Table, Value, type_name},
};
use jiff::civil::Date;
use multaqa_domain::form::{ChoiceOption, Condition, FieldKind};
use thiserror::Error;
use toml::de::DeValue;

/// Reads the conditions of a field or a section.
pub(super) fn read(table: &Table<'_>, earlier: &[Seen]) -> Vec<Condition> {
    let mut conditions = Vec::new();
    let Some(own) = table.table("if") else {
        return conditions;
    };
    for (name, span, value) in own.free() {
        let Some(seen) = earlier.iter().find(|seen| seen.name == name) else {
            let names: Vec<_> = earlier.iter().map(|seen| seen.name.as_str()).collect();
            let help = did_you_mean(name, &names);
            let help = help.unwrap_or_else(|| "put the field that it looks at before it".into());
            let message = format!("no earlier field is named `{name}`");
            own.reader.fault(span, message, Some(help));
            continue;
        };
        match value.get_ref() {
            DeValue::Table(inner) => {
                let inner = Table::new(own.reader, inner, value.span()).taking_empty();
                conditions.extend(condition(&inner, seen));
            }
            other => own.mismatch(name, value.span(), "a table", other),
        }
    }
    conditions
}

fn condition(table: &Table<'_>, seen: &Seen) -> Option<Condition> {
    let Some(kind) = &seen.kind else {
        // Its kind was reported; nothing can be said of its values.
        table.free();
        return None;
    };
    let mut condition = Condition {
        field: seen.name.clone(),
        ..Condition::default()
    };
    let answered = "a condition can only ask whether it was answered: write `{}`";
    match kind {
        _ if seen.sessions => {
            for key in ["const", "enum", "contains"] {
                table.hint(key, "sessions differ from forum to forum: write `{}`");
            }
        }
        FieldKind::Choices { .. } => {
            let within = "the answer is a list: write `contains = { const = \"…\" }`";
            table.hint("const", within);
            table.hint("enum", within);
            if let Some(inner) = table.table("contains") {
                condition.any = values(&inner, kind);
                if inner.get("const").is_none() && inner.get("enum").is_none() {
                    inner.need("const");
                }
            }
        }
        FieldKind::Email
        | FieldKind::Phone { .. }
        | FieldKind::Accounts { .. }
        | FieldKind::Companions { .. } => {
            for key in ["const", "enum", "contains", "minimum", "maximum"] {
                table.hint(key, answered);
            }
        }
        FieldKind::Number { min, max } => {
            table.hint("contains", ONE);
            condition.any = values(table, kind);
            condition.min = bound(table, "minimum", *min, *max);
            condition.max = bound(table, "maximum", *min, *max);
            if let (Some(min), Some(max)) = (condition.min, condition.max)
                && min > max
            {
                let message = format!("`maximum` is {max}, less than `minimum`, which is {min}");
                let help = "exchange them".to_owned();
                table
                    .reader
                    .fault(table.place("maximum"), message, Some(help));
            }
        }
        _ => {
            table.hint("contains", ONE);
            condition.any = values(table, kind);
        }
    }
    Some(condition)
}

const ONE: &str = "the answer is one value: write `const = …`, or `enum = […]` for several";

fn bound(table: &Table<'_>, key: &'static str, min: i32, max: i32) -> Option<i32> {
    let n = table.number_opt(key, i64::from(min), i64::from(max))?;
    i32::try_from(n).ok()
}

/// `const` or `enum`
fn values(table: &Table<'_>, kind: &FieldKind) -> Vec<String> {
    let constant = table.get("const");
    if constant.is_some() && table.get("enum").is_some() {
        let help = "keep one of them; `enum` takes several values".to_owned();
        let message = "`const` and `enum` exclude each other";
        table.reader.fault(table.place("enum"), message, Some(help));
    }
    let listed = table.list("enum");
    let all = constant.into_iter().map(|v| ("const", v));
    let all = all.chain(listed.into_iter().map(|v| ("enum", v)));
    all.filter_map(|(key, v)| value(table, key, v, kind))
        .collect()
}

/// A value that the field can have, as text.
fn value(table: &Table<'_>, key: &str, value: Value<'_>, kind: &FieldKind) -> Option<String> {
    let fault = |message: String, help: String| {
        table.reader.fault(value.span(), message, Some(help));
        None
    };
    match (kind, value.get_ref()) {
        (
            FieldKind::Choice { options }
            | FieldKind::Choices { options, .. }
            | FieldKind::Country { options },
            DeValue::String(text),
        ) => among(options, text).map_or_else(
            |refused| fault(refused.to_string(), refused.help),
            |value| Some(value.to_owned()),
        ),
        (FieldKind::Number { min, max }, DeValue::Integer(n)) => {
            let number = i64::from_str_radix(n.as_str(), n.radix()).ok();
            match number.filter(|n| (i64::from(*min)..=i64::from(*max)).contains(n)) {
                Some(number) => Some(number.to_string()),
                None => fault(
                    format!("the field's answers are {min} to {max}, never {n}"),
                    format!("write a number from {min} to {max}"),
                ),
            }
        }
        (FieldKind::Text { .. } | FieldKind::LongText { .. }, DeValue::String(text)) => {
            Some(text.clone().into_owned())
        }
        (FieldKind::Date { .. }, DeValue::String(text)) if is_date(text) => {
            Some(text.clone().into_owned())
        }
        (FieldKind::Date { .. }, DeValue::Datetime(date))
            if date.time.is_none() && is_date(&date.to_string()) =>
        {
            Some(date.to_string())
        }
        (FieldKind::Consent { .. }, DeValue::Boolean(flag)) => Some(flag.to_string()),
        (kind, other) => {
            let (expected, example) = match kind {
                FieldKind::Number { .. } => ("a whole number", "1"),
                FieldKind::Date { .. } => ("a date", "2017-09-14"),
                FieldKind::Consent { .. } => ("true or false", "true"),
                _ => ("a text", "\"…\""),
            };
            fault(
                format!("the field's answer is {expected}, not {}", type_name(other)),
                format!("write `{key} = {example}`"),
            )
        }
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// A value that is no option of the field, and what to do about it.
#[derive(Debug, Error)]
#[error("`{value}` is not among the field's options")]
struct NoOption<'a> {
    value: &'a str,
    help: String,
}

/// The value, if it is an option.
fn among<'a>(options: &[ChoiceOption], value: &'a str) -> Result<&'a str, NoOption<'a>> {
    let known: Vec<_> = options.iter().map(|o| o.value.as_str()).collect();
    if known.contains(&value) {
        return Ok(value);
    }
    let help = did_you_mean(value, &known);
    let help = help.unwrap_or_else(|| "give the field options first".to_owned());
    Err(NoOption { value, help })
}
