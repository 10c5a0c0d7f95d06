//! Tests of the server on a folder, request by request.

use super::*;
use axum::http::HeaderMap;
use axum::{body::to_bytes, routing::get};
use tower::ServiceExt;

struct Host {
    router: Router,
    folder: tempfile::TempDir,
}

const RULES: &str = "\
/*
  X-Content-Type-Options: nosniff
/*page.json
  Access-Control-Allow-Origin: *
/kept/*
  Cache-Control: immutable
/*.ics
  Content-Type: text/calendar; charset=utf-8
";

/// A site with a page, an app, a compressed sheet and header rules.
fn host_at(base: &str) -> Host {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("about")).unwrap();
    fs::create_dir_all(folder.path().join("kept")).unwrap();
    for (name, content) in [
        ("index.html", "home"),
        ("404.html", "missing"),
        ("404.html.br", "missing, brotli"),
        ("about/index.html", "about"),
        ("about/page.json", "{}"),
        ("app-0123456789abcdef.js", "script"),
        ("app-0123456789abcdef.js.br", "script, brotli"),
        ("app-0123456789abcdef.js.gz", "script, gzip"),
        ("app-0123456789abcdef_bg.wasm", "module"),
        ("secret-less.ics", "calendar"),
        ("kept/a.ics", "calendar"),
        (HEADERS_FILE, RULES),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    Host {
        router: router(folder.path(), base).unwrap(),
        folder,
    }
}

fn host() -> Host {
    host_at("/")
}

struct Reply {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

impl Host {
    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[]).await
    }
}

#[tokio::test]
async fn a_folder_is_its_index() {
    let host = host();
    for (path, text) in [
        ("/", "home"),
        ("/about/", "about"),
        ("/about/?a=b", "about"),
    ] {
        let reply = host.get(path).await;
        assert_eq!((reply.status, reply.text.as_str()), (200, text), "{path}");
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    }
    let reply = host.get("/about?a=b").await;
    assert_eq!(
        (reply.status, reply.header("location")),
        (308, "/about/?a=b")
    );
}

#[tokio::test]
async fn what_is_missing_is_the_site_s_own_page() {
    let host = host();
    for path in [
        "/nothing",
        "/nothing/",
        "/_headers",
        "//about",
        "/%2e%2e/etc/passwd",
        "/app-0123456789abcdee.js",
    ] {
        let reply = host.get(path).await;
        assert_eq!(
            (reply.status, reply.text.as_str()),
            (404, "missing"),
            "{path}"
        );
        assert_eq!(reply.header("cache-control"), "no-cache");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
    }
    let reply = host
        .send(
            "GET",
            "/nothing",
            &[("accept-encoding", "br"), ("if-none-match", "*")],
        )
        .await;
    assert_eq!(
        (reply.status, reply.text.as_str()),
        (404, "missing, brotli")
    );
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    fs::remove_file(host.folder.path().join("404.html")).unwrap();
    let reply = host.get("/nothing").await;
    assert_eq!((reply.status, reply.text.as_str()), (404, "Not Found"));
}

#[tokio::test]
async fn files_have_their_types() {
    let host = host();
    for (path, media) in [
        ("/app-0123456789abcdef.js", "text/javascript; charset=utf-8"),
        ("/app-0123456789abcdef_bg.wasm", "application/wasm"),
        ("/about/page.json", "application/json"),
        ("/secret-less.ics", "text/calendar; charset=utf-8"),
    ] {
        assert_eq!(host.get(path).await.header("content-type"), media);
    }
}

#[tokio::test]
async fn the_compressed_file_is_sent_to_who_takes_it() {
    let host = host();
    let script = "/app-0123456789abcdef.js";
    for (accept, text, encoding) in [
        ("gzip, deflate, br, zstd", "script, brotli", "br"),
        ("gzip", "script, gzip", "gzip"),
        ("zstd", "script", ""),
    ] {
        let reply = host
            .send("GET", script, &[("accept-encoding", accept)])
            .await;
        assert_eq!(
            (reply.text.as_str(), reply.header("content-encoding")),
            (text, encoding)
        );
        assert_eq!(reply.header("content-length"), text.len().to_string());
        assert_eq!(
            reply.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(reply.header("vary"), "Accept-Encoding");
    }
    let reply = host
        .send("GET", "/about/", &[("accept-encoding", "br")])
        .await;
    assert_eq!(
        (
            reply.text.as_str(),
            reply.header("content-encoding"),
            reply.header("vary")
        ),
        ("about", "", "")
    );
}

#[tokio::test]
async fn hashed_names_are_kept_and_others_asked_for_again() {
    let host = host();
    let reply = host.get("/app-0123456789abcdef_bg.wasm").await;
    assert_eq!(
        reply.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let reply = host.get("/about/").await;
    assert_eq!(reply.header("cache-control"), "no-cache");

    let tag = reply.header("etag").to_owned();
    let again = host
        .send("GET", "/about/", &[("if-none-match", &tag)])
        .await;
    assert_eq!(
        (again.status, again.text.as_str(), again.header("etag")),
        (304, "", tag.as_str())
    );
    assert_eq!(again.header("cache-control"), "no-cache");
    assert_eq!(again.header("content-type"), "");
    assert_eq!(again.header("x-content-type-options"), "nosniff");

    fs::write(host.folder.path().join("about/index.html"), "changed").unwrap();
    let changed = host
        .send("GET", "/about/", &[("if-none-match", &tag)])
        .await;
    assert_eq!((changed.status, changed.text.as_str()), (200, "changed"));
}

#[tokio::test]
async fn each_coding_has_its_own_tag() {
    let host = host();
    let script = "/app-0123456789abcdef.js";
    let plain = host.get(script).await;
    let known = [
        ("accept-encoding", "br"),
        ("if-none-match", plain.header("etag")),
    ];
    let brotli = host.send("GET", script, &known).await;
    assert_eq!(
        (brotli.status, brotli.text.as_str()),
        (200, "script, brotli")
    );
    let known = [
        ("accept-encoding", "br"),
        ("if-none-match", brotli.header("etag")),
    ];
    let again = host.send("GET", script, &known).await;
    assert_eq!(
        (again.status, again.header("vary")),
        (304, "Accept-Encoding")
    );
}

#[tokio::test]
async fn head_is_get_without_a_body_and_nothing_else_is_allowed() {
    let host = host();
    let (get, head) = (
        host.get("/about/").await,
        host.send("HEAD", "/about/", &[]).await,
    );
    assert_eq!((head.status, head.text.as_str()), (200, ""));
    assert_eq!(head.headers, get.headers);
    assert_eq!(head.header("content-length"), "5");
    for method in ["POST", "PUT", "DELETE"] {
        let reply = host.send(method, "/about/", &[]).await;
        assert_eq!(
            (reply.status, reply.header("allow")),
            (405, "GET, HEAD, OPTIONS"),
            "{method}"
        );
    }
}

#[tokio::test]
async fn what_others_may_read_they_may_ask_for_first() {
    let host = host();
    let asked = [
        ("origin", "https://other.example"),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "if-none-match"),
    ];
    for (path, status, origin, methods) in [
        ("/about/page.json", 204, "*", "GET, HEAD"),
        ("/about/", 204, "", ""),
        ("/nothing/page.json", 405, "*", ""),
    ] {
        let reply = host.send("OPTIONS", path, &asked).await;
        assert_eq!(
            (
                reply.status,
                reply.header("access-control-allow-origin"),
                reply.header("access-control-allow-methods"),
                reply.header("allow"),
            ),
            (status, origin, methods, "GET, HEAD, OPTIONS"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn nothing_but_a_file_has_a_file_s_rules() {
    let host = host();
    for path in ["/kept/nothing.ics", "/kept/nothing%2Eics", "/kept/"] {
        let reply = host.get(path).await;
        assert_eq!(
            (
                reply.status,
                reply.header("content-type"),
                reply.header("cache-control"),
            ),
            (404, "text/html; charset=utf-8", "no-cache"),
            "{path}"
        );
    }
    for path in ["/kept/a.ics", "/kept/a%2Eics", "/%6bept/a.ics"] {
        let reply = host.get(path).await;
        assert_eq!(
            (
                reply.status,
                reply.header("content-type"),
                reply.header("cache-control"),
            ),
            (200, "text/calendar; charset=utf-8", "immutable"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn what_is_outside_of_the_base_is_answered_as_safely() {
    let mut host = host_at("/forums/");
    let rules = "/forums/*\n  X-Content-Type-Options: nosniff\n";
    fs::write(host.folder.path().join(HEADERS_FILE), rules).unwrap();
    host.router = router(host.folder.path(), "/forums/").unwrap();
    for path in ["/", "/forums", "/x.ics", "/forumsx/", "//"] {
        let reply = host.get(path).await;
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn header_rules_are_followed() {
    let host = host();
    let page = host.get("/about/").await;
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("access-control-allow-origin"), "");
    let payload = host.get("/about/page.json").await;
    assert_eq!(payload.header("x-content-type-options"), "nosniff");
    assert_eq!(payload.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_site_stands_below_a_base() {
    let host = host_at("/forums/");
    for (path, status, text) in [
        ("/forums/", 200, "home"),
        ("/forums/about/", 200, "about"),
        ("/about/", 404, "missing"),
    ] {
        let reply = host.get(path).await;
        assert_eq!(
            (reply.status, reply.text.as_str()),
            (status, text),
            "{path}"
        );
    }
    for path in ["/forums", "/forums/about"] {
        let reply = host.get(path).await;
        assert_eq!(
            (reply.status, reply.header("location").to_owned()),
            (308, format!("{path}/"))
        );
    }
}

#[tokio::test]
async fn it_merges_with_a_router_of_an_api() {
    let mut host = host();
    let api = Router::new().route("/api/x", get(|| async { "api" }));
    host.router = host.router.clone().merge(api);
    assert_eq!(host.get("/api/x").await.text, "api");
    assert_eq!(host.get("/about/").await.text, "about");
    assert_eq!(host.get("/api/y").await.text, "missing");
}

#[test]
fn a_site_with_wrong_rules_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    assert!(router(folder.path(), "/").is_ok());
    fs::write(folder.path().join(HEADERS_FILE), "/*\nX: y\n").unwrap();
    let error = format!("{:#}", router(folder.path(), "/").unwrap_err());
    let rules = folder.path().join(HEADERS_FILE);
    let line = "line 2: a path starts with a slash, a field is indented";
    assert_eq!(error, format!("{}: {line}", rules.display()));
    assert!(router(&folder.path().join(HEADERS_FILE), "/").is_err());
    assert!(router(&folder.path().join("missing"), "/").is_err());
}
