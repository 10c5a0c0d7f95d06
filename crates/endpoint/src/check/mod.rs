//! The check of bodies: all faults at once, each with its place.

mod countries;
mod fault;
mod members;
pub(crate) mod message;
pub(crate) mod registration;
mod shapes;

pub(crate) use fault::Fault;

use crate::idempotency::Key;
use members::{Faults, Members};
use serde_json::Value;

/// Longest name, organisation or campaign, in characters (Unicode scalar values).
const LONG: usize = 200;
/// Longest form of address, interest, network or version, in characters.
const SHORT: usize = 100;
/// Longest key in a body, in characters.
const KEY: usize = 64;

/// Any text will do.
fn plain(text: &str) -> Result<String, Fault> {
    Ok(text.to_owned())
}

/// Only a text that `is` of a shape will do.
fn shape(is: fn(&str) -> bool, fault: Fault) -> impl Fn(&str) -> Result<String, Fault> {
    move |text| is(text).then(|| text.to_owned()).ok_or(fault)
}

/// A line of text that stands at a pointer.
fn line(value: &Value, max: usize, pointer: String, faults: &Faults) -> Option<String> {
    members::text(value, max)
        .map_err(|fault| faults.add(pointer, fault))
        .ok()
}

/// A time, RFC 3339, as it was sent.
fn time(members: &Members<'_>, name: &str) -> Option<String> {
    members.optional_text(name, 40, shape(shapes::is_rfc3339, Fault::NotTime))
}

/// The language of the page, BCP 47.
fn language(members: &Members<'_>) -> Option<String> {
    let language = shape(shapes::is_language, Fault::NotLanguage);
    members.optional_text("language", 35, language)
}

/// The key, which is a UUID where it stands in a body.
fn key_member(members: &Members<'_>) -> Option<Key> {
    members.optional_text("key", KEY, |text| Key::uuid(text).ok_or(Fault::NotKey))
}

/// The version of the text that was consented to. Consent that was not given is told
/// at `#/consent`, where the form has its box.
fn consent(body: &Members<'_>, faults: &Faults) -> Option<String> {
    let pointer = body.pointer("consent");
    let Some(value) = body.get("consent") else {
        faults.add(pointer, Fault::ConsentNeeded);
        return None;
    };
    let members = Members::of(value, pointer.clone(), faults)?;
    let given = members.get("given") == Some(&Value::Bool(true));
    if !given {
        faults.add(pointer, Fault::ConsentNeeded);
    }
    let version = members.text("version", SHORT, plain);
    members.refuse_others(&["given", "version"]);
    version.filter(|_| given)
}
