//! Reading payloads: from a JSON tree to the domain's types.
//!
//! Writing is serde's; reading is not, because it runs in the browser. serde's derived
//! readers are generic over the format and leave at every field that may not fit; over
//! 40 types they came to a third of the app. Here a reading goes through to its end and
//! notes on the way whether everything fits ([`Fit`]); what does not is thrown away as a
//! whole. A payload is hostile until it has become a [`Document`], and nothing panics.
//!
//! [`Document`]: crate::page::Document

use crate::json::Json;

/// Whether everything that was read so far fits its type.
#[derive(Debug)]
pub struct Fit(bool);

impl Fit {
    /// Notes that something does not fit; what is returned in its place is never seen.
    pub fn fail(&mut self) {
        self.0 = false;
    }

    /// The value, or its stand-in with a note that it does not fit.
    pub fn or_default<T: Default>(&mut self, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.fail();
            T::default()
        })
    }
}

/// A type that is read from JSON.
pub trait Decode: Sized {
    /// Reads a value; `None` is a member that is not there.
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self;

    /// Reads a whole; `None` if anything in it does not fit.
    fn read(value: &Json) -> Option<Self> {
        let mut fit = Fit(true);
        let whole = Self::decode(Some(value), &mut fit);
        fit.0.then_some(whole)
    }
}

/// Reads a structure of which each field is a member of the same name. Members that
/// belong to no field are passed over.
macro_rules! record {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::decode::Decode for $type {
            fn decode(value: Option<&$crate::json::Json>, fit: &mut $crate::decode::Fit) -> Self {
                Self {
                    $($field: $crate::decode::Decode::decode(
                        $crate::decode::member(value, stringify!($field)), fit,
                    )),*
                }
            }
        }
    };
}

/// Reads an enumeration of bare names; the first stands in where none fits.
macro_rules! names {
    ($type:ident { $first:ident = $first_name:literal, $($variant:ident = $name:literal),* $(,)? }) => {
        impl $crate::decode::Decode for $type {
            fn decode(value: Option<&$crate::json::Json>, fit: &mut $crate::decode::Fit) -> Self {
                match value.and_then($crate::json::Json::as_text) {
                    Some($first_name) => return Self::$first,
                    $(Some($name) => return Self::$variant,)*
                    _ => fit.fail(),
                }
                Self::$first
            }
        }
    };
}

pub(crate) use {names, record};

/// A member of an object that may not be there itself.
pub(crate) fn member<'a>(value: Option<&'a Json>, name: &str) -> Option<&'a Json> {
    value?.get(name)
}

/// The name and the content of an enumeration's value, as serde writes it: `"name"`, or
/// `{"name": content}`.
pub(crate) fn tagged(value: Option<&Json>) -> (&str, Option<&Json>) {
    match value {
        Some(Json::Text(name)) => (name, None),
        Some(Json::Object(members)) => match members.as_slice() {
            [(name, content)] => (name, Some(content)),
            _ => ("", None),
        },
        _ => ("", None),
    }
}

impl Decode for Json {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        match value {
            Some(value) => value.clone(),
            None => {
                fit.fail();
                Self::Null
            }
        }
    }
}

impl Decode for String {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let text = value.and_then(Json::as_text);
        fit.or_default(text.map(str::to_owned))
    }
}

impl Decode for bool {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        match value {
            Some(Json::Flag(flag)) => return *flag,
            Some(_) => fit.fail(),
            None => {}
        }
        false
    }
}

impl Decode for i64 {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let number = match value {
            Some(Json::Number(number)) => number.parse().ok(),
            _ => None,
        };
        fit.or_default(number)
    }
}

macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Decode for $type {
            fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
                let number = i64::decode(value, fit).try_into().ok();
                fit.or_default(number)
            }
        }
    )*};
}

integers!(u8, u32, i32);

impl<T: Decode> Decode for Option<T> {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        match value {
            None | Some(Json::Null) => None,
            value => Some(T::decode(value, fit)),
        }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let mut items = Self::new();
        match value {
            Some(Json::List(values)) => {
                for value in values {
                    items.push(T::decode(Some(value), fit));
                }
            }
            Some(_) => fit.fail(),
            None => {}
        }
        items
    }
}

impl<T: Decode> Decode for std::sync::Arc<T> {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        Self::new(T::decode(value, fit))
    }
}

impl<A: Decode, B: Decode> Decode for (A, B) {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let pair = value.map_or(&[][..], Json::items);
        if pair.len() != 2 {
            fit.fail();
        }
        (A::decode(pair.first(), fit), B::decode(pair.get(1), fit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Sample {
        text: String,
        number: Option<u8>,
        list: Vec<String>,
        flag: bool,
        pair: Option<(String, i32)>,
    }
    record!(Sample {
        text,
        number,
        list,
        flag,
        pair
    });

    fn sample(json: &str) -> Option<Sample> {
        Sample::read(&Json::parse(json).unwrap())
    }

    #[test]
    fn members_may_be_absent_where_there_is_a_stand_in() {
        let read = sample(r#"{"text": "a", "extra": 1}"#).unwrap();
        assert_eq!(read.text, "a");
        assert!(read.number.is_none() && read.list.is_empty() && !read.flag && read.pair.is_none());
        let read =
            sample(r#"{"text": "a", "number": 7, "list": ["x"], "flag": true, "pair": ["p", -1]}"#)
                .unwrap();
        assert_eq!(
            (read.number, read.list.len(), read.flag, read.pair),
            (Some(7), 1, true, Some(("p".into(), -1)))
        );
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for bad in [
            r#"{}"#,
            r#"[]"#,
            r#""text""#,
            r#"{"text": 1}"#,
            r#"{"text": "a", "number": 256}"#,
            r#"{"text": "a", "number": -1}"#,
            r#"{"text": "a", "number": 1.5}"#,
            r#"{"text": "a", "list": "x"}"#,
            r#"{"text": "a", "list": [1]}"#,
            r#"{"text": "a", "flag": "true"}"#,
            r#"{"text": "a", "pair": ["p"]}"#,
            r#"{"text": "a", "pair": ["p", 1, 2]}"#,
        ] {
            assert!(sample(bad).is_none(), "{bad}");
        }
    }
}
