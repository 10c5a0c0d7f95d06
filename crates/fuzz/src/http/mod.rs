//! Any bytes as what a visitor sends to `multaqa serve`.
//!
//! The site stands at `/`; below `/x/` where the bytes name that path anywhere.

mod replies;
mod site;

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    cell::RefCell,
    convert::Infallible,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, duplex},
    runtime::{Builder, Runtime},
    time::timeout,
};
use tower::ServiceExt as _;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// How long a server waits for a head or for a part of a body.
const PATIENCE: Duration = Duration::from_secs(5);

/// Nothing that was sent keeps a server busy for longer.
const LONGEST: Duration = Duration::from_secs(8);

/// A request that reached the site or the endpoint, and how it was answered.
struct Answered {
    method: Method,
    path: String,
    status: StatusCode,
    headers: HeaderMap,
}

/// Sends any bytes to the router of `multaqa serve`.
pub fn http(bytes: &[u8]) {
    let is_below = bytes.windows(3).any(|part| part == b"/x/");
    let base = if is_below { "/x/" } else { "/" };
    let app = site::router(base);
    let answered = RefCell::new(Vec::new());
    let said = RUNTIME.with(|runtime| {
        let said = async { timeout(LONGEST, exchange(bytes, app, &answered)).await };
        runtime.block_on(said).expect("it took too long")
    });
    site::tells_no_secret(&said);
    let answered = answered.into_inner();
    for answered in &answered {
        has_fields(answered);
    }
    let methods = answered.iter().map(|answered| &answered.method);
    replies::hold(&said, &methods.collect::<Vec<_>>());
}

thread_local! {
    static RUNTIME: Runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
}

/// Everything that the server says to these bytes, as a connection of `serve` does but for one
/// thing: that nothing more is sent does not end what is being answered.
async fn exchange(bytes: &[u8], app: Router, answered: &RefCell<Vec<Answered>>) -> Vec<u8> {
    let app = app.layer(RequestBodyTimeoutLayer::new(PATIENCE));
    let (visitor, server) = duplex(64 * 1024);
    let service = service_fn(|request: Request<Incoming>| {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let mut request = request.map(Body::new);
        let from = SocketAddr::from((Ipv4Addr::LOCALHOST, 1));
        request.extensions_mut().insert(ConnectInfo(from));
        let response = app.clone().oneshot(request);
        async move {
            let response = response.await?;
            answered.borrow_mut().push(Answered {
                method,
                path,
                status: response.status(),
                headers: response.headers().clone(),
            });
            Ok::<_, Infallible>(response)
        }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .half_close(true)
        .serve_connection(TokioIo::new(server), service);
    let (mut read, mut write) = tokio::io::split(visitor);
    let sent = async {
        // A server that has heard enough ends the connection.
        let _ = write.write_all(bytes).await;
        let _ = write.shutdown().await;
    };
    let heard = async {
        let mut said = Vec::new();
        read.read_to_end(&mut said).await.expect("it is in memory");
        said
    };
    let (_, (), said) = tokio::join!(async { drop(served.await) }, sent, heard);
    said
}

/// What every reply of the site and of the endpoint has.
fn has_fields(answered: &Answered) {
    let Answered {
        method,
        path,
        status,
        headers,
    } = answered;
    let told = format!("{method} {path}: {status} {headers:?}");
    assert!(!status.is_server_error(), "{told}");
    let is_preflight = *method == Method::OPTIONS && path.starts_with("/api/");
    let kind = headers.get("x-content-type-options");
    assert!(
        is_preflight || kind.is_some_and(|kind| kind == "nosniff"),
        "{told}"
    );
    let location = headers
        .get("location")
        .map(|to| to.to_str().expect("ASCII"));
    let is_inside = |to: &str| to.starts_with('/') && !to.starts_with("//");
    assert!(location.is_none_or(is_inside), "{told}");
    if path.starts_with("/api/") && path.len() > "/api/".len() {
        assert!(
            is_preflight || headers.contains_key("cache-control"),
            "{told}"
        );
        return;
    }
    for name in [
        "content-security-policy",
        "permissions-policy",
        "referrer-policy",
        "cross-origin-opener-policy",
        "strict-transport-security",
    ] {
        assert_eq!(headers.get_all(name).iter().count(), 1, "{name} of {told}");
    }
    let kept = headers
        .get("cache-control")
        .map_or(&b""[..], |value| value.as_bytes());
    let is_for_ever = kept.windows(9).any(|part| part == b"immutable");
    assert!(
        !is_for_ever || status.is_success() || *status == 304,
        "{told}"
    );
}
