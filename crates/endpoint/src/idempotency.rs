//! Keys that make a repeat safe: the `Idempotency-Key` header
//! (draft-ietf-httpapi-idempotency-key-header), or the member `key` of a body.
//!
//! A key names one registration or message. Only what was stored uses its key up: after
//! a refusal the same key may come again with a corrected body. A row keeps its key for
//! ever, so that none is stored twice; what tells one body from another is kept for
//! [`LIFE`], and whatever comes with the key after that gets the stored reply.

use crate::problem::{Kind, Problem};
use axum::http::HeaderMap;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// How long a fingerprint is kept, in seconds: a day.
pub(crate) const LIFE: i64 = 24 * 60 * 60;

/// The longest key, in characters.
const MAX: usize = 255;

/// A key: 1 to 255 visible ASCII characters. A UUID is held in small letters, since
/// capitals make no difference to it.
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
        fits.then(|| Self::uuid(&key).unwrap_or(Self(key)))
    }

    /// A key that is a UUID.
    pub(crate) fn uuid(text: &str) -> Option<Self> {
        usual_uuid(text).map(|uuid| Self(uuid.hyphenated().to_string()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A UUID in its usual form (RFC 9562, section 4), which is the contract's `format`.
pub(crate) fn usual_uuid(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok().filter(|_| text.len() == 36)
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

/// What tells one body from another: SHA-256 of its JSON. White space, the order of
/// members and the key itself make no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint(pub(crate) [u8; 32]);

impl Fingerprint {
    pub(crate) fn of(body: &Value) -> Self {
        let mut hash = Sha256::new();
        match body {
            Value::Object(members) => {
                let members = members.iter().filter(|(name, _)| *name != "key");
                feed_members(members, &mut hash);
            }
            other => feed(other, &mut hash),
        }
        Self(hash.finalize().into())
    }
}

fn feed(value: &Value, hash: &mut Sha256) {
    match value {
        Value::Object(members) => feed_members(members.iter(), hash),
        Value::Array(items) => {
            hash.update("[");
            for item in items {
                feed(item, hash);
                hash.update(",");
            }
            hash.update("]");
        }
        scalar => hash.update(scalar.to_string()),
    }
}

/// Sorted here: whether a map is, depends on how serde_json was built.
fn feed_members<'a>(members: impl Iterator<Item = (&'a String, &'a Value)>, hash: &mut Sha256) {
    let mut members: Vec<_> = members.collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    hash.update("{");
    for (name, value) in members {
        hash.update(Value::from(name.as_str()).to_string());
        hash.update(":");
        feed(value, hash);
        hash.update(",");
    }
    hash.update("}");
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
            (
                "8E03978E-40D5-43E8-BC93-6894A57F9324",
                "8e03978e-40d5-43e8-bc93-6894a57f9324",
            ),
            (
                "8E03978E40D543E8BC936894A57F9324",
                "8E03978E40D543E8BC936894A57F9324",
            ),
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
    fn bodies_differ_by_what_they_say_only() {
        let of = |text| Fingerprint::of(&serde_json::from_str(text).unwrap());
        let one = of(r#"{"a": {"x": 1, "y": [1, "2"]}, "b": null, "key": "k"}"#);
        for same in [
            r#"{"b":null,"a":{"y":[1,"2"],"x":1}}"#,
            r#"{"key": "other", "a": {"x": 1, "y": [1, "\u0032"]}, "b": null}"#,
        ] {
            assert_eq!(of(same), one, "{same}");
        }
        for other in [
            "{}",
            "[]",
            r#"{"a": {"x": 1, "y": [1, 2]}, "b": null}"#,
            r#"{"a": {"x": 1, "y": [[1, "2"]]}, "b": null}"#,
            r#"{"a": {"x": 1, "y": [1, "2"], "key": "k"}, "b": null}"#,
            r#"{"a": {"x": 1, "y": [1], "z": "2"}, "b": null}"#,
            r#"{"a": {"x": 1}, "y": [1, "2"], "b": null}"#,
        ] {
            assert_ne!(of(other), one, "{other}");
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
