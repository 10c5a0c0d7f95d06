//! What browsers may ask and read, and how often.

use super::*;

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
    let methods = reply.header("access-control-allow-methods");
    for method in ["GET", "POST", "DELETE", "OPTIONS"] {
        assert!(methods.split(',').any(|m| m == method), "{methods}");
    }
    let headers = reply.header("access-control-allow-headers");
    assert!(headers.contains("content-type") && headers.contains("idempotency-key"));
    assert_eq!(reply.header("access-control-max-age"), "7200");
    let origin = [("origin", "https://forum.example.org")];
    for reply in [
        server.post(&origin, body("a@b.co").to_string()).await,
        server.post(&origin, "x").await,
        server.get("/api/nothing").await,
        server.get("/api/status/a").await,
    ] {
        assert_eq!(reply.header("access-control-allow-origin"), "*");
        let exposed = reply.header("access-control-expose-headers");
        for name in ["retry-after", "date", "location"] {
            assert!(exposed.split(',').any(|e| e == name), "{exposed}");
        }
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
