//! Tests of the CORS protocol, by table.

use super::*;
use multaqa_domain::exchange::Method;

fn request(method: Method, headers: &[(&str, &str)]) -> Request {
    let headers = headers.iter().map(|(n, v)| ((*n).into(), (*v).into()));
    Request {
        method,
        url: "https://api.example/x".into(),
        headers: headers.collect(),
        body: Some("{}".into()),
        timeout: 1000,
    }
}

fn response(status: u16, headers: &[(&str, &str)]) -> Response {
    let headers = headers.iter().map(|(n, v)| ((*n).into(), (*v).into()));
    Response {
        status,
        headers: headers.collect(),
        body: vec![],
        cut: false,
    }
}

const SITE: &str = "https://site.example";

#[test]
fn preflights_by_table() {
    let accept = ("Accept", "application/json, application/problem+json");
    type Case = (
        Method,
        &'static [(&'static str, &'static str)],
        Option<&'static [&'static str]>,
    );
    let table: [Case; 7] = [
        (Method::Post, &[("Content-Type", "text/plain")], None),
        (
            Method::Post,
            &[("content-type", "text/plain;charset=UTF-8")],
            None,
        ),
        (
            Method::Post,
            &[("Content-Type", "application/json")],
            Some(&["content-type"]),
        ),
        (
            Method::Post,
            &[
                ("Prefer", "a"),
                ("Content-Type", "text/plain"),
                ("apikey", "b"),
            ],
            Some(&["apikey", "prefer"]),
        ),
        (Method::Get, &[], None),
        (Method::Put, &[], Some(&[])),
        (Method::Post, &[("Accept", "a(b)")], Some(&["accept"])),
    ];
    for (method, headers, expected) in table {
        let mut all = vec![accept];
        all.extend(headers);
        let found = preflight(SITE, &request(method, &all));
        let found = found.map(|p| p.headers);
        let expected = expected.map(|names| names.iter().map(|n| (*n).to_owned()).collect());
        assert_eq!(found, expected, "{method:?} {headers:?}");
    }
}

#[test]
fn objections_by_table() {
    let request = request(
        Method::Put,
        &[
            ("Authorization", "x"),
            ("Content-Type", "application/json"),
            ("Idempotency-Key", "k"),
        ],
    );
    let preflight = preflight(SITE, &request).unwrap();
    let origin = ("access-control-allow-origin", SITE);
    let methods = ("access-control-allow-methods", "GET, PUT");
    let full = "Content-Type, idempotency-key, AUTHORIZATION";
    type Headers = Vec<(&'static str, &'static str)>;
    let table: [(u16, Headers, Vec<Objection>); 6] = [
        (
            204,
            vec![origin, methods, ("access-control-allow-headers", full)],
            vec![],
        ),
        (
            404,
            vec![origin, methods, ("access-control-allow-headers", full)],
            vec![Objection::Status(404)],
        ),
        (
            200,
            vec![origin, methods, ("access-control-allow-headers", "*")],
            vec![Objection::Header("authorization".into())],
        ),
        (
            200,
            vec![origin, ("access-control-allow-headers", full)],
            vec![Objection::Method("PUT".into())],
        ),
        (
            200,
            vec![
                ("access-control-allow-origin", "https://other.example"),
                methods,
                ("access-control-allow-headers", full),
            ],
            vec![Objection::Origin(Some("https://other.example".into()))],
        ),
        (
            200,
            vec![
                ("access-control-allow-origin", "*"),
                methods,
                (
                    "access-control-allow-headers",
                    "content-type, authorization",
                ),
            ],
            vec![Objection::Header("idempotency-key".into())],
        ),
    ];
    for (status, headers, expected) in table {
        let answer = response(status, &headers);
        assert_eq!(
            preflight.objections(&answer),
            expected,
            "{status} {headers:?}"
        );
    }
}

#[test]
fn an_origin_said_twice_is_refused() {
    let twice = response(
        200,
        &[
            ("access-control-allow-origin", "*"),
            ("access-control-allow-origin", SITE),
        ],
    );
    assert!(of_origin(SITE, &twice).is_some());
    assert_eq!(
        of_origin(SITE, &response(200, &[])),
        Some(Objection::Origin(None))
    );
}

#[test]
fn header_fields_are_readable_when_safe_or_exposed() {
    let reply = response(
        200,
        &[("access-control-expose-headers", "X-A, Retry-After")],
    );
    assert!(is_exposed(&reply, "retry-after") && is_exposed(&reply, "content-type"));
    assert!(!is_exposed(&reply, "date"));
}

#[test]
fn origins_and_loopback() {
    assert_eq!(
        origin("https://A.example:443/x?y").as_deref(),
        Some("https://a.example")
    );
    assert_eq!(origin("mailto:a@b.example"), None);
    for (url, expected) in [
        ("http://127.0.0.1:80/", true),
        ("http://[::1]/", true),
        ("http://localhost/", true),
        ("http://localhost.example/", false),
        ("https://a.example/", false),
    ] {
        assert_eq!(is_loopback(url), expected, "{url}");
    }
}
