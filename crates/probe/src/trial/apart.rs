//! Conditions by which one reply is told from another.

use super::hints::is_identity;
use crate::{answers::MARK, http::Response};
use multaqa_domain::{exchange::Body, json::Json};

/// Deeper members are not looked at.
const DEPTH: usize = 5;

/// A condition that holds for the one reply and not for the other, by a member of the body;
/// what each person's reply has of its own counts for nothing.
pub(super) fn by_body(one: &Response, other: &Response, own: &[&str]) -> Option<String> {
    let (Body::Json(one), Body::Json(other)) = (one.read(), other.read()) else {
        return None;
    };
    let mut found = Vec::new();
    scalars(&one, String::new(), &mut found);
    let is_same = |pointer: &str, value: &Json| other.pointer(pointer) == Some(value);
    found.retain(|(pointer, value)| !is_same(pointer, value) && !is_own(value, own));
    let kinds = [
        "code", "type", "error", "status", "field", "reason", "ok", "success",
    ];
    let (pointer, value) = found
        .iter()
        .find(|(pointer, _)| kinds.iter().any(|kind| pointer.ends_with(kind)))
        .or(found.first())?;
    Some(format!("$response.body#{pointer} == {}", literal(value)))
}

/// Members with a value that a condition can be written of.
fn scalars(json: &Json, at: String, found: &mut Vec<(String, Json)>) {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '=' | '!' | '<' | '>' | '~' | '/');
    match json {
        _ if at.matches('/').count() > DEPTH => {}
        Json::Object(members) => {
            let named = members.iter().filter(|(name, _)| name.chars().all(plain));
            // A code may be the row's or the error's.
            let named = named.filter(|(name, _)| name == "code" || !is_identity(name));
            for (name, value) in named {
                scalars(value, format!("{at}/{name}"), found);
            }
        }
        Json::List(items) => {
            for (index, item) in items.iter().enumerate().take(3) {
                scalars(item, format!("{at}/{index}"), found);
            }
        }
        Json::Text(text) if text.is_empty() || text.chars().count() > 64 => {}
        Json::Null => {}
        value => found.push((at, value.clone())),
    }
}

/// Whether a value is of one registration alone: a key, an address, an id, a time.
fn is_own(value: &Json, own: &[&str]) -> bool {
    match value {
        Json::Text(text) => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            digits > 5 || text.contains(MARK) || own.iter().any(|own| text.contains(own))
        }
        Json::Number(number) => number.len() > 6,
        _ => false,
    }
}

fn literal(value: &Json) -> String {
    match value {
        Json::Text(text) => format!("'{}'", text.replace('\'', "''")),
        value => value.to_text(),
    }
}

/// The condition of a status, and of a member of the body where that is needed, by which a
/// refusal is told from another reply; `None` if they say the same.
pub(super) fn refusal(one: &Response, other: &Response, own: &[&str]) -> Option<String> {
    // No refusal of answers has these: conflict, precondition failed.
    let status = format!("$statusCode == {}", one.status);
    if matches!(one.status, 409 | 412) && one.status != other.status {
        return Some(status);
    }
    let body = by_body(one, other, own)?;
    Some(format!("{status} && {body}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, body: &str) -> Response {
        Response {
            status,
            headers: vec![],
            body: body.into(),
            cut: false,
        }
    }

    #[test]
    fn refusals_are_told_apart_by_table() {
        let taken = r#"{"code":"mail_taken","message":"no"}"#;
        for (one, other, expected) in [
            (
                reply(409, "{}"),
                reply(201, "{}"),
                Some("$statusCode == 409"),
            ),
            (reply(412, ""), reply(422, ""), Some("$statusCode == 412")),
            (reply(409, "{}"), reply(409, "{}"), None),
            (reply(400, ""), reply(201, ""), None),
            (
                reply(409, r#"{"message":"no","code":"key_taken"}"#),
                reply(409, taken),
                Some("$statusCode == 409 && $response.body#/code == 'key_taken'"),
            ),
            (
                reply(400, r#"{"errors":[{"id":"k-1","field":"it's"}]}"#),
                reply(400, taken),
                Some("$statusCode == 400 && $response.body#/errors/0/field == 'it''s'"),
            ),
            // Only what is each one's own differs.
            (
                reply(
                    409,
                    r#"{"message":"k-1 is taken","at":"2027-01-01T00:00:00Z"}"#,
                ),
                reply(
                    409,
                    r#"{"message":"k-2 is taken","at":"2027-01-01T00:00:01Z"}"#,
                ),
                None,
            ),
        ] {
            let found = refusal(&one, &other, &["k-1", "k-2"]);
            assert_eq!(found.as_deref(), expected, "{one:?} {other:?}");
        }
    }
}
