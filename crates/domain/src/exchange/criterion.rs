//! Conditions on a reply: Arazzo's simple criteria.

use super::number::compare;
use crate::{
    decode::{names, record},
    json::Json,
};
use serde::Serialize;
use std::cmp::Ordering;

/// A condition such as `$statusCode == 201` or `$response.body#/ok != false`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Criterion {
    /// RFC 6901 pointer into the body; `None` is the status code. What the pointer does
    /// not find is `null`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// How the two are compared.
    pub operator: Operator,
    /// What it is compared with: a number, a text, `true`, `false` or `null`.
    pub value: Json,
}

record!(Criterion {
    at,
    operator,
    value
});

/// How a criterion compares. Numbers are ordered; anything else only equals or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Operator {
    /// Equal.
    #[serde(rename = "==")]
    Equal,
    /// Not equal.
    #[serde(rename = "!=")]
    NotEqual,
    /// Less.
    #[serde(rename = "<")]
    Less,
    /// Less or equal.
    #[serde(rename = "<=")]
    AtMost,
    /// Greater.
    #[serde(rename = ">")]
    Greater,
    /// Greater or equal.
    #[serde(rename = ">=")]
    AtLeast,
}

names!(Operator {
    Equal = "==",
    NotEqual = "!=",
    Less = "<",
    AtMost = "<=",
    Greater = ">",
    AtLeast = ">=",
});

impl Criterion {
    /// Whether it holds for a reply; `body` is `None` if the reply has no JSON.
    pub fn holds(&self, status: u16, body: Option<&Json>) -> bool {
        let status = Json::Number(status.to_string());
        let found = match &self.at {
            None => Some(&status),
            Some(pointer) => body.and_then(|body| body.pointer(pointer)),
        };
        let found = found.unwrap_or(&Json::Null);
        let order = match (found, &self.value) {
            (Json::Number(a), Json::Number(b)) => compare(a, b),
            _ => None,
        };
        let equal = order == Some(Ordering::Equal) || *found == self.value;
        match self.operator {
            Operator::Equal => equal,
            Operator::NotEqual => !equal,
            Operator::Less => order == Some(Ordering::Less),
            Operator::AtMost => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            Operator::Greater => order == Some(Ordering::Greater),
            Operator::AtLeast => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        }
    }
}

/// Whether all of several hold, and there is at least one.
pub(super) fn all_hold(criteria: &[Criterion], status: u16, body: Option<&Json>) -> bool {
    !criteria.is_empty() && criteria.iter().all(|one| one.holds(status, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_by_table() {
        let body = Json::parse(r#"{"ok":true,"n":12,"t":"12","null":null,"list":[1]}"#).unwrap();
        for (at, operator, value, holds) in [
            (None, Operator::Equal, "201", true),
            (None, Operator::NotEqual, "200", true),
            (None, Operator::Less, "300", true),
            (None, Operator::AtLeast, "201.0", true),
            (None, Operator::Greater, "201", false),
            (Some("/ok"), Operator::Equal, "true", true),
            (Some("/ok"), Operator::NotEqual, "false", true),
            (Some("/n"), Operator::Equal, "12.0", true),
            (Some("/n"), Operator::AtMost, "11", false),
            (Some("/n"), Operator::Greater, "9", true),
            (Some("/t"), Operator::Equal, "12", false),
            (Some("/t"), Operator::Greater, "1", false),
            (Some("/t"), Operator::Equal, "\"12\"", true),
            (Some("/none"), Operator::Equal, "null", true),
            (Some("/null"), Operator::Equal, "null", true),
            (Some("/none"), Operator::NotEqual, "null", false),
            (Some("/list/0"), Operator::Equal, "1", true),
        ] {
            let criterion = Criterion {
                at: at.map(str::to_owned),
                operator,
                value: Json::parse(value).unwrap(),
            };
            assert_eq!(criterion.holds(201, Some(&body)), holds, "{criterion:?}");
        }
        let missing = Criterion {
            at: Some("/ok".to_owned()),
            operator: Operator::Equal,
            value: Json::Null,
        };
        assert!(missing.holds(204, None), "no body has no members");
    }
}
