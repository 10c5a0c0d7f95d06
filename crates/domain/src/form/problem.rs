//! What can be wrong with answers.

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with an answer. The words are the interface's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// An answer is needed.
    Missing,
    /// More characters than allowed.
    TooLong {
        /// Allowed.
        max: u32,
    },
    /// Not an e-mail address.
    NotEmail,
    /// Not a phone number.
    NotPhone,
    /// A phone number with fewer or more digits than those of its country have.
    PhoneLength {
        /// The country's name.
        country: String,
        /// Its calling code without `+`.
        dial: String,
        /// The fewest digits after the calling code.
        min: u32,
        /// The most.
        max: u32,
    },
    /// Not a whole number between the bounds.
    NotNumber {
        /// Least.
        min: i32,
        /// Most.
        max: i32,
    },
    /// Not among the options.
    NotAnOption,
    /// More rows than allowed.
    TooMany {
        /// Allowed.
        max: u32,
    },
    /// A row has a network without a handle, or a handle without a network.
    HalfAccount,
    /// Consent is needed.
    ConsentNeeded,
    /// Fewer characters than needed.
    TooShort {
        /// Needed.
        min: u32,
    },
    /// Fewer answers than needed.
    TooFew {
        /// Needed.
        min: u32,
    },
    /// One row of several is wrong; the row that needs mending.
    InRow {
        /// Which, counted from 0.
        row: u32,
        /// What is wrong with it.
        problem: Box<Problem>,
    },
    /// Not a date between the bounds (ISO 8601).
    NotDate {
        /// Earliest.
        min: Option<String>,
        /// Latest.
        max: Option<String>,
    },
}

impl Problem {
    /// The JSON Schema keyword that is broken: `required`, `minLength`, `maxLength`,
    /// `format`, `minimum`, `enum`, `minItems`, `maxItems` or `const`. Under
    /// this name content may give a field a message of its own.
    pub fn keyword(&self) -> &'static str {
        match self {
            Self::Missing => "required",
            Self::TooLong { .. } => "maxLength",
            Self::TooShort { .. } => "minLength",
            Self::NotEmail | Self::NotPhone | Self::PhoneLength { .. } | Self::NotDate { .. } => {
                "format"
            }
            Self::NotNumber { .. } => "minimum",
            Self::NotAnOption | Self::HalfAccount => "enum",
            Self::TooMany { .. } => "maxItems",
            Self::TooFew { .. } => "minItems",
            Self::ConsentNeeded => "const",
            Self::InRow { problem, .. } => problem.keyword(),
        }
    }

    /// The row that is wrong, counted from 0; the first where rows do not matter.
    pub fn row(&self) -> u32 {
        match self {
            Self::InRow { row, .. } => *row,
            _ => 0,
        }
    }
}
