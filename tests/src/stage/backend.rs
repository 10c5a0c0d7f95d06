//! What stands behind the stage: the site's own server, or a folder.

use super::Seen;
use anyhow::Result;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::{
    Method, Request, StatusCode,
    client::conn::http1,
    header::{
        ACCEPT, ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, HOST, HeaderMap, HeaderValue,
        TRANSFER_ENCODING,
    },
};
use hyper_util::rt::TokioIo;
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU8, Ordering},
};
use tokio::net::{TcpSocket, TcpStream};

/// What the stage gets its answers from.
#[derive(Clone, Debug)]
pub enum Backend {
    /// A server, such as `multaqa serve`.
    Server(SocketAddr, Visitor),
    /// A built site, served below a base path such as `/` or `/x/y/`.
    Folder {
        /// The folder that was built.
        root: PathBuf,
        /// The path below which it is served, a slash at both ends.
        base: String,
    },
}

/// From where a server is visited. It counts requests by client, and each stage is to be
/// a client of its own.
#[derive(Clone, Copy, Debug)]
pub struct Visitor(Option<Ipv4Addr>);

/// An answer, whole.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Status code.
    pub status: StatusCode,
    /// Header fields.
    pub headers: HeaderMap,
    /// Body.
    pub body: Bytes,
}

impl Backend {
    /// What the site answers to a plain `GET`.
    pub async fn get(&self, path: &str) -> Answer {
        self.fetch(&Seen {
            method: Method::GET,
            path: path.to_owned(),
            headers: HeaderMap::from_iter([(HOST, HeaderValue::from_static("127.0.0.1"))]),
            body: Bytes::new(),
        })
        .await
    }

    /// What the site answers; a server that cannot be reached is a 502.
    pub(super) async fn fetch(&self, seen: &Seen) -> Answer {
        match self {
            Self::Server(address, visitor) => forwarded(*address, *visitor, seen)
                .await
                .unwrap_or_else(|e| Answer::new(502, "text/plain", format!("{e:#}"))),
            Self::Folder { root, base } => from_folder(root, base, seen).await,
        }
    }
}

impl Visitor {
    /// Somebody new.
    pub fn new() -> Self {
        static LAST: AtomicU8 = AtomicU8::new(0);
        // 127.0.0.2 to 127.0.0.251.
        let number = LAST.fetch_add(1, Ordering::Relaxed) % 250;
        Self(Some(Ipv4Addr::new(127, 0, 0, number + 2)))
    }

    /// Many people: each request is somebody else's.
    pub fn crowd() -> Self {
        Self(None)
    }

    fn address(self) -> Ipv4Addr {
        static LAST: AtomicU8 = AtomicU8::new(0);
        let number = || LAST.fetch_add(1, Ordering::Relaxed) % 250;
        self.0
            .unwrap_or_else(|| Ipv4Addr::new(127, 0, 1, number() + 2))
    }

    async fn connect(self, address: SocketAddr) -> Result<TcpStream> {
        let socket = TcpSocket::new_v4()?;
        // Where only 127.0.0.1 is the machine itself, all are the same client.
        socket.bind((self.address(), 0).into()).ok();
        Ok(socket.connect(address).await?)
    }
}

impl Default for Visitor {
    fn default() -> Self {
        Self::new()
    }
}

async fn forwarded(address: SocketAddr, visitor: Visitor, seen: &Seen) -> Result<Answer> {
    let stream = visitor.connect(address).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let mut request = Request::new(Full::new(seen.body.clone()));
    *request.method_mut() = seen.method.clone();
    *request.uri_mut() = seen.path.parse()?;
    *request.headers_mut() = seen.headers.clone();
    // A page is changed on its way, so it must come as it is; other files come as the
    // site compresses them.
    let accept = seen.headers.get(ACCEPT).and_then(|a| a.to_str().ok());
    if seen.path.ends_with('/') || accept.is_some_and(|a| a.contains("text/html")) {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    let response = sender.send_request(request).await?;
    let (parts, body) = response.into_parts();
    let body = body.collect().await?.to_bytes();
    connection.abort();
    let mut headers = parts.headers;
    headers.remove(CONNECTION);
    headers.remove(TRANSFER_ENCODING);
    let status = parts.status;
    Ok(Answer {
        status,
        headers,
        body,
    })
}

async fn from_folder(root: &Path, base: &str, seen: &Seen) -> Answer {
    if seen.method != Method::GET && seen.method != Method::HEAD {
        return Answer::new(405, "text/plain", "only GET");
    }
    let path = seen.path.split(['?', '#']).next().unwrap_or_default();
    let inside = path.strip_prefix(base).filter(|p| !p.contains(".."));
    let Some(inside) = inside else {
        return Answer::new(404, "text/plain", "outside the base path");
    };
    let mut file = root.join(inside);
    if inside.is_empty() || inside.ends_with('/') {
        file.push("index.html");
    }
    let kind = content_type(&file);
    if let Some(body) = compressed(&file, seen).await {
        let mut answer = Answer::new(200, kind, body);
        let brotli = HeaderValue::from_static("br");
        answer.headers.insert(CONTENT_ENCODING, brotli);
        return answer;
    }
    match tokio::fs::read(&file).await {
        Ok(body) => Answer::new(200, kind, body),
        Err(_) => {
            let page = tokio::fs::read(root.join("404.html")).await;
            Answer::new(
                404,
                content_type(Path::new(".html")),
                page.unwrap_or_default(),
            )
        }
    }
}

/// What lies compressed beside a file, for a browser that takes it. A page comes as it is, as
/// it is changed on its way.
async fn compressed(file: &Path, seen: &Seen) -> Option<Vec<u8>> {
    let accepted = seen.headers.get(ACCEPT_ENCODING)?.to_str().ok()?;
    let takes_brotli = accepted.split(',').any(|one| one.trim() == "br");
    if !takes_brotli || file.extension()? == "html" {
        return None;
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    tokio::fs::read(Path::new(&name)).await.ok()
}

fn content_type(file: &Path) -> &'static str {
    let name = file.to_string_lossy();
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
