//! What the stage says to pages of other origins, where it plays an endpoint elsewhere.

use super::{Answer, Seen};
use hyper::{
    Method,
    header::{
        ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
        ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue,
    },
};

/// What pages of any other origin may send and read.
#[derive(Clone, Copy, Debug)]
pub struct Cors {
    /// Header fields that they may send, a comma list.
    pub allowed: &'static str,
    /// Header fields that they may read besides the usual, a comma list.
    pub exposed: &'static str,
    /// Whether answers may be read at all, and not only be asked for.
    pub answers: bool,
}

impl Cors {
    /// All that an endpoint should let through.
    pub const FULL: Self = Self {
        allowed: "content-type, idempotency-key",
        exposed: "retry-after, date",
        answers: true,
    };

    /// The answer to a preflight request.
    pub(super) fn preflight(self, seen: &Seen) -> Option<Answer> {
        (seen.method == Method::OPTIONS).then(|| {
            let mut answer = Answer::new(204, "text/plain", "");
            let any = HeaderValue::from_static("*");
            let allowed = HeaderValue::from_static(self.allowed);
            let headers = &mut answer.headers;
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, any.clone());
            headers.insert(ACCESS_CONTROL_ALLOW_METHODS, any);
            headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, allowed);
            answer
        })
    }

    /// Lets an answer be read.
    pub(super) fn share(self, answer: &mut Answer) {
        if self.answers {
            let exposed = HeaderValue::from_static(self.exposed);
            let headers = &mut answer.headers;
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
        }
    }
}
