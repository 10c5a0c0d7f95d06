//! What a person has typed and chosen, before any check.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Answers by field name. A missing field is an empty answer.
pub type Answers = BTreeMap<String, Answer>;

/// An answer as it was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// A ticked or unticked box.
    Flag(bool),
    /// Text, a number as typed, or the value of a choice.
    Text(String),
    /// Values of several choices.
    Many(Vec<String>),
    /// A phone number.
    Phone {
        /// ISO 3166-1 alpha-2 of the chosen country.
        country: String,
        /// The number as typed.
        number: String,
    },
    /// Accounts on networks.
    Accounts(Vec<AccountEntry>),
}

/// A row of an accounts field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AccountEntry {
    /// The network's value.
    pub network: String,
    /// A handle, or a pasted link.
    pub handle: String,
}

impl Answer {
    /// The answer as text; empty if it is of another kind.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}
