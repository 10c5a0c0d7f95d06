//! What a field asks for, with the keys of its kind: JSON Schema's words where it has
//! them, Ajv's for dates.

use super::{Sources, network};
use crate::{
    check::{
        table::Table,
        value::{LINE, PARAGRAPH},
    },
    derive::country::Country,
    read::parts,
};
use multaqa_domain::form::{ChoiceOption, DialCountry, FieldKind};

/// A kind by its word in content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Text,
    LongText,
    Email,
    Phone,
    Number,
    Date,
    Choice,
    Choices,
    Country,
    Accounts,
    Sessions,
    Companions,
    Consent,
}

const WORDS: [(&str, Word); 13] = [
    ("text", Word::Text),
    ("long_text", Word::LongText),
    ("email", Word::Email),
    ("phone", Word::Phone),
    ("number", Word::Number),
    ("date", Word::Date),
    ("choice", Word::Choice),
    ("choices", Word::Choices),
    ("country", Word::Country),
    ("accounts", Word::Accounts),
    ("sessions", Word::Sessions),
    ("companions", Word::Companions),
    ("consent", Word::Consent),
];

/// The keys of all kinds.
const KEYS: [&str; 14] = [
    "maxLength",
    "minLength",
    "minimum",
    "maximum",
    "formatMinimum",
    "formatMaximum",
    "minItems",
    "maxItems",
    "options",
    "options_from",
    "countries",
    "networks",
    "text",
    "version",
];

/// The word of `kind`.
pub(super) fn word(table: &Table<'_>) -> Option<Word> {
    let word = table.one_of("kind", &WORDS);
    if word.is_none() {
        // Whatever the kind was meant to be, its keys are not unknown.
        for key in KEYS {
            table.get(key);
        }
    }
    word
}

/// Reads the keys of a kind.
pub(super) fn read(table: &Table<'_>, word: Word, sources: &Sources) -> Option<FieldKind> {
    hints(table, word);
    Some(match word {
        Word::Text => {
            let (min, max) = lengths(table, 200);
            FieldKind::Text { min, max }
        }
        Word::LongText => {
            let (min, max) = lengths(table, 2000);
            FieldKind::LongText { min, max }
        }
        Word::Email => FieldKind::Email,
        Word::Phone => FieldKind::Phone {
            countries: countries(table, sources)
                .iter()
                .map(|c| DialCountry {
                    code: c.code.to_owned(),
                    label: c.name.to_owned(),
                    dial: c.dial.to_owned(),
                    trunk: c.trunk.to_owned(),
                    least: c.least,
                    most: c.most,
                })
                .collect(),
        },
        Word::Number => number(table),
        Word::Date => date(table),
        Word::Choice => FieldKind::Choice {
            options: choices(table, sources),
        },
        Word::Choices => {
            let options = choices(table, sources);
            let (min, max) = items(table, Some(options.len()));
            FieldKind::Choices { options, min, max }
        }
        Word::Country => FieldKind::Country {
            options: countries(table, sources)
                .iter()
                .map(|c| ChoiceOption {
                    value: c.code.to_owned(),
                    label: c.name.to_owned(),
                })
                .collect(),
        },
        Word::Accounts => FieldKind::Accounts {
            networks: network::read(table),
            max: rows(table, 5),
        },
        // The options are known where the form stands.
        Word::Sessions => match items(table, None) {
            (None, Some(1)) => FieldKind::Choice {
                options: Vec::new(),
            },
            (min, max) => FieldKind::Choices {
                options: Vec::new(),
                min,
                max,
            },
        },
        Word::Companions => FieldKind::Companions {
            max: rows(table, 5),
        },
        Word::Consent => FieldKind::Consent {
            text: table.paragraph("text"),
            version: table.line("version"),
        },
    })
}

/// What to say of `min` and `max`, which are no keys.
fn hints(table: &Table<'_>, word: Word) {
    let (min, max) = match word {
        Word::Text | Word::LongText => ("did you mean `minLength`?", "did you mean `maxLength`?"),
        Word::Number => ("did you mean `minimum`?", "did you mean `maximum`?"),
        Word::Date => (
            "did you mean `formatMinimum`?",
            "did you mean `formatMaximum`?",
        ),
        Word::Choices | Word::Sessions => ("did you mean `minItems`?", "did you mean `maxItems`?"),
        Word::Accounts | Word::Companions => (
            "remove it, or make the field `required`",
            "did you mean `maxItems`?",
        ),
        _ => return,
    };
    table.hint("min", min);
    table.hint("max", max);
}

/// Reports bounds that are in the wrong order.
fn exchanged(table: &Table<'_>, least: &str, most: &'static str, (min, max): (&str, &str)) {
    let message = format!("`{most}` is {max}, less than `{least}`, which is {min}");
    table
        .reader
        .fault(table.place(most), message, Some("exchange them".into()));
}

/// `minLength`, `maxLength`
fn lengths(table: &Table<'_>, default: u32) -> (Option<u32>, u32) {
    let length = |key| {
        let length = table.number_opt(key, 1, 10_000);
        length.and_then(|n| u32::try_from(n).ok())
    };
    let (min, max) = (length("minLength"), length("maxLength").unwrap_or(default));
    if let Some(min) = min.filter(|min| *min > max) {
        let both = (&*min.to_string(), &*max.to_string());
        exchanged(table, "minLength", "maxLength", both);
    }
    (min, max)
}

/// `minItems`, `maxItems`; of `among` that there are.
fn items(table: &Table<'_>, among: Option<usize>) -> (Option<u32>, Option<u32>) {
    let count = |key| {
        let count = table.number_opt(key, 1, 1000);
        count.and_then(|n| u32::try_from(n).ok())
    };
    let (min, max) = (count("minItems"), count("maxItems"));
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        let both = (&*min.to_string(), &*max.to_string());
        exchanged(table, "minItems", "maxItems", both);
    }
    if let (Some(min), Some(among)) = (min, among)
        && min as usize > among
    {
        let message = format!("`minItems` is {min}, but there are only {among} options");
        let help = "ask for fewer, or add options".to_owned();
        table
            .reader
            .fault(table.place("minItems"), message, Some(help));
    }
    (min, max)
}

/// `maxItems` of rows that are typed.
fn rows(table: &Table<'_>, default: u8) -> u8 {
    let most = table.number_opt("maxItems", 1, 20);
    most.and_then(|n| u8::try_from(n).ok()).unwrap_or(default)
}

/// `minimum`, `maximum`
fn number(table: &Table<'_>) -> FieldKind {
    let bound = |key, default: i32| {
        let n = table.number_opt(key, i64::from(i32::MIN), i64::from(i32::MAX));
        n.and_then(|n| i32::try_from(n).ok()).unwrap_or(default)
    };
    let (min, max) = (bound("minimum", 0), bound("maximum", i32::MAX));
    if max < min {
        let both = (&*min.to_string(), &*max.to_string());
        exchanged(table, "minimum", "maximum", both);
    }
    FieldKind::Number { min, max }
}

/// `formatMinimum`, `formatMaximum`
fn date(table: &Table<'_>) -> FieldKind {
    let (min, max) = (
        table.date_opt("formatMinimum"),
        table.date_opt("formatMaximum"),
    );
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        let both = (&*min.to_string(), &*max.to_string());
        exchanged(table, "formatMinimum", "formatMaximum", both);
    }
    FieldKind::Date {
        min: min.map(|date| date.to_string()),
        max: max.map(|date| date.to_string()),
    }
}

/// All countries: those of the field first, then the site's.
fn countries(table: &Table<'_>, sources: &Sources) -> Vec<Country> {
    let mut first: Vec<Country> = Vec::new();
    for found in table.strs("countries", LINE) {
        first.extend(parts::country(table, &found));
    }
    if first.is_empty() {
        first.extend(sources.country);
    }
    Country::all(&first)
}

/// `options`, or the sectors by `options_from = "sectors"`; both are joined.
fn choices(table: &Table<'_>, sources: &Sources) -> Vec<ChoiceOption> {
    let sectors = table.one_of_opt("options_from", &[("sectors", ())]);
    let mut all = match sectors {
        Some(()) => sources.sectors.clone(),
        None => Vec::new(),
    };
    if table.get("options_from").is_none() {
        table.need("options");
    }
    let own = table.tables("options");
    all.extend(own.iter().map(option));
    unlike(table, &own);
    all
}

/// An option: what is sent, and what is shown.
pub(super) fn option(table: &Table<'_>) -> ChoiceOption {
    let value = table.str("value", LINE).unwrap_or_default();
    let label = table.str("label", PARAGRAPH).unwrap_or_default();
    ChoiceOption {
        value: value.text.to_owned(),
        label: label.text.trim().to_owned(),
    }
}

/// Reports values that stand in a list twice.
pub(super) fn unlike(table: &Table<'_>, options: &[Table<'_>]) {
    let mut values: Vec<&str> = Vec::new();
    for option in options {
        let Some(value) = option.str_opt("value", LINE) else {
            continue;
        };
        if values.contains(&value.text) {
            let message = format!("the value `{}` stands here twice", value.text);
            let help = "give each option its own".to_owned();
            table.reader.fault(value.span, message, Some(help));
        }
        values.push(value.text);
    }
}
