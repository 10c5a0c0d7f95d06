//! The store: registrations and messages in one SQLite file.
//!
//! A registration is durable before it is answered (`synchronous=FULL`), and its
//! idempotency key is a column of its row, so that the two are stored together or not
//! at all. One connection serves all requests, one after the other; other processes
//! (an export) read beside it (WAL) and wait their turn to write.

mod backup;
mod cells;
mod csv;
mod export;
mod export_messages;
mod file;
mod keys;
mod messages;
mod registrations;
mod schema;
mod workbook;

pub use backup::backup;
pub use export::{Export, ExportError, Format, Keys, Rows};
pub(crate) use messages::{MessageInsertion, StoredMessage, find_message_key, insert_message};
pub(crate) use registrations::{Insertion, New, Stored, cancel, find, find_key, insert, taken};

use file::StoreFile;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::{io, path::Path, sync::Arc, time::Duration};
use thiserror::Error;
use tokio::{sync::Mutex, time::timeout};

/// How long opening the file, or writing it out, waits for another process.
const OPEN_TIMEOUT: Duration = Duration::from_secs(5);

/// How long a write waits for another process's. A request reads and writes, and may have waited
/// for its turn both times: it is answered within five seconds, whatever holds the file.
const BUSY_TIMEOUT: Duration = Duration::from_millis(1_200);

/// How long a request waits for its turn.
const TURN: Duration = Duration::from_millis(1_200);

/// What can go wrong in the store. No message tells anything of a registration; the cause is the
/// source.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite failed.
    #[error("SQLite")]
    Sqlite(#[from] rusqlite::Error),
    /// The file could not be made.
    #[error("the database file")]
    File(#[from] io::Error),
    /// The file was written by a later version of this program.
    #[error("the database has schema {found}, this program knows schemas up to {known}")]
    Newer {
        /// The file's schema.
        found: u32,
        /// The last that this program knows.
        known: u32,
    },
    /// The system gave no random bytes.
    #[error("random bytes")]
    Random(#[from] getrandom::Error),
    /// No free reference was found, which only a broken random source explains.
    #[error("no free reference was found")]
    NoReference,
    /// The file was deleted, replaced or damaged since it was opened.
    #[error("the database file is no longer the one that was opened: stop, and bring it back")]
    Gone,
    /// Others took so long that no turn came.
    #[error("no turn came")]
    NoTurn,
    /// The task that called the store ended early.
    #[error("the call was cut off")]
    Cut(#[from] tokio::task::JoinError),
}

impl StoreError {
    /// Whether nothing is wrong but that another process is writing. Nothing was stored.
    pub(crate) fn is_busy(&self) -> bool {
        match self {
            Self::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
            ),
            Self::NoTurn => true,
            _ => false,
        }
    }
}

/// The registrations and messages. Clones share one connection.
#[derive(Clone, Debug)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
    /// `None` in memory.
    file: Option<Arc<StoreFile>>,
}

impl Store {
    /// Opens the file, making it (readable by its owner only) and bringing it to the
    /// newest schema where needed.
    ///
    /// # Errors
    /// If the file cannot be made or is no database, is in use for more than 5 s, or
    /// is of a later version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let file = StoreFile::make(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut store = Self::prepare(Connection::open_with_flags(path, flags)?)?;
        store.file = Some(Arc::new(file));
        Ok(store)
    }

    /// A store that is gone with its last clone.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(mut connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(OPEN_TIMEOUT)?;
        // Answers with the mode that it is in then; `memory` for a store in memory.
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "full")?;
        // Whoever copies the file alone while this runs has all that was stored.
        connection.pragma_update(None, "wal_autocheckpoint", 1)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        // What was taken back is overwritten, not only unlinked.
        connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
        schema::migrate(&mut connection)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
            file: None,
        })
    }

    /// Runs `work` on a thread that may wait, once its turn has come.
    pub(crate) async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let turn = timeout(TURN, Arc::clone(&self.connection).lock_owned());
        let mut connection = turn.await.map_err(|_| StoreError::NoTurn)?;
        let file = self.file.clone();
        tokio::task::spawn_blocking(move || {
            if let Some(file) = file {
                file.is_there()?;
            }
            work(&mut connection)
        })
        .await?
    }
}

#[cfg(test)]
#[path = "export_tests.rs"]
mod export_tests;
#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
