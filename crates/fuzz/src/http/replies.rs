//! What the server said, read as a browser reads it.

use axum::http::Method;

/// So many fields a reply has at most.
const FIELDS: usize = 100;

/// What was said is one reply after the other, and nothing else. `methods` are those of the
/// requests that were answered; what is no request at all is answered without one.
pub(super) fn hold(mut said: &[u8], methods: &[&Method]) {
    let mut methods = methods.iter();
    while !said.is_empty() {
        let mut fields = [httparse::EMPTY_HEADER; FIELDS];
        let mut reply = httparse::Response::new(&mut fields);
        let parsed = reply.parse(said).expect("a reply");
        let httparse::Status::Complete(head) = parsed else {
            panic!("half a reply: {:?}", String::from_utf8_lossy(said));
        };
        let status = reply.code.expect("it was read");
        assert!((100..=599).contains(&status));
        let field = |name: &str| {
            let mut all = reply.headers.iter();
            let found = all.find(|field| field.name.eq_ignore_ascii_case(name));
            found.map(|field| String::from_utf8_lossy(field.value))
        };
        said = &said[head..];
        if status < 200 {
            continue;
        }
        let method = methods.next();
        let is_bare = method.is_some_and(|method| **method == Method::HEAD);
        if is_bare || matches!(status, 204 | 304) {
            continue;
        }
        said = match (field("transfer-encoding"), field("content-length")) {
            (Some(_), length) => {
                assert!(length.is_none(), "a body of two lengths");
                chunks(said)
            }
            (None, Some(length)) => {
                let length: usize = length.parse().expect("a number");
                said.get(length..).expect("a whole body")
            }
            // Until the end.
            (None, None) => &[],
        };
    }
    assert_eq!(methods.next(), None, "a request without a reply");
}

/// What follows a body in chunks.
fn chunks(mut said: &[u8]) -> &[u8] {
    loop {
        let httparse::Status::Complete((start, length)) =
            httparse::parse_chunk_size(said).expect("a chunk")
        else {
            panic!("half a chunk");
        };
        let end = start + usize::try_from(length).expect("a length");
        let rest = said.get(end..).expect("a whole chunk");
        said = rest.strip_prefix(b"\r\n").expect("the end of a chunk");
        if length == 0 {
            return said;
        }
    }
}
