//! The server's names for fields, as far as a reply shows them.

use super::Trial;
use multaqa_domain::{exchange::Endpoint, json::Json};

/// Names in a reply that may be the server's names for fields: those which an error points
/// to, and those by which errors are listed.
pub(super) fn names(json: &Json) -> Vec<String> {
    let mut found = Vec::new();
    collect(json, &mut found);
    let mut names = Vec::new();
    for name in found {
        let is_plain = !name.is_empty()
            && name.chars().count() <= 64
            && !name.contains(char::is_whitespace)
            && name.parse::<u32>().is_err();
        if is_plain && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Members that name what an error is about.
const POINTERS: [&str; 9] = [
    "field", "fields", "pointer", "path", "loc", "param", "attr", "property", "name",
];

/// Members that hold something else than errors by field.
const WORDS: [&str; 14] = [
    "message",
    "detail",
    "details",
    "title",
    "error",
    "errors",
    "code",
    "msg",
    "type",
    "non_field_errors",
    "status",
    "hint",
    "locations",
    "extensions",
];

fn collect(json: &Json, found: &mut Vec<String>) {
    match json {
        Json::Object(members) => {
            for (name, value) in members {
                if POINTERS.contains(&name.as_str()) {
                    match value {
                        Json::Text(path) => found.push(last(path)),
                        Json::List(parts) => {
                            let part = parts.iter().rev().find_map(Json::as_text);
                            found.extend(part.map(last));
                        }
                        _ => collect(value, found),
                    }
                    continue;
                }
                if !WORDS.contains(&name.as_str()) && is_message(value) {
                    found.push(last(name));
                }
                collect(value, found);
            }
        }
        Json::List(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}

/// Whether something is what servers put under a field's name: messages.
fn is_message(value: &Json) -> bool {
    match value {
        Json::List(items) => !items.is_empty() && items.iter().all(|i| i.as_text().is_some()),
        Json::Object(_) => ["message", "msg", "detail", "error"]
            .iter()
            .any(|word| value.get(word).is_some()),
        _ => false,
    }
}

/// The last part of a path, in whichever way it is written.
fn last(path: &str) -> String {
    let mut parts = path.split(['/', '.', '#', '[', ']']);
    let last = parts.rfind(|part| !part.is_empty() && part.parse::<u32>().is_err());
    last.unwrap_or_default().to_owned()
}

/// Those of the server's names that neither the form nor the payload has, and that the
/// description does not explain.
pub(super) fn unexplained(trial: &Trial<'_>, names: Vec<String>) -> Vec<String> {
    let endpoint: &Endpoint = trial.endpoint;
    let mut known: Vec<String> = trial.form.fields().map(|f| f.name.clone()).collect();
    for payload in endpoint.steps.iter().filter_map(|s| s.payload.as_ref()) {
        members(payload, &mut known);
    }
    if let Some(errors) = &endpoint.errors {
        known.extend(errors.names.iter().map(|(theirs, _)| theirs.clone()));
    }
    let mut names = names;
    names.retain(|name| !known.contains(name));
    names
}

fn members(json: &Json, names: &mut Vec<String>) {
    match json {
        Json::Object(own) => {
            for (name, value) in own {
                names.push(name.clone());
                members(value, names);
            }
        }
        Json::List(items) => items.iter().for_each(|item| members(item, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_s_names_by_table() {
        for (reply, expected) in [
            (
                r##"{"errors":[{"pointer":"#/person/mail"}]}"##,
                vec!["mail"],
            ),
            (
                r#"{"detail":[{"loc":["body","name"],"msg":"x"}]}"#,
                vec!["name"],
            ),
            (
                r#"{"data":{"fullName":{"code":"a","message":"b"}},"message":"m"}"#,
                vec!["fullName"],
            ),
            (
                r#"{"errors":{"items.0.mail":["x"]},"message":"m"}"#,
                vec!["mail"],
            ),
            (
                r#"{"e_mail":["x"],"non_field_errors":["y"]}"#,
                vec!["e_mail"],
            ),
            (r#"{"message":"x"}"#, vec![]),
        ] {
            assert_eq!(names(&Json::parse(reply).unwrap()), expected, "{reply}");
        }
    }
}
