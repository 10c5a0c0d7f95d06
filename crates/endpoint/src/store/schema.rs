//! The schema, and how an older file is brought to it.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// What brings a file from each version (`PRAGMA user_version`) to the next. What was
/// released is never changed; a change of schema is a further entry.
const MIGRATIONS: [&str; 1] = ["
CREATE TABLE registrations (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    reference       TEXT NOT NULL UNIQUE,
    created         INTEGER NOT NULL,
    forum           TEXT NOT NULL,
    name            TEXT NOT NULL,
    email           TEXT NOT NULL,
    email_folded    TEXT NOT NULL,
    form_of_address TEXT,
    phone           TEXT,
    country         TEXT,
    organisation    TEXT,
    accounts        TEXT NOT NULL CHECK (json_valid(accounts)),
    interests       TEXT NOT NULL CHECK (json_valid(interests)),
    companions      INTEGER NOT NULL CHECK (companions >= 0),
    consent_version TEXT NOT NULL,
    consent_time    TEXT,
    language        TEXT,
    idempotency_key TEXT UNIQUE,
    fingerprint     BLOB,
    UNIQUE (forum, email_folded),
    CHECK ((idempotency_key IS NULL) = (fingerprint IS NULL))
) STRICT;
"];

/// Brings the file to the newest schema.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    // Immediate, so that of two processes that start together one migrates.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (version, migration) in (1..=known).zip(MIGRATIONS) {
        if version > found {
            transaction.execute_batch(migration)?;
            transaction.pragma_update(None, "user_version", version)?;
        }
    }
    transaction.commit()?;
    Ok(())
}
