//! Tests of places, by table.

use super::*;
use crate::exchange::{
    ErrorMap, Repeat,
    fixture::{endpoint, endpoint_of, form, form_of},
};
use serde_json::json;

#[test]
fn places_by_table() {
    let (endpoint, form) = (endpoint(), form());
    let places = Places::new(&endpoint, &form);
    for (told, place) in [
        ("#/person/mail", Place::Field("email")),
        ("/person/mail", Place::Field("email")),
        ("/person/mail/0/deep", Place::Field("email")),
        ("person.mail", Place::Field("email")),
        ("Person[Mail]", Place::Field("email")),
        ("$.person.mail", Place::Field("email")),
        ("/data/attributes/person/mail", Place::Field("email")),
        ("body/person/mail", Place::Field("email")),
        ("mail", Place::Field("email")),
        ("MAIL", Place::Field("email")),
        ("email", Place::Field("email")),
        ("E-Mail", Place::Field("email")),
        ("name", Place::Field("full_name")),
        ("fullName", Place::Field("full_name")),
        ("input.full_name", Place::Field("full_name")),
        ("somewhere.else.mail", Place::Field("email")),
        ("key", Place::Key),
        ("/data/key", Place::Key),
        ("/forum", Place::Ours),
        ("forum", Place::Ours),
        ("sent.at", Place::Ours),
        ("vip_code", Place::Nowhere),
        ("person.vip", Place::Nowhere),
        ("other.key", Place::Nowhere),
        ("", Place::Nowhere),
        ("/", Place::Nowhere),
        ("0", Place::Nowhere),
        ("non_field_errors", Place::Nowhere),
    ] {
        assert_eq!(places.find(told), place, "{told}");
    }
}

#[test]
fn shapes_of_payloads_by_table() {
    let form = form_of(&["email", "work_email", "accounts", "first", "last"]);
    for (payload, told, place) in [
        (
            json!({"fields": [{"name": "mail", "value": "$inputs.email"}]}),
            "fields.mail",
            Place::Field("email"),
        ),
        (
            json!({"fields": [{"name": "mail", "value": "$inputs.email"}]}),
            "/fields/0/value",
            Place::Field("email"),
        ),
        (
            json!({"query": "…", "variables": {"input": {"mail": "$inputs.email"}}}),
            "input.mail",
            Place::Field("email"),
        ),
        (
            json!({"guests": ["$inputs.first"]}),
            "guests.0",
            Place::Field("first"),
        ),
        (
            json!({"accounts": "$inputs.accounts"}),
            "accounts.0.handle",
            Place::Field("accounts"),
        ),
        (
            json!({"name": "{$inputs.first} {$inputs.last}"}),
            "name",
            Place::Field("first"),
        ),
        (
            json!({"consent": {"v": "$inputs.email#/version"}}),
            "/consent/v",
            Place::Field("email"),
        ),
        // Which of two is meant is not known.
        (
            json!({"home": {"m": "$inputs.email"}, "work": {"m": "$inputs.work_email"}}),
            "m",
            Place::Nowhere,
        ),
        (
            json!({"home": {"m": "$inputs.email"}, "work": {"m": "$inputs.work_email"}}),
            "work.m",
            Place::Field("work_email"),
        ),
        // A field that the form lacks is no place.
        (json!({"x": "$inputs.nothing"}), "x", Place::Ours),
        (json!("$inputs.email"), "anything", Place::Nowhere),
    ] {
        let endpoint = endpoint_of(&payload, Repeat::Unknown);
        assert_eq!(
            Places::new(&endpoint, &form).find(told),
            place,
            "{told} {payload}"
        );
    }
}

#[test]
fn the_description_s_names_come_first() {
    let mut endpoint = endpoint();
    endpoint.errors = Some(ErrorMap {
        names: vec![
            ("field_1".into(), "email".into()),
            ("mail".into(), "full_name".into()),
            ("field_2".into(), "nothing".into()),
        ],
        ..ErrorMap::default()
    });
    let form = form();
    let places = Places::new(&endpoint, &form);
    for (told, place) in [
        ("field_1", Place::Field("email")),
        ("detail.field_1.0", Place::Field("email")),
        ("#/person/mail", Place::Field("full_name")),
        ("field_2", Place::Nowhere),
    ] {
        assert_eq!(places.find(told), place, "{told}");
    }
}

#[test]
fn places_are_shown_without_what_says_nothing() {
    for (path, name) in [
        ("/detail/vip_code/0", "vip_code"),
        ("/errors/person.vip", "person.vip"),
        ("/errors", ""),
        ("/non_field_errors", ""),
    ] {
        assert_eq!(shown(path), name, "{path}");
    }
}
