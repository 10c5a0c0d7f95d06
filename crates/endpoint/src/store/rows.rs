//! Rows in and out.

use super::StoreError;
use crate::{
    idempotency::{Fingerprint, Key},
    reference,
    registration::Registration,
};
use multaqa_domain::time::Instant;
use rusqlite::{
    Connection, OptionalExtension, Row, Transaction, TransactionBehavior, named_params,
};
use uuid::Uuid;

/// What a stored registration is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) created: Instant,
}

/// A registration to be stored.
#[derive(Clone, Debug)]
pub(crate) struct New {
    pub(crate) registration: Registration,
    pub(crate) created: Instant,
    pub(crate) key: Option<(Key, Fingerprint)>,
    /// The places of its forum, if they are counted.
    pub(crate) capacity: Option<u32>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Insertion {
    /// It is stored.
    Stored(Stored),
    /// Its key was used up by a request with this body.
    KnownKey(Fingerprint, Stored),
    /// Its e-mail address is registered for this forum already.
    Duplicate,
    /// So many places are left, which are too few.
    Full { left: u32 },
}

/// The registration with this id.
pub(crate) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>, StoreError> {
    let sql = "SELECT id, reference, created FROM registrations WHERE id = ?1";
    let found = connection
        .query_row(sql, [id.to_string()], stored)
        .optional()?;
    Ok(found)
}

/// The registration that used this key up, and the body that it came with.
pub(crate) fn find_key(
    connection: &Connection,
    key: &Key,
) -> Result<Option<(Fingerprint, Stored)>, StoreError> {
    let sql =
        "SELECT id, reference, created, fingerprint FROM registrations WHERE idempotency_key = ?1";
    let read = |row: &Row<'_>| Ok((Fingerprint(row.get("fingerprint")?), stored(row)?));
    Ok(connection.query_row(sql, [key.as_str()], read).optional()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let id: String = row.get("id")?;
    let not_an_id = |error| {
        let kind = rusqlite::types::Type::Text;
        rusqlite::Error::FromSqlConversionFailure(0, kind, Box::new(error))
    };
    Ok(Stored {
        id: id.parse().map_err(not_an_id)?,
        reference: row.get("reference")?,
        created: Instant(row.get("created")?),
    })
}

/// Stores a registration, unless its key, its address or the places forbid it. All is
/// looked at under the write lock, so that two at once cannot both find it allowed.
pub(crate) fn insert(connection: &mut Connection, new: &New) -> Result<Insertion, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let Some((key, _)) = &new.key
        && let Some((fingerprint, stored)) = find_key(&transaction, key)?
    {
        return Ok(Insertion::KnownKey(fingerprint, stored));
    }
    if is_registered(&transaction, &new.registration)? {
        return Ok(Insertion::Duplicate);
    }
    if let Some(capacity) = new.capacity {
        let left = i64::from(capacity) - taken(&transaction, new.registration.forum.as_str())?;
        if left < 1 + i64::from(new.registration.companions) {
            let left = u32::try_from(left).unwrap_or(0);
            return Ok(Insertion::Full { left });
        }
    }
    let stored = Stored {
        id: random_id()?,
        reference: free_reference(&transaction)?,
        created: new.created,
    };
    write(&transaction, new, &stored)?;
    transaction.commit()?;
    Ok(Insertion::Stored(stored))
}

fn is_registered(transaction: &Transaction<'_>, new: &Registration) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM registrations WHERE forum = ?1 AND email_folded = ?2)";
    let values = [new.forum.as_str(), &folded(&new.email)];
    Ok(transaction.query_row(sql, values, |row| row.get(0))?)
}

/// What two spellings of one address have in common. The standard lets a host tell
/// `A@` from `a@`; none that matters does.
fn folded(email: &str) -> String {
    email.to_ascii_lowercase()
}

fn taken(transaction: &Transaction<'_>, forum: &str) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(sum(1 + companions), 0) FROM registrations WHERE forum = ?1";
    Ok(transaction.query_row(sql, [forum], |row| row.get(0))?)
}

/// A version 4 UUID (RFC 9562).
fn random_id() -> Result<Uuid, StoreError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn free_reference(transaction: &Transaction<'_>) -> Result<String, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM registrations WHERE reference = ?1)";
    for _ in 0..10 {
        let reference = reference::random()?;
        if !transaction.query_row(sql, [&reference], |row| row.get::<_, bool>(0))? {
            return Ok(reference);
        }
    }
    Err(StoreError::NoReference)
}

fn write(transaction: &Transaction<'_>, new: &New, stored: &Stored) -> Result<(), StoreError> {
    let registration = &new.registration;
    let json = |value: serde_json::Result<String>| value.unwrap_or_else(|_| "[]".to_owned());
    transaction.execute(
        "INSERT INTO registrations (
            id, reference, created, forum, name, email, email_folded, form_of_address, phone,
            country, organisation, accounts, interests, companions, consent_version,
            consent_time, language, idempotency_key, fingerprint
        ) VALUES (
            :id, :reference, :created, :forum, :name, :email, :email_folded, :form_of_address,
            :phone, :country, :organisation, :accounts, :interests, :companions,
            :consent_version, :consent_time, :language, :idempotency_key, :fingerprint
        )",
        named_params! {
            ":id": stored.id.to_string(),
            ":reference": stored.reference,
            ":created": stored.created.0,
            ":forum": registration.forum.as_str(),
            ":name": registration.name,
            ":email": registration.email,
            ":email_folded": folded(&registration.email),
            ":form_of_address": registration.form_of_address,
            ":phone": registration.phone,
            ":country": registration.country,
            ":organisation": registration.organisation,
            ":accounts": json(serde_json::to_string(&registration.accounts)),
            ":interests": json(serde_json::to_string(&registration.interests)),
            ":companions": registration.companions,
            ":consent_version": registration.consent_version,
            ":consent_time": registration.consent_time,
            ":language": registration.language,
            ":idempotency_key": new.key.as_ref().map(|(key, _)| key.as_str()),
            ":fingerprint": new.key.as_ref().map(|(_, fingerprint)| fingerprint.0),
        },
    )?;
    Ok(())
}
