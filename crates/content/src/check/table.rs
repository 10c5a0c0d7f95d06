//! A reader of TOML tables that remembers which keys were asked for: what is left when
//! it is dropped is an unknown key, with a suggestion.
//!
//! Every reader goes on after a fault with a stand-in (an empty text, `None`), so that
//! one run finds all faults. A folder with faults makes no site, so no stand-in is ever
//! seen.

pub(crate) use super::reader::Reader;

use super::{slip, suggest::did_you_mean};
use std::{cell::RefCell, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A value with its place.
pub(crate) type Value<'a> = &'a Spanned<DeValue<'a>>;

/// A table being read.
pub(crate) struct Table<'a> {
    pub(crate) reader: Reader<'a>,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
    hints: RefCell<Vec<(&'static str, &'static str)>>,
    takes_empty: bool,
}

impl<'a> Table<'a> {
    pub(crate) fn new(reader: Reader<'a>, table: &'a DeTable<'a>, span: Range<usize>) -> Self {
        Self {
            reader,
            table,
            span,
            asked: RefCell::default(),
            hints: RefCell::default(),
            takes_empty: false,
        }
    }

    /// The table's own place.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The place of a key's value, else the table's own.
    pub(crate) fn place(&self, key: &'static str) -> Range<usize> {
        self.get(key).map_or(self.span(), |value| value.span())
    }

    /// What to say of a key that is none here, though one may well look for it here.
    pub(crate) fn hint(&self, key: &'static str, help: &'static str) {
        self.hints.borrow_mut().push((key, help));
    }

    /// The value of a key, if it is there and not empty: forms and templates leave keys that
    /// nobody fills in as `""`.
    pub(crate) fn get(&self, key: &'static str) -> Option<Value<'a>> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        let is_there = |value: &Value<'_>| self.takes_empty || !is_empty(value.get_ref());
        self.written(key).filter(is_there)
    }

    /// The same table, in which a value that says nothing is a value: for what others say.
    pub(crate) fn taking_empty(self) -> Self {
        // Its keys are not yet asked for, so nothing is reported as this one ends.
        self.asked.borrow_mut().push(FREE);
        let mut table = Self::new(self.reader, self.table, self.span());
        table.takes_empty = true;
        table
    }

    /// The value of a key, empty or not.
    fn written(&self, key: &str) -> Option<Value<'a>> {
        let found = self.table.iter().find(|(name, _)| name.get_ref() == key);
        found.map(|(_, value)| value)
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&self, key: &'static str) -> Option<Value<'a>> {
        let value = self.get(key);
        if let (None, Some(empty)) = (value, self.written(key)) {
            let help = Some(format!("write `{key} = …`"));
            let message = format!("`{key}` is empty");
            self.reader.fault(empty.span(), message, help);
        } else if value.is_none() {
            let help = format!("add `{key} = …`");
            let message = format!("`{key}` is missing");
            self.reader.fault(self.span(), message, Some(help));
        }
        value
    }

    /// A table below a key.
    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        self.table_in(key, self.get(key)?)
    }

    /// A table below a key, whether it says something or nothing.
    pub(crate) fn whole_table(&self, key: &'static str) -> Option<Table<'a>> {
        self.get(key);
        self.table_in(key, self.written(key)?)
    }

    fn table_in(&self, key: &'static str, value: Value<'a>) -> Option<Table<'a>> {
        match value.get_ref() {
            DeValue::Table(table) => {
                let mut table = Table::new(self.reader, table, value.span());
                table.takes_empty = self.takes_empty;
                Some(table)
            }
            other => {
                self.mismatch(key, value.span(), "a table", other);
                None
            }
        }
    }

    /// The values of a list below a key; none without the key.
    pub(crate) fn list(&self, key: &'static str) -> Vec<Value<'a>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            other => {
                self.mismatch(key, value.span(), "a list", other);
                Vec::new()
            }
        }
    }

    /// The tables of a list below a key, such as `[[session]]`.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let mut tables = Vec::new();
        for value in self.list(key) {
            match value.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Table::new(self.reader, table, value.span()));
                }
                other => self.mismatch(key, value.span(), "a table", other),
            }
        }
        tables
    }

    /// All keys with their places, for a table whose keys are free.
    pub(crate) fn free(&self) -> Vec<(&'a str, Range<usize>, Value<'a>)> {
        let entries = self.table.iter();
        let entries: Vec<_> = entries
            .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
            .collect();
        self.asked.borrow_mut().push(FREE);
        entries
    }

    /// Reports a value of another type than expected.
    pub(crate) fn mismatch(
        &self,
        key: &str,
        span: Range<usize>,
        expected: &str,
        found: &DeValue<'_>,
    ) {
        let message = format!("`{key}` must be {expected}, not {}", type_name(found));
        let help = match expected {
            "a list" => format!("write it in brackets: `{key} = [\"…\", \"…\"]`"),
            "a table" => format!("write it in braces: `{key} = {{ … }}`"),
            "a whole number" => format!("write it in digits: `{key} = 10`"),
            "true or false" => format!("write `{key} = true`"),
            _ => format!("write it between quotes: `{key} = \"…\"`"),
        };
        self.reader.fault(span, message, Some(help));
    }
}

/// Whether a value says nothing: a text without letters, a table or a list of nothing else.
fn is_empty(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(text) => text.trim().is_empty(),
        DeValue::Table(table) => {
            let is_text = |value: &DeValue<'_>| value.is_str() && is_empty(value);
            !table.is_empty() && table.values().all(|value| is_text(value.get_ref()))
        }
        DeValue::Array(items) => {
            !items.is_empty() && items.iter().all(|value| is_empty(value.get_ref()))
        }
        _ => false,
    }
}

/// The key of the warnings that a file silences.
pub(crate) const ALLOW: &str = "allow";

/// Stands for all keys of a table whose keys are free.
const FREE: &str = "*";

impl Drop for Table<'_> {
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        if asked.contains(&FREE) {
            return;
        }
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !asked.contains(&name) {
                let hints = self.hints.borrow();
                let hint = hints.iter().find(|(key, _)| *key == name);
                let message = format!("unknown key `{name}`");
                let help = match (hint, slip::key::meant(name, &asked)) {
                    (Some((_, help)), _) => Some((*help).to_owned()),
                    (None, Some(meant)) => Some(format!("did you mean `{meant}`?")),
                    (None, None) => {
                        // What every file may silence is not what is looked for here.
                        let known = asked.iter().filter(|key| **key != ALLOW).copied();
                        did_you_mean(name, &known.collect::<Vec<_>>())
                    }
                };
                self.reader.fault(key.span(), message, help);
            }
        }
    }
}

/// The type of a value, in words.
pub(crate) fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
