//! Tests over a real connection: what a request in memory does not have.

use super::*;
use crate::options::Rate;
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
};

/// Serves with the client's address known, and says where.
async fn serve(options: Options) -> SocketAddr {
    let app = router(Store::in_memory().unwrap(), options);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async { axum::serve(listener, service).await });
    address
}

/// Sends bytes and reads the reply to its end.
async fn exchange(address: SocketAddr, request: String) -> String {
    let exchange = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    };
    tokio::task::spawn_blocking(exchange).await.unwrap()
}

fn post(fields: &str, body: &str) -> String {
    format!(
        "POST /api/registrations HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
         Content-Type: application/json\r\n{fields}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn a_body_that_says_it_is_too_long_is_refused_unread() {
    let address = serve(Options::new(Vec::new())).await;
    let reply = exchange(address, post("Content-Length: 99999999", "")).await;
    assert!(reply.starts_with("HTTP/1.1 413 "), "{reply}");
}

#[tokio::test]
async fn a_body_without_a_length_is_read_to_the_limit() {
    let address = serve(Options::new(Vec::new())).await;
    let chunked = |size: usize| {
        let body = format!("{size:x}\r\n{}\r\n0\r\n\r\n", " ".repeat(size));
        exchange(address, post("Transfer-Encoding: chunked", &body))
    };
    let reply = chunked(MAX_BODY).await;
    assert!(reply.starts_with("HTTP/1.1 400 "), "{reply}");
    let reply = chunked(MAX_BODY + 1).await;
    assert!(reply.starts_with("HTTP/1.1 413 "), "{reply}");
}

#[tokio::test]
async fn a_client_is_told_by_its_address() {
    let mut options = Options::new(Vec::new());
    options.rate = Rate {
        burst: 1,
        per_minute: 1,
    };
    options.clock = crate::options::Clock::pinned(multaqa_domain::time::Instant(0));
    let address = serve(options).await;
    let request = post("Content-Length: 0", "");
    // What the client writes about itself does not matter.
    let forged = post("X-Forwarded-For: 192.0.2.1\r\nContent-Length: 0", "");
    assert!(
        exchange(address, request)
            .await
            .starts_with("HTTP/1.1 400 ")
    );
    let reply = exchange(address, forged).await;
    assert!(
        reply.starts_with("HTTP/1.1 429 ") && reply.contains("retry-after: 60"),
        "{reply}"
    );
}
