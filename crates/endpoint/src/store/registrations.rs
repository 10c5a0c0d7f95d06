//! Rows of registrations, in and out.

use super::{StoreError, file::seen, keys};
use crate::{
    check::registration::Registration,
    idempotency::{Fingerprint, Key},
    reference::Prefix,
};
use multaqa_domain::time::Instant;
use rusqlite::{
    Connection, OptionalExtension, Row, Transaction, TransactionBehavior, named_params, params,
};
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// What a stored registration is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) created: Instant,
    /// Whether it stands on the waiting list, and takes no place.
    pub(crate) waitlisted: bool,
    /// Whether it was taken back.
    pub(crate) cancelled: bool,
}

/// A registration to be stored.
#[derive(Clone, Debug)]
pub(crate) struct New {
    pub(crate) registration: Registration,
    pub(crate) created: Instant,
    pub(crate) key: Option<(Key, Fingerprint)>,
    /// The places that there are for this endpoint's registrations, if they are counted.
    pub(crate) places: Option<u32>,
    /// Whether the forum has a waiting list.
    pub(crate) waitlist: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Insertion {
    /// It is stored.
    Stored(Stored),
    /// Its key was used up by a request with this body; `None`: that is forgotten.
    KnownKey(Option<Fingerprint>, Stored),
    /// Its e-mail address is registered for this forum already.
    Duplicate,
    /// So many places are left, which are too few.
    Full { left: u32 },
}

/// The registration with this id.
pub(crate) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>, StoreError> {
    let sql = "SELECT * FROM registrations WHERE id = ?1";
    let found = connection
        .query_row(sql, [id.to_string()], stored)
        .optional()?;
    Ok(found)
}

/// The registration that used this key up, and the body that it came with.
pub(crate) fn find_key(
    connection: &Connection,
    key: &Key,
    now: Instant,
) -> Result<Option<(Option<Fingerprint>, Stored)>, StoreError> {
    let sql = "SELECT * FROM registrations WHERE idempotency_key = ?1";
    let read = |row: &Row<'_>| Ok((keys::fingerprint(row, now)?, stored(row)?));
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
        waitlisted: row.get("waitlisted")?,
        cancelled: row.get::<_, Option<i64>>("cancelled_at")?.is_some(),
    })
}

/// Stores a registration, unless its key, its address or the places forbid it. All is
/// looked at under the write lock, so that two at once cannot both find it allowed.
pub(crate) fn insert(connection: &mut Connection, new: &New) -> Result<Insertion, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    keys::forget_old(&transaction, new.created)?;
    if let Some((key, _)) = &new.key
        && let Some((fingerprint, stored)) = find_key(&transaction, key, new.created)?
    {
        return Ok(Insertion::KnownKey(fingerprint, stored));
    }
    let registration = &new.registration;
    if is_registered(&transaction, registration)? {
        return Ok(Insertion::Duplicate);
    }
    let mut waitlisted = false;
    if let Some(places) = new.places {
        let taken = taken(&transaction, registration.forum.as_str())?;
        let left = places.saturating_sub(taken);
        if left < 1 + u32::from(registration.companions) {
            waitlisted = new.waitlist && registration.waitlist;
            if !waitlisted {
                return Ok(Insertion::Full { left });
            }
        }
    }
    let stored = Stored {
        id: random_id()?,
        reference: keys::free_reference(&transaction, Prefix::M)?,
        created: new.created,
        waitlisted,
        cancelled: false,
    };
    write(&transaction, new, &stored)?;
    transaction.commit()?;
    seen(connection, "registrations", &stored.reference)?;
    Ok(Insertion::Stored(stored))
}

/// Takes the registration with this key back: its row stays without what is personal.
/// Whether there is one; a second time changes nothing.
pub(crate) fn cancel(
    connection: &mut Connection,
    key: &Key,
    now: Instant,
) -> Result<bool, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if find_key(&transaction, key, now)?.is_none() {
        return Ok(false);
    }
    let changed = transaction.execute(
        "UPDATE registrations SET cancelled_at = ?2, name = NULL, email = NULL,
            email_folded = NULL, form_of_address = NULL, phone = NULL, country = NULL,
            organisation = NULL, accounts = '[]', interests = '[]', companions = 0,
            companion_names = '[]', answers = '{}', consent_time = NULL, language = NULL, campaign = NULL,
            fingerprint = NULL
        WHERE idempotency_key = ?1 AND cancelled_at IS NULL",
        params![key.as_str(), now.0],
    )?;
    transaction.commit()?;
    if changed > 0 {
        // Out of the log too, unless another process is reading it; it will go later then.
        connection.busy_timeout(Duration::ZERO)?;
        let emptied = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        connection.busy_timeout(super::BUSY_TIMEOUT)?;
        drop(emptied);
    }
    Ok(true)
}

/// How many places the registrations for a forum take.
pub(crate) fn taken(connection: &Connection, forum: &str) -> Result<u32, StoreError> {
    let sql = "SELECT coalesce(sum(1 + companions), 0) FROM registrations
        WHERE forum = ?1 AND cancelled_at IS NULL AND waitlisted = 0";
    let taken: i64 = connection.query_row(sql, [forum], |row| row.get(0))?;
    Ok(u32::try_from(taken).unwrap_or(u32::MAX))
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

/// A version 4 UUID (RFC 9562).
fn random_id() -> Result<Uuid, StoreError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn write(transaction: &Transaction<'_>, new: &New, stored: &Stored) -> Result<(), StoreError> {
    let registration = &new.registration;
    let json = |value: serde_json::Result<String>| value.unwrap_or_else(|_| "[]".to_owned());
    transaction.execute(
        "INSERT INTO registrations (
            id, reference, created, forum, name, email, email_folded, form_of_address, phone,
            country, organisation, accounts, interests, companions, companion_names,
            consent_version, consent_time, language, campaign, waitlisted, idempotency_key,
            fingerprint, answers
        ) VALUES (
            :id, :reference, :created, :forum, :name, :email, :email_folded, :form_of_address,
            :phone, :country, :organisation, :accounts, :interests, :companions,
            :companion_names, :consent_version, :consent_time, :language, :campaign,
            :waitlisted, :idempotency_key, :fingerprint, :answers
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
            ":companion_names": json(serde_json::to_string(&registration.companion_names)),
            ":consent_version": registration.consent_version,
            ":consent_time": registration.consent_time,
            ":language": registration.language,
            ":campaign": registration.campaign,
            ":waitlisted": stored.waitlisted,
            ":idempotency_key": new.key.as_ref().map(|(key, _)| key.as_str()),
            ":fingerprint": new.key.as_ref().map(|(_, fingerprint)| fingerprint.0),
            ":answers": Value::Object(registration.answers.clone()).to_string(),
        },
    )?;
    Ok(())
}
