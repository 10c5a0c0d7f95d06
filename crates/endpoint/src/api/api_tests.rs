//! Tests of the service, request by request. Every reply is held against the contract.

use super::{contract_tests::validator, *};
use crate::{
    idempotency::Key,
    options::{Clock, ForumWindow, Rate},
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
        } else if reply.status == 201 {
            assert!(validator("Registered").is_valid(&reply.json()));
        }
        reply
    }

    async fn post(&self, headers: &[(&str, &str)], body: impl Into<Body>) -> Reply {
        let mut request = Request::post("/api/registrations");
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

    async fn rows(&self) -> i64 {
        let sql = "SELECT count(*) FROM registrations";
        let count = self
            .api
            .store
            .call(move |c| Ok(c.query_row(sql, [], |row| row.get(0))?));
        count.await.unwrap()
    }
}

fn body(email: &str) -> Value {
    json!({"forum": "a", "name": "اسم", "email": email, "consent": {"given": true, "version": "1"}})
}

#[tokio::test]
async fn a_registration_is_stored_and_found_again() {
    let server = server();
    let reply = server.register(&body("a@b.co")).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    let json = reply.json();
    assert_eq!(json["created"], "2017-09-10T10:00:00Z");
    let location = reply.header("location");
    assert_eq!(
        location,
        format!("/api/registrations/{}", json["id"].as_str().unwrap())
    );
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(server.rows().await, 1);
    let found = server.get(location).await;
    assert_eq!((found.status, found.text), (200, reply.text));
    for nothing in [
        "/api/registrations/x",
        "/api/registrations/0f8fad5b-d9cb-469f-a165-70867728950e",
    ] {
        assert_eq!(server.get(nothing).await.problem(), "404 not-found");
    }
}

#[tokio::test]
async fn all_errors_come_in_one_reply() {
    let server = server();
    let wrong = json!({"forum": "zzz", "email": "x", "extra": 1, "consent": {"given": true, "version": "1"}});
    let reply = server.register(&wrong).await;
    assert_eq!(reply.problem(), "422 invalid");
    let expected = [
        "#/forum unknown-forum",
        "#/name missing",
        "#/email not-email",
        "#/extra unknown-member",
    ];
    assert_eq!(reply.errors(), expected);
    assert_eq!(reply.header("content-language"), "ar");
    assert_eq!(server.rows().await, 0);
}

#[tokio::test]
async fn registration_opens_and_closes() {
    let server = server();
    for (time, expected) in [
        (-101, "403 not-open"),
        (-100, ""),
        (99, ""),
        (100, "403 closed"),
    ] {
        server.now.store(START + time, Ordering::SeqCst);
        let reply = server.register(&body(&format!("a{time}@b.co"))).await;
        if expected.is_empty() {
            assert_eq!(reply.status, 201, "{time}");
        } else {
            assert_eq!(reply.problem(), expected);
            assert_eq!(reply.errors(), [expected.replace("403", "#/forum")]);
        }
    }
    let hopeless = json!({"forum": "a"});
    assert_eq!(server.register(&hopeless).await.problem(), "403 closed");
}

#[tokio::test]
async fn an_address_registers_once_for_a_forum() {
    let server = server();
    assert_eq!(server.register(&body("a@b.co")).await.status, 201);
    let again = server.register(&body("A@B.CO")).await;
    assert_eq!(
        (again.problem().as_str(), again.errors()),
        ("422 invalid", vec!["#/email duplicate".into()])
    );
    let mut elsewhere = body("a@b.co");
    elsewhere["forum"] = json!("b");
    assert_eq!(server.register(&elsewhere).await.status, 201);
    assert_eq!(server.rows().await, 2);
}

#[tokio::test]
async fn places_run_out() {
    let server = server_with(|options| options.forums[0].capacity = Some(3));
    let with = |email: &str, companions: u8| {
        let mut body = body(email);
        body["companions"] = json!(companions);
        body
    };
    assert_eq!(server.register(&with("a@b.co", 1)).await.status, 201);
    let reply = server.register(&with("b@b.co", 1)).await;
    assert_eq!(
        (reply.problem().as_str(), reply.errors()),
        ("403 full", vec!["#/companions full".into()])
    );
    assert_eq!(server.register(&with("b@b.co", 0)).await.status, 201);
    let reply = server.register(&with("c@b.co", 0)).await;
    assert_eq!(
        (reply.problem().as_str(), reply.errors()),
        ("403 full", vec!["#/forum full".into()])
    );
}

#[tokio::test]
async fn the_same_key_and_body_get_the_same_reply() {
    let server = server();
    let first = server.keyed("k", &body("a@b.co")).await;
    assert_eq!(first.status, 201);
    // Even when registration has closed meanwhile.
    server.now.fetch_add(1000, Ordering::SeqCst);
    for key in ["k", "\"k\""] {
        assert_eq!(server.keyed(key, &body("a@b.co")).await, first);
    }
    assert_eq!(server.rows().await, 1);
    let other = server.keyed("k", &body("b@b.co")).await;
    assert_eq!(other.problem(), "422 key-reused");
}

#[tokio::test]
async fn a_refusal_leaves_the_key_free() {
    let server = server();
    assert_eq!(
        server.keyed("k", &body("wrong")).await.problem(),
        "422 invalid"
    );
    assert_eq!(server.keyed("k", &body("a@b.co")).await.status, 201);
    assert_eq!(
        server.keyed("", &body("b@b.co")).await.problem(),
        "400 bad-key"
    );
}

#[tokio::test]
async fn a_key_in_flight_has_to_wait() {
    let server = server();
    let key = Key::of(&HeaderMap::from_iter([(
        "idempotency-key".parse().unwrap(),
        "k".parse().unwrap(),
    )]));
    let guard = server.api.in_flight.enter(&key.unwrap().unwrap());
    let reply = server.keyed("k", &body("a@b.co")).await;
    assert_eq!(
        (reply.problem().as_str(), reply.header("retry-after")),
        ("409 key-in-flight", "1")
    );
    drop(guard);
    assert_eq!(server.keyed("k", &body("a@b.co")).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_at_once_with_one_key_make_one_row() {
    let server = Arc::new(server());
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..30 {
        let server = Arc::clone(&server);
        tasks.spawn(async move { server.keyed("k", &body("a@b.co")).await });
    }
    let replies = tasks.join_all().await;
    let mut registered: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
    assert!(
        replies
            .iter()
            .all(|reply| [201, 409].contains(&reply.status))
    );
    registered.dedup_by_key(|reply| reply.text.clone());
    assert_eq!(
        registered.len(),
        1,
        "two replies differ, or none registered"
    );
    assert_eq!(server.rows().await, 1);
}

#[tokio::test]
async fn what_is_no_json_is_refused_with_its_place() {
    let server = server();
    let deep = "[".repeat(10_000);
    for (text, place) in [
        (&b"{\n  \"a\": x}"[..], "الخطأ في السطر 2، العمود 8"),
        (b"", "السطر 1"),
        (b"{\"a\":\"\xff\"}", "السطر 1"),
        (br#"{"a":"\ud800"}"#, "السطر 1"),
        (deep.as_bytes(), "السطر 1، العمود 128"),
    ] {
        let reply = server.post(&[], text.to_vec()).await;
        assert_eq!(reply.problem(), "400 bad-json");
        let detail = reply.json()["detail"].take();
        assert!(detail.as_str().unwrap().contains(place), "{detail}");
    }
}

#[tokio::test]
async fn a_body_may_have_64_kilobytes() {
    let server = server();
    let text = body("a@b.co").to_string();
    let padded = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
    assert_eq!(
        server.post(&[], padded(MAX_BODY + 1)).await.problem(),
        "413 too-large"
    );
    assert_eq!(server.post(&[], padded(MAX_BODY)).await.status, 201);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let server = server();
    let never = futures_util::stream::pending::<std::io::Result<&str>>();
    let reply = server.post(&[], Body::from_stream(never)).await;
    assert_eq!(reply.problem(), "408 timeout");
}

#[tokio::test]
async fn only_plain_json_is_read() {
    let server = server();
    for media in [
        "text/plain",
        "",
        "application/xml",
        "application/json; charset=utf-16",
    ] {
        let reply = server.post(&[("content-type", media)], "{}").await;
        assert_eq!(reply.problem(), "415 media-type", "{media}");
        assert_eq!(reply.header("accept"), "application/json");
    }
    let zipped = [("content-encoding", "gzip")];
    assert_eq!(server.post(&zipped, "{}").await.problem(), "415 media-type");
    for media in ["application/json", "Application/JSON;charset=\"UTF-8\""] {
        let reply = server.post(&[("content-type", media)], "{}").await;
        assert_eq!(reply.problem(), "422 invalid", "{media}");
    }
}

#[tokio::test]
async fn a_browser_may_ask_and_read_from_any_page() {
    let server = server();
    let preflight = Request::options("/api/registrations")
        .header("origin", "https://forum.example.org")
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "content-type,idempotency-key",
        );
    let reply = server.send(preflight.body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(
        reply
            .header("access-control-allow-methods")
            .contains("POST")
    );
    let headers = reply.header("access-control-allow-headers");
    assert!(headers.contains("content-type") && headers.contains("idempotency-key"));
    assert_eq!(reply.header("access-control-max-age"), "7200");
    let origin = [("origin", "https://forum.example.org")];
    for reply in [
        server.post(&origin, body("a@b.co").to_string()).await,
        server.post(&origin, "x").await,
        server.get("/api/nothing").await,
    ] {
        assert_eq!(reply.header("access-control-allow-origin"), "*");
        let exposed = reply.header("access-control-expose-headers");
        assert!(
            exposed.contains("retry-after") && exposed.contains("location"),
            "{exposed}"
        );
    }
}

#[tokio::test]
async fn origins_can_be_named() {
    let ours = "https://forum.example.org";
    let server = server_with(|options| options.origins = Origins::Only(vec![ours.into()]));
    let reply = server.post(&[("origin", ours)], "{}").await;
    assert_eq!(reply.header("access-control-allow-origin"), ours);
    let reply = server
        .post(&[("origin", "https://evil.example")], "{}")
        .await;
    assert_eq!(reply.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn who_sends_too_much_is_told_how_long_to_wait() {
    let rate = Rate {
        burst: 2,
        per_minute: 6,
    };
    let server = server_with(|options| options.rate = rate);
    let from = |address: &str| {
        let mut request = Request::post("/api/registrations")
            .body(Body::empty())
            .unwrap();
        let address: SocketAddr = address.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(address));
        server.send(request)
    };
    for _ in 0..2 {
        assert_eq!(from("192.0.2.1:1").await.problem(), "415 media-type");
    }
    let reply = from("192.0.2.1:2").await;
    assert_eq!(
        (reply.problem().as_str(), reply.header("retry-after")),
        ("429 throttled", "10")
    );
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(
        reply
            .header("access-control-expose-headers")
            .contains("retry-after")
    );
    assert_eq!(from("192.0.2.2:1").await.problem(), "415 media-type");
    assert_eq!(server.get("/api/openapi.json").await.status, 200);
    server.now.fetch_add(10, Ordering::SeqCst);
    assert_eq!(from("192.0.2.1:3").await.problem(), "415 media-type");
}

#[tokio::test]
async fn other_addresses_and_methods_get_problems_too() {
    let server = server();
    assert_eq!(server.get("/api/nothing").await.problem(), "404 not-found");
    assert_eq!(
        server.get("/api/registrations").await.problem(),
        "405 method"
    );
    let delete = Request::delete("/api/openapi.json")
        .body(Body::empty())
        .unwrap();
    assert_eq!(server.send(delete).await.problem(), "405 method");
}

#[tokio::test]
async fn the_contract_is_served() {
    let reply = server().get("/api/openapi.json").await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, "application/json")
    );
    assert_eq!(reply.text, OPENAPI);
}

#[tokio::test]
async fn a_failing_store_is_a_problem_and_tells_nothing_personal() {
    let told = Arc::new(Mutex::new(String::new()));
    let hear = Arc::clone(&told);
    let server = server_with(|options| {
        options.on_failure = Arc::new(move |error| *hear.lock().unwrap() = error.to_string());
    });
    let broken = server
        .api
        .store
        .call(|c| Ok(c.execute_batch("DROP TABLE registrations")?));
    broken.await.unwrap();
    let reply = server.register(&body("person@example.com")).await;
    assert_eq!(reply.problem(), "500 internal");
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    let told = told.lock().unwrap();
    assert!(told.contains("no such table"), "{told}");
    assert!(!told.contains("person") && !reply.text.contains("table"));
}

#[tokio::test]
async fn a_database_in_use_is_a_reason_to_wait() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    let at_once = store.call(|c| Ok(c.busy_timeout(Duration::ZERO)?));
    at_once.await.unwrap();
    let mut options = Options::new(vec![ForumWindow {
        opens: None,
        closes: None,
        ..forum("a")
    }]);
    options.on_failure = Arc::new(|_| ());
    let api = Arc::new(Api::new(store, options));
    let server = Server {
        router: routes(Arc::clone(&api)),
        api,
        now: Arc::default(),
    };
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let reply = server.keyed("k", &body("a@b.co")).await;
    assert_eq!(
        (reply.problem().as_str(), reply.header("retry-after")),
        ("503 busy", "1")
    );
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(
        server.keyed("k", &body("a@b.co")).await.status,
        StatusCode::CREATED
    );
}
