//! The exchange with a registration endpoint, as pure functions: from checked answers
//! to requests, and from replies to an outcome. Sending is the browser's.
//!
//! The words are those of the step object of OpenAPI's Arazzo 1.1 (request body with
//! `$inputs.<field>` placeholders, header parameters, success criteria, outputs by
//! RFC 6901 pointer). A failed fetch is *unknown*, never "not registered": the connection
//! may have dropped after the endpoint stored the registration.

mod criterion;
#[cfg(test)]
mod fixture;
mod number;
mod outcome;
mod place;
mod refusal;
mod request;
mod said;
mod template;
mod vocabulary;
mod wait;

pub(crate) use number::whole_of;
pub(crate) use said::tells_unique;

pub use criterion::{Criterion, Operator};
pub use outcome::{Body, FieldMessage, Outcome, Reply, outcome};
pub use request::{Context, Output, Request, cancellation, request};
pub use wait::{LONGEST_WAIT, moment, wait};

use crate::{
    decode::{names, record},
    json::Json,
    slug::Slug,
};
use serde::Serialize;

/// An endpoint, as content describes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Endpoint {
    /// Its slug.
    pub id: Slug,
    /// What is requested, in order; at least one step.
    pub steps: Vec<Step>,
    /// How a repeat is made safe (`x-repeat`).
    pub repeat: Repeat,
    /// What tells that the endpoint did not take it now, whatever the status (`x-later`):
    /// the same is sent again after a while. All must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<Criterion>,
    /// What tells that the endpoint has this key already, which is a success
    /// (`x-duplicate`); besides what [`outcome`] recognises by itself. All must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duplicate: Vec<Criterion>,
    /// RFC 6901 pointer to the wait in the body of a reply that says "not now": seconds, or
    /// when it is over (`x-wait`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait: Option<String>,
    /// Where errors stand in a reply, if it is no usual place (`x-errors`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<ErrorMap>,
    /// What takes a registration back (`x-cancel`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel: Option<Step>,
}

record!(Endpoint {
    id,
    steps,
    repeat,
    later,
    duplicate,
    wait,
    errors,
    cancel
});

/// A request and how its reply is read; Arazzo's step object with the operation's
/// method and address in place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Its `stepId`.
    pub id: String,
    /// The method.
    pub method: Method,
    /// An absolute https URL (http only on loopback), or a path that starts with `/` on
    /// the site's own origin. Its path and query may hold `{$key}`,
    /// `{$steps.<stepId>.outputs.<name>}` and, for a cancellation, `{$outputs.<name>}`;
    /// what is filled in is percent-encoded.
    pub url: String,
    /// Header parameters: names, and values that may be placeholders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The media type of the body.
    pub content_type: String,
    /// The request body: JSON in which a string stands for a value; see [`request`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Json>,
    /// What must hold for a 2xx reply to be a success; without any, see [`outcome`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub success: Vec<Criterion>,
    /// Names, and RFC 6901 pointers into the reply's body. `reference` is what a person
    /// is told; without it, or where it finds nothing, that is the key.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<(String, String)>,
    /// How long to wait for the reply, in milliseconds.
    pub timeout: u32,
}

record!(Step {
    id,
    method,
    url,
    headers,
    content_type,
    payload,
    success,
    outputs,
    timeout
});

/// The method of a request (RFC 9110).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `POST`
    #[default]
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `GET`
    Get,
}

names!(Method {
    Post = "POST",
    Put = "PUT",
    Patch = "PATCH",
    Delete = "DELETE",
    Get = "GET",
});

impl Method {
    /// As it stands in a request.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Get => "GET",
        }
    }
}

/// How a repeated request is made safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    /// Nothing is known: what may have been stored is never sent again without asking.
    #[default]
    Unknown,
    /// The endpoint honours the `Idempotency-Key` header (IETF draft), which is then
    /// sent, and lets it through CORS.
    IdempotencyKey,
    /// The endpoint stores the key where each value can stand but once, and refuses a
    /// second.
    UniqueKey,
    /// The endpoint takes the key for the identity of what is stored: a repeat changes
    /// nothing.
    Ignored,
}

names!(Repeat {
    Unknown = "unknown",
    IdempotencyKey = "idempotency_key",
    UniqueKey = "unique_key",
    Ignored = "ignored",
});

impl Repeat {
    /// Whether the same key can be sent again without a second registration.
    pub fn is_safe(self) -> bool {
        self != Self::Unknown
    }
}

/// Where errors stand in a reply.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ErrorMap {
    /// RFC 6901 pointer to the errors: a list, or a map by field. If something stands
    /// there, a 2xx is no success either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// RFC 6901 pointer, within an error, to the name or path of what it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// RFC 6901 pointer, within an error, to the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The server's names for fields, and ours.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<(String, String)>,
}

record!(ErrorMap {
    at,
    field,
    message,
    names
});
