//! The registrations as CSV.

use super::{BUSY_TIMEOUT, StoreError, csv, schema};
use crate::check::registration::Account;
use rusqlite::{Connection, OpenFlags, Row};
use std::{
    io::{self, Write},
    path::Path,
};
use thiserror::Error;

/// The columns, in order: the members of the contract, and what the endpoint added.
/// Lists stand in one cell, with `; ` between; an account is `network: handle`. What
/// was taken back has only a time under `cancelled`, and what identifies the row.
const COLUMNS: [&str; 21] = [
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
    "companion_names",
    "consent_version",
    "consent_time",
    "language",
    "id",
    "campaign",
    "waitlisted",
    "cancelled",
    "key",
];

/// Why there is no CSV; the cause is the source.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The database could not be read.
    #[error("reading the database")]
    Read(#[from] rusqlite::Error),
    /// The file was written by an earlier version of this program, and could not be
    /// brought to this one's schema.
    #[error("the database of an earlier version")]
    Old(#[source] StoreError),
    /// The CSV could not be written.
    #[error("writing the CSV")]
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
    let connection = open(database)?;
    let mut statement = connection.prepare(
        "SELECT reference, strftime('%Y-%m-%dT%H:%M:%SZ', created, 'unixepoch') AS created, forum,
            name, form_of_address, email, phone, country, organisation, accounts, interests,
            CAST(companions AS TEXT) AS companions, companion_names, consent_version,
            consent_time, language, id, campaign, iif(waitlisted, 'true', NULL) AS waitlisted,
            strftime('%Y-%m-%dT%H:%M:%SZ', cancelled_at, 'unixepoch') AS cancelled,
            idempotency_key AS key
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

/// Opens a database that is there.
pub(super) fn open(database: &Path) -> Result<Connection, ExportError> {
    // Not read-only: SQLite may have to bring back what a crash left in the log.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(database, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    schema::migrate_old(&mut connection).map_err(ExportError::Old)?;
    Ok(connection)
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
        "interests" | "companion_names" => {
            serde_json::from_str::<Vec<String>>(&text).map_or(text, |list| list.join("; "))
        }
        _ => text,
    })
}
