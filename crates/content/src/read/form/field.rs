//! `[[section.field]]`: a question.

use super::{
    Sources, condition,
    kind::{self, Word},
};
use crate::check::{
    suggest::did_you_mean,
    table::Table,
    value::{LINE, PARAGRAPH, Str},
};
use multaqa_domain::form::{Field, FieldKind};
use toml::de::DeValue;

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

/// What can be broken, as [`multaqa_domain::form::Problem::keyword`] calls it.
const KEYWORDS: [&str; 9] = [
    "required",
    "minLength",
    "maxLength",
    "format",
    "minimum",
    "enum",
    "minItems",
    "maxItems",
    "const",
];

/// A field that was read, for those that come after it.
pub(super) struct Seen {
    pub(super) name: String,
    /// Without a kind that is known, nothing can be said about it.
    pub(super) kind: Option<FieldKind>,
    /// Whether its options are the sessions of a forum.
    pub(super) sessions: bool,
    /// Whether it is a phone number whose first country is the venue's.
    pub(super) phone: bool,
}

/// The fields that were read so far.
#[derive(Default)]
pub(super) struct Earlier {
    pub(super) fields: Vec<Seen>,
}

/// Reads a field.
pub(super) fn read(table: &Table<'_>, sources: &Sources, earlier: &mut Earlier) -> Option<Field> {
    let name = name(table, earlier);
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
    let conditions = condition::read(table, &earlier.fields);
    let messages = messages(table);
    let word = kind::word(table);
    let kind = word.and_then(|word| kind::read(table, word, sources));
    let prefill = prefill(table, word, autocomplete.is_some());
    if let Some(name) = &name {
        earlier.fields.push(Seen {
            name: name.clone(),
            kind: kind.clone(),
            sessions: word == Some(Word::Sessions),
            phone: word == Some(Word::Phone) && table.get("countries").is_none(),
        });
    }
    Some(Field {
        name: name?,
        label,
        help,
        required,
        autocomplete,
        conditions,
        messages,
        prefill,
        kind: kind?,
    })
}

fn name(table: &Table<'_>, earlier: &Earlier) -> Option<String> {
    let found = table.str("name", 60)?;
    let mut bytes = found.text.bytes();
    let shaped = bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !shaped {
        let message = format!("`{}` is not a field's name", found.text);
        let help = "a name is a to z, 0 to 9 and `_`, and starts with a letter".to_owned();
        table.reader.fault(found.span.clone(), message, Some(help));
    }
    if earlier.fields.iter().any(|seen| seen.name == found.text) {
        let message = format!("the name `{}` is taken by another field", found.text);
        table.reader.fault(
            found.span.clone(),
            message,
            Some("give each field its own".into()),
        );
    }
    Some(found.text.to_owned())
}

/// `messages`: what is said instead of the interface's own words, by keyword.
fn messages(table: &Table<'_>) -> Vec<(String, String)> {
    let mut messages = Vec::new();
    let Some(own) = table.table("messages") else {
        return messages;
    };
    for (keyword, span, value) in own.free() {
        if !KEYWORDS.contains(&keyword) {
            let message = format!("`{keyword}` is nothing that an answer can break");
            own.reader
                .fault(span, message, did_you_mean(keyword, &KEYWORDS));
            continue;
        }
        match value.get_ref() {
            DeValue::String(_) => {
                if let Some(Str { text, .. }) = own.text(keyword, value, PARAGRAPH) {
                    messages.push((keyword.to_owned(), text.trim().to_owned()));
                }
            }
            other => own.mismatch(keyword, value.span(), "a text", other),
        }
    }
    messages
}

/// `prefill`: whether an address may fill the field in. An address is kept in histories
/// and logs and is sent to others, so nothing personal may stand in it.
fn prefill(table: &Table<'_>, word: Option<Word>, personal: bool) -> bool {
    let wanted = table.flag_opt("prefill").unwrap_or(false);
    let Some(word) = word.filter(|_| wanted) else {
        return wanted;
    };
    let message = match word {
        Word::Text if personal => "a text with `autocomplete` is personal",
        Word::Email | Word::Phone | Word::Accounts | Word::Companions => "this kind is personal",
        Word::LongText => "somebody's own words are personal",
        Word::Consent => "nobody else can consent",
        _ => return true,
    };
    let message = format!("{message}: an address may not fill it in");
    let help = "addresses are kept in histories and logs; leave `prefill` out".to_owned();
    table
        .reader
        .fault(table.place("prefill"), message, Some(help));
    false
}
