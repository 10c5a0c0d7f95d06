//! The registrations as CSV.

use super::{BUSY_TIMEOUT, csv};
use crate::registration::Account;
use rusqlite::{Connection, OpenFlags, Row};
use std::{
    io::{self, Write},
    path::Path,
};
use thiserror::Error;

/// The columns, in order: the members of the contract, and what the endpoint added.
/// Lists stand in one cell, with `; ` between; an account is `network: handle`.
const COLUMNS: [&str; 16] = [
    "reference",
    "created",
    "forum",
    "name",
    "form_of_address",
    "email",
    "phone",
    "country",
    "organisation",
    "accounts",
    "interests",
    "companions",
    "consent_version",
    "consent_time",
    "language",
    "id",
];

/// Why there is no CSV.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The database could not be read.
    #[error("reading the registrations: {0}")]
    Read(#[from] rusqlite::Error),
    /// The CSV could not be written.
    #[error("writing the CSV: {0}")]
    Write(#[from] io::Error),
}

/// Writes all registrations of a database file, oldest first, as CSV (RFC 4180) with a
/// header, in UTF-8 with a byte order mark, and says how many there were. A server may
/// go on writing to the file meanwhile; the export shows it as of its start. A cell
/// that a spreadsheet would compute, a phone number among them, has an apostrophe
/// before it.
///
/// # Errors
/// If there is no such file, it is no database of registrations, or `out` fails.
pub fn export_csv(database: &Path, mut out: impl Write) -> Result<u64, ExportError> {
    // Not read-only: SQLite may have to bring back what a crash left in the log.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let mut statement = connection.prepare(
        "SELECT reference, strftime('%Y-%m-%dT%H:%M:%SZ', created, 'unixepoch') AS created, forum,
            name, form_of_address, email, phone, country, organisation, accounts, interests,
            CAST(companions AS TEXT) AS companions, consent_version, consent_time, language, id
        FROM registrations ORDER BY number",
    )?;
    out.write_all(csv::BOM.as_bytes())?;
    csv::write_row(&mut out, COLUMNS)?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let cells: Vec<_> = COLUMNS
            .iter()
            .map(|column| cell(row, column))
            .collect::<Result<_, _>>()?;
        csv::write_row(&mut out, cells.iter().map(String::as_str))?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

fn cell(row: &Row<'_>, column: &str) -> rusqlite::Result<String> {
    let text: String = row.get::<_, Option<String>>(column)?.unwrap_or_default();
    Ok(match column {
        "accounts" => serde_json::from_str::<Vec<Account>>(&text).map_or(text, |accounts| {
            let pairs = accounts
                .iter()
                .map(|a| [&a.network, ": ", &a.handle].concat());
            pairs.collect::<Vec<_>>().join("; ")
        }),
        "interests" => {
            serde_json::from_str::<Vec<String>>(&text).map_or(text, |list| list.join("; "))
        }
        _ => text,
    })
}
