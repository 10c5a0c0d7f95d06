//! Serving a built site as a good static host does.
//!
//! `/x/` is x/index.html and `/x` leads there; what is missing is 404.html with status
//! 404. A file is sent compressed where a compressed one lies beside it and the client
//! takes it. A name with a content hash is cached for ever, everything else is asked
//! for again and answered with 304 where nothing changed. The `_headers` file in the
//! site's folder says which further header fields are sent, so that pages run here
//! under the same rules as on a content delivery network.
//!
//! Files are read on each request: a site that is built anew is served at once.

mod caching;
mod encoding;
mod headers_file;
mod media_type;
mod target;

pub use headers_file::{HeadersFile, Invalid};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::Response,
};
use encoding::Encoding;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use target::Target;

/// The file in a site's folder that says which header fields are sent. It is not served.
pub const HEADERS_FILE: &str = "_headers";
/// What is served where nothing is.
const MISSING: &str = "404.html";

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
pub fn router(root: &Path, base: &str) -> io::Result<Router> {
    if !fs::metadata(root)?.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::NotADirectory,
            root.display().to_string(),
        ));
    }
    let text = match fs::read_to_string(root.join(HEADERS_FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text?,
    };
    let invalid = |error: Invalid| {
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{HEADERS_FILE}: {error}"),
        )
    };
    let files = Files {
        root: root.to_owned(),
        base: base.to_owned(),
        rules: HeadersFile::parse(&text).map_err(invalid)?,
    };
    Ok(Router::new().fallback(serve).with_state(Arc::new(files)))
}

async fn serve(State(files): State<Arc<Files>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let work = move || {
        let mut response = files.respond(&parts.method, &parts.uri, &parts.headers);
        files.rules.apply(parts.uri.path(), response.headers_mut());
        response
    };
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

impl Files {
    fn respond(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
        if !matches!(*method, Method::GET | Method::HEAD) {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED);
            set(&mut response, header::ALLOW, "GET, HEAD");
            return response;
        }
        let response = match target::find(&self.root, &self.base, uri.path()) {
            Target::File(path) => self.file(&path, StatusCode::OK, headers),
            Target::Folder => return redirect(uri),
            Target::Nothing => self.file(&self.root.join(MISSING), StatusCode::NOT_FOUND, headers),
        };
        match response {
            Ok(response) if *method == Method::HEAD => response.map(|_| Body::empty()),
            Ok(response) => response,
            Err(error) if error.kind() == io::ErrorKind::NotFound => plain(StatusCode::NOT_FOUND),
            Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    /// A file, or that the client has it already.
    fn file(&self, path: &Path, status: StatusCode, headers: &HeaderMap) -> io::Result<Response> {
        let beside = encoding::beside(path);
        let chosen = Encoding::choose(headers.get_all(header::ACCEPT_ENCODING), &beside);
        let bytes = match chosen {
            Some(encoding) => fs::read(encoding.path(path))?,
            None => fs::read(path)?,
        };
        let tag = caching::entity_tag(&bytes);
        let known = status == StatusCode::OK
            && caching::matches(headers.get_all(header::IF_NONE_MATCH), &tag);

        let mut response = if known {
            let mut response = Response::default();
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            // Set here because a reply to HEAD has it too, without the body.
            let length = HeaderValue::from(bytes.len());
            let mut response = Response::new(Body::from(bytes));
            *response.status_mut() = status;
            response
                .headers_mut()
                .insert(header::CONTENT_LENGTH, length);
            set(&mut response, header::CONTENT_TYPE, media_type::of(path));
            if let Some(encoding) = chosen {
                set(&mut response, header::CONTENT_ENCODING, encoding.name());
            }
            response
        };
        set(&mut response, header::CACHE_CONTROL, caching::policy(path));
        set(&mut response, header::ETAG, &tag);
        if !beside.is_empty() {
            set(&mut response, header::VARY, "Accept-Encoding");
        }
        Ok(response)
    }
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
