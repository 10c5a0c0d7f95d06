//! The registrations and messages as files for people: CSV, or a workbook.

use super::{
    OPEN_TIMEOUT, StoreError,
    cells::{Answers, Cell, Sheet},
    csv, export_messages, schema,
    workbook::Workbook,
};
use crate::check::registration::Account;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rusqlite::{Connection, ErrorCode, OpenFlags, Row, TransactionBehavior};
use rust_xlsxwriter::XlsxError;
use std::{
    fs,
    io::{self, Write},
    path::Path,
};
use thiserror::Error;

/// What is written out, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// Of what.
    pub rows: Rows,
    /// As what.
    pub format: Format,
    /// Whether with the keys.
    pub keys: Keys,
}

/// What is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// The registrations.
    Registrations,
    /// The messages.
    Messages,
}

/// As what file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CSV (RFC 4180) in UTF-8 with a byte order mark. A cell that a spreadsheet would
    /// compute, a phone number among them, has an apostrophe before it.
    Csv,
    /// A workbook (Office Open XML, .xlsx): phone numbers are texts and times are times, in
    /// UTC.
    Workbook,
}

/// Whether keys are written. Whoever has a registration's key can take it back, so that a
/// list which is passed on should not have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// They are left out.
    LeftOut,
    /// They stand in the last column.
    Shown,
}

/// The columns, in order: the members of the contract, and what the endpoint added. Lists
/// stand in one cell, with `; ` between; an account is `network: handle`. What was taken
/// back has only a time under `cancelled`, and what identifies the row. After them come the
/// answers to questions of the form's own.
const COLUMNS: [&str; 20] = [
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
];

/// Why nothing is written out; the cause is the source.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The database could not be read.
    #[error("reading the database")]
    Read(#[from] rusqlite::Error),
    /// There is nothing in the file that a server would have stored.
    #[error(
        "the file holds no registrations, not even an empty list. If it is a copy, what was \
         stored may lie beside the original, in the file whose name ends in -wal: \
         `multaqa registrations backup` makes a whole copy"
    )]
    Nothing,
    /// The file was written by an earlier version of this program, and could not be
    /// brought to this one's schema.
    #[error("the database of an earlier version")]
    Old(#[source] StoreError),
    /// SQLite cannot write beside the file, and needs what lies there.
    #[error(
        "the file can only be read, and some of what was stored lies beside it, in the file whose \
         name ends in -wal: copy both to a folder where you may write"
    )]
    Log,
    /// A copy replaces nothing.
    #[error("the file exists already: choose another name")]
    Exists,
    /// The file could not be written.
    #[error("writing the file")]
    Write(#[from] io::Error),
    /// The workbook could not be made.
    #[error("making the workbook")]
    Workbook(#[source] XlsxError),
}

impl Export {
    /// Writes all rows of a database file, oldest first, below the names of the columns, and
    /// says how many there were. A server may go on writing to the file meanwhile; the export
    /// shows it as of its start.
    ///
    /// # Errors
    /// If there is no such file, it is no database of registrations, or `out` fails.
    pub fn write(self, database: &Path, mut out: impl Write) -> Result<u64, ExportError> {
        let mut connection = open(database)?;
        // All readings see the same rows.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        let mut sheet = match self.format {
            Format::Csv => {
                out.write_all(csv::BOM.as_bytes())?;
                Sheet::Csv(out)
            }
            Format::Workbook => Sheet::Workbook(Box::new(Workbook::new()?), out),
        };
        let (table, columns, sql) = match self.rows {
            Rows::Registrations => ("registrations", &COLUMNS[..], ROWS),
            Rows::Messages => (
                "messages",
                &export_messages::COLUMNS[..],
                export_messages::ROWS,
            ),
        };
        let mut answers = counted(&transaction, table)?;
        let keys = self.keys == Keys::Shown;
        let title = |title: &&str| Cell::Text((*title).to_owned());
        let mut titles: Vec<_> = columns.iter().map(title).collect();
        titles.extend(answers.titles());
        titles.extend(keys.then(|| title(&"key")));
        sheet.row(&titles)?;
        let mut statement = transaction.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let mut cells = Vec::new();
            for column in columns {
                cells.push(cell(row, column)?);
            }
            cells.extend(answers.cells(&row.get::<_, String>("answers")?));
            if keys {
                cells.push(Cell::text(row.get("idempotency_key")?));
            }
            sheet.row(&cells)?;
            count += 1;
        }
        sheet.end()?;
        Ok(count)
    }
}

const ROWS: &str = "SELECT reference, created, forum, name, form_of_address, email, phone,
        country, organisation, accounts, interests, companions, companion_names,
        consent_version, consent_time, language, id, campaign,
        iif(waitlisted, 'true', NULL) AS waitlisted, cancelled_at AS cancelled, answers,
        idempotency_key
    FROM registrations ORDER BY number";

/// The answers of all rows, counted.
fn counted(connection: &Connection, table: &str) -> Result<Answers, ExportError> {
    let mut answers = Answers::default();
    let mut statement =
        connection.prepare(&format!("SELECT answers FROM {table} ORDER BY number"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        answers.count(&row.get::<_, String>(0)?);
    }
    Ok(answers)
}

/// Opens a database that is there.
pub(super) fn open(database: &Path) -> Result<Connection, ExportError> {
    // Not read-only: SQLite may have to bring back what a crash left in the log.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = match opened(database, flags) {
        Err(error) if is_for_reading(&error) && database.is_file() => as_it_lies(database)?,
        opened => opened?,
    };
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'registrations'";
    if connection.query_row(sql, [], |row| row.get::<_, i64>(0))? == 0 {
        return Err(ExportError::Nothing);
    }
    schema::migrate_old(&mut connection).map_err(ExportError::Old)?;
    Ok(connection)
}

/// Opens a file, and reads of it what says whether it can be read.
fn opened(name: impl AsRef<Path>, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(name, flags)?;
    connection.busy_timeout(OPEN_TIMEOUT)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

/// Whether it fails since SQLite cannot write beside a file, as on a backup's read-only disk.
fn is_for_reading(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied)
    )
}

/// Opens a file that nothing is written to, as it lies (SQLite's `immutable`): without its log,
/// which therefore must be empty.
fn as_it_lies(database: &Path) -> Result<Connection, ExportError> {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        return Err(ExportError::Log);
    }
    let path = std::path::absolute(database)?;
    let path = utf8_percent_encode(&path.to_string_lossy(), URI).to_string();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Ok(opened(format!("file:{path}?immutable=1"), flags)?)
}

/// What SQLite's URIs encode in a path.
const URI: &AsciiSet = &CONTROLS.add(b'?').add(b'#').add(b'%').add(b' ');

fn cell(row: &Row<'_>, column: &str) -> rusqlite::Result<Cell> {
    match column {
        "created" | "cancelled" => return Ok(Cell::seconds(row.get(column)?)),
        // Those of a row that was taken back are none.
        "companions" => return Ok(Cell::Number(row.get(column)?)),
        _ => {}
    }
    let text: String = row.get::<_, Option<String>>(column)?.unwrap_or_default();
    Ok(match column {
        "consent_time" => Cell::Sent(text),
        "accounts" => Cell::Text(serde_json::from_str::<Vec<Account>>(&text).map_or(
            text,
            |accounts| {
                let pairs = accounts
                    .iter()
                    .map(|a| [&a.network, ": ", &a.handle].concat());
                pairs.collect::<Vec<_>>().join("; ")
            },
        )),
        "interests" | "companion_names" => Cell::Text(
            serde_json::from_str::<Vec<String>>(&text).map_or(text, |list| list.join("; ")),
        ),
        _ => Cell::Text(text),
    })
}
