//! Serving a built site as a good static host does.
//!
//! `/x/` is x/index.html and `/x` leads there; what is missing is 404.html with status
//! 404. A file is sent compressed where a compressed one lies beside it and the client
//! takes it. A name with a content hash is cached for ever, everything else is asked
//! for again and answered with 304 where nothing changed. The `_headers` file in the
//! site's folder says which further header fields are sent, so that pages run here
//! under the same rules as on a content delivery network.
//!
//! Files are read on each request: a site that is built anew is served at once. tower-http
//! reads and sends them, in codings and ranges; which file a path leads to, and what is said
//! with it, is decided here. Whether a file has changed is told by an entity tag, not by its
//! date: a site can be built twice in a second.

mod caching;
mod headers_file;
mod media_type;
mod target;

pub use headers_file::{HeadersFile, Invalid, Rule};

use anyhow::{Context as _, Result, ensure};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::Response,
};
use percent_encoding::percent_decode_str;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use target::Target;
use tower_http::services::ServeFile;

/// The file in a site's folder that says which header fields are sent. It is not served.
pub const HEADERS_FILE: &str = "_headers";
/// What is served where nothing is.
const MISSING: &str = "404.html";
/// What one may ask of a file (RFC 9110, 10.2.1).
const METHODS: &str = "GET, HEAD, OPTIONS";

/// What the handler knows.
#[derive(Debug)]
struct Files {
    root: PathBuf,
    base: String,
    rules: HeadersFile,
}

/// The service of the site in the folder `root`, mounted below `base`, a path that
/// starts and ends with a slash. It is a fallback: it merges with any router that has
/// none. Links in the folder are followed, paths that lead out of it are not.
///
/// # Errors
/// If `root` is no folder, or its `_headers` cannot be read or has a fault.
pub fn router(root: &Path, base: &str) -> Result<Router> {
    let is = fs::metadata(root).with_context(|| format!("reading {}", root.display()))?;
    ensure!(is.is_dir(), "{} is not a folder", root.display());
    let rules = root.join(HEADERS_FILE);
    let text = match fs::read_to_string(&rules) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text.with_context(|| format!("reading {}", rules.display()))?,
    };
    let rules = HeadersFile::parse(&text).with_context(|| rules.display().to_string())?;
    let files = Files {
        root: root.to_owned(),
        base: base.to_owned(),
        rules,
    };
    Ok(Router::new().fallback(serve).with_state(Arc::new(files)))
}

async fn serve(State(files): State<Arc<Files>>, request: Request) -> Response {
    let path = files.ruled(request.uri().path());
    let is_preflight = request.method() == Method::OPTIONS;
    let mut response = files.respond(request).await;
    let own_type = response.headers().get(header::CONTENT_TYPE).cloned();
    files.rules.apply(&path, response.headers_mut());
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        // What is said instead of a file has the file's address alone: it may be there in a
        // moment, and it is a page.
        set(&mut response, header::CACHE_CONTROL, "no-cache");
        own_type.map(|own| response.headers_mut().insert(header::CONTENT_TYPE, own));
    } else if is_preflight
        && response
            .headers()
            .contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN)
    {
        set(
            &mut response,
            header::ACCESS_CONTROL_ALLOW_METHODS,
            "GET, HEAD",
        );
        set(&mut response, header::ACCESS_CONTROL_ALLOW_HEADERS, "*");
        set(&mut response, header::ACCESS_CONTROL_MAX_AGE, "7200");
    }
    response
}

impl Files {
    /// The path by whose rules a path is answered: decoded, since `%2E` is a dot to whoever asks;
    /// the base where it is outside of that.
    fn ruled(&self, path: &str) -> String {
        let path = percent_decode_str(path).decode_utf8_lossy();
        let is_inside = path.starts_with(&self.base);
        if is_inside {
            path.into_owned()
        } else {
            self.base.clone()
        }
    }

    async fn respond(&self, request: Request) -> Response {
        let target = target::find(&self.root, &self.base, request.uri().path());
        match *request.method() {
            Method::GET | Method::HEAD => {}
            Method::OPTIONS if target != Target::Nothing => {
                let mut response = Response::default();
                *response.status_mut() = StatusCode::NO_CONTENT;
                set(&mut response, header::ALLOW, METHODS);
                return response;
            }
            _ => {
                let mut response = plain(StatusCode::METHOD_NOT_ALLOWED);
                set(&mut response, header::ALLOW, METHODS);
                return response;
            }
        }
        let response = match target {
            Target::File(path) => file(&path, request).await,
            Target::Folder => return redirect(request.uri()),
            Target::Nothing => missing(&self.root.join(MISSING), request).await,
        };
        response.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

/// The page that says that there is nothing: whole, whatever the client has already.
async fn missing(page: &Path, mut request: Request) -> io::Result<Response> {
    for name in [header::IF_NONE_MATCH, header::RANGE] {
        request.headers_mut().remove(name);
    }
    let mut response = file(page, request).await?;
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

/// Codings, each with the ending of the file that lies compressed beside the plain one.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// A file, or that the client has it already.
async fn file(path: &Path, mut request: Request) -> io::Result<Response> {
    let headers = request.headers_mut();
    // One way of telling whether a file has changed is enough.
    for name in [header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE] {
        headers.remove(name);
    }
    if headers.remove(header::IF_RANGE).is_some() {
        headers.remove(header::RANGE);
    }
    let known: Vec<HeaderValue> = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .cloned()
        .collect();
    let response = ServeFile::new(path)
        .precompressed_br()
        .precompressed_gzip()
        .try_call(request)
        .await?;
    if response.status() == StatusCode::NOT_FOUND {
        return Ok(plain(StatusCode::NOT_FOUND));
    }
    let mut response = response.map(Body::new);
    let coding = response.headers().get(header::CONTENT_ENCODING);
    let coding = CODINGS
        .iter()
        .find(|(name, _)| coding.is_some_and(|sent| sent == name));
    let sent = coding.map_or(path.to_owned(), |(_, ending)| beside(path, ending));
    let tag = caching::entity_tag(&fs::metadata(sent)?, coding.map(|(name, _)| *name))?;
    if response.status() == StatusCode::OK && caching::matches(&known, &tag) {
        response = Response::default();
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        set(&mut response, header::CONTENT_TYPE, media_type::of(path));
    }
    response.headers_mut().remove(header::LAST_MODIFIED);
    response.headers_mut().remove(header::VARY);
    set(&mut response, header::CACHE_CONTROL, caching::policy(path));
    set(&mut response, header::ETAG, &tag);
    if CODINGS
        .iter()
        .any(|(_, ending)| beside(path, ending).is_file())
    {
        set(&mut response, header::VARY, "Accept-Encoding");
    }
    Ok(response)
}

/// The file that lies compressed beside another.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// To the folder's own address, where its relative links are right.
fn redirect(uri: &Uri) -> Response {
    let query = uri
        .query()
        .map(|query| ["?", query].concat())
        .unwrap_or_default();
    let mut response = plain(StatusCode::PERMANENT_REDIRECT);
    set(
        &mut response,
        header::LOCATION,
        &[uri.path(), "/", &query].concat(),
    );
    response
}

/// A reply that says its status only.
fn plain(status: StatusCode) -> Response {
    let text = status.canonical_reason().unwrap_or_default();
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    set(
        &mut response,
        header::CONTENT_TYPE,
        "text/plain; charset=utf-8",
    );
    response
}

/// Sets a field; a value that is none, which no caller has, is left out.
fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
#[path = "serving_tests.rs"]
mod tests;
