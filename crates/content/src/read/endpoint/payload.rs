//! The payload: TOML as JSON, with placeholders.

use super::{
    placeholder::{Named, Scope},
    step::no_secret_name,
};
use crate::check::{
    secret::names_secret,
    table::{Reader, type_name},
    value::Str,
};
use multaqa_domain::json::Json;
use serde_json::Number;
use toml::{Spanned, de::DeValue};

/// A TOML value as JSON. Members stand in the order of their names.
pub(super) fn json(
    reader: Reader<'_>,
    value: &Spanned<DeValue<'_>>,
    scope: &Scope<'_>,
    named: &mut Named,
) -> Option<Json> {
    Some(match value.get_ref() {
        DeValue::String(text) => {
            let span = value.span();
            scope.check(reader, &Str { text, span }, named);
            Json::Text(text.clone().into_owned())
        }
        DeValue::Integer(n) => {
            let number = i64::from_str_radix(n.as_str(), n.radix()).ok()?;
            Json::Number(number.to_string())
        }
        DeValue::Float(n) => Json::Number(Number::from_f64(n.as_str().parse().ok()?)?.to_string()),
        DeValue::Boolean(flag) => Json::Flag(*flag),
        DeValue::Array(items) => {
            let items = items.iter();
            Json::List(
                items
                    .filter_map(|item| json(reader, item, scope, named))
                    .collect(),
            )
        }
        DeValue::Table(table) => {
            let mut members = Vec::new();
            for (name, value) in table {
                let is_secret = matches!(
                    value.get_ref(),
                    DeValue::String(text) if !text.starts_with('$') && names_secret(name.get_ref())
                );
                if is_secret {
                    no_secret_name(reader, name.get_ref(), name.span());
                }
                if let Some(value) = json(reader, value, scope, named) {
                    members.push((name.get_ref().clone().into_owned(), value));
                }
            }
            Json::Object(members)
        }
        other @ DeValue::Datetime(_) => {
            let message = format!("JSON has no such value as {}", type_name(other));
            reader.fault(value.span(), message, Some("write it as a text".into()));
            return None;
        }
    })
}
