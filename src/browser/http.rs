//! Requests, by gloo-net. Each has a time-out and is aborted when its future is dropped.

use super::{json, time::Timer};
use gloo_net::http::{RequestBuilder, Response};
use multaqa_domain::exchange::{Body, Method, Reply, Request, wait};
use web_sys::{AbortController, RequestCache};

/// How long a payload may take, in milliseconds.
const PAYLOAD_TIMEOUT: i32 = 20_000;

/// The longest reply that is read, in bytes of its text.
const REPLY_BOUND: usize = 256 * 1024;

/// Why a payload did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPayload {
    /// No connection, or no reply in time.
    Lost,
    /// The server has no such page: 404 or 410.
    Missing,
    /// Any other status.
    Status,
}

/// Fetches a payload as text, asking the server whether what the cache holds is still
/// true.
pub(crate) async fn payload(path: &str) -> Result<String, NoPayload> {
    let abort = Abort::after(PAYLOAD_TIMEOUT);
    let request = RequestBuilder::new(path)
        .cache(RequestCache::NoCache)
        .abort_signal(abort.signal().as_ref());
    let response = request.send().await.map_err(|_| NoPayload::Lost)?;
    match response.status() {
        200 => response.text().await.map_err(|_| NoPayload::Lost),
        404 | 410 => Err(NoPayload::Missing),
        _ => Err(NoPayload::Status),
    }
}

/// Sends a registration.
pub(crate) async fn send(request: &Request) -> Reply {
    let timeout = i32::try_from(request.timeout).unwrap_or(i32::MAX);
    let abort = Abort::after(timeout);
    let mut builder = RequestBuilder::new(&request.url)
        .method(method(request.method))
        .credentials(web_sys::RequestCredentials::Omit)
        .abort_signal(abort.signal().as_ref());
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let ready = match &request.body {
        Some(body) => builder.body(body.clone()),
        None => builder.build(),
    };
    let Ok(ready) = ready else {
        return Reply::Lost;
    };
    match ready.send().await {
        Ok(response) => answered(response).await,
        Err(_) => Reply::Lost,
    }
}

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Patch => gloo_net::http::Method::PATCH,
        Method::Delete => gloo_net::http::Method::DELETE,
        Method::Get => gloo_net::http::Method::GET,
    }
}

async fn answered(response: Response) -> Reply {
    let told = response.headers().get("Retry-After").and_then(|text| {
        let date = response.headers().get("Date");
        wait(&text, date.as_deref(), super::time::now()?.0)
    });
    let status = response.status();
    match response.text().await {
        Ok(text) if text.len() <= REPLY_BOUND => Reply::Answered {
            status,
            body: body(&text),
            wait: told,
        },
        // A reply that long cannot be trusted to say anything.
        Ok(_) | Err(_) => Reply::Lost,
    }
}

fn body(text: &str) -> Body {
    match json::parse(text) {
        _ if text.trim().is_empty() => Body::Empty,
        Some(json) => Body::Json(json),
        None => Body::Other,
    }
}

/// Aborts a request when its time is up or when it is dropped before it is done.
struct Abort {
    controller: Option<AbortController>,
    _timer: Option<Timer>,
}

impl Abort {
    fn after(milliseconds: i32) -> Self {
        let controller = super::window().and_then(|_| AbortController::new().ok());
        let late = controller.clone();
        let timer = Timer::once(milliseconds, move || {
            if let Some(controller) = &late {
                controller.abort();
            }
        });
        Self {
            controller,
            _timer: timer,
        }
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        // Aborting a request that is done does nothing.
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
