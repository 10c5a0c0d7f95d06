//! JSON as a tree, without a parser.
//!
//! In the browser, text is parsed by the browser's own `JSON.parse`, and natively by
//! serde_json; both give this tree ([`Json::parse`] is native). So the app carries no
//! parser of its own, which would cost it a tenth of its size.

use crate::text;
use serde::{Serialize, Serializer, ser::Error as _};
use std::fmt;

/// A JSON value (RFC 8259).
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: its members in order. Of members of the same name the first counts.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Deeper nesting than this is refused by whoever makes a tree from text.
    pub const DEPTH: u8 = 64;

    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The member of an object; `None` if there is none, or this is no object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(n, _)| n == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of an array; none, if this is no array.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// What an RFC 6901 pointer leads to.
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer
            .strip_prefix('/')?
            .split('/')
            .try_fold(self, |at, token| match at {
                Self::List(items) => items.get(token.parse::<usize>().ok()?),
                _ => at.get(&text::replace(&text::replace(token, "~1", "/"), "~0", "~")),
            })
    }

    /// Parses text natively; `None` if it is no JSON, or nested too deep.
    pub fn parse(text: &str) -> Option<Self> {
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        Self::from_value(value, Self::DEPTH)
    }

    fn from_value(value: serde_json::Value, depth: u8) -> Option<Self> {
        use serde_json::Value;
        let deeper = depth.checked_sub(1)?;
        Some(match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => Self::Number(number.to_string()),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(
                items
                    .into_iter()
                    .map(|item| Self::from_value(item, deeper))
                    .collect::<Option<_>>()?,
            ),
            Value::Object(members) => {
                let member = |(name, value)| Some((name, Self::from_value(value, deeper)?));
                Self::Object(members.into_iter().map(member).collect::<Option<_>>()?)
            }
        })
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(true) => out.push_str("true"),
            Self::Flag(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, out);
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    separate(index, out);
                    quote(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    /// The value as text.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Two hexadecimal digits hold every other control character.
            c if c < ' ' => {
                out.push_str("\\u00");
                out.push(if c < '\u{10}' { '0' } else { '1' });
                out.extend(char::from_digit(u32::from(c) & 15, 16));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: serde_json::Value =
            serde_json::from_str(&self.to_text()).map_err(S::Error::custom)?;
        value.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Json;
    use proptest::prelude::*;

    #[test]
    fn pointers_by_table() {
        let json = Json::parse(r#"{"a":{"b":[10,{"c/d":1,"e~f":2}]},"":3}"#).unwrap();
        for (pointer, found) in [
            ("", None),
            ("/a/b/0", Some("10")),
            ("/a/b/1/c~1d", Some("1")),
            ("/a/b/1/e~0f", Some("2")),
            ("/", Some("3")),
        ] {
            let at = json.pointer(pointer);
            assert!(at.is_some(), "{pointer}");
            if let Some(found) = found {
                assert_eq!(at.map(Json::to_text).as_deref(), Some(found), "{pointer}");
            }
        }
        for nowhere in ["a", "/b", "/a/b/2", "/a/b/x", "/a/b/-1", "/a/b/0/c"] {
            assert_eq!(json.pointer(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn a_number_stays_the_same_however_often_it_is_read() {
        for number in [
            "2233720360368547758074",
            "2.2337203603685478e+21",
            "0.1",
            "-5",
        ] {
            let json = Json::parse(number).unwrap();
            assert_eq!(Json::parse(&json.to_text()), Some(json), "{number}");
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let nested = |n: usize| ["[".repeat(n), "]".repeat(n)].concat();
        assert!(Json::parse(&nested(60)).is_some());
        assert!(Json::parse(&nested(100)).is_none());
        assert!(Json::parse(&nested(10_000)).is_none());
    }

    proptest! {
        #[test]
        fn text_is_written_as_it_is_read(text in "(?s).{0,40}") {
            let json = Json::Object(vec![(text.clone(), Json::List(vec![Json::Text(text), Json::Null]))]);
            prop_assert_eq!(Json::parse(&json.to_text()), Some(json));
        }
    }
}
