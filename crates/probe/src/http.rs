//! HTTP without a browser: one request, whatever comes back.

use multaqa_domain::exchange::{Body, Reply, Request, moment, wait};
use multaqa_domain::json::Json;
use std::{
    io::{self, Read as _},
    sync::Arc,
    time::{Duration, SystemTime},
};
use thiserror::Error;
use ureq::{
    Agent, Body as Stream,
    http::{self, Response as Raw, request::Builder},
};
use url::ParseError;

/// More of a reply's body than this is not read, in bytes; the pages have the same bound.
pub const LARGEST_BODY: u64 = 256 * 1024;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header fields, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, at most [`LARGEST_BODY`] bytes.
    pub body: Vec<u8>,
    /// Whether there was more of it.
    pub cut: bool,
}

/// Why there is no reply.
#[derive(Clone, Debug, Error)]
pub enum NoReply {
    /// It is not known where to send it.
    #[error(transparent)]
    Address(#[from] NoAddress),
    /// The request is none that HTTP knows.
    #[error(transparent)]
    Request(Arc<http::Error>),
    /// No connection, no answer in time, a broken reply.
    #[error(transparent)]
    Connection(Arc<ureq::Error>),
    /// The body ended early.
    #[error(transparent)]
    Body(Arc<io::Error>),
    /// It is passed on without end.
    #[error("it is passed on again and again")]
    Redirects,
    /// A browser would not have sent it, so it was not.
    #[error("the browser would not send it")]
    Withheld,
}

/// An address that is no URL.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{url}: {reason}")]
pub struct NoAddress {
    /// The address.
    pub url: String,
    /// What is wrong with it.
    pub reason: ParseError,
}

/// Sends a request to an absolute URL, with further header fields, and waits at most the
/// request's time-out. Any status is a response; redirects are not followed.
///
/// # Errors
/// Why there is no response: no connection, no answer in time, a broken reply.
pub fn send(request: &Request, more: &[(String, String)]) -> Result<Response, NoReply> {
    let headers = request.headers.iter().chain(more);
    let time = Duration::from_millis(u64::from(request.timeout));
    call(
        request.method.as_str(),
        &request.url,
        headers,
        request.body.as_deref(),
        time,
    )
}

/// Sends a request without a body, by a method that need not be one of a form's.
///
/// # Errors
/// As [`send`].
pub fn ask(
    method: &str,
    url: &str,
    headers: &[(String, String)],
    time: Duration,
) -> Result<Response, NoReply> {
    call(method, url, headers.iter(), None, time)
}

fn call<'a>(
    method: &str,
    url: &str,
    headers: impl Iterator<Item = &'a (String, String)>,
    body: Option<&str>,
    time: Duration,
) -> Result<Response, NoReply> {
    let agent = agent(url, time);
    let mut request = Builder::new().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let response = match body {
        Some(body) => {
            let request = request.body(body.to_owned());
            agent.run(request.map_err(refused)?)
        }
        None => agent.run(request.body(()).map_err(refused)?),
    };
    read(response.map_err(|error| NoReply::Connection(Arc::new(error)))?)
}

fn agent(url: &str, time: Duration) -> Agent {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(time))
        .user_agent(concat!("multaqa/", env!("CARGO_PKG_VERSION")));
    if crate::cors::is_loopback(url) {
        config = config.proxy(None);
    }
    config.build().into()
}

fn read(mut response: Raw<Stream>) -> Result<Response, NoReply> {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())))
        .collect();
    let status = response.status().as_u16();
    let mut body = Vec::new();
    let mut reader = response.body_mut().as_reader().take(LARGEST_BODY + 1);
    let read = reader.read_to_end(&mut body);
    read.map_err(|error| NoReply::Body(Arc::new(error)))?;
    let cut = body.len() as u64 > LARGEST_BODY;
    body.truncate(LARGEST_BODY as usize);
    Ok(Response {
        status,
        headers,
        body,
        cut,
    })
}

fn refused(error: http::Error) -> NoReply {
    NoReply::Request(Arc::new(error))
}

impl Response {
    /// The value of a header field, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text, with marks in the place of what is no UTF-8.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as a page takes it.
    pub fn read(&self) -> Body {
        let Ok(text) = std::str::from_utf8(&self.body) else {
            return Body::Other;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match self.cut {
            true => Body::Other,
            false => Body::of(Json::parse(text), text),
        }
    }

    /// The response as a page takes it that can read these header fields.
    pub fn reply(&self, is_readable: impl Fn(&str) -> bool) -> Reply {
        let seen = |name: &str| self.header(name).filter(|_| is_readable(name));
        let now = moment(seen("date"), now());
        Reply::Answered {
            status: self.status,
            body: self.read(),
            wait: seen("retry-after").and_then(|text| wait(text, now)),
            now,
        }
    }
}

/// Seconds since the epoch.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(body: &[u8], headers: &[(&str, &str)]) -> Response {
        let headers = headers.iter().map(|(n, v)| ((*n).into(), (*v).into()));
        Response {
            status: 429,
            headers: headers.collect(),
            body: body.to_vec(),
            cut: false,
        }
    }

    #[test]
    fn bodies_by_table() {
        for (bytes, read) in [
            (&b" \n"[..], Body::Empty),
            (b"\xef\xbb\xbf1", Body::Json(Json::Number("1".into()))),
            (b"<p>", Body::Other),
            (b"too short", Body::Text("too short".into())),
            (b"\"\xff\"", Body::Other),
        ] {
            assert_eq!(response(bytes, &[]).read(), read);
        }
        let cut = Response {
            cut: true,
            ..response(b"1", &[])
        };
        assert_eq!(cut.read(), Body::Other);
    }

    #[test]
    fn a_wait_counts_only_where_the_page_could_read_it() {
        let response = response(b"", &[("retry-after", "7")]);
        let wait = |readable: bool| match response.reply(|_| readable) {
            Reply::Answered { wait, .. } => wait,
            Reply::Lost => None,
        };
        assert_eq!(wait(true), Some(7));
        assert_eq!(wait(false), None);
    }
}
