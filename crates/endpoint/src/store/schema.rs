//! The schema, and how an older file is brought to it.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// What brings a file from each version (`PRAGMA user_version`) to the next. What was
/// released is never changed; a change of schema is a further entry.
const MIGRATIONS: [&str; 3] = [FIRST, SECOND, THIRD];

const FIRST: &str = "
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
";

/// A registration that was taken back keeps its row without personal data. What tells a
/// body from another is kept for a day, where it was kept for ever: the old ones count
/// as expired.
const SECOND: &str = "
CREATE TABLE changed (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    reference       TEXT NOT NULL UNIQUE,
    created         INTEGER NOT NULL,
    forum           TEXT NOT NULL,
    name            TEXT,
    email           TEXT,
    email_folded    TEXT,
    form_of_address TEXT,
    phone           TEXT,
    country         TEXT,
    organisation    TEXT,
    accounts        TEXT NOT NULL CHECK (json_valid(accounts)),
    interests       TEXT NOT NULL CHECK (json_valid(interests)),
    companions      INTEGER NOT NULL CHECK (companions >= 0),
    companion_names TEXT NOT NULL CHECK (json_valid(companion_names)),
    consent_version TEXT NOT NULL,
    consent_time    TEXT,
    language        TEXT,
    campaign        TEXT,
    waitlisted      INTEGER NOT NULL CHECK (waitlisted IN (0, 1)),
    cancelled_at    INTEGER,
    idempotency_key TEXT UNIQUE,
    fingerprint     BLOB,
    UNIQUE (forum, email_folded),
    CHECK (fingerprint IS NULL OR idempotency_key IS NOT NULL),
    CHECK ((cancelled_at IS NULL)
        = (name IS NOT NULL AND email IS NOT NULL AND email_folded IS NOT NULL))
) STRICT;
INSERT INTO changed
SELECT number, id, reference, created, forum, name, email, email_folded, form_of_address, phone,
    country, organisation, accounts, interests, companions, '[]', consent_version, consent_time,
    language, NULL, 0, NULL, idempotency_key, NULL
FROM registrations;
DROP TABLE registrations;
ALTER TABLE changed RENAME TO registrations;
CREATE TABLE messages (
    number          INTEGER PRIMARY KEY,
    reference       TEXT NOT NULL UNIQUE,
    created         INTEGER NOT NULL,
    subject         TEXT NOT NULL,
    form            TEXT NOT NULL,
    answers         TEXT NOT NULL CHECK (json_valid(answers)),
    consent_version TEXT,
    consent_time    TEXT,
    language        TEXT,
    idempotency_key TEXT UNIQUE,
    fingerprint     BLOB,
    CHECK (fingerprint IS NULL OR idempotency_key IS NOT NULL)
) STRICT;
";

/// Answers to questions of a form's own.
const THIRD: &str = "
ALTER TABLE registrations
    ADD COLUMN answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers));
";

/// Brings a file that has tables already to the newest schema; another is left alone.
pub(super) fn migrate_old(connection: &mut Connection) -> Result<(), StoreError> {
    let found: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if (1..MIGRATIONS.len()).contains(&found) {
        migrate(connection)?;
    }
    Ok(())
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_file_keeps_its_rows() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(FIRST).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let row = "INSERT INTO registrations VALUES (7, 'i', 'r', 5, 'a', 'n', 'E', 'e', NULL, \
            '+9', NULL, NULL, '[]', '[]', 2, '1', NULL, 'ar', 'k', x'00')";
        connection.execute_batch(row).unwrap();
        migrate_old(&mut connection).unwrap();
        let sql = "SELECT reference || name || email || phone || companions || language \
            || idempotency_key || companion_names || (fingerprint IS NULL) FROM registrations";
        let kept: String = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(kept, "rnE+92ark[]1");
    }

    #[test]
    fn an_empty_file_is_not_filled_by_looking() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate_old(&mut connection).unwrap();
        let sql = "SELECT count(*) FROM sqlite_schema";
        let tables: u32 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
    }
}
