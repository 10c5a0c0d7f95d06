//! JSON without members that say nothing.

use serde_json::Value;

/// The value without members that are null, an empty text or an empty list.
pub(super) fn lean(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| (name, lean(value)));
            Value::Object(members.filter(|(_, value)| says(value)).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(lean).collect()),
        other => other,
    }
}

fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_says_nothing_goes() {
        let all = json!({ "a": null, "b": "", "c": [], "d": [{ "e": null, "f": 0 }], "g": false });
        assert_eq!(lean(all), json!({ "d": [{ "f": 0 }], "g": false }));
    }
}
