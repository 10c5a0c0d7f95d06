//! A step: a request, and how its reply is read.

use super::{
    PUBLIC, criterion, header, payload,
    placeholder::{ALL, Named, Scope},
    pointer, url,
};
use crate::check::{
    table::Table,
    value::{LINE, PARAGRAPH},
};
use multaqa_domain::{
    exchange::{Method, Step},
    json::Json,
};
use toml::de::DeValue;

/// The keys of a step.
pub(super) const KEYS: [&str; 7] = [
    "url",
    "method",
    "timeout",
    "parameters",
    "requestBody",
    "successCriteria",
    "outputs",
];

const METHODS: [(&str, Method); 5] = [
    ("POST", Method::Post),
    ("PUT", Method::Put),
    ("PATCH", Method::Patch),
    ("DELETE", Method::Delete),
    ("GET", Method::Get),
];

/// Reads a step from the table that holds its keys.
pub(super) fn read(
    table: &Table<'_>,
    id: &str,
    method: Method,
    scope: &Scope<'_>,
    named: &mut Named,
) -> Option<Step> {
    for (key, help) in [
        (
            "payload",
            "it belongs into the request body: `[requestBody.payload]`",
        ),
        (
            "reference",
            "it is an output: `[outputs]` with `reference = \"$response.body#/id\"`",
        ),
        (
            "operationId",
            "there is no OpenAPI file beside it: write `method` and `url`",
        ),
        (
            "operationPath",
            "there is no OpenAPI file beside it: write `method` and `url`",
        ),
        (
            "headers",
            "write `parameters = [{ name = \"…\", in = \"header\", value = \"…\" }]`",
        ),
    ] {
        table.hint(key, help);
    }
    let url = url::read(table, "url", Some((scope, named)));
    let method = table.one_of_opt("method", &METHODS).unwrap_or(method);
    let timeout = table.number_opt("timeout", 1000, 60_000).unwrap_or(10_000);
    let headers = header::read(table, scope, named);
    let body = table.table("requestBody");
    if let (Method::Get, Some(body)) = (method, &body) {
        let help = "write what it says into the URL, or use another method".to_owned();
        let message = "browsers send no body with GET";
        table.reader.fault(body.span(), message, Some(help));
    }
    let content_type = body.as_ref().and_then(content_type);
    let payload = body.map(|body| request_body(&body, scope, named));
    let success = criterion::read(table, "successCriteria");
    let outputs = outputs(table);
    Some(Step {
        id: id.to_owned(),
        method,
        url: url?,
        headers,
        content_type: content_type.unwrap_or_else(|| "application/json".to_owned()),
        payload: match payload {
            Some(payload) => Some(payload?),
            None => None,
        },
        success,
        outputs,
        timeout: u32::try_from(timeout).ok()?,
    })
}

/// `payload` of the request body.
fn request_body(table: &Table<'_>, scope: &Scope<'_>, named: &mut Named) -> Option<Json> {
    table.hint("replacements", "write the placeholders into the payload");
    let value = table.need("payload")?;
    match value.get_ref() {
        // All answers, one beside the other.
        DeValue::String(text) if text == ALL => payload::json(table.reader, value, scope, named),
        DeValue::Table(_) | DeValue::Array(_) => payload::json(table.reader, value, scope, named),
        other => {
            table.mismatch("payload", value.span(), "a table", other);
            None
        }
    }
}

/// `contentType` of the request body, which is JSON whatever it is called.
fn content_type(table: &Table<'_>) -> Option<String> {
    let found = table.str_opt("contentType", LINE)?;
    let essence = found.text.split(';').next().unwrap_or("").trim();
    let json = essence == "application/json"
        || essence == "text/plain"
        || essence
            .strip_prefix("application/")
            .is_some_and(|kind| kind.ends_with("+json") && kind.len() > 5);
    let shown = |b: u8| b.is_ascii_graphic() || b == b' ';
    if !json || !found.text.bytes().all(shown) {
        let message = format!("a body that is JSON cannot be sent as `{}`", found.text);
        let help = "write application/json, one that ends in +json such as application/vnd.api+json, or text/plain for a server that answers no preflight".to_owned();
        table.reader.fault(found.span, message, Some(help));
    }
    Some(found.text.to_owned())
}

/// `[outputs]`: names, and where in the reply they stand.
fn outputs(table: &Table<'_>) -> Vec<(String, String)> {
    let mut outputs = Vec::new();
    let Some(own) = table.table("outputs") else {
        return outputs;
    };
    for (name, span, value) in own.free() {
        let shaped = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        if !name.bytes().all(shaped) || name.is_empty() {
            let message = format!("`{name}` is not an output's name");
            let help = "a name is letters, digits, `_` and `-`".to_owned();
            own.reader.fault(span, message, Some(help));
        }
        if let Some(found) = own.text(name, value, PARAGRAPH)
            && let Some(pointer) = pointer::in_body(own.reader, &found)
        {
            outputs.push((name.to_owned(), pointer));
        }
    }
    outputs
}

/// Reports a name that says that its value is secret.
pub(super) fn no_secret_name(
    reader: crate::check::table::Reader<'_>,
    name: &str,
    span: std::ops::Range<usize>,
) {
    let message = format!("`{name}` is the name of a secret");
    reader.fault(span, message, Some(PUBLIC.to_owned()));
}
