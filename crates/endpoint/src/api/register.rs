//! Registering, and looking a registration up again.

use super::{Api, MAX_BODY};
use crate::{
    idempotency::{Fingerprint, Key},
    options::ForumWindow,
    problem::{Kind, Problem},
    registration::{self, Fault, Registration},
    store::{self, Insertion, New, Stored},
};
use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, OriginalUri, Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use multaqa_domain::time::Instant;
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// How long a body may take to arrive.
const RECEIVE_TIMEOUT: Duration = Duration::from_secs(60);

/// `POST /api/registrations`.
pub(super) async fn register(
    State(api): State<Arc<Api>>,
    OriginalUri(uri): OriginalUri,
    request: Request,
) -> Result<Response, Problem> {
    check_media_type(request.headers())?;
    let key = Key::of(request.headers())?;
    let body = receive(request).await?;
    let fingerprint = Fingerprint::of(&body);
    let key = key.map(|key| (key, fingerprint));

    let guard = match &key {
        Some((key, _)) => {
            let in_flight = || Problem::new(Kind::KeyInFlight).retry_after(1);
            Some(api.in_flight.enter(key).ok_or_else(in_flight)?)
        }
        None => None,
    };
    // Before any check: what was registered stays so when registration has closed since.
    let known = match key.clone() {
        Some((key, _)) => api
            .store
            .call(move |connection| store::find_key(connection, &key))
            .await
            .map_err(|error| api.failed(&error))?,
        None => None,
    };
    if let Some((earlier, stored)) = known {
        return replay(uri.path(), earlier, fingerprint, &stored);
    }

    let (registration, forum) = read(&api, &body)?;
    let new = New {
        registration,
        created: api.options.clock.now(),
        key,
        capacity: forum.capacity,
    };
    let insertion = api
        .store
        .call(move |connection| {
            // Here, so that the key stays in flight even if the client hangs up.
            let _guard = guard;
            store::insert(connection, &new)
        })
        .await
        .map_err(|error| api.failed(&error))?;
    match insertion {
        Insertion::Stored(stored) => Ok(created(uri.path(), &stored)),
        Insertion::KnownKey(earlier, stored) => replay(uri.path(), earlier, fingerprint, &stored),
        Insertion::Duplicate => {
            let errors = vec![Fault::Duplicate.at("#/email")];
            Err(Problem::new(Kind::Invalid).errors(errors))
        }
        Insertion::Full { left } => {
            let pointer = if left == 0 { "#/forum" } else { "#/companions" };
            let errors = vec![Fault::Full { left }.at(pointer)];
            Err(Problem::new(Kind::Full).errors(errors))
        }
    }
}

/// `GET /api/registrations/{id}`: what the creation answered. Nothing personal: the
/// address may end up in a history.
pub(super) async fn show(
    State(api): State<Arc<Api>>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let Ok(id) = id.parse() else {
        return Err(Problem::new(Kind::NotFound));
    };
    let found = api
        .store
        .call(move |connection| store::find(connection, id))
        .await
        .map_err(|error| api.failed(&error))?;
    let stored = found.ok_or_else(|| Problem::new(Kind::NotFound))?;
    Ok(Json(described(&stored)).into_response())
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

/// The checked registration, and its forum, whose registration is open.
fn read<'a>(api: &'a Api, body: &[u8]) -> Result<(Registration, &'a ForumWindow), Problem> {
    let value: Value = serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Problem::new(Kind::BadJson).detail(format!("الخطأ في السطر {line}، العمود {column}"))
    })?;
    let forums = &api.options.forums;
    let now = api.options.forum_clock.now();
    // First: nobody should have to correct what will be refused anyway.
    if let Some(name) = value.get("forum").and_then(Value::as_str)
        && let Some(forum) = forums.iter().find(|forum| forum.slug.as_str() == name)
    {
        check_window(forum, now)?;
    }
    let invalid = |errors| Problem::new(Kind::Invalid).errors(errors);
    let knows = |slug: &_| forums.iter().any(|forum| forum.slug == *slug);
    let registration = registration::check(&value, knows).map_err(invalid)?;
    let forum = forums.iter().find(|forum| forum.slug == registration.forum);
    let unknown = || invalid(vec![Fault::UnknownForum.at("#/forum")]);
    let forum = forum.ok_or_else(unknown)?;
    check_window(forum, now)?;
    Ok((registration, forum))
}

fn check_window(forum: &ForumWindow, now: Instant) -> Result<(), Problem> {
    let (kind, fault) = if forum.opens.is_some_and(|opens| now < opens) {
        (Kind::NotOpen, Fault::NotOpen)
    } else if forum.closes.is_some_and(|closes| now >= closes) {
        (Kind::Closed, Fault::Closed)
    } else {
        return Ok(());
    };
    Err(Problem::new(kind).errors(vec![fault.at("#/forum")]))
}

/// The reply to the first request again, if this is the same request.
fn replay(
    path: &str,
    earlier: Fingerprint,
    now: Fingerprint,
    stored: &Stored,
) -> Result<Response, Problem> {
    if earlier == now {
        Ok(created(path, stored))
    } else {
        Err(Problem::new(Kind::KeyReused).detail("أرسل البيانات الجديدة بمفتاح جديد"))
    }
}

/// A function of the row alone, so that a replay is the same to the byte.
fn created(path: &str, stored: &Stored) -> Response {
    let location = format!("{}/{}", path.trim_end_matches('/'), stored.id);
    let headers = [(header::LOCATION, location)];
    (StatusCode::CREATED, headers, Json(described(stored))).into_response()
}

fn described(stored: &Stored) -> Value {
    let created = jiff::Timestamp::from_second(stored.created.0).unwrap_or_default();
    json!({
        "reference": stored.reference,
        "id": stored.id.to_string(),
        "created": created.to_string(),
    })
}
