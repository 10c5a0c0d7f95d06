//! What a browser asks of a server before a page of another origin may speak to it: the
//! CORS protocol of the Fetch standard, for requests without credentials.

use crate::http::Response;
use multaqa_domain::exchange::Request;
use url::{Host, Origin, Url};

/// The preflight that a browser sends before a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// The origin of the page.
    pub origin: String,
    /// The request's method.
    pub method: String,
    /// The names of the request's header fields that need leave: lower case, sorted.
    pub headers: Vec<String>,
}

/// What a browser objects to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objection {
    /// The preflight was not answered with a 2xx status.
    Status(u16),
    /// `Access-Control-Allow-Origin` is missing or another's; what it says.
    Origin(Option<String>),
    /// `Access-Control-Allow-Methods` lacks the method.
    Method(String),
    /// `Access-Control-Allow-Headers` lacks a header field.
    Header(String),
}

/// Whether a URL leads to this machine itself.
pub fn is_loopback(url: &str) -> bool {
    match Url::parse(url).ok().as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// The origin of a URL as it stands in `Origin` header fields; `None` if it has none.
pub fn origin(url: &str) -> Option<String> {
    match Url::parse(url).ok()?.origin() {
        Origin::Opaque(_) => None,
        tuple => Some(tuple.ascii_serialization()),
    }
}

/// The preflight that a browser would send before a request from a page at `origin`;
/// `None` if it would send none.
pub fn preflight(origin: &str, request: &Request) -> Option<Preflight> {
    let method = request.method.as_str();
    let mut headers: Vec<_> = request
        .headers
        .iter()
        .filter(|(name, value)| !is_safe(name, value))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    headers.sort();
    headers.dedup();
    let is_simple = is_safe_method(method) && headers.is_empty();
    (!is_simple).then(|| Preflight {
        origin: origin.to_owned(),
        method: method.to_owned(),
        headers,
    })
}

/// "CORS-safelisted method".
fn is_safe_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "POST")
}

/// "CORS-safelisted request-header".
fn is_safe(name: &str, value: &str) -> bool {
    let byte = |byte: u8| {
        (byte >= b' ' || byte == b'\t') && byte != 0x7f && !b"\"():<>?@[\\]{}".contains(&byte)
    };
    let language = |byte: u8| byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte);
    value.len() <= 128
        && match name.to_ascii_lowercase().as_str() {
            "accept" => value.bytes().all(byte),
            "accept-language" | "content-language" => value.bytes().all(language),
            "content-type" => value.bytes().all(byte) && is_form_type(value),
            _ => false,
        }
}

fn is_form_type(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or_default().trim();
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
    ]
    .iter()
    .any(|form| essence.eq_ignore_ascii_case(form))
}

impl Preflight {
    /// The header fields of the OPTIONS request.
    pub fn fields(&self) -> Vec<(String, String)> {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut fields = vec![
            field("Accept", "*/*"),
            field("Origin", &self.origin),
            field("Access-Control-Request-Method", &self.method),
        ];
        if !self.headers.is_empty() {
            let names = self.headers.join(",");
            fields.push(field("Access-Control-Request-Headers", &names));
        }
        fields
    }

    /// What a browser objects to in the answer; it then does not send the request.
    pub fn objections(&self, answer: &Response) -> Vec<Objection> {
        let mut found = Vec::new();
        if !(200..=299).contains(&answer.status) {
            found.push(Objection::Status(answer.status));
        }
        found.extend(of_origin(&self.origin, answer));
        let methods = list(answer, "access-control-allow-methods");
        let lists = |name: &str| methods.iter().any(|m| m == name || m == "*");
        if !is_safe_method(&self.method) && !lists(&self.method) {
            found.push(Objection::Method(self.method.clone()));
        }
        let names = list(answer, "access-control-allow-headers");
        for header in &self.headers {
            // The asterisk does not stand for this one.
            let is_covered = |name: &String| {
                name.eq_ignore_ascii_case(header) || (name == "*" && header != "authorization")
            };
            if !names.iter().any(is_covered) {
                found.push(Objection::Header(header.clone()));
            }
        }
        found
    }
}

/// What a browser objects to in the reply itself; a page at `origin` then learns nothing
/// of it.
pub fn of_origin(origin: &str, reply: &Response) -> Option<Objection> {
    let name = "access-control-allow-origin";
    let mut said = reply.headers.iter().filter(|(n, _)| n == name);
    let first = said.next().map(|(_, value)| value.trim());
    let is_right = matches!(first, Some(value) if value == "*" || value == origin);
    if is_right && said.next().is_none() {
        return None;
    }
    let all: Vec<_> = reply.headers.iter().filter(|(n, _)| n == name).collect();
    let all: Vec<_> = all.iter().map(|(_, value)| value.as_str()).collect();
    Some(Objection::Origin((!all.is_empty()).then(|| all.join(", "))))
}

/// Whether a page of another origin can read a header field of a reply ("CORS-safelisted
/// response-header name", or exposed).
pub fn is_exposed(reply: &Response, name: &str) -> bool {
    const SAFE: [&str; 7] = [
        "cache-control",
        "content-language",
        "content-length",
        "content-type",
        "expires",
        "last-modified",
        "pragma",
    ];
    SAFE.contains(&name)
        || list(reply, "access-control-expose-headers")
            .iter()
            .any(|exposed| exposed == "*" || exposed.eq_ignore_ascii_case(name))
}

fn list(response: &Response, name: &str) -> Vec<String> {
    response
        .headers
        .iter()
        .filter(|(n, _)| n == name)
        .flat_map(|(_, value)| value.split(','))
        .map(|item| item.trim().to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

impl std::fmt::Display for Objection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Status(status) => write!(f, "the preflight is answered with {status}, not 2xx"),
            Self::Origin(None) => write!(f, "there is no Access-Control-Allow-Origin"),
            Self::Origin(Some(other)) => {
                write!(f, "Access-Control-Allow-Origin says {other}")
            }
            Self::Method(method) => write!(f, "Access-Control-Allow-Methods lacks {method}"),
            Self::Header(name) => write!(f, "Access-Control-Allow-Headers lacks {name}"),
        }
    }
}

#[cfg(test)]
#[path = "cors_tests.rs"]
mod tests;
