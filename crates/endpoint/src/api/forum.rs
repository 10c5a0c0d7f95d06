//! How a forum's registration stands.

use super::{
    Api,
    request::{self, Named},
};
use crate::{
    options::ForumWindow,
    problem::{Kind, Problem},
    store,
};
use axum::{Json, extract::State};
use multaqa_domain::time::Instant;
use serde_json::{Value, json};
use std::sync::Arc;

/// Where a time falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    NotOpen,
    Open,
    Closed,
}

impl Window {
    /// Where this time falls.
    pub(super) fn of(forum: &ForumWindow, now: Instant) -> Self {
        if forum.opens.is_some_and(|opens| now < opens) {
            Self::NotOpen
        } else if forum.closes.is_some_and(|closes| now >= closes) {
            Self::Closed
        } else {
            Self::Open
        }
    }
}

/// `GET /api/status/{forum}`.
pub(super) async fn status(
    State(api): State<Arc<Api>>,
    slug: Named,
) -> Result<Json<Value>, Problem> {
    let slug = request::name(slug)?;
    let mut forums = api.options.forums.iter();
    let forum = forums.find(|forum| forum.slug.as_str() == slug);
    let forum = forum.ok_or_else(|| Problem::new(Kind::NotFound))?;
    let taken = api
        .store
        .call(move |connection| store::taken(connection, &slug))
        .await
        .map_err(|error| api.failed(&error))?;
    let taken = taken.saturating_add(forum.taken);
    let left = forum.capacity.map(|all| all.saturating_sub(taken));
    let state = match Window::of(forum, api.options.forum_clock.now()) {
        Window::NotOpen => "not-open",
        Window::Closed => "closed",
        Window::Open if left != Some(0) => "open",
        Window::Open if forum.waitlist => "waiting-list",
        Window::Open => "full",
    };
    Ok(Json(json!({
        "capacity": forum.capacity,
        "taken": taken,
        "left": left,
        "opens": forum.opens.map(super::rfc3339),
        "closes": forum.closes.map(super::rfc3339),
        "waitlist": forum.waitlist,
        "state": state,
    })))
}
