//! The exchange with a registration endpoint, as pure functions: from checked answers
//! to a request, and from a reply to an outcome. Sending is the browser's.
//!
//! The words are those of OpenAPI's Arazzo step object (request body with
//! `$inputs.<field>` placeholders, outputs by RFC 6901 pointer). A failed fetch is
//! *unknown*, never "not registered": the connection may have dropped after the
//! endpoint stored the registration.

mod outcome;
mod request;

pub use outcome::{Body, FieldMessage, Outcome, Reply, outcome};
pub use request::{Context, Request, request};

use crate::{
    decode::{names, record},
    json::Json,
};
use serde::Serialize;

/// An endpoint, as content describes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Endpoint {
    /// An absolute https URL (http only on loopback), or a path that starts with `/`
    /// on the site's own origin.
    pub url: String,
    /// The request body: JSON in which a string `$inputs.<field>` stands for that
    /// field's value, `$key` for the registration's key, `$context.time` (ISO 8601),
    /// `$context.language` (BCP 47) and `$context.page` for where it was sent from.
    /// A member whose placeholder has no value is left out.
    pub payload: Json,
    /// RFC 6901 pointer to the reference in a successful reply; without one, or where
    /// it finds nothing, the key is the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// How long to wait for the reply, in milliseconds.
    pub timeout: u32,
    /// How a repeat is made safe.
    pub repeat: Repeat,
}

record!(Endpoint {
    url,
    payload,
    reference,
    timeout,
    repeat
});

/// How a repeated request is made safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    /// Nothing is known: a registration is never sent again without asking.
    #[default]
    Unknown,
    /// The endpoint honours the `Idempotency-Key` header (IETF draft) and lets it
    /// through CORS.
    IdempotencyKey,
}

names!(Repeat {
    Unknown = "unknown",
    IdempotencyKey = "idempotency_key",
});
