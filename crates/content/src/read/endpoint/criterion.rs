//! Conditions on a reply: Arazzo's simple ones, as far as [`Criterion`] knows them.

use super::pointer::is_pointer;
use crate::check::{table::Table, value::PARAGRAPH};
use multaqa_domain::{
    exchange::{Criterion, Operator},
    json::Json,
};
use thiserror::Error;

/// A list of `{ condition = "…" }`.
pub(super) fn read(table: &Table<'_>, key: &'static str) -> Vec<Criterion> {
    let mut criteria = Vec::new();
    for entry in table.tables(key) {
        let simple = "conditions are of the type `simple`: remove it";
        entry.hint("type", simple);
        entry.hint("context", simple);
        let Some(found) = entry.str("condition", PARAGRAPH) else {
            continue;
        };
        match parse(found.text) {
            Ok(all) => criteria.extend(all),
            Err(refused) => {
                let help = refused.help.to_owned();
                entry
                    .reader
                    .fault(found.span, refused.to_string(), Some(help));
            }
        }
    }
    criteria
}

const OPERATORS: [(&str, Operator); 6] = [
    // The longer come first.
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("<", Operator::Less),
    (">", Operator::Greater),
];

/// What is no condition, and what to write instead.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{text}` {what}")]
struct Refused {
    text: String,
    what: &'static str,
    help: &'static str,
}

/// Parses conditions that `&&` joins.
fn parse(text: &str) -> Result<Vec<Criterion>, Refused> {
    let mut criteria = Vec::new();
    for part in split(text) {
        criteria.push(one(part.trim())?);
    }
    Ok(criteria)
}

/// The parts between `&&`, which within quotes separates nothing.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (0, false);
    let mut after = None;
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '&' if !quoted && after == Some('&') => {
                parts.push(text.get(start..at - 1).unwrap_or(""));
                start = at + 1;
                after = None;
                continue;
            }
            _ => {}
        }
        after = Some(c);
    }
    parts.push(text.get(start..).unwrap_or(""));
    parts
}

fn one(text: &str) -> Result<Criterion, Refused> {
    let refused = |what, help| {
        Err(Refused {
            text: text.to_owned(),
            what,
            help,
        })
    };
    let (at, rest) = if let Some(rest) = text.strip_prefix("$statusCode") {
        (None, rest)
    } else if let Some(rest) = text.strip_prefix("$response.body") {
        let (pointer, rest) = match rest.strip_prefix('#') {
            Some(rest) => {
                let end = |c: char| c.is_whitespace() || matches!(c, '=' | '!' | '<' | '>');
                rest.split_at(rest.find(end).unwrap_or(rest.len()))
            }
            None => ("", rest),
        };
        if !is_pointer(pointer) {
            let help = "behind `#` stands a JSON pointer (RFC 6901), such as `#/data/ok`";
            return refused("has no pointer into the body", help);
        }
        (Some(pointer.to_owned()), rest)
    } else {
        return refused("is not a condition that can be checked", SHAPE);
    };
    let rest = rest.trim();
    let operator = OPERATORS
        .iter()
        .find_map(|(sign, operator)| Some((*operator, rest.strip_prefix(sign)?)));
    let Some((operator, literal)) = operator else {
        return refused("compares nothing", SHAPE);
    };
    let Some(value) = literal_value(literal.trim()) else {
        let help = "compare with a number, true, false, null, or a text in single quotes";
        return refused("compares with no value", help);
    };
    let number = matches!(value, Json::Number(_));
    if at.is_none() && !number {
        let help = "write `$statusCode == 201`";
        return refused(
            "compares the status code, a number, with something else",
            help,
        );
    }
    if !matches!(operator, Operator::Equal | Operator::NotEqual) && !number {
        let help = "only numbers are less or greater; anything else is `==` or `!=`";
        return refused("orders what has no order", help);
    }
    Ok(Criterion {
        at,
        operator,
        value,
    })
}

const SHAPE: &str = "write `$statusCode == 201` or `$response.body#/ok == true`; `&&` joins several, which must all hold";

fn literal_value(text: &str) -> Option<Json> {
    if let Some(inner) = text.strip_prefix('\'') {
        let inner = inner.strip_suffix('\'')?.replace("''", "\u{0}");
        let closed = !inner.contains('\'');
        return closed.then(|| Json::Text(inner.replace('\u{0}', "'")));
    }
    match Json::parse(text)? {
        value @ (Json::Null | Json::Flag(_) | Json::Number(_)) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_by_table() {
        let criterion = |at: Option<&str>, operator, value| Criterion {
            at: at.map(str::to_owned),
            operator,
            value,
        };
        let number = |n: &str| Json::Number(n.to_owned());
        for (text, found) in [
            (
                "$statusCode == 201",
                vec![criterion(None, Operator::Equal, number("201"))],
            ),
            (
                "$statusCode>=200&&$statusCode<300",
                vec![
                    criterion(None, Operator::AtLeast, number("200")),
                    criterion(None, Operator::Less, number("300")),
                ],
            ),
            (
                "$response.body#/ok == true",
                vec![criterion(Some("/ok"), Operator::Equal, Json::Flag(true))],
            ),
            (
                "$response.body#/a/0/b~1c != 'it''s && so'",
                vec![criterion(
                    Some("/a/0/b~1c"),
                    Operator::NotEqual,
                    Json::text("it's && so"),
                )],
            ),
            (
                "$response.body != null",
                vec![criterion(Some(""), Operator::NotEqual, Json::Null)],
            ),
        ] {
            assert_eq!(parse(text), Ok(found), "{text}");
        }
        for text in [
            "",
            "$statusCode",
            "$statusCode = 201",
            "$statusCode == 201 || $statusCode == 200",
            "$statusCode == '201'",
            "$statusCode == 201 &&",
            "201 == $statusCode",
            "$response.body#ok == true",
            "$response.body#/ok == yes",
            "$response.body#/ok == \"yes\"",
            "$response.body#/ok > 'a'",
            "$response.body#/ok == 'a",
            "$response.body#/ok == [1]",
            "$response.header.x == 1",
            "!$response.body#/ok",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
