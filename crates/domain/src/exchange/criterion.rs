//! Conditions on a reply: Arazzo's simple criteria.

use crate::{
    decode::{names, record},
    json::Json,
};
use serde::Serialize;

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
        let equal = *found == self.value;
        let ordered = |test: fn(f64, f64) -> bool| match (found, &self.value) {
            (Json::Number(a), Json::Number(b)) => match (a.parse(), b.parse()) {
                (Ok(a), Ok(b)) => test(a, b),
                _ => false,
            },
            _ => false,
        };
        match self.operator {
            Operator::Equal => equal,
            Operator::NotEqual => !equal,
            Operator::Less => ordered(|a, b| a < b),
            Operator::AtMost => ordered(|a, b| a <= b),
            Operator::Greater => ordered(|a, b| a > b),
            Operator::AtLeast => ordered(|a, b| a >= b),
        }
    }
}
