//! The `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header).
//!
//! A key names one registration. Only a registration that was stored uses its key up:
//! after a refusal the same key may come again with a corrected body. A key lives as
//! long as its row.

use crate::problem::{Kind, Problem};
use axum::http::HeaderMap;
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

/// The longest key, in characters.
const MAX: usize = 255;

/// A key: 1 to 255 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key(String);

impl Key {
    /// The key of a request, if it has one. The draft writes a quoted string (RFC
    /// 9651); most clients send it bare, which is the same key here.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let mut values = headers.get_all("idempotency-key").iter();
        let Some(value) = values.next() else {
            return Ok(None);
        };
        let key = value.to_str().ok().and_then(Self::parse);
        match (key, values.next()) {
            (Some(key), None) => Ok(Some(key)),
            _ => Err(Problem::new(Kind::BadKey)
                .detail("المقبول مفتاح واحد من 1 إلى 255 محرفًا من محارف ASCII المرئية")),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let key = match text.strip_prefix('"') {
            Some(rest) => unescape(rest.strip_suffix('"')?)?,
            None => text.to_owned(),
        };
        let fits = (1..=MAX).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
        fits.then_some(Self(key))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The inside of a string of RFC 9651: a backslash stands only before `"` and itself.
fn unescape(inside: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '"' => return None,
            '\\' => chars.next().filter(|c| matches!(c, '"' | '\\'))?,
            c => c,
        });
    }
    Some(text)
}

/// What tells one body from another: SHA-256 of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint(pub(crate) [u8; 32]);

impl Fingerprint {
    pub(crate) fn of(body: &[u8]) -> Self {
        Self(Sha256::digest(body).into())
    }
}

/// The keys whose requests are being worked on in this process.
#[derive(Clone, Debug, Default)]
pub(crate) struct InFlight(Arc<Mutex<HashSet<Key>>>);

impl InFlight {
    /// Enters a key; `None` if it is there already. It leaves when the guard is dropped.
    pub(crate) fn enter(&self, key: &Key) -> Option<Guard> {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.insert(key.clone()).then(|| Guard {
            keys: self.clone(),
            key: key.clone(),
        })
    }
}

/// Holds a key in flight.
#[derive(Debug)]
pub(crate) struct Guard {
    keys: InFlight,
    key: Key,
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut keys = self.keys.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_by_table() {
        let longest = "k".repeat(255);
        for (text, key) in [
            ("8e03978e-40d5", "8e03978e-40d5"),
            (" a ", "a"),
            ("\"8e03978e-40d5\"", "8e03978e-40d5"),
            (r#""a\"b\\c""#, r#"a"b\c"#),
            (&longest, &longest),
        ] {
            assert_eq!(Key::parse(text), Some(Key(key.to_owned())), "{text}");
        }
        let long = "k".repeat(256);
        for bad in [
            "", " ", "\"\"", "\"a", "\"", "a b", "\"a b\"", "é", r#""a\b""#, "\"a\"b\"", &long,
        ] {
            assert_eq!(Key::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn two_keys_in_one_request_are_refused() {
        let mut headers = HeaderMap::new();
        assert_eq!(Key::of(&headers), Ok(None));
        headers.append("idempotency-key", "a".parse().unwrap());
        assert_eq!(Key::of(&headers), Ok(Some(Key("a".into()))));
        headers.append("idempotency-key", "a".parse().unwrap());
        assert_eq!(Key::of(&headers).unwrap_err().kind, Kind::BadKey);
    }

    #[test]
    fn a_key_is_in_flight_until_its_guard_is_dropped() {
        let keys = InFlight::default();
        let key = Key("a".into());
        let guard = keys.enter(&key).unwrap();
        assert!(keys.enter(&key).is_none());
        assert!(keys.enter(&Key("b".into())).is_some());
        drop(guard);
        assert!(keys.enter(&key).is_some());
    }
}
