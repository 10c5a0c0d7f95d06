//! Slips of the pen: values that are written as people write them and not as TOML has them.
//!
//! Each is named with what to put in its place. What can mean one thing only is certain, and
//! `multaqa check --fix` puts it there.

pub(crate) mod blank;
pub(crate) mod digits;
pub(crate) mod key;
pub(crate) mod moment;
pub(crate) mod quote;
pub(crate) mod word;

/// A value that is written otherwise than TOML has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Slip {
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: String,
    /// What stands in its place from here on, valid TOML.
    pub(crate) put: String,
    /// Whether nothing else can be meant.
    pub(crate) is_certain: bool,
}

impl Slip {
    /// One that can mean one thing only.
    pub(crate) fn certain(message: String, put: String) -> Self {
        Self {
            message,
            help: format!("write {put}"),
            put,
            is_certain: true,
        }
    }

    /// One of which the writer knows best what was meant.
    pub(crate) fn likely(message: String, help: String, put: String) -> Self {
        Self {
            message,
            help,
            put,
            is_certain: false,
        }
    }
}

/// The slip of a value that stands without quotes, if it can be told.
pub(crate) fn bare(text: &str) -> Option<Slip> {
    figure(text).or_else(|| quote::none(text.trim()))
}

/// The same of a value that is hardly meant as a text.
pub(crate) fn figure(text: &str) -> Option<Slip> {
    let text = text.trim();
    quote::bare(text)
        .or_else(|| moment::slip(text))
        .or_else(|| word::number(text))
        .or_else(|| word::flag(text))
}
