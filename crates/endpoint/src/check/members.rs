//! Reading the members of a JSON object, noting every fault on the way.

use super::Fault;
use crate::problem::FieldError;
use serde_json::{Map, Value};
use std::cell::RefCell;

/// More faults than this are not told; a body of 64 KB could have thousands.
const MOST_FAULTS: usize = 50;

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(RefCell<Vec<FieldError>>);

impl Faults {
    pub(super) fn add(&self, pointer: String, fault: Fault) {
        let mut errors = self.0.borrow_mut();
        if errors.len() < MOST_FAULTS {
            errors.push(fault.at(["#", &pointer].concat()));
        }
    }

    pub(super) fn into_errors(self) -> Vec<FieldError> {
        self.0.into_inner()
    }
}

/// An object, and where in the body it stands.
#[derive(Debug)]
pub(super) struct Members<'a> {
    map: &'a Map<String, Value>,
    pointer: String,
    faults: &'a Faults,
}

impl<'a> Members<'a> {
    /// The members of `value`, which stands at `pointer`.
    pub(super) fn of(value: &'a Value, pointer: String, faults: &'a Faults) -> Option<Self> {
        let Value::Object(map) = value else {
            faults.add(pointer, Fault::NotObject);
            return None;
        };
        Some(Self {
            map,
            pointer,
            faults,
        })
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name)
    }

    /// Where a member stands.
    pub(super) fn pointer(&self, name: &str) -> String {
        below(&self.pointer, name)
    }

    /// All members that there are.
    pub(super) fn map(&self) -> &'a Map<String, Value> {
        self.map
    }

    /// A text that must be there, of at most `max` characters, as `parse` makes of it.
    pub(super) fn text<T>(
        &self,
        name: &str,
        max: usize,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        if self.get(name).is_none() {
            self.faults.add(self.pointer(name), Fault::Missing);
        }
        self.optional_text(name, max, parse)
    }

    /// A text that may be absent.
    pub(super) fn optional_text<T>(
        &self,
        name: &str,
        max: usize,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        text(self.get(name)?, max)
            .and_then(|text| parse(&text))
            .map_err(|fault| self.faults.add(self.pointer(name), fault))
            .ok()
    }

    /// A list that may be absent; `item` reads an item that stands at a pointer, and
    /// notes its faults itself.
    pub(super) fn list<T>(
        &self,
        name: &str,
        max: usize,
        item: impl Fn(&'a Value, String) -> Option<T>,
    ) -> Vec<T> {
        let pointer = self.pointer(name);
        let items = match self.get(name) {
            None => return Vec::new(),
            Some(Value::Array(items)) if items.len() > max => Err(Fault::TooMany { max }),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(Fault::NotList),
        };
        match items {
            Ok(items) => {
                let places = (0..).map(|at: usize| format!("{pointer}/{at}"));
                items
                    .iter()
                    .zip(places)
                    .filter_map(|(value, at)| item(value, at))
                    .collect()
            }
            Err(fault) => {
                self.faults.add(pointer, fault);
                Vec::new()
            }
        }
    }

    /// A whole number from 0 to `max`; 0 if it is absent. As in JSON Schema, 1.0 is whole.
    pub(super) fn whole_number(&self, name: &str, max: u8) -> u8 {
        let Some(value) = self.get(name) else {
            return 0;
        };
        let number = (0..=max).find(|n| value.as_f64() == Some(f64::from(*n)));
        number.unwrap_or_else(|| {
            self.faults
                .add(self.pointer(name), Fault::NotNumber { max });
            0
        })
    }

    /// True or false; false if it is absent.
    pub(super) fn flag(&self, name: &str) -> bool {
        match self.get(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.faults.add(self.pointer(name), Fault::NotFlag);
                false
            }
        }
    }

    /// Notes every member that is not among these.
    pub(super) fn refuse_others(&self, known: &[&str]) {
        for name in self
            .map
            .keys()
            .filter(|name| !known.contains(&name.as_str()))
        {
            self.faults.add(self.pointer(name), Fault::UnknownMember);
        }
    }
}

/// Where a member of the object at a pointer stands.
pub(super) fn below(pointer: &str, name: &str) -> String {
    let mut pointer = format!("{pointer}/");
    for byte in name.bytes() {
        match byte {
            b'~' => pointer.push_str("~0"),
            b'/' => pointer.push_str("~1"),
            // What RFC 3986 allows in a fragment without more ado.
            b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                pointer.push(char::from(byte));
            }
            other => pointer.push_str(&format!("%{other:02X}")),
        }
    }
    pointer
}

/// A line of text: white space around it dropped, 1 to `max` characters, none of
/// which is a control character or turns the direction of what stands beside it.
pub(super) fn text(value: &Value, max: usize) -> Result<String, Fault> {
    let text = value.as_str().ok_or(Fault::NotText)?.trim();
    let bad =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.is_empty() {
        Err(Fault::Empty)
    } else if text.chars().count() > max {
        Err(Fault::TooLong { max })
    } else if text.chars().any(bad) {
        Err(Fault::BadCharacter)
    } else {
        Ok(text.to_owned())
    }
}
