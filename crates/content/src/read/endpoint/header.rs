//! `parameters`: header fields of a request.

use super::{
    placeholder::{Named, Scope},
    step::no_secret_name,
};
use crate::check::{
    secret::{names_secret, opens},
    table::Table,
    value::{LINE, PARAGRAPH, Str},
};

/// Names that the Fetch standard keeps for the browser; besides all that start with
/// `proxy-` or `sec-`.
const FORBIDDEN: [&str; 22] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
];

/// Reads the header parameters of a step.
pub(super) fn read(
    table: &Table<'_>,
    scope: &Scope<'_>,
    named: &mut Named,
) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for entry in table.tables("parameters") {
        place(&entry);
        let name = entry.str("name", LINE);
        let value = entry.str("value", PARAGRAPH);
        let (Some(name), Some(value)) = (name, value) else {
            continue;
        };
        let taken = headers
            .iter()
            .any(|(other, _)| other.eq_ignore_ascii_case(name.text));
        let refused = if taken {
            Some((
                format!("the header `{}` stands here twice", name.text),
                "remove one",
            ))
        } else {
            refused(name.text)
        };
        if let Some((message, help)) = refused {
            entry
                .reader
                .fault(name.span.clone(), message, Some(help.to_owned()));
        }
        if names_secret(name.text) || opens(name.text, value.text) {
            no_secret_name(entry.reader, name.text, name.span.clone());
        }
        check_value(&entry, &value);
        scope.in_header().check(entry.reader, &value, named);
        headers.push((name.text.to_owned(), value.text.to_owned()));
    }
    headers
}

/// `in`, which is always `header`.
fn place(entry: &Table<'_>) {
    let Some(found) = entry.str("in", LINE) else {
        return;
    };
    let help = match found.text {
        "header" => return,
        "query" | "querystring" => "write it into the URL, behind `?`",
        "path" => "write it into the URL",
        "cookie" => "a page sends no cookies to an endpoint: use another kind of key",
        _ => "write `in = \"header\"`",
    };
    let message = format!("a parameter cannot stand in `{}`", found.text);
    entry
        .reader
        .fault(found.span, message, Some(help.to_owned()));
}

/// Why a header cannot be set.
fn refused(name: &str) -> Option<(String, &'static str)> {
    let lower = name.to_ascii_lowercase();
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    let forbidden = FORBIDDEN.contains(&lower.as_str())
        || lower.starts_with("proxy-")
        || lower.starts_with("sec-");
    Some(match lower.as_str() {
        _ if !name.bytes().all(token) => (
            format!("`{name}` is not a header's name"),
            "a name is letters, digits and hyphens",
        ),
        "authorization" => (
            "a public site has nothing secret to authorize with".to_owned(),
            "use a key that may be public, in the header that the server names for it, or a relay that keeps the secret",
        ),
        "cookie" | "set-cookie" | "cookie2" => (
            format!("a page cannot set the header `{name}`"),
            "a page sends no cookies to an endpoint: use another kind of key",
        ),
        "content-type" => (
            "the content type belongs to the request body".to_owned(),
            "write `contentType = \"…\"` into `requestBody`",
        ),
        "idempotency-key" => (
            "the key is sent by `x-repeat`".to_owned(),
            "write `x-repeat = \"idempotency-key\"` instead",
        ),
        _ if forbidden => (
            format!("a page cannot set the header `{name}`"),
            "browsers keep it for themselves: remove it",
        ),
        _ => return None,
    })
}

fn check_value(entry: &Table<'_>, value: &Str<'_>) {
    if !value.text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        let message = "a header's value holds only ASCII";
        let help = "write it in Latin letters, or put it into the payload".to_owned();
        entry.reader.fault(value.span.clone(), message, Some(help));
    }
}
