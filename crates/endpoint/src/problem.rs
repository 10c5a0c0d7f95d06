//! Problems: what went wrong, as RFC 9457 `application/problem+json`.
//!
//! `type` is a URN of [`Kind::name`], `title` and `detail` are Arabic and may be shown
//! to people as text. `errors` lists every error of a body, each with a JSON Pointer
//! as URI fragment (RFC 6901 section 6), a stable `code` for programs and a `detail`
//! for people.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// What `type` starts with; the kind's name follows.
pub(crate) const TYPE_PREFIX: &str = "urn:problem-type:multaqa:";

/// The kinds of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    BadJson,
    Invalid,
    NotOpen,
    Closed,
    Full,
    BadKey,
    KeyReused,
    KeyInFlight,
    Cancelled,
    Timeout,
    TooLarge,
    MediaType,
    Throttled,
    NotFound,
    Method,
    Busy,
    Internal,
}

impl Kind {
    /// All kinds, for the check of the contract.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 17] = [
        Self::BadJson,
        Self::Invalid,
        Self::NotOpen,
        Self::Closed,
        Self::Full,
        Self::BadKey,
        Self::KeyReused,
        Self::KeyInFlight,
        Self::Cancelled,
        Self::Timeout,
        Self::TooLarge,
        Self::MediaType,
        Self::Throttled,
        Self::NotFound,
        Self::Method,
        Self::Busy,
        Self::Internal,
    ];

    /// Status, name and title.
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BadJson => (
                StatusCode::BAD_REQUEST,
                "bad-json",
                "نص الطلب ليس JSON صالحًا",
            ),
            Self::Invalid => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                "بعض البيانات تحتاج إلى تصحيح",
            ),
            Self::NotOpen => (StatusCode::FORBIDDEN, "not-open", "لم يُفتح باب التسجيل بعد"),
            Self::Closed => (StatusCode::FORBIDDEN, "closed", "أُغلق باب التسجيل"),
            Self::Full => (StatusCode::FORBIDDEN, "full", "اكتملت المقاعد"),
            Self::BadKey => (StatusCode::BAD_REQUEST, "bad-key", "مفتاح الطلب غير صالح"),
            Self::KeyReused => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "key-reused",
                "استُعمل مفتاح هذا الطلب مع بيانات أخرى",
            ),
            Self::KeyInFlight => (
                StatusCode::CONFLICT,
                "key-in-flight",
                "الطلب نفسه قيد المعالجة",
            ),
            Self::Cancelled => (StatusCode::GONE, "cancelled", "أُلغي هذا التسجيل"),
            Self::Timeout => (
                StatusCode::REQUEST_TIMEOUT,
                "timeout",
                "لم يصل الطلب كاملًا في الوقت المتاح",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "الطلب أكبر من المسموح",
            ),
            Self::MediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "media-type",
                "نوع المحتوى غير مقبول",
            ),
            Self::Throttled => (
                StatusCode::TOO_MANY_REQUESTS,
                "throttled",
                "طلبات كثيرة في وقت قصير",
            ),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "لا شيء في هذا العنوان"),
            Self::Method => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method",
                "هذا الفعل غير مقبول هنا",
            ),
            Self::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "الخادم مشغول، ولم يُسجَّل شيء",
            ),
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "حدث خلل في الخادم",
            ),
        }
    }

    /// The name, the last part of `type`.
    #[cfg(test)]
    pub(crate) fn name(self) -> &'static str {
        self.parts().1
    }
}

/// A problem to be answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) kind: Kind,
    pub(crate) detail: Option<String>,
    pub(crate) errors: Vec<FieldError>,
    /// Seconds, for `Retry-After`.
    pub(crate) retry_after: Option<u64>,
}

/// An error at a place of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FieldError {
    /// JSON Pointer as URI fragment: `#/email`.
    pub(crate) pointer: String,
    /// For programs; does not change.
    pub(crate) code: &'static str,
    /// For people, Arabic.
    pub(crate) detail: String,
}

impl Problem {
    pub(crate) fn new(kind: Kind) -> Self {
        Self {
            kind,
            detail: None,
            errors: Vec::new(),
            retry_after: None,
        }
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub(crate) fn errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    pub(crate) fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

/// The members of RFC 9457, and `errors`.
#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, name, title) = self.kind.parts();
        let body = Body {
            r#type: [TYPE_PREFIX, name].concat(),
            title,
            status: status.as_u16(),
            detail: self.detail.as_deref(),
            errors: &self.errors,
        };
        let headers = [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CONTENT_LANGUAGE, "ar"),
        ];
        let text = serde_json::to_string(&body).unwrap_or_default();
        let mut response = (status, headers, text).into_response();
        if let Some(seconds) = self.retry_after {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.kind == Kind::MediaType {
            let headers = response.headers_mut();
            headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        }
        response
    }
}
