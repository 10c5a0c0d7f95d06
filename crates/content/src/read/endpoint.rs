//! endpoints/*.md: where answers are sent, and in what shape.

use super::markdown;
use crate::check::{
    secret::secret,
    suggest::did_you_mean,
    table::{Reader, Table, type_name},
    value::{PARAGRAPH, Str},
};
use multaqa_domain::json::Json;
use multaqa_domain::{
    exchange::{Endpoint, Method, Repeat, Step},
    form::Field,
    slug::Slug,
};
use serde_json::Number;
use std::ops::Range;
use toml::{Spanned, de::DeValue};

/// Placeholders besides `$inputs.<field>`. `$forum` is filled in when a page is made.
const PLACEHOLDERS: [&str; 5] = [
    "$key",
    "$forum",
    "$context.time",
    "$context.language",
    "$context.page",
];
const INPUTS: &str = "$inputs.";

/// An endpoint, and where its payload names fields.
#[derive(Debug)]
pub(super) struct EndpointFile {
    pub(super) endpoint: Endpoint,
    inputs: Vec<(String, Range<usize>)>,
}

/// Reads an endpoint.
pub(super) fn read(table: &Table<'_>, id: Slug) -> Option<EndpointFile> {
    markdown::no_body(table.reader);
    let url = url(table);
    let mut inputs = Vec::new();
    let payload = table.need("payload").and_then(|value| {
        if !matches!(value.get_ref(), DeValue::Table(_)) {
            table.mismatch("payload", value.span(), "a table", value.get_ref());
            return None;
        }
        json(table.reader, value, &mut inputs)
    });
    let reference = table.str_opt("reference", PARAGRAPH).map(|found| {
        if !found.text.starts_with('/') {
            let message = format!("`{}` is not a JSON pointer", found.text);
            let help = "RFC 6901: `/id`, or `/data/id` for an id within data".to_owned();
            table.reader.fault(found.span, message, Some(help));
        }
        found.text.to_owned()
    });
    let timeout = table.number_opt("timeout", 1, 60).unwrap_or(10);
    let repeats = [
        ("unknown", Repeat::Unknown),
        ("idempotency-key", Repeat::IdempotencyKey),
    ];
    let repeat = table.one_of_opt("repeat", &repeats).unwrap_or_default();
    Some(EndpointFile {
        endpoint: Endpoint {
            id,
            steps: vec![Step {
                id: "register".to_owned(),
                method: Method::Post,
                url: url?,
                headers: Vec::new(),
                content_type: "application/json".to_owned(),
                payload: Some(payload?),
                success: Vec::new(),
                outputs: reference
                    .into_iter()
                    .map(|pointer| ("reference".to_owned(), pointer))
                    .collect(),
                timeout: u32::try_from(timeout).ok()?.saturating_mul(1000),
            }],
            repeat,
            duplicate: Vec::new(),
            wait: None,
            errors: None,
            cancel: None,
        },
        inputs,
    })
}

impl EndpointFile {
    /// Checks that each field which the payload names is among `fields`; `lacks` starts
    /// the message of one that is not.
    pub(super) fn check<'f>(
        &self,
        reader: Reader<'_>,
        lacks: &str,
        fields: impl Iterator<Item = &'f Field>,
    ) {
        let names: Vec<_> = fields.map(|f| f.name.as_str()).collect();
        for (name, span) in &self.inputs {
            if !names.contains(&name.as_str()) {
                let message = format!("{lacks} a field `{name}`");
                reader.fault(span.clone(), message, did_you_mean(name, &names));
            }
        }
    }
}

/// The URL: https, or http on loopback, or a path on the site's own origin.
fn url(table: &Table<'_>) -> Option<String> {
    let found = table.str("url", PARAGRAPH)?;
    let text = found.text;
    no_secret(table.reader, &found);
    let fault = |message: &str, help: &str| {
        table
            .reader
            .fault(found.span.clone(), message, Some(help.to_owned()));
    };
    let clean =
        |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\\' | '"' | '<' | '>');
    if !text.chars().all(clean) {
        fault(
            "the URL holds characters that no URL has",
            "encode them with %",
        );
    }
    if text.contains(['$', '{', '}']) {
        fault(
            "the URL holds a placeholder",
            "placeholders belong into `payload`",
        );
    }
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme, rest),
        None if text.starts_with('/') && !text.starts_with("//") => return Some(text.to_owned()),
        None => {
            fault(
                "the URL is neither absolute nor a path",
                "write https://host/path, or /path on the site's own origin",
            );
            return None;
        }
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    if authority.contains('@') {
        fault(
            "the URL holds a user name or password",
            "what is in a public site is everybody's: remove it",
        );
    }
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let bare = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let loopback = matches!(bare, "localhost" | "127.0.0.1" | "[::1]");
    match scheme {
        _ if bare.is_empty() => fault("the URL has no host", "write https://host/path"),
        "https" => {}
        "http" if loopback => {}
        "http" => fault(
            "the endpoint is not encrypted",
            "use https://; http is for localhost, 127.0.0.1 and [::1] only",
        ),
        _ => fault("the URL is not https", "write https://host/path"),
    }
    Some(text.to_owned())
}

/// A TOML value as JSON.
fn json(
    reader: Reader<'_>,
    value: &Spanned<DeValue<'_>>,
    inputs: &mut Vec<(String, Range<usize>)>,
) -> Option<Json> {
    Some(match value.get_ref() {
        DeValue::String(text) => {
            let span = value.span();
            template(reader, &Str { text, span }, inputs);
            Json::Text(text.clone().into_owned())
        }
        DeValue::Integer(n) => {
            let number = i64::from_str_radix(n.as_str(), n.radix()).ok()?;
            Json::Number(number.to_string())
        }
        DeValue::Float(n) => Json::Number(Number::from_f64(n.as_str().parse().ok()?)?.to_string()),
        DeValue::Boolean(flag) => Json::Flag(*flag),
        DeValue::Array(items) => {
            let items = items.iter().filter_map(|item| json(reader, item, inputs));
            Json::List(items.collect())
        }
        DeValue::Table(table) => {
            let mut members = Vec::new();
            for (name, value) in table {
                if let Some(value) = json(reader, value, inputs) {
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

/// Checks a text of the payload: a placeholder, or a constant without secrets.
fn template(reader: Reader<'_>, found: &Str<'_>, inputs: &mut Vec<(String, Range<usize>)>) {
    no_secret(reader, found);
    if let Some(name) = found.text.strip_prefix(INPUTS) {
        inputs.push((name.to_owned(), found.span.clone()));
    } else if found.text.starts_with('$') && !PLACEHOLDERS.contains(&found.text) {
        let message = format!("there is no placeholder `{}`", found.text);
        let help = did_you_mean(found.text, &PLACEHOLDERS);
        reader.fault(found.span.clone(), message, help);
    } else if found.text.contains("{forum}") || found.text.contains(INPUTS) {
        let message = "a placeholder must be the whole text";
        reader.fault(
            found.span.clone(),
            message,
            Some("write \"$inputs.name\" alone".into()),
        );
    }
}

fn no_secret(reader: Reader<'_>, found: &Str<'_>) {
    if let Some(what) = secret(found.text) {
        let message = format!("this looks like {what}");
        let help = "what is in a public site is everybody's: use a key that may be public, or a relay that keeps it";
        reader.fault(found.span.clone(), message, Some(help.to_owned()));
    }
}
