//! The messages as CSV.

use super::{
    csv,
    export::{ExportError, open},
};
use rusqlite::{Connection, TransactionBehavior};
use serde_json::{Map, Value};
use std::{collections::HashMap, io::Write, path::Path};

/// The columns that all messages have, in order; after them come the answers.
const COLUMNS: [&str; 8] = [
    "reference",
    "created",
    "subject",
    "form",
    "consent_version",
    "consent_time",
    "language",
    "key",
];

/// Most answers that get a column of their own. Who writes to the endpoint chooses their
/// names, and could fill a sheet with columns.
const MOST: usize = 50;

/// Writes all messages of a database file, oldest first, as CSV like [`super::export_csv`],
/// and says how many there were. Each answer has a column `answers.NAME`, those that most
/// messages have first; what is beyond 50 of them stands in the last column, `others`, as
/// JSON. A list of texts stands in one cell, with `; ` between; what is nested deeper is
/// JSON.
///
/// # Errors
/// If there is no such file, it is no database of messages, or `out` fails.
pub fn export_messages_csv(database: &Path, mut out: impl Write) -> Result<u64, ExportError> {
    let mut connection = open(database)?;
    // Both readings see the same messages.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
    let names = names(&transaction)?;
    let titles: Vec<_> = names.iter().map(|n| ["answers.", n].concat()).collect();
    let titles = titles.iter().map(String::as_str);
    out.write_all(csv::BOM.as_bytes())?;
    csv::write_row(
        &mut out,
        COLUMNS.into_iter().chain(titles).chain(["others"]),
    )?;
    let mut statement = transaction.prepare(
        "SELECT reference, strftime('%Y-%m-%dT%H:%M:%SZ', created, 'unixepoch') AS created,
            subject, form, consent_version, consent_time, language, idempotency_key AS key, answers
        FROM messages ORDER BY number",
    )?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let mut cells = Vec::new();
        for column in COLUMNS {
            cells.push(row.get::<_, Option<String>>(column)?.unwrap_or_default());
        }
        let mut answers = parse(&row.get::<_, String>("answers")?);
        for name in &names {
            cells.push(answers.remove(name).as_ref().map_or_else(String::new, cell));
        }
        cells.push(if answers.is_empty() {
            String::new()
        } else {
            Value::Object(answers).to_string()
        });
        csv::write_row(&mut out, cells.iter().map(String::as_str))?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

/// The names of the answers that get a column.
fn names(connection: &Connection) -> Result<Vec<String>, ExportError> {
    let mut counts = HashMap::<String, (u64, usize)>::new();
    let mut statement = connection.prepare("SELECT answers FROM messages ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for (name, _) in parse(&row.get::<_, String>(0)?) {
            let first = counts.len();
            counts.entry(name).or_insert((0, first)).0 += 1;
        }
    }
    let mut names: Vec<_> = counts.into_iter().collect();
    names.sort_unstable_by_key(|(_, (count, first))| (u64::MAX - count, *first));
    Ok(names.into_iter().take(MOST).map(|(name, _)| name).collect())
}

fn parse(answers: &str) -> Map<String, Value> {
    serde_json::from_str(answers).unwrap_or_default()
}

/// An answer in one cell.
fn cell(answer: &Value) -> String {
    match answer {
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(|i| !i.is_array() && !i.is_object()) => {
            let items: Vec<_> = items.iter().map(cell).collect();
            items.join("; ")
        }
        other => other.to_string(),
    }
}
