//! Forms as content, what a person answers, and the check between the two.
//!
//! Parse, don't validate: only [`Form::check`] makes a [`Checked`], and only a
//! [`Checked`] can be sent ([`crate::exchange::request`]).

mod answers;
mod check;
mod email;
mod phone;

pub use answers::{AccountEntry, Answer, Answers};
pub use check::{Checked, Fault, Problem, Value};
pub use phone::{latin_digits, to_e164};

use crate::{prose::Prose, slug::Slug};
use serde::{Deserialize, Serialize};

/// A form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Its slug.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// What to know before one starts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intro: Prose,
    /// The words on the button that sends it.
    pub submit: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A part of a form, drawn as a `<fieldset>` with a `<legend>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The legend.
    pub title: String,
    /// Its fields, in order.
    pub fields: Vec<Field>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name, as in payload templates: `[a-z][a-z0-9_]*`.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Help that stands below the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Whether an answer is needed.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub required: bool,
    /// The HTML `autocomplete` token, such as `name` or `email`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<String>,
    /// What it asks for.
    pub kind: FieldKind,
}

/// What a field asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A line of text; at most `max` characters.
    Text {
        /// Longest answer, in characters (Unicode scalar values).
        max: u32,
    },
    /// Several lines of text; at most `max` characters.
    LongText {
        /// Longest answer, in characters.
        max: u32,
    },
    /// An e-mail address.
    Email,
    /// A phone number: a country and a national number, E.164 inside.
    Phone {
        /// Countries to choose from; the first is chosen at the start.
        countries: Vec<DialCountry>,
    },
    /// A whole number.
    Number {
        /// Least.
        min: i32,
        /// Most.
        max: i32,
    },
    /// One of several.
    Choice {
        /// To choose from.
        options: Vec<ChoiceOption>,
    },
    /// Any of several.
    Choices {
        /// To choose from.
        options: Vec<ChoiceOption>,
    },
    /// A country, by its ISO 3166-1 alpha-2 code.
    Country {
        /// To choose from; `value` is the code.
        options: Vec<ChoiceOption>,
    },
    /// Accounts on networks: rows of a network and a handle.
    Accounts {
        /// Networks to choose from.
        networks: Vec<ChoiceOption>,
        /// At most so many rows.
        max: u8,
    },
    /// Consent: a box of its own, unticked.
    Consent {
        /// What is consented to.
        text: String,
        /// The version of that text, sent with the answer.
        version: String,
    },
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A country with its calling code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DialCountry {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name, as text.
    pub label: String,
    /// Calling code without `+`, such as `971`.
    pub dial: String,
}

impl Form {
    /// All fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }
}
