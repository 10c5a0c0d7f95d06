//! Tests of the service, request by request. Every reply is held against the contract.

mod bodies;
mod browsers;
mod cancelling;
mod failures;
mod messages;
mod registering;
mod repeating;
mod status;

use super::{contract_tests::validator, *};
use crate::{
    idempotency::Key,
    options::{Clock, ForumWindow, MessageForm},
};
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, StatusCode},
};
use multaqa_domain::{slug::Slug, time::Instant};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    sync::{
        Mutex,
        atomic::{AtomicI64, Ordering},
    },
};
use tower::ServiceExt;

/// The time at which the tests' servers start: 2017-09-10T10:00:00Z.
const START: i64 = 1_505_037_600;

/// A key, a UUID.
const KEY: &str = "8e03978e-40d5-43e8-bc93-6894a57f9324";

struct Server {
    api: Arc<Api>,
    router: Router,
    now: Arc<AtomicI64>,
}

fn forum(slug: &str) -> ForumWindow {
    ForumWindow {
        slug: Slug::parse(slug).unwrap(),
        opens: Some(Instant(START - 100)),
        closes: Some(Instant(START + 100)),
        capacity: None,
        taken: 0,
        waitlist: false,
        questions: Vec::new(),
    }
}

fn server_with(change: impl FnOnce(&mut Options)) -> Server {
    let now = Arc::new(AtomicI64::new(START));
    let read = Arc::clone(&now);
    let clock = Clock::new(move || Instant(read.load(Ordering::SeqCst)));
    let mut options = Options {
        clock: clock.clone(),
        forum_clock: clock,
        rate: Rate {
            burst: 1000,
            per_minute: 60,
        },
        ..Options::new(vec![forum("a"), forum("b")])
    };
    change(&mut options);
    let api = Arc::new(Api::new(Store::in_memory().unwrap(), options));
    let router = routes(Arc::clone(&api));
    Server { api, router, now }
}

fn server() -> Server {
    server_with(|_| ())
}

#[derive(Debug, PartialEq)]
struct Reply {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Reply {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The last part of the problem's type.
    fn problem(&self) -> String {
        let kind = self.json()["type"].as_str().unwrap_or_default().to_owned();
        format!("{} {}", self.status, kind.rsplit(':').next().unwrap())
    }

    fn errors(&self) -> Vec<String> {
        let json = self.json();
        let errors = json["errors"].as_array().cloned().unwrap_or_default();
        let line = |e: &Value| {
            format!(
                "{} {}",
                e["pointer"].as_str().unwrap(),
                e["code"].as_str().unwrap()
            )
        };
        errors.iter().map(line).collect()
    }
}

impl Server {
    async fn send(&self, request: Request<Body>) -> Reply {
        let path = request.uri().path().to_owned();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let reply = Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        };
        if reply.status >= 400 {
            assert_eq!(reply.header("content-type"), "application/problem+json");
            let json = reply.json();
            assert!(validator("Problem").is_valid(&json), "{json}");
            assert_eq!(json["status"], reply.status);
        } else if let Some(schema) = match path.split('/').nth(2) {
            _ if reply.text.is_empty() => None,
            Some("registrations") => Some("Registered"),
            Some("messages") => Some("Received"),
            Some("status") => Some("Status"),
            _ => None,
        } {
            assert!(validator(schema).is_valid(&reply.json()), "{}", reply.text);
        }
        reply
    }

    async fn post(&self, headers: &[(&str, &str)], body: impl Into<Body>) -> Reply {
        self.post_to("/api/registrations", headers, body).await
    }

    async fn post_to(&self, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Reply {
        let mut request = Request::post(path);
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).unwrap()).await
    }

    async fn register(&self, body: &Value) -> Reply {
        self.post(&[], body.to_string()).await
    }

    async fn keyed(&self, key: &str, body: &Value) -> Reply {
        self.post(&[("idempotency-key", key)], body.to_string())
            .await
    }

    async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    async fn delete(&self, path: &str) -> Reply {
        self.send(Request::delete(path).body(Body::empty()).unwrap())
            .await
    }

    async fn rows(&self) -> i64 {
        self.count("SELECT count(*) FROM registrations").await
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let count = self
            .api
            .store
            .call(move |c| Ok(c.query_row(sql, [], |row| row.get(0))?));
        count.await.unwrap()
    }

    fn later(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::SeqCst);
    }
}

fn body(email: &str) -> Value {
    json!({"forum": "a", "name": "اسم", "email": email, "consent": {"given": true, "version": "1"}})
}
