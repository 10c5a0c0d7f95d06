//! Registering, looking a registration up again, and taking it back.

use super::{
    Api,
    forum::Window,
    request::{self, Named},
};
use crate::{
    check::{Fault, registration},
    idempotency::{Fingerprint, Key, usual_uuid},
    options::ForumWindow,
    problem::{Kind, Problem},
    store::{self, Insertion, New, Stored},
};
use axum::{
    Json,
    extract::{OriginalUri, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// `POST /api/registrations`.
pub(super) async fn register(
    State(api): State<Arc<Api>>,
    OriginalUri(uri): OriginalUri,
    request: Request,
) -> Result<Response, Problem> {
    let sent = request::read(request).await?;
    let key = sent.key;
    let guard = match &key {
        Some((key, _)) => Some(request::hold(&api, key)?),
        None => None,
    };
    let now = api.options.clock.now();
    // Before any check: what was registered stays so when registration has closed since.
    if let Some((key, fingerprint)) = key.clone() {
        let find = api
            .store
            .call(move |connection| store::find_key(connection, &key, now));
        let known = find.await.map_err(|error| api.failed(&error))?;
        if let Some((earlier, stored)) = known {
            return replay(uri.path(), earlier, Some(fingerprint), &stored);
        }
    }

    let (registration, forum) = check(&api, &sent.body)?;
    let fingerprint = key.as_ref().map(|(_, fingerprint)| *fingerprint);
    let new = New {
        registration,
        created: now,
        key,
        places: forum.capacity.map(|all| all.saturating_sub(forum.taken)),
        waitlist: forum.waitlist,
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
pub(super) async fn show(State(api): State<Arc<Api>>, id: Named) -> Result<Response, Problem> {
    let id = usual_uuid(&request::name(id)?).ok_or_else(|| Problem::new(Kind::NotFound))?;
    let found = api
        .store
        .call(move |connection| store::find(connection, id))
        .await
        .map_err(|error| api.failed(&error))?;
    let stored = found.ok_or_else(|| Problem::new(Kind::NotFound))?;
    if stored.cancelled {
        return Err(Problem::new(Kind::Cancelled));
    }
    Ok(Json(described(&stored)).into_response())
}

/// `DELETE /api/registrations/{key}`. Only a UUID takes back: what can be guessed would
/// let anybody do it.
pub(super) async fn cancel(State(api): State<Arc<Api>>, key: Named) -> Result<StatusCode, Problem> {
    let key = Key::uuid(&request::name(key)?).ok_or_else(|| Problem::new(Kind::NotFound))?;
    let guard = request::hold(&api, &key)?;
    let now = api.options.clock.now();
    let known = api
        .store
        .call(move |connection| {
            let _guard = guard;
            store::cancel(connection, &key, now)
        })
        .await
        .map_err(|error| api.failed(&error))?;
    if known {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::new(Kind::NotFound))
    }
}

/// The checked registration, and its forum, whose registration is open.
fn check<'a>(
    api: &'a Api,
    body: &Value,
) -> Result<(registration::Registration, &'a ForumWindow), Problem> {
    let forums = &api.options.forums;
    let now = api.options.forum_clock.now();
    // First: nobody should have to correct what will be refused anyway.
    if let Some(name) = body.get("forum").and_then(Value::as_str).map(str::trim)
        && let Some(forum) = forums.iter().find(|forum| forum.slug.as_str() == name)
    {
        let (kind, fault) = match Window::of(forum, now) {
            Window::NotOpen => (Kind::NotOpen, Fault::NotOpen),
            Window::Closed => (Kind::Closed, Fault::Closed),
            Window::Open => {
                let registration = checked(api, body)?;
                return Ok((registration, forum));
            }
        };
        return Err(Problem::new(kind).errors(vec![fault.at("#/forum")]));
    }
    checked(api, body)?;
    let errors = vec![Fault::UnknownForum.at("#/forum")];
    Err(Problem::new(Kind::Invalid).errors(errors))
}

fn checked(api: &Api, body: &Value) -> Result<registration::Registration, Problem> {
    let forums = &api.options.forums;
    let knows = |slug: &_| forums.iter().any(|forum| forum.slug == *slug);
    let name = body.get("forum").and_then(Value::as_str).map(str::trim);
    let forum = forums
        .iter()
        .find(|forum| Some(forum.slug.as_str()) == name);
    let questions: Vec<_> = forum.iter().flat_map(|forum| &forum.questions).collect();
    let questions: Vec<_> = questions.into_iter().map(String::as_str).collect();
    registration::check(body, knows, &questions)
        .map_err(|errors| Problem::new(Kind::Invalid).errors(errors))
}

/// The reply to the first request again, if this is the same request.
fn replay(
    path: &str,
    earlier: Option<Fingerprint>,
    now: Option<Fingerprint>,
    stored: &Stored,
) -> Result<Response, Problem> {
    if stored.cancelled {
        return Err(Problem::new(Kind::Cancelled)
            .detail("أُلغي هذا التسجيل من قبل؛ للتسجيل من جديد أرسل البيانات بمفتاح جديد"));
    }
    if let Some(now) = now {
        request::check_same(earlier, now)?;
    }
    Ok(created(path, stored))
}

/// A function of the row alone, so that a replay is the same to the byte.
fn created(path: &str, stored: &Stored) -> Response {
    let location = format!("{}/{}", path.trim_end_matches('/'), stored.id);
    let headers = [(header::LOCATION, location)];
    (StatusCode::CREATED, headers, Json(described(stored))).into_response()
}

fn described(stored: &Stored) -> Value {
    let mut described = json!({
        "reference": stored.reference,
        "id": stored.id.to_string(),
        "created": super::rfc3339(stored.created),
    });
    if stored.waitlisted
        && let Some(members) = described.as_object_mut()
    {
        members.insert("waitlisted".to_owned(), Value::Bool(true));
    }
    described
}
