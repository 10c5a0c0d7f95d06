//! What registrations and messages have in common: keys and references.

use super::StoreError;
use crate::{
    idempotency::{Fingerprint, LIFE},
    reference::{self, Prefix},
};
use multaqa_domain::time::Instant;
use rusqlite::{Connection, Row, Transaction};

/// What the body was that a row came with; `None` once that is forgotten.
pub(super) fn fingerprint(row: &Row<'_>, now: Instant) -> rusqlite::Result<Option<Fingerprint>> {
    let created: i64 = row.get("created")?;
    let fingerprint: Option<_> = row.get("fingerprint")?;
    let lives = now.0 < created.saturating_add(LIFE);
    Ok(fingerprint.filter(|_| lives).map(Fingerprint))
}

/// Forgets the fingerprints that are older than [`LIFE`]. The keys stay.
pub(super) fn forget_old(transaction: &Transaction<'_>, now: Instant) -> Result<(), StoreError> {
    let before = now.0.saturating_sub(LIFE);
    for sql in [
        "UPDATE registrations SET fingerprint = NULL
            WHERE fingerprint IS NOT NULL AND created <= ?1",
        "UPDATE messages SET fingerprint = NULL
            WHERE fingerprint IS NOT NULL AND created <= ?1",
    ] {
        transaction.execute(sql, [before])?;
    }
    Ok(())
}

/// A reference that no row has.
pub(super) fn free_reference(
    connection: &Connection,
    prefix: Prefix,
) -> Result<String, StoreError> {
    let sql = match prefix {
        Prefix::M => "SELECT EXISTS (SELECT 1 FROM registrations WHERE reference = ?1)",
        Prefix::Q => "SELECT EXISTS (SELECT 1 FROM messages WHERE reference = ?1)",
    };
    for _ in 0..10 {
        let reference = reference::random(prefix)?;
        if !connection.query_row(sql, [&reference], |row| row.get::<_, bool>(0))? {
            return Ok(reference);
        }
    }
    Err(StoreError::NoReference)
}
