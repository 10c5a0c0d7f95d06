//! Messages: questions, feedback, wishes to be told.

use super::{Api, request};
use crate::{
    check::message,
    problem::{Kind, Problem},
    store::{self, MessageInsertion, StoredMessage},
};
use axum::{
    Json,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::sync::Arc;

/// `POST /api/messages`.
pub(super) async fn send(
    State(api): State<Arc<Api>>,
    request: Request,
) -> Result<Response, Problem> {
    let sent = request::read(request).await?;
    let key = sent.key;
    let guard = match &key {
        Some((key, _)) => Some(request::hold(&api, key)?),
        None => None,
    };
    let now = api.options.clock.now();
    if let Some((key, fingerprint)) = key.clone() {
        let find = api
            .store
            .call(move |connection| store::find_message_key(connection, &key, now));
        let known = find.await.map_err(|error| api.failed(&error))?;
        if let Some((earlier, stored)) = known {
            request::check_same(earlier, fingerprint)?;
            return Ok(created(&stored));
        }
    }
    let invalid = |errors| Problem::new(Kind::Invalid).errors(errors);
    let message = message::check(&sent.body, &api.options.messages).map_err(invalid)?;
    let fingerprint = key.as_ref().map(|(_, fingerprint)| *fingerprint);
    let insertion = api
        .store
        .call(move |connection| {
            // Here, so that the key stays in flight even if the client hangs up.
            let _guard = guard;
            store::insert_message(connection, &message, key.as_ref(), now)
        })
        .await
        .map_err(|error| api.failed(&error))?;
    match insertion {
        MessageInsertion::Stored(stored) => Ok(created(&stored)),
        MessageInsertion::KnownKey(earlier, stored) => {
            if let Some(now) = fingerprint {
                request::check_same(earlier, now)?;
            }
            Ok(created(&stored))
        }
    }
}

/// A function of the row alone, so that a replay is the same to the byte.
fn created(stored: &StoredMessage) -> Response {
    let created = super::rfc3339(stored.created);
    let body = json!({ "reference": stored.reference, "created": created });
    (StatusCode::CREATED, Json(body)).into_response()
}
