//! Requests, by gloo-net. Each has a time-out and is aborted when its future is dropped.

use super::{
    dynamic::{call, get},
    json,
    time::Timer,
};
use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Promise, Uint8Array};
use multaqa_domain::exchange::{Body, Method, Reply, Request, moment, wait};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
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
pub(crate) fn payload(path: &str) -> impl Future<Output = Result<String, NoPayload>> {
    text(path, true)
}

/// Fetches a file of the site as text. If it `changes`, the server is asked whether what
/// the cache holds is still true.
pub(crate) async fn text(path: &str, changes: bool) -> Result<String, NoPayload> {
    let abort = Abort::after(PAYLOAD_TIMEOUT);
    let cache = match changes {
        true => RequestCache::NoCache,
        false => RequestCache::Default,
    };
    let request = RequestBuilder::new(path)
        .cache(cache)
        .abort_signal(abort.signal().as_ref());
    let response = request.send().await.map_err(|_| NoPayload::Lost)?;
    match response.status() {
        200 => response.text().await.map_err(|_| NoPayload::Lost),
        404 | 410 => Err(NoPayload::Missing),
        _ => Err(NoPayload::Status),
    }
}

/// Sends a request to an endpoint, and reads its reply.
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
    let date = response.headers().get("Date");
    let now = moment(date.as_deref(), super::time::now().map_or(0, |now| now.0));
    let told = response.headers().get("Retry-After");
    match reply(&response).await {
        Some(text) => Reply::Answered {
            status: response.status(),
            body: body(&text),
            wait: told.and_then(|text| wait(&text, now)),
            now,
        },
        None => Reply::Lost,
    }
}

/// The text of a reply as far as it is read: what is longer is cut, and then is no JSON.
/// `None` if the connection drops.
async fn reply(response: &Response) -> Option<String> {
    let mut bytes = Vec::new();
    if let Some(stream) = response.body() {
        let reader = call(&stream, "getReader", &[])?;
        while bytes.len() <= REPLY_BOUND {
            let part = call(&reader, "read", &[])?.dyn_into::<Promise>().ok()?;
            let part = JsFuture::from(part).await.ok()?;
            let Some(chunk) = get(&part, "value") else {
                break;
            };
            bytes.extend_from_slice(&chunk.dyn_into::<Uint8Array>().ok()?.to_vec());
        }
        call(&reader, "cancel", &[]);
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn body(text: &str) -> Body {
    match text.len() <= REPLY_BOUND {
        true => Body::of(json::parse(text), text),
        false => Body::Other,
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
