//! Where a reply passes a request on to, as the Fetch standard has it ("HTTP-redirect fetch").

use crate::{
    cors::{self, Objection},
    http::Response,
};
use multaqa_domain::exchange::{Method, Request};
use url::Url;

/// Browsers follow no more.
pub(crate) const MOST: usize = 20;

/// A reply that passed the request on.
#[derive(Clone, Debug)]
pub struct Hop {
    /// Its status.
    pub status: u16,
    /// Where to: an absolute URL.
    pub to: String,
    /// Whether the site lets its pages connect there (`x-redirects`).
    pub is_allowed: bool,
    /// What a browser objects to in the reply itself.
    pub objection: Option<Objection>,
}

/// Where a reply to a request for `url` passes it on to, if it does.
pub(crate) fn target(url: &str, reply: &Response) -> Option<String> {
    if !matches!(reply.status, 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let joined = Url::parse(url).ok()?.join(reply.header("location")?).ok()?;
    matches!(joined.scheme(), "http" | "https").then(|| joined.into())
}

/// The request that follows: after most statuses one that only asks.
pub(crate) fn next(request: &Request, status: u16, to: &str) -> Request {
    let mut next = request.clone();
    next.url = to.to_owned();
    let asks = match status {
        301 | 302 => request.method == Method::Post,
        303 => request.method != Method::Get,
        _ => false,
    };
    if asks {
        next.method = Method::Get;
        next.body = None;
        next.headers
            .retain(|(name, _)| !name.to_ascii_lowercase().starts_with("content-"));
    }
    next
}

/// What stands in `Origin` when a request goes on from one address to another: once two
/// origins that are not the page's follow each other, nothing.
pub(crate) fn sender(sender: &str, from: &str, to: &str) -> String {
    let (from, to) = (cors::origin(from), cors::origin(to));
    let is_tainted = from != to && from != cors::origin(sender);
    (if is_tainted { "null" } else { sender }).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(method: Method) -> Request {
        Request {
            method,
            url: "https://a.example/x".into(),
            headers: vec![
                ("Content-Type".into(), "text/plain".into()),
                ("Accept".into(), "*/*".into()),
            ],
            body: Some("{}".into()),
            timeout: 1000,
        }
    }

    #[test]
    fn what_follows_by_table() {
        for (method, status, expected) in [
            (Method::Post, 301, Method::Get),
            (Method::Post, 302, Method::Get),
            (Method::Put, 302, Method::Put),
            (Method::Put, 303, Method::Get),
            (Method::Post, 307, Method::Post),
            (Method::Post, 308, Method::Post),
        ] {
            let next = next(&request(method), status, "https://b.example/");
            let is_kept = expected != Method::Get;
            assert_eq!(next.method, expected, "{method:?} {status}");
            assert_eq!(next.body.is_some(), is_kept, "{method:?} {status}");
            assert_eq!(next.headers.len(), 1 + usize::from(is_kept));
        }
    }

    #[test]
    fn where_to_by_table() {
        for (status, location, expected) in [
            (302, "/y?z", Some("https://a.example/y?z")),
            (308, "https://b.example/", Some("https://b.example/")),
            (200, "/y", None),
            (304, "/y", None),
            (302, "javascript:alert(1)", None),
        ] {
            let reply = Response {
                status,
                headers: vec![("location".into(), location.into())],
                body: vec![],
                cut: false,
            };
            let to = target("https://a.example/x", &reply);
            assert_eq!(to.as_deref(), expected, "{status} {location}");
        }
    }

    #[test]
    fn who_sends_by_table() {
        let site = "https://site.example";
        for (from, to, expected) in [
            ("https://site.example/a", "https://b.example/", site),
            ("https://a.example/x", "https://a.example/x/", site),
            ("https://a.example/x", "https://b.example/", "null"),
        ] {
            assert_eq!(sender(site, from, to), expected, "{from} {to}");
        }
    }
}
