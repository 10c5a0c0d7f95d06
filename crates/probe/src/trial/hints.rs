//! What a description could gain from what a server really says.

use super::Trial;
use crate::{cors, courier::Sent, http::Response, report::Section};
use multaqa_domain::{exchange::Body, json::Json};

/// The most that is listed of anything.
const MOST: usize = 6;

/// Where the reference comes from, and from where it could.
pub(super) fn reference(
    trial: &Trial<'_>,
    key: &str,
    reference: &str,
    reply: &Response,
    section: &mut Section,
) {
    if reference != key {
        return;
    }
    let steps = &trial.endpoint.steps;
    let pointer = steps.iter().flat_map(|step| &step.outputs);
    let pointer = pointer.rev().find(|(name, _)| name == "reference");
    let mut found = Vec::new();
    if let Body::Json(json) = reply.read() {
        if let Some((_, pointer)) = pointer
            && json.pointer(pointer).and_then(Json::as_text) == Some(key)
        {
            return section.good(format!("the server returns the key itself at {pointer}"));
        }
        found = identities(&json);
    }
    found.retain(|(_, value)| value != key);
    match pointer {
        Some((_, pointer)) => section.hint(format!(
            "the reference is our own key: nothing stands at {pointer} (outputs.reference)"
        )),
        None => section.hint("the reference is our own key: the description names no other"),
    }
    if found.is_empty() {
        section.more("The reply has nothing that looks like one.");
    }
    for (pointer, value) in found.iter().take(MOST) {
        section.more(&format!(
            "It could be: [outputs] reference = \"$response.body#{pointer}\"  ({value})"
        ));
    }
}

/// The first place that looks like the identity of what was stored and holds another value
/// in the second reply: pointer and both values.
pub(super) fn difference(
    one: Option<&Sent>,
    other: Option<&Sent>,
) -> Option<(String, String, String)> {
    let read = |sent: Option<&Sent>| match sent?.response.as_ref().ok()?.read() {
        Body::Json(json) => Some(json),
        _ => None,
    };
    let (one, other) = (read(one)?, read(other)?);
    identities(&one).into_iter().find_map(|(pointer, value)| {
        let second = match other.pointer(&pointer)? {
            Json::Text(text) | Json::Number(text) => text.clone(),
            _ => return None,
        };
        (second != value).then_some((pointer, value, second))
    })
}

/// Members that look like the identity of what was stored, the outermost first: pointers
/// and values.
fn identities(json: &Json) -> Vec<(String, String)> {
    let mut found = Vec::new();
    candidates(json, "", &mut found);
    found.sort_by_key(|(pointer, _)| pointer.matches('/').count());
    found
}

fn candidates(json: &Json, at: &str, found: &mut Vec<(String, String)>) {
    match json {
        Json::Object(members) => {
            for (name, value) in members {
                let here = [at, "/", &name.replace('~', "~0").replace('/', "~1")].concat();
                let text = match value {
                    Json::Text(text) if (1..=64).contains(&text.chars().count()) => Some(text),
                    Json::Number(number) => Some(number),
                    _ => None,
                };
                if let Some(text) = text.filter(|_| is_identity(name)) {
                    found.push((here, text.clone()));
                } else {
                    candidates(value, &here, found);
                }
            }
        }
        Json::List(items) => {
            for (index, item) in items.iter().enumerate().take(3) {
                candidates(item, &[at, "/", &index.to_string()].concat(), found);
            }
        }
        _ => {}
    }
}

/// Whether a member's name says that its value is of one row alone.
pub(super) fn is_identity(name: &str) -> bool {
    let folded: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let collection = ["collectionid", "collectionname", "formid"];
    !collection.contains(&folded.as_str())
        && (["uuid", "reference", "ref", "code", "number", "token", "pk"]
            .contains(&folded.as_str())
            || folded.ends_with("id")
            || folded.ends_with("reference"))
}

/// What else the reply to a success could tell.
pub(super) fn success(
    trial: &Trial<'_>,
    key: &str,
    reference: &str,
    reply: &Response,
    section: &mut Section,
) {
    let has_criteria = trial.endpoint.steps.iter().any(|s| !s.success.is_empty());
    match reply.read() {
        _ if has_criteria => {}
        Body::Empty => section.hint(format!(
            "only the status {} tells that it succeeded",
            reply.status
        )),
        // Nothing that is there only if something was stored.
        Body::Json(json) if reference == key && identities(&json).is_empty() => {
            section.hint(format!(
                "nothing but the status {} tells that it succeeded. If this is how the server \
                 refuses, say what a success is:",
                reply.status
            ));
            section.more(&super::replies::excerpt(&reply.text()));
            section.more("successCriteria = [{ condition = \"$response.body#/… == …\" }]");
        }
        _ => {}
    }
    let is_own = trial
        .endpoint
        .steps
        .iter()
        .filter_map(|step| trial.courier.absolute(&step.url).ok())
        .all(|url| trial.courier.is_own(&url));
    if is_own {
        return;
    }
    if !cors::is_exposed(reply, "retry-after") && trial.endpoint.wait.is_none() {
        section.hint(
            "Retry-After is not exposed to pages: after a 429 they guess the wait. \
             Access-Control-Expose-Headers: Retry-After, Date would tell it; so would x-wait",
        );
    } else if !cors::is_exposed(reply, "date") {
        section.hint(
            "Date is not exposed to pages: a Retry-After that is a date is measured by the \
             person's own clock",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_for_the_reference_by_table() {
        for (reply, expected) in [
            (r#"{"id":7,"name":"x"}"#, vec!["/id"]),
            (
                r#"{"data":{"short_id":"AB","event":{"documentId":"c"}}}"#,
                vec!["/data/short_id", "/data/event/documentId"],
            ),
            (r#"{"collectionId":"pbc","id":"r1"}"#, vec!["/id"]),
            (r#"[{"a/id":1}]"#, vec!["/0/a~1id"]),
            (r#"{"id":"","ok":true}"#, vec![]),
        ] {
            let found = identities(&Json::parse(reply).unwrap());
            let found: Vec<_> = found.iter().map(|(at, _)| at.as_str()).collect();
            assert_eq!(found, expected, "{reply}");
        }
    }
}
