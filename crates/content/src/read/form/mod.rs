//! forms/*.md: the questions of a form, and what becomes of the answers.

mod condition;
mod field;
mod kind;
mod network;

use super::markdown;
use crate::{
    check::table::Table,
    derive::country::Country,
    model::{FormFile, Settings},
};
use multaqa_domain::{
    form::{ChoiceOption, Form, Section},
    page::DataUse,
    slug::Slug,
};

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
    let mut earlier = field::Earlier::default();
    let mut sections = Vec::new();
    for section in table.tables("section") {
        let title = section.line("title");
        let conditions = condition::read(&section, &earlier.fields);
        let mut fields = Vec::new();
        for entry in section.tables("field") {
            fields.extend(field::read(&entry, sources, &mut earlier));
        }
        sections.push(Section {
            title,
            fields,
            conditions,
        });
    }
    if sections.iter().all(|s| s.fields.is_empty()) && table.list("section").is_empty() {
        let help = "add `[[section]]` with `title`, and below it `[[section.field]]`".to_owned();
        table
            .reader
            .fault(table.span(), "the form asks for nothing", Some(help));
    }
    let named = |which: fn(&field::Seen) -> bool| {
        let fields = earlier.fields.iter().filter(|seen| which(seen));
        fields.map(|seen| seen.name.clone()).collect()
    };
    FormFile {
        data_use: data_use(table),
        sessions: named(|seen| seen.sessions),
        phones: named(|seen| seen.phone),
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
