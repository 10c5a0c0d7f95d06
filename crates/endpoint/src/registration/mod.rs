//! A registration, and the check that alone makes one from JSON.

mod countries;
mod fault;
mod members;
mod shapes;

pub(crate) use fault::Fault;

use crate::problem::FieldError;
use members::{Faults, Members};
use multaqa_domain::slug::Slug;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Longest name or organisation, in characters (Unicode scalar values).
const LONG: usize = 200;
/// Longest form of address, interest, network or version, in characters.
const SHORT: usize = 100;
/// Longest e-mail address, in characters (RFC 5321).
const EMAIL: usize = 254;
/// Most accounts.
const ACCOUNTS: usize = 10;
/// Most interests.
const INTERESTS: usize = 20;
/// Most companions.
const COMPANIONS: u8 = 20;

/// The members that a registration may have.
pub(crate) const MEMBERS: [&str; 13] = [
    "forum",
    "name",
    "email",
    "form_of_address",
    "phone",
    "country",
    "organisation",
    "accounts",
    "interests",
    "companions",
    "consent",
    "consent_time",
    "language",
];

/// A registration that went through [`check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Registration {
    pub(crate) forum: Slug,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) form_of_address: Option<String>,
    /// E.164.
    pub(crate) phone: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) interests: Vec<String>,
    pub(crate) companions: u8,
    pub(crate) consent_version: String,
    /// RFC 3339, as it was sent.
    pub(crate) consent_time: Option<String>,
    /// BCP 47.
    pub(crate) language: Option<String>,
}

/// An account on a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) network: String,
    pub(crate) handle: String,
}

/// Reads a registration; every fault is reported, in the order of the contract.
/// `knows` says whether a forum takes registrations at all.
pub(crate) fn check(
    body: &Value,
    knows: impl Fn(&Slug) -> bool,
) -> Result<Registration, Vec<FieldError>> {
    let faults = Faults::default();
    let registration = read(body, knows, &faults);
    match (registration, faults.into_errors()) {
        (Some(registration), errors) if errors.is_empty() => Ok(registration),
        (_, errors) => Err(errors),
    }
}

fn read(body: &Value, knows: impl Fn(&Slug) -> bool, faults: &Faults) -> Option<Registration> {
    let members = Members::of(body, String::new(), faults)?;
    let forum = members.text("forum", Slug::MAX, |text| {
        let known = Slug::parse(text).filter(&knows);
        known.ok_or(Fault::UnknownForum)
    });
    let name = members.text("name", LONG, plain);
    let email = members.text("email", EMAIL, shape(shapes::is_email, Fault::NotEmail));
    let form_of_address = members.optional_text("form_of_address", SHORT, plain);
    let phone = members.optional_text("phone", 16, shape(shapes::is_e164, Fault::NotPhone));
    let country = shape(countries::is_country, Fault::NotCountry);
    let country = members.optional_text("country", 2, country);
    let organisation = members.optional_text("organisation", LONG, plain);
    let accounts = members.list("accounts", ACCOUNTS, |value, pointer| {
        account(value, pointer, faults)
    });
    let interests = members.list("interests", INTERESTS, |value, pointer| {
        members::text(value, SHORT)
            .map_err(|fault| faults.add(pointer, fault))
            .ok()
    });
    let companions = members.whole_number("companions", COMPANIONS);
    let consent_version = consent(&members, faults);
    let time = shape(shapes::is_rfc3339, Fault::NotTime);
    let consent_time = members.optional_text("consent_time", 40, time);
    let language = shape(shapes::is_language, Fault::NotLanguage);
    let language = members.optional_text("language", 35, language);
    members.refuse_others(&MEMBERS);
    Some(Registration {
        forum: forum?,
        name: name?,
        email: email?,
        form_of_address,
        phone,
        country,
        organisation,
        accounts,
        interests,
        companions,
        consent_version: consent_version?,
        consent_time,
        language,
    })
}

/// Any text will do.
fn plain(text: &str) -> Result<String, Fault> {
    Ok(text.to_owned())
}

/// Only a text that `is` of a shape will do.
fn shape(is: fn(&str) -> bool, fault: Fault) -> impl Fn(&str) -> Result<String, Fault> {
    move |text| is(text).then(|| text.to_owned()).ok_or(fault)
}

fn account(value: &Value, pointer: String, faults: &Faults) -> Option<Account> {
    let members = Members::of(value, pointer, faults)?;
    let network = members.text("network", SHORT, plain);
    let handle = members.text("handle", LONG, plain);
    members.refuse_others(&["network", "handle"]);
    Some(Account {
        network: network?,
        handle: handle?,
    })
}

/// The version of the text that was consented to. Consent that was not given is told
/// at `#/consent`, where the form has its box.
fn consent(registration: &Members<'_>, faults: &Faults) -> Option<String> {
    let pointer = registration.pointer("consent");
    let Some(value) = registration.get("consent") else {
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

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
