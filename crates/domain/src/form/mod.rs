//! Forms as content, what a person answers, and the check between the two.
//!
//! Parse, don't validate: only [`Form::check`] makes a [`Checked`], and only a
//! [`Checked`] can be sent ([`crate::exchange::request`]).

mod account;
mod answers;
mod check;
mod clean;
mod condition;
mod date;
mod email;
mod phone;
mod prefill;
mod problem;
mod rows;

pub use account::account;
pub use answers::{AccountEntry, Answer, Answers};
pub use check::{Checked, Value};
pub use condition::Condition;
pub use email::meant;
pub use phone::{grouped, is_e164, latin_digits, to_e164};
pub use problem::{Fault, Problem};

use crate::{
    decode::{Decode, Fit, member, record, tagged},
    json::Json,
    prose::Prose,
    slug::Slug,
};
use serde::Serialize;

/// A form.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Form {
    /// Its slug.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// What to know before one starts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub intro: Prose,
    /// The words on the button that sends it.
    pub submit: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

record!(Form {
    id,
    title,
    intro,
    submit,
    sections
});

/// A part of a form, drawn as a `<fieldset>` with a `<legend>`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Section {
    /// The legend.
    pub title: String,
    /// Its fields, in order.
    pub fields: Vec<Field>,
    /// It is asked only while all of these hold.
    #[serde(rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

impl Decode for Section {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        Self {
            title: Decode::decode(member(value, "title"), fit),
            fields: Decode::decode(member(value, "fields"), fit),
            conditions: Decode::decode(member(value, "if"), fit),
        }
    }
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Field {
    /// Its name, as in payload templates: `[a-z][a-z0-9_]*`.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Help that stands below the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Whether an answer is needed.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub required: bool,
    /// The HTML `autocomplete` token, such as `name` or `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<String>,
    /// It is asked only while all of these hold.
    #[serde(rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// Messages of the content's own, by the keyword that is broken; see
    /// [`Problem::keyword`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<(String, String)>,
    /// Whether the address of the page may fill it in (`?<name>=<value>`): never for
    /// what is personal.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub prefill: bool,
    /// What it asks for.
    pub kind: FieldKind,
}

impl Decode for Field {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        Self {
            name: Decode::decode(member(value, "name"), fit),
            label: Decode::decode(member(value, "label"), fit),
            help: Decode::decode(member(value, "help"), fit),
            required: Decode::decode(member(value, "required"), fit),
            autocomplete: Decode::decode(member(value, "autocomplete"), fit),
            conditions: Decode::decode(member(value, "if"), fit),
            messages: Decode::decode(member(value, "messages"), fit),
            prefill: Decode::decode(member(value, "prefill"), fit),
            kind: Decode::decode(member(value, "kind"), fit),
        }
    }
}

/// What a field asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A line of text; `min` to `max` characters.
    Text {
        /// Shortest answer that is not empty, in characters (Unicode scalar values).
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<u32>,
        /// Longest answer, in characters (Unicode scalar values).
        max: u32,
    },
    /// Several lines of text; `min` to `max` characters.
    LongText {
        /// Shortest answer that is not empty, in characters.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<u32>,
        /// Longest answer, in characters.
        max: u32,
    },
    /// An e-mail address.
    #[default]
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
    /// A date, ISO 8601 (`2017-09-14`).
    Date {
        /// Earliest.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<String>,
        /// Latest.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<String>,
    },
    /// One of several.
    Choice {
        /// To choose from.
        options: Vec<ChoiceOption>,
    },
    /// Any of several, such as sessions.
    Choices {
        /// To choose from.
        options: Vec<ChoiceOption>,
        /// Fewest that an answer has, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<u32>,
        /// Most.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    /// A country, by its ISO 3166-1 alpha-2 code.
    Country {
        /// To choose from; `value` is the code.
        options: Vec<ChoiceOption>,
    },
    /// Accounts on networks: rows of a network and a handle.
    Accounts {
        /// Networks to choose from.
        networks: Vec<Network>,
        /// At most so many rows.
        max: u8,
    },
    /// People who come along: a name each.
    Companions {
        /// At most so many.
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceOption {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

record!(ChoiceOption { value, label });

/// A network on which one has accounts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Network {
    /// What is sent.
    pub value: String,
    /// Its name.
    pub label: String,
    /// The hosts of its links, without `www.`, such as `x.com`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
}

record!(Network {
    value,
    label,
    hosts
});

/// A country with its calling code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DialCountry {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name, as text.
    pub label: String,
    /// Calling code without `+`, such as `971`.
    pub dial: String,
    /// What stands before a number within the country and is left out after the calling code,
    /// such as `0`; empty where a number is the same from everywhere.
    pub trunk: String,
    /// The fewest digits of a number, after the calling code.
    pub least: u8,
    /// The most.
    pub most: u8,
}

record!(DialCountry {
    code,
    label,
    dial,
    trunk,
    least,
    most
});

impl Decode for FieldKind {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let (name, content) = tagged(value);
        let max = |fit: &mut Fit| Decode::decode(member(content, "max"), fit);
        let options = |fit: &mut Fit| Decode::decode(member(content, "options"), fit);
        match name {
            "text" => Self::Text {
                min: Decode::decode(member(content, "min"), fit),
                max: max(fit),
            },
            "long_text" => Self::LongText {
                min: Decode::decode(member(content, "min"), fit),
                max: max(fit),
            },
            "date" => Self::Date {
                min: Decode::decode(member(content, "min"), fit),
                max: Decode::decode(member(content, "max"), fit),
            },
            "email" => Self::Email,
            "phone" => Self::Phone {
                countries: Decode::decode(member(content, "countries"), fit),
            },
            "number" => Self::Number {
                min: Decode::decode(member(content, "min"), fit),
                max: Decode::decode(member(content, "max"), fit),
            },
            "choice" => Self::Choice {
                options: options(fit),
            },
            "choices" => Self::Choices {
                options: options(fit),
                min: Decode::decode(member(content, "min"), fit),
                max: Decode::decode(member(content, "max"), fit),
            },
            "companions" => Self::Companions {
                max: Decode::decode(member(content, "max"), fit),
            },
            "country" => Self::Country {
                options: options(fit),
            },
            "accounts" => Self::Accounts {
                networks: Decode::decode(member(content, "networks"), fit),
                max: Decode::decode(member(content, "max"), fit),
            },
            "consent" => Self::Consent {
                text: Decode::decode(member(content, "text"), fit),
                version: Decode::decode(member(content, "version"), fit),
            },
            _ => {
                fit.fail();
                Self::Email
            }
        }
    }
}

impl Form {
    /// All fields, in order, whether they are asked or not.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
