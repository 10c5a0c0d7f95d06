//! The stage: a server of the test's own between the browser and the site.
//!
//! Each scenario opens one, on a port and so an origin of its own; nothing that a
//! browser keeps (storage, caches, workers) passes from one scenario to the next. It
//! logs requests, injects faults, and puts a script before all others that collects
//! what goes to the console and holds the page's clock.

mod backend;
mod body;
mod cors;
mod html;
mod rule;

pub use backend::{Answer, Backend, Visitor};
pub use cors::Cors;
pub use html::Html;
pub use rule::{Fault, Gate};

use anyhow::Result;
use body::Sent;
use bytes::Bytes;
use http_body_util::BodyExt as _;
use hyper::{
    Method, Request, Response, StatusCode,
    body::Incoming,
    header::{
        ACCEPT_ENCODING, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderName,
        HeaderValue, IF_NONE_MATCH,
    },
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use rule::Rule;
use std::{
    collections::BTreeSet,
    fmt,
    net::Ipv4Addr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime},
};
use tokio::{
    net::TcpListener,
    task::{JoinHandle, JoinSet},
};

/// Where the stage keeps what is its own.
const OWN: &str = "/__test/";

/// A server between the browser and the site; it ends when this is dropped.
#[derive(Debug)]
pub struct Stage {
    origin: String,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

/// A request that the browser made.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its method.
    pub method: Method,
    /// Its path with its query.
    pub path: String,
    /// Its header fields.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

#[derive(Debug)]
struct Shared {
    backend: Backend,
    html: Mutex<Html>,
    /// Origins that its pages may connect to besides.
    admitted: Mutex<String>,
    cors: Mutex<Option<Cors>>,
    rules: Mutex<Vec<Rule>>,
    seen: Mutex<Vec<Seen>>,
    console: Mutex<Vec<String>>,
    /// What time it is for its pages, in milliseconds since the epoch.
    now: AtomicI64,
}

/// The connection is to be closed without an answer.
#[derive(Debug)]
struct HangUp;

impl fmt::Display for HangUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hung up, as the test wants")
    }
}

impl std::error::Error for HangUp {}

impl Stage {
    /// What stands behind it.
    pub fn backend(&self) -> &Backend {
        &self.shared.backend
    }

    /// Opens a stage before a site.
    pub async fn open(backend: Backend) -> Result<Self> {
        let listener = on_a_new_port().await?;
        let origin = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
        let shared = Arc::new(Shared {
            backend,
            html: Mutex::default(),
            admitted: Mutex::default(),
            cors: Mutex::default(),
            rules: Mutex::default(),
            seen: Mutex::default(),
            console: Mutex::default(),
            now: AtomicI64::new(milliseconds_since_epoch()),
        });
        let accepting = tokio::spawn(accept(listener, Arc::clone(&shared)));
        Ok(Self {
            origin,
            shared,
            accepting,
        })
    }

    /// The origin, without a slash at its end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// From now on, requests like `pattern` (`GET *.wasm`, `POST *`, `/page.json`) meet
    /// this fault. The latest rule that fits wins.
    pub fn on(&self, pattern: &str, fault: Fault) {
        lock(&self.shared.rules).push(Rule::new(pattern, fault));
    }

    /// From now on, requests like `pattern` meet this fault, and none of those that were
    /// set for this very pattern before.
    pub fn instead(&self, pattern: &str, fault: Fault) {
        let mut rules = lock(&self.shared.rules);
        rules.retain(|rule| rule.pattern != pattern);
        rules.push(Rule::new(pattern, fault));
    }

    /// The next request like `pattern` meets this fault; those after it do not.
    pub fn once(&self, pattern: &str, fault: Fault) {
        lock(&self.shared.rules).push(Rule::new(pattern, fault).once());
    }

    /// Holds requests like `pattern` until the gate is opened.
    pub fn hold(&self, pattern: &str) -> Gate {
        let gate = Gate::default();
        self.on(pattern, Fault::Hold(gate.clone()));
        gate
    }

    /// Requests like `pattern` reach the site, whose answers wait until the gate is opened.
    pub fn hold_answers(&self, pattern: &str) -> Gate {
        let gate = Gate::default();
        self.on(pattern, Fault::HoldAfter(gate.clone()));
        gate
    }

    /// Requests like `pattern` reach the site once the gate is opened, even if the browser
    /// is gone by then.
    pub fn delay(&self, pattern: &str) -> Gate {
        let gate = Gate::default();
        self.on(pattern, Fault::Late(gate.clone()));
        gate
    }

    /// Ends all faults.
    pub fn heal(&self) {
        lock(&self.shared.rules).clear();
    }

    /// Ends the faults of this very pattern; the others go on.
    pub fn end(&self, pattern: &str) {
        lock(&self.shared.rules).retain(|rule| rule.pattern != pattern);
    }

    /// Lets pages of other origins send to this stage; it answers their preflight
    /// requests itself.
    pub fn set_cors(&self, cors: Cors) {
        *lock(&self.shared.cors) = Some(cors);
    }

    /// Lets its pages connect to this origin besides.
    pub fn admit(&self, origin: &str) {
        *lock(&self.shared.admitted) = format!(" {origin}");
    }

    /// Moves the clock of the pages that it serves from now on. Those that are there already
    /// have theirs moved by [`crate::page::Page::pass`], which calls this.
    pub fn pass(&self, time: Duration) {
        let milliseconds = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        self.shared.now.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// What is done to pages on their way to the browser.
    pub fn set_html(&self, html: Html) {
        *lock(&self.shared.html) = html;
    }

    /// The requests like `pattern` so far.
    pub fn seen(&self, pattern: &str) -> Vec<Seen> {
        let rule = Rule::new(pattern, Fault::Silence);
        let fits = |seen: &&Seen| rule.fits(&seen.method, &seen.path);
        lock(&self.shared.seen)
            .iter()
            .filter(fits)
            .cloned()
            .collect()
    }

    /// The requests so far, a line each.
    pub fn log(&self) -> Vec<String> {
        lock(&self.shared.seen)
            .iter()
            .map(|seen| format!("{} {}", seen.method, seen.path))
            .collect()
    }

    /// What documents that are gone wrote to the console as an error or a warning.
    pub fn console(&self) -> Vec<String> {
        lock(&self.shared.console).clone()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Listens on a port that no stage has had: what a browser keeps for an origin is there when
/// the system gives its port once more.
async fn on_a_new_port() -> Result<TcpListener> {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Held until a new one is found, so that they are not given again.
    let mut had = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        if lock(&HAD).insert(listener.local_addr()?.port()) {
            return Ok(listener);
        }
        had.push(listener);
    }
}

fn milliseconds_since_epoch() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    // Dropped with this task, it ends every connection.
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let service = service_fn(|request| answer(request, &shared));
            let io = TokioIo::new(stream);
            // An error here is a browser that went away, or a fault that was asked for.
            http1::Builder::new()
                .serve_connection(io, service)
                .await
                .ok();
        });
    }
}

async fn answer(
    request: Request<Incoming>,
    shared: &Arc<Shared>,
) -> Result<Response<Sent>, HangUp> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |p| p.as_str());
    let seen = Seen {
        method: parts.method,
        path: path.to_owned(),
        headers: parts.headers,
        body: body.collect().await.map_err(|_| HangUp)?.to_bytes(),
    };
    let (mut answer, sent) = match seen.path.strip_prefix(OWN) {
        Some(own) => {
            let html = *lock(&shared.html);
            let now = shared.now.load(Ordering::SeqCst);
            let report = |lines| lock(&shared.console).extend(lines);
            whole(html::own(own, &seen, html, now, report))
        }
        None => {
            lock(&shared.seen).push(seen.clone());
            let cors = *lock(&shared.cors);
            match cors.and_then(|cors| cors.preflight(&seen)) {
                Some(preflight) => whole(preflight),
                None => {
                    let (mut answer, sent) = from_site(&seen, shared).await?;
                    if let Some(cors) = cors {
                        cors.share(&mut answer);
                    }
                    (answer, sent)
                }
            }
        }
    };
    // A browser sends a request anew by itself when a kept connection ends early; the
    // tests count requests, so no connection is kept.
    answer
        .headers
        .insert(CONNECTION, HeaderValue::from_static("close"));
    let mut response = Response::new(sent);
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    Ok(response)
}

fn whole(mut answer: Answer) -> (Answer, Sent) {
    let body = std::mem::take(&mut answer.body);
    (answer, Sent::Whole(Some(body)))
}

/// The site's answer without its body, and the body as it is to come.
async fn from_site(seen: &Seen, shared: &Arc<Shared>) -> Result<(Answer, Sent), HangUp> {
    let mut seen = seen.clone();
    let fault = lock(&shared.rules)
        .iter_mut()
        .rev()
        .find(|rule| rule.fits(&seen.method, &seen.path))
        .map(Rule::meet);
    if let Some(Fault::Edit(_) | Fault::HaltBefore(..)) = fault {
        // What is to be edited must come as it is.
        seen.headers.remove(ACCEPT_ENCODING);
        seen.headers.remove(IF_NONE_MATCH);
    }
    let html = *lock(&shared.html);
    let admitted = lock(&shared.admitted).clone();
    let fetched = async || {
        let answer = shared.backend.fetch(&seen).await;
        html::staged(answer, html, &admitted)
    };
    Ok(match fault {
        None => whole(fetched().await),
        Some(Fault::Reply(answer)) => whole(answer),
        Some(Fault::Hold(gate)) => {
            gate.wait().await;
            let answer = fetched().await;
            gate.pass();
            whole(answer)
        }
        Some(Fault::Halt(gate)) => {
            let answer = fetched().await;
            let sent = Sent::halting(answer.body.clone(), async move { gate.wait().await });
            (answer, sent)
        }
        Some(Fault::HaltBefore(text, gate)) => {
            let answer = fetched().await;
            let whole = answer.body.clone();
            let at = whole.windows(text.len()).position(|w| w == text.as_bytes());
            let at = at.unwrap_or(whole.len());
            let sent = Sent::halting_at(at, whole, async move { gate.wait().await });
            (answer, sent)
        }
        Some(Fault::Cut) => {
            let answer = fetched().await;
            let sent = Sent::cut(&answer.body);
            (answer, sent)
        }
        Some(Fault::Flood(sent)) => {
            let answer = Answer::new(200, "application/json", "");
            (answer, Sent::Flood(sent))
        }
        Some(Fault::HoldAfter(gate)) => {
            let answer = fetched().await;
            gate.wait().await;
            gate.pass();
            whole(answer)
        }
        Some(Fault::Late(gate)) => {
            let (shared, seen) = (Arc::clone(shared), seen.clone());
            // A task of its own: it goes on when the browser hangs up.
            let late = tokio::spawn(async move {
                gate.wait().await;
                let answer = shared.backend.fetch(&seen).await;
                gate.pass();
                answer
            });
            whole(late.await.map_err(|_| HangUp)?)
        }
        Some(Fault::HangUp) => return Err(HangUp),
        Some(Fault::HangUpAfter) => {
            fetched().await;
            return Err(HangUp);
        }
        Some(Fault::Silence) => std::future::pending().await,
        Some(Fault::Edit(edit)) => {
            let mut answer = fetched().await;
            let text = String::from_utf8_lossy(&answer.body);
            answer.body = edit(&text).into();
            answer.headers.remove(CONTENT_LENGTH);
            answer.headers.remove(ETAG);
            whole(answer)
        }
    })
}

impl Answer {
    /// An answer with a body of this type.
    pub fn new(status: u16, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = body.into();
        Self {
            status,
            headers,
            body,
        }
    }

    /// The same with a field of the header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: &'static str) -> Self {
        self.headers.insert(name, HeaderValue::from_static(value));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The system gives a port again soon: of 3,000 in a row some 150.
    #[tokio::test]
    async fn no_port_is_had_twice() -> Result<()> {
        let mut ports = BTreeSet::new();
        for _ in 0..3_000 {
            let port = on_a_new_port().await?.local_addr()?.port();
            anyhow::ensure!(ports.insert(port), "{port} comes twice");
        }
        Ok(())
    }
}
