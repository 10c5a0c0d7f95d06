//! A registration, and the check that alone makes one from JSON.

use super::{
    Fault, LONG, SHORT, consent, countries, key_member, language, line,
    members::{Faults, Members},
    message::{SIZE, look},
    plain, shape, shapes, time,
};
use crate::{idempotency::Key, problem::FieldError};
use multaqa_domain::{form::is_e164, slug::Slug};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Longest e-mail address, in characters (RFC 5321).
const EMAIL: usize = 254;
/// Most accounts.
const ACCOUNTS: usize = 10;
/// Most interests.
const INTERESTS: usize = 20;
/// Most companions.
const COMPANIONS: u8 = 20;

/// The members that a registration may have.
pub(crate) const MEMBERS: [&str; 17] = [
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
    "answers",
    "consent",
    "consent_time",
    "language",
    "campaign",
    "waitlist",
    "key",
];

/// A registration that went through [`check`].
#[derive(Clone, Debug, PartialEq)]
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
    /// Who they are, if that was sent: as many as [`Self::companions`].
    pub(crate) companion_names: Vec<String>,
    /// Answers to further questions, by their names.
    pub(crate) answers: Map<String, Value>,
    pub(crate) consent_version: String,
    /// RFC 3339, as it was sent.
    pub(crate) consent_time: Option<String>,
    /// BCP 47.
    pub(crate) language: Option<String>,
    /// The campaign that brought the person.
    pub(crate) campaign: Option<String>,
    /// Whether a place on the waiting list will do.
    pub(crate) waitlist: bool,
    /// Its key, if it has one in its body.
    pub(crate) key: Option<Key>,
}

/// An account on a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) network: String,
    pub(crate) handle: String,
}

/// Reads a registration; every fault is reported, in the order of the contract.
/// `knows` says whether a forum takes registrations at all; `questions` are further members
/// that answer questions of the site's own forms.
pub(crate) fn check(
    body: &Value,
    knows: impl Fn(&Slug) -> bool,
    questions: &[&str],
) -> Result<Registration, Vec<FieldError>> {
    let faults = Faults::default();
    let registration = read(body, knows, questions, &faults);
    match (registration, faults.into_errors()) {
        (Some(registration), errors) if errors.is_empty() => Ok(registration),
        (_, errors) => Err(errors),
    }
}

fn read(
    body: &Value,
    knows: impl Fn(&Slug) -> bool,
    questions: &[&str],
    faults: &Faults,
) -> Option<Registration> {
    let members = Members::of(body, String::new(), faults)?;
    let forum = members.text("forum", Slug::MAX, |text| {
        let known = Slug::parse(text).filter(&knows);
        known.ok_or(Fault::UnknownForum)
    });
    let name = members.text("name", LONG, plain);
    let email = members.text("email", EMAIL, shape(shapes::is_email, Fault::NotEmail));
    let form_of_address = members.optional_text("form_of_address", SHORT, plain);
    let phone = members.optional_text("phone", 16, shape(is_e164, Fault::NotPhone));
    let country = shape(countries::is_country, Fault::NotCountry);
    let country = members.optional_text("country", 2, country);
    let organisation = members.optional_text("organisation", LONG, plain);
    let accounts = members.list("accounts", ACCOUNTS, |value, pointer| {
        account(value, pointer, faults)
    });
    let interests = members.list("interests", INTERESTS, |value, pointer| {
        line(value, SHORT, pointer, faults)
    });
    let (companions, companion_names) = companions(&members, faults);
    let answers = answers(&members, questions, faults);
    let consent_version = consent(&members, faults);
    let consent_time = time(&members, "consent_time");
    let language = language(&members);
    let campaign = members.optional_text("campaign", LONG, plain);
    let waitlist = members.flag("waitlist");
    let key = key_member(&members);
    let known: Vec<_> = MEMBERS.iter().chain(questions).copied().collect();
    members.refuse_others(&known);
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
        companion_names,
        answers,
        consent_version: consent_version?,
        consent_time,
        language,
        campaign,
        waitlist,
        key,
    })
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

/// What `answers` holds, and the members that answer a question by themselves.
fn answers(members: &Members<'_>, questions: &[&str], faults: &Faults) -> Map<String, Value> {
    let mut all = Map::new();
    if let Some(value) = members.get("answers") {
        let pointer = members.pointer("answers");
        if let Some(own) = Members::of(value, pointer.clone(), faults) {
            look(value, &pointer, 1, faults);
            all = own.map().clone();
        }
    }
    for name in questions.iter().filter(|name| !MEMBERS.contains(name)) {
        if let Some(value) = members.get(name) {
            look(value, &members.pointer(name), 2, faults);
            all.insert((*name).to_owned(), value.clone());
        }
    }
    if Value::Object(all.clone()).to_string().len() > SIZE * 1024 {
        faults.add(members.pointer("answers"), Fault::TooMuch { max: SIZE });
    }
    all
}

/// How many come along, and their names where a list of these was sent.
fn companions(members: &Members<'_>, faults: &Faults) -> (u8, Vec<String>) {
    if !matches!(members.get("companions"), Some(Value::Array(_))) {
        let count = members.whole_number("companions", COMPANIONS);
        return (count, Vec::new());
    }
    let names = members.list("companions", usize::from(COMPANIONS), |value, pointer| {
        line(value, LONG, pointer, faults)
    });
    (u8::try_from(names.len()).unwrap_or(COMPANIONS), names)
}

#[cfg(test)]
#[path = "registration_tests.rs"]
mod tests;
