//! The address of a request.

use super::{
    PUBLIC, no_secret,
    placeholder::{Named, Scope},
};
use crate::check::{
    origin::Origin,
    secret::{names_secret, opens},
    table::Table,
    value::{LINE, PARAGRAPH, Str},
};

/// An address that is only asked: nothing is filled in.
pub(crate) fn fixed(table: &Table<'_>, key: &'static str) -> Option<String> {
    read(table, key, None)
}

/// An address: https, or http on loopback, or a path on the site's own origin. Its path
/// and query may hold placeholders of a scope.
pub(super) fn read(
    table: &Table<'_>,
    key: &'static str,
    scope: Option<(&Scope<'_>, &mut Named)>,
) -> Option<String> {
    let found = table.str(key, PARAGRAPH)?;
    let text = found.text;
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
    secrets(table, &found);
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) if !scheme.contains('/') => (scheme, rest),
        _ if text.starts_with('/') && !text.starts_with("//") => {
            rest_of(table, &found, text, scope);
            return Some(text.to_owned());
        }
        _ => {
            fault(
                "the URL is neither absolute nor a path",
                "write https://host/path, or /path on the site's own origin",
            );
            return None;
        }
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    if scheme.contains(['$', '{', '}']) || authority.contains(['$', '{', '}']) {
        fault(
            "the URL holds a placeholder before its path",
            "where a registration goes is fixed when the site is built: write the host",
        );
        return None;
    }
    let origin = origin(table, &found, &[scheme, "://", authority].concat());
    rest_of(table, &found, tail, scope);
    Some([origin?.as_str(), tail].concat())
}

/// A list of origins: scheme, host and port.
pub(super) fn origins(table: &Table<'_>, key: &'static str) -> Vec<Origin> {
    let mut origins = Vec::new();
    for found in table.strs(key, LINE) {
        match found.text.split_once("://") {
            Some((_, authority)) if !authority.contains(['/', '?', '#']) => {
                origins.extend(origin(table, &found, found.text));
            }
            _ => {
                let message = format!("`{}` is not an origin", found.text);
                let help = "write scheme and host alone: https://host".to_owned();
                table.reader.fault(found.span.clone(), message, Some(help));
            }
        }
    }
    origins
}

/// Checks scheme, host and port.
fn origin(table: &Table<'_>, found: &Str<'_>, text: &str) -> Option<Origin> {
    let (message, help) = match Origin::parse(text) {
        Ok(origin) if origin.is_safe() => return Some(origin),
        Ok(_) => (
            "the endpoint is not encrypted".to_owned(),
            "use https://; http is for localhost and 127.0.0.1 only",
        ),
        Err(why) => (why.to_string(), why.help()),
    };
    table
        .reader
        .fault(found.span.clone(), message, Some(help.to_owned()));
    None
}

/// Checks the placeholders of path and query.
fn rest_of(
    table: &Table<'_>,
    found: &Str<'_>,
    tail: &str,
    scope: Option<(&Scope<'_>, &mut Named)>,
) {
    let plain = match scope {
        Some((scope, named)) => {
            scope.in_url().check(table.reader, found, named);
            without_placeholders(tail)
        }
        None => tail.to_owned(),
    };
    if plain.contains(['{', '}']) {
        let message = "the URL holds a brace that belongs to no placeholder";
        let help = match scope_help(tail) {
            true => "nothing is filled in here: write the address as it is",
            false => "placeholders are written `{$key}`; other braces are encoded: %7B, %7D",
        };
        table
            .reader
            .fault(found.span.clone(), message, Some(help.to_owned()));
    }
}

fn scope_help(tail: &str) -> bool {
    tail.contains("{$")
}

fn without_placeholders(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        plain.push_str(before);
        // One that does not end has been reported.
        rest = after.split_once('}').map_or("", |(_, tail)| tail);
    }
    plain + rest
}

/// Reports secrets, also those that only the name of a query parameter tells.
fn secrets(table: &Table<'_>, found: &Str<'_>) {
    no_secret(table.reader, found);
    let query = found.text.split_once('?').map_or("", |(_, query)| query);
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let is_filled = value.is_empty() || value.starts_with("{$");
        if !is_filled && (names_secret(name) || opens(name, value)) {
            let message = format!("`{name}` in the URL is the name of a secret");
            table
                .reader
                .fault(found.span.clone(), message, Some(PUBLIC.to_owned()));
        }
    }
}
