//! The connections of a server: none may hold it up, neither with half a request nor when it is
//! to stop.
//!
//! axum's own `serve` has no time-outs and waits for each connection without end, so that hyper
//! is used as axum's example `serve-with-hyper` does.

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{future::Future, net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};
use tower::ServiceExt as _;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// What a server waits for, and how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Patience {
    /// For the head of a request, from the first moment of the connection on, and for each
    /// further part of its body.
    pub(crate) request: Duration,
    /// For requests that are being answered when it is to stop.
    pub(crate) stop: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            request: Duration::from_secs(20),
            stop: Duration::from_secs(5),
        }
    }
}

/// Answers by `app` until `stopped`; handlers may ask for `ConnectInfo<SocketAddr>`.
pub(crate) async fn serve(
    listener: TcpListener,
    app: Router,
    patience: Patience,
    stopped: impl Future<Output = ()>,
) {
    let app = app.layer(RequestBodyTimeoutLayer::new(patience.request));
    let open = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopped => break,
        };
        match accepted {
            Ok((stream, visitor)) => {
                let connection = connection(stream, visitor, app.clone(), patience);
                let connection = open.watch(connection);
                tokio::spawn(async { drop(connection.await) });
            }
            // Too many files are open, or the visitor is gone: what was accepted goes on.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
    drop(listener);
    // What takes longer is cut off.
    timeout(patience.stop, open.shutdown()).await.ok();
}

fn connection(
    stream: TcpStream,
    visitor: SocketAddr,
    app: Router,
    patience: Patience,
) -> http1::Connection<
    TokioIo<TcpStream>,
    impl hyper::service::HttpService<
        Incoming,
        ResBody = Body,
        Error = std::convert::Infallible,
        Future: Send,
    > + Send,
> {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(visitor));
        app.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.request)
        .serve_connection(TokioIo::new(stream), service)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::{get, post};
    use std::time::Instant;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        sync::oneshot,
        task::JoinHandle,
    };

    /// Much longer than any of these tests takes, and than a server waits.
    const LONG: Duration = Duration::from_secs(60);

    struct Running {
        address: SocketAddr,
        stop: oneshot::Sender<()>,
        done: JoinHandle<()>,
    }

    async fn run(request: Duration, stop: Duration) -> Running {
        let app = Router::new()
            .route(
                "/",
                get(|ConnectInfo(visitor): ConnectInfo<SocketAddr>| async move {
                    visitor.ip().to_string()
                }),
            )
            .route("/never", get(std::future::pending::<String>))
            .route("/send", post(|body: String| async { body }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (told, heard) = oneshot::channel();
        let patience = Patience { request, stop };
        let done = tokio::spawn(serve(listener, app, patience, async {
            heard.await.ok();
        }));
        Running {
            address,
            stop: told,
            done,
        }
    }

    impl Running {
        async fn send(&self, text: &str) -> TcpStream {
            let mut stream = TcpStream::connect(self.address).await.unwrap();
            stream.write_all(text.as_bytes()).await.unwrap();
            stream
        }

        /// What it says until it ends the connection.
        async fn reply(&self, text: &str) -> String {
            let mut said = String::new();
            let mut stream = self.send(text).await;
            let read = stream.read_to_string(&mut said);
            timeout(LONG, read).await.unwrap().unwrap();
            said
        }
    }

    #[tokio::test]
    async fn handlers_know_who_asks() {
        let server = run(LONG, LONG).await;
        let said = server
            .reply("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            .await;
        assert!(
            said.starts_with("HTTP/1.1 200") && said.ends_with("127.0.0.1"),
            "{said}"
        );
    }

    #[tokio::test]
    async fn half_a_head_is_not_waited_for_without_end() {
        let server = run(Duration::from_millis(200), LONG).await;
        for text in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n"] {
            let said = server.reply(text).await;
            assert!(!said.starts_with("HTTP/1.1 200"), "{text}: {said}");
        }
    }

    #[tokio::test]
    async fn half_a_body_is_not_waited_for_without_end() {
        let server = run(Duration::from_millis(200), LONG).await;
        let said = server
            .reply("POST /send HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nConnection: close\r\n\r\nhalf")
            .await;
        assert!(!said.starts_with("HTTP/1.1 200"), "{said}");
    }

    #[tokio::test]
    async fn it_stops_although_connections_are_held_open() {
        let server = run(LONG, Duration::from_millis(200)).await;
        let held = [
            server.send("").await,
            server.send("GET / HTTP/1.1\r\nHo").await,
            server.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n").await,
        ];
        // It has seen them: one that came after them is answered.
        server
            .reply("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            .await;
        let start = Instant::now();
        server.stop.send(()).unwrap();
        timeout(LONG, server.done).await.unwrap().unwrap();
        assert!(start.elapsed() < LONG / 2);
        drop(held);
    }
}
