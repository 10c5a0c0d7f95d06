//! Rows of messages, in and out.

use super::{StoreError, file::seen, keys};
use crate::{
    check::message::Message,
    idempotency::{Fingerprint, Key},
    reference::Prefix,
};
use multaqa_domain::time::Instant;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, named_params};
use serde_json::Value;

/// What a stored message is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredMessage {
    pub(crate) reference: String,
    pub(crate) created: Instant,
}

/// What came of storing a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MessageInsertion {
    /// It is stored.
    Stored(StoredMessage),
    /// Its key was used up by a request with this body; `None`: that is forgotten.
    KnownKey(Option<Fingerprint>, StoredMessage),
}

/// The message that used this key up, and the body that it came with.
pub(crate) fn find_message_key(
    connection: &Connection,
    key: &Key,
    now: Instant,
) -> Result<Option<(Option<Fingerprint>, StoredMessage)>, StoreError> {
    let sql = "SELECT * FROM messages WHERE idempotency_key = ?1";
    let read = |row: &Row<'_>| {
        let stored = StoredMessage {
            reference: row.get("reference")?,
            created: Instant(row.get("created")?),
        };
        Ok((keys::fingerprint(row, now)?, stored))
    };
    Ok(connection.query_row(sql, [key.as_str()], read).optional()?)
}

/// Stores a message, unless its key is used up.
pub(crate) fn insert_message(
    connection: &mut Connection,
    message: &Message,
    key: Option<&(Key, Fingerprint)>,
    now: Instant,
) -> Result<MessageInsertion, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    keys::forget_old(&transaction, now)?;
    if let Some((key, _)) = key
        && let Some((fingerprint, stored)) = find_message_key(&transaction, key, now)?
    {
        return Ok(MessageInsertion::KnownKey(fingerprint, stored));
    }
    let stored = StoredMessage {
        reference: keys::free_reference(&transaction, Prefix::Q)?,
        created: now,
    };
    transaction.execute(
        "INSERT INTO messages (
            reference, created, subject, form, answers, consent_version, consent_time, language,
            idempotency_key, fingerprint
        ) VALUES (
            :reference, :created, :subject, :form, :answers, :consent_version, :consent_time,
            :language, :idempotency_key, :fingerprint
        )",
        named_params! {
            ":reference": stored.reference,
            ":created": stored.created.0,
            ":subject": message.subject.as_str(),
            ":form": message.form.as_str(),
            ":answers": Value::from(message.answers.clone()).to_string(),
            ":consent_version": message.consent_version,
            ":consent_time": message.consent_time,
            ":language": message.language,
            ":idempotency_key": key.map(|(key, _)| key.as_str()),
            ":fingerprint": key.map(|(_, fingerprint)| fingerprint.0),
        },
    )?;
    transaction.commit()?;
    seen(connection, "messages", &stored.reference)?;
    Ok(MessageInsertion::Stored(stored))
}
