//! Reading a request: its body, and its key.

use super::{Api, MAX_BODY};
use crate::{
    check::Fault,
    idempotency::{Fingerprint, Guard, Key},
    problem::{Kind, Problem},
};
use axum::{
    body::Bytes,
    extract::{FromRequest, Path, Request, rejection::PathRejection},
    http::{HeaderMap, StatusCode, header},
};
use serde_json::Value;
use std::time::Duration;

/// What a path names. Axum refuses one that is no UTF-8, in words of its own.
pub(super) type Named = Result<Path<String>, PathRejection>;

/// How long a body may take to arrive.
const RECEIVE_TIMEOUT: Duration = Duration::from_secs(60);

/// A request's body, which is JSON, and the key that it came with.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) body: Value,
    pub(super) key: Option<(Key, Fingerprint)>,
}

/// Reads a request.
pub(super) async fn read(request: Request) -> Result<Sent, Problem> {
    check_media_type(request.headers())?;
    let header = Key::of(request.headers())?;
    let bytes = receive(request).await?;
    let body: Value = serde_json::from_slice(&bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Problem::new(Kind::BadJson).detail(format!("الخطأ في السطر {line}، العمود {column}"))
    })?;
    let key = key(header, &body)?;
    let fingerprint = Fingerprint::of(&body);
    Ok(Sent {
        body,
        key: key.map(|key| (key, fingerprint)),
    })
}

/// The key by header or by member; where there are both, they agree. A member that is no
/// key is none here: the check of the body tells it with all other faults.
fn key(header: Option<Key>, body: &Value) -> Result<Option<Key>, Problem> {
    let Some(member) = body.get("key") else {
        return Ok(header);
    };
    let Some(member) = member.as_str().and_then(|text| Key::uuid(text.trim())) else {
        return Ok(None);
    };
    if header.is_some_and(|header| header != member) {
        let errors = vec![Fault::OtherKey.at("#/key")];
        return Err(Problem::new(Kind::Invalid).errors(errors));
    }
    Ok(Some(member))
}

/// The last part of a path. What is no UTF-8 is the name of nothing.
pub(super) fn name(named: Named) -> Result<String, Problem> {
    let Path(name) = named.map_err(|_| Problem::new(Kind::NotFound))?;
    Ok(name)
}

/// Holds a key, so that requests with it come one after the other.
pub(super) fn hold(api: &Api, key: &Key) -> Result<Guard, Problem> {
    let in_flight = || Problem::new(Kind::KeyInFlight).retry_after(1);
    api.in_flight.enter(key).ok_or_else(in_flight)
}

/// Whether a request repeats the one that its key was used up by; else it is refused.
pub(super) fn check_same(earlier: Option<Fingerprint>, now: Fingerprint) -> Result<(), Problem> {
    if earlier.is_none_or(|earlier| earlier == now) {
        Ok(())
    } else {
        Err(Problem::new(Kind::KeyReused).detail("أرسل البيانات الجديدة بمفتاح جديد"))
    }
}

/// JSON in UTF-8, as it is: nothing else is read.
fn check_media_type(headers: &HeaderMap) -> Result<(), Problem> {
    let value = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let mut parts = value(header::CONTENT_TYPE).unwrap_or_default().split(';');
    let essence = parts.next().unwrap_or_default().trim();
    let mut parameters = parts.map(|p| p.trim().to_ascii_lowercase().replace('"', ""));
    let json = essence.eq_ignore_ascii_case("application/json")
        && parameters.all(|p| !p.starts_with("charset=") || p == "charset=utf-8");
    let plain = value(header::CONTENT_ENCODING).is_none_or(|c| c.eq_ignore_ascii_case("identity"));
    if json && plain {
        Ok(())
    } else {
        Err(Problem::new(Kind::MediaType).detail("المقبول application/json بترميز UTF-8 دون ضغط"))
    }
}

/// The body, within the limits of size and time.
async fn receive(request: Request) -> Result<Bytes, Problem> {
    let too_large = || {
        let most = MAX_BODY / 1024;
        Problem::new(Kind::TooLarge).detail(format!("أقصى حجم للطلب بالكيلوبايت: {most}"))
    };
    // Told at once where it is announced, before the client has sent all of it.
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_BODY) {
        return Err(too_large());
    }
    match tokio::time::timeout(RECEIVE_TIMEOUT, Bytes::from_request(request, &())).await {
        Err(_) => Err(Problem::new(Kind::Timeout)),
        Ok(Ok(body)) => Ok(body),
        Ok(Err(rejection)) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(too_large())
        }
        Ok(Err(_)) => Err(Problem::new(Kind::BadJson).detail("انقطع الطلب قبل أن يكتمل")),
    }
}
