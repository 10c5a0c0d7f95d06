//! forms/*.md: the questions of a form, and what becomes of the answers.

use super::{markdown, parts};
use crate::{
    check::{
        suggest::did_you_mean,
        table::Table,
        value::{LINE, PARAGRAPH},
    },
    derive::country::Country,
    model::{FormFile, Settings},
};
use multaqa_domain::{
    form::{ChoiceOption, DialCountry, Field, FieldKind, Form, Network, Section},
    page::DataUse,
    slug::Slug,
};
use std::collections::BTreeSet;

/// The kinds of fields.
const KINDS: [&str; 10] = [
    "text",
    "long_text",
    "email",
    "phone",
    "number",
    "choice",
    "choices",
    "country",
    "accounts",
    "consent",
];
/// Tokens of the HTML standard's autofill that make sense for a visitor.
const AUTOCOMPLETE: [&str; 12] = [
    "name",
    "honorific-prefix",
    "given-name",
    "family-name",
    "nickname",
    "email",
    "tel",
    "url",
    "organization",
    "organization-title",
    "country",
    "country-name",
];

/// What a form may draw on besides its own file.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// The country that comes first.
    pub(super) country: Option<Country>,
    /// Sectors to choose from.
    pub(super) sectors: Vec<ChoiceOption>,
}

impl Sources {
    /// With the country of the site's settings.
    pub(super) fn new(settings: Option<&Settings>, sectors: Vec<ChoiceOption>) -> Self {
        Self {
            country: settings.map(|s| s.country),
            sectors,
        }
    }
}

/// Reads a form.
pub(super) fn read(table: &Table<'_>, id: Slug, sources: &Sources) -> FormFile {
    let mut names = BTreeSet::new();
    let mut sections = Vec::new();
    for section in table.tables("section") {
        let title = section.line("title");
        let fields = section.tables("field");
        let fields = fields.iter().filter_map(|f| field(f, sources, &mut names));
        sections.push(Section {
            title,
            fields: fields.collect(),
            conditions: Vec::new(),
        });
    }
    if sections.iter().all(|s| s.fields.is_empty()) && table.list("section").is_empty() {
        let help = "add `[[section]]` with `title`, and below it `[[section.field]]`".to_owned();
        table
            .reader
            .fault(table.span(), "the form asks for nothing", Some(help));
    }
    FormFile {
        data_use: data_use(table),
        form: Form {
            id,
            title: table.line("title"),
            intro: markdown::body(table.reader),
            submit: table.line("submit"),
            sections,
        },
    }
}

/// `[data_use]`, which stands beside the form.
fn data_use(table: &Table<'_>) -> DataUse {
    table.need("data_use");
    let entry = table.table("data_use");
    let line = |key| entry.as_ref().map_or(String::new(), |t| t.paragraph(key));
    DataUse {
        controller: line("controller"),
        purpose: line("purpose"),
        kept: line("kept"),
        country: line("country"),
        contact: line("contact"),
    }
}

fn field(table: &Table<'_>, sources: &Sources, names: &mut BTreeSet<String>) -> Option<Field> {
    let name = name(table, names);
    let label = table.line("label");
    let help = table.paragraph_opt("help");
    let required = table.flag_opt("required").unwrap_or(false);
    let autocomplete = table.str_opt("autocomplete", LINE).map(|found| {
        if !AUTOCOMPLETE.contains(&found.text) {
            let message = format!("`{}` is not an autocomplete token", found.text);
            let help = did_you_mean(found.text, &AUTOCOMPLETE);
            table.reader.fault(found.span, message, help);
        }
        found.text.to_owned()
    });
    let kind = kind(table, sources);
    Some(Field {
        name: name?,
        label,
        help,
        required,
        autocomplete,
        kind: kind?,
        ..Field::default()
    })
}

fn name(table: &Table<'_>, names: &mut BTreeSet<String>) -> Option<String> {
    let found = table.str("name", 60)?;
    let mut bytes = found.text.bytes();
    let shaped = bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !shaped {
        let message = format!("`{}` is not a field's name", found.text);
        let help = "a name is a to z, 0 to 9 and `_`, and starts with a letter".to_owned();
        table.reader.fault(found.span.clone(), message, Some(help));
    }
    if !names.insert(found.text.to_owned()) {
        let message = format!("the name `{}` is taken by another field", found.text);
        table.reader.fault(
            found.span.clone(),
            message,
            Some("give each field its own".into()),
        );
    }
    Some(found.text.to_owned())
}

fn kind(table: &Table<'_>, sources: &Sources) -> Option<FieldKind> {
    let words: Vec<_> = KINDS.iter().map(|k| (*k, *k)).collect();
    let length = |default| {
        let most = table.number_opt("max", 1, 10_000);
        most.and_then(|n| u32::try_from(n).ok()).unwrap_or(default)
    };
    let kind = table.one_of("kind", &words);
    if kind.is_none() {
        // Whatever the kind was meant to be, its keys are not unknown.
        for key in [
            "max",
            "min",
            "options",
            "options_from",
            "countries",
            "networks",
            "text",
            "version",
        ] {
            table.get(key);
        }
    }
    Some(match kind? {
        "text" => FieldKind::Text {
            min: None,
            max: length(200),
        },
        "long_text" => FieldKind::LongText {
            min: None,
            max: length(2000),
        },
        "email" => FieldKind::Email,
        "phone" => FieldKind::Phone {
            countries: countries(table, sources)
                .iter()
                .map(|c| DialCountry {
                    code: c.code.to_owned(),
                    label: c.name.to_owned(),
                    dial: c.dial.to_owned(),
                })
                .collect(),
        },
        "number" => number(table),
        "choice" => FieldKind::Choice {
            options: choices(table, sources),
        },
        "choices" => FieldKind::Choices {
            options: choices(table, sources),
            min: None,
            max: None,
        },
        "country" => FieldKind::Country {
            options: countries(table, sources)
                .iter()
                .map(|c| ChoiceOption {
                    value: c.code.to_owned(),
                    label: c.name.to_owned(),
                })
                .collect(),
        },
        "accounts" => FieldKind::Accounts {
            networks: options(table, "networks")
                .into_iter()
                .map(|option| Network {
                    value: option.value,
                    label: option.label,
                    hosts: Vec::new(),
                })
                .collect(),
            max: table
                .number_opt("max", 1, 20)
                .and_then(|n| u8::try_from(n).ok())
                .unwrap_or(5),
        },
        _ => FieldKind::Consent {
            text: table.paragraph("text"),
            version: table.line("version"),
        },
    })
}

fn number(table: &Table<'_>) -> FieldKind {
    let bound = |key, default: i32| {
        let n = table.number_opt(key, i64::from(i32::MIN), i64::from(i32::MAX));
        n.and_then(|n| i32::try_from(n).ok()).unwrap_or(default)
    };
    let (min, max) = (bound("min", 0), bound("max", i32::MAX));
    if max < min {
        let place = table.get("max").map_or(table.span(), |v| v.span());
        let message = format!("`max` is {max}, less than `min`, which is {min}");
        table
            .reader
            .fault(place, message, Some("exchange them".into()));
    }
    FieldKind::Number { min, max }
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
    all.extend(options(table, "options"));
    all
}

fn options(table: &Table<'_>, key: &'static str) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    for option in table.tables(key) {
        let value = option.str("value", LINE).unwrap_or_default();
        let label = option.str("label", PARAGRAPH).unwrap_or_default();
        if options.iter().any(|o| o.value == value.text) {
            let message = format!("the value `{}` stands here twice", value.text);
            option
                .reader
                .fault(value.span, message, Some("give each option its own".into()));
        }
        options.push(ChoiceOption {
            value: value.text.to_owned(),
            label: label.text.trim().to_owned(),
        });
    }
    options
}
