//! Tests of the form as it is drawn: what is asked, and how its controls are tied.

use super::super::form;
use crate::state::registration::{Registration, use_registration};
use leptos::prelude::*;
use multaqa_domain::{
    decode::Decode,
    form::{AccountEntry, Answer},
    json::Json,
    page::RegisterPage,
};

const PAGE: &str = r##"{
    "subject": "s",
    "form": {"id": "f", "title": "t", "submit": "go", "sections": [
        {"title": "one", "fields": [
            {"name": "more", "label": "more", "kind": {"consent": {"text": "t", "version": "1"}}},
            {"name": "why", "label": "why", "kind": {"text": {"max": 9}},
             "if": [{"field": "more", "any": ["true"]}]},
            {"name": "born", "label": "born", "kind": {"date": {"min": "1900-01-01"}}},
            {"name": "guests", "label": "guests", "kind": {"companions": {"max": 2}},
             "messages": [["maxItems", "Two at most."]]},
            {"name": "nets", "label": "nets", "kind": {"accounts": {"max": 3, "networks": [
                {"value": "x", "label": "X", "hosts": ["x.com"]}]}}}
        ]},
        {"title": "two", "if": [{"field": "why", "any": ["x"]}], "fields": [
            {"name": "last", "label": "last", "kind": "email"}
        ]}
    ]},
    "endpoint": {"id": "e", "steps": [], "repeat": "idempotency_key"},
    "data_use": {"controller": "", "purpose": "", "kept": "", "country": "", "contact": ""}
}"##;

fn page() -> RegisterPage {
    RegisterPage::read(&Json::parse(PAGE).unwrap()).unwrap()
}

/// Does something with a registration in the making.
pub(in crate::parts::form) fn with_registration<T>(make: impl FnOnce(Registration) -> T) -> T {
    let owner = Owner::new();
    let made = owner.with(|| make(use_registration(page().into(), None)));
    owner.unset();
    made
}

/// Draws the form with these answers, after these fields have been left.
fn drawn(answers: Vec<(&str, Answer)>, left: &[&str]) -> String {
    with_registration(|registration| {
        for (name, answer) in answers {
            registration.set(name, answer);
        }
        for name in left {
            registration.leave(name);
        }
        form(&page(), registration).to_html()
    })
}

/// The start tag that contains this.
fn tag<'a>(html: &'a str, part: &str) -> &'a str {
    let at = html
        .find(part)
        .unwrap_or_else(|| panic!("{part} in {html}"));
    let start = html[..at].rfind('<').unwrap();
    let end = at + html[at..].find('>').unwrap();
    &html[start..=end]
}

/// Whether the nearest element around this that the form hides is hidden.
fn hidden(html: &str, part: &str, around: &str) -> bool {
    let at = html
        .find(part)
        .unwrap_or_else(|| panic!("{part} in {html}"));
    let start = html[..at].rfind(around).unwrap();
    let end = start + html[start..].find('>').unwrap();
    html[start..end].contains(" hidden")
}

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

#[test]
fn what_is_not_asked_is_hidden() {
    let yes = || ("more", Answer::Flag(true));
    for (answers, why, two) in [
        (vec![], true, true),
        (vec![yes()], false, true),
        (vec![yes(), ("why", text("x"))], false, false),
        (vec![("why", text("x"))], true, true),
    ] {
        let html = drawn(answers.clone(), &[]);
        let field = "class=\"field\"";
        assert_eq!(hidden(&html, "id=\"f-why\"", field), why, "{answers:?}");
        assert_eq!(
            hidden(&html, ">two</bdi></legend>", "<fieldset class=\"section\""),
            two,
            "{answers:?}"
        );
        assert!(!hidden(&html, "id=\"f-born\"", field), "{answers:?}");
    }
}

#[test]
fn a_date_is_the_device_s_own_control() {
    let html = drawn(vec![], &[]);
    let date = tag(&html, "id=\"f-born\"");
    for part in [
        "type=\"date\"",
        "dir=\"ltr\"",
        "min=\"1900-01-01\"",
        "name=\"born\"",
    ] {
        assert!(date.contains(part), "{date}");
    }
}

#[test]
fn the_row_at_fault_is_marked() {
    let row = |network: &str, handle: &str| AccountEntry {
        network: network.into(),
        handle: handle.into(),
    };
    let rows = Answer::Accounts(vec![row("x", "a"), row("", "b"), row("", "x.com/c")]);
    let html = drawn(vec![("nets", rows)], &["nets"]);
    let marked = |id: &str| tag(&html, &["id=\"", id, "\""].concat()).contains("aria-invalid");
    let found = [marked("f-nets"), marked("f-nets-1"), marked("f-nets-2")];
    assert_eq!(found, [false, true, false]);
    assert!(html.contains("«<bdi>nets</bdi>: الحساب 2»"));
}

#[test]
fn there_is_a_row_for_each_companion_and_the_content_s_own_message() {
    let add = |html: &str| tag(html, "id=\"f-guests-add\"").contains(" hidden");
    let html = drawn(vec![], &[]);
    assert!(html.contains("name=\"guests.0\"") && !html.contains("name=\"guests.1\""));
    assert!(!add(&html));
    let names = Answer::Many(vec!["a".into(), "b".into(), "c".into()]);
    let html = drawn(vec![("guests", names)], &["guests"]);
    assert!(html.contains("name=\"guests.2\""));
    assert!(add(&html) && html.contains("Two at most."));
}
