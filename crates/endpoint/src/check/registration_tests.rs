//! Tests of the check, by table.

use super::*;
use serde_json::json;

fn whole() -> Value {
    json!({
        "forum": "a", "name": " اسم ", "email": "name@example.com", "form_of_address": "د.",
        "phone": "+971501234567", "country": "AE", "organisation": "جهة",
        "accounts": [{"network": "instagram", "handle": "example"}], "interests": ["x", "y"],
        "companions": 2, "answers": {"diet": "نباتي"}, "consent": {"given": true, "version": "1"},
        "consent_time": "2017-09-10T10:00:00Z", "language": "ar", "campaign": "poster",
        "waitlist": true, "key": "8e03978e-40d5-43e8-bc93-6894a57f9324",
    })
}

/// Pointer and code of each error of `whole` with one member changed.
fn errors(member: &str, value: Value) -> Vec<(String, &'static str)> {
    let mut body = whole();
    body[member] = value;
    errors_of(&body)
}

fn errors_of(body: &Value) -> Vec<(String, &'static str)> {
    let known = |slug: &Slug| slug.as_str() == "a";
    let errors = check(body, known, &[]).err().unwrap_or_default();
    assert!(errors.iter().all(|error| !error.detail.is_empty()));
    errors
        .into_iter()
        .map(|error| (error.pointer, error.code))
        .collect()
}

#[test]
fn a_whole_registration_is_read() {
    let read = check(&whole(), |_| true, &[]).unwrap();
    let account = Account {
        network: "instagram".into(),
        handle: "example".into(),
    };
    assert_eq!(
        read,
        Registration {
            forum: Slug::parse("a").unwrap(),
            name: "اسم".into(),
            email: "name@example.com".into(),
            form_of_address: Some("د.".into()),
            phone: Some("+971501234567".into()),
            country: Some("AE".into()),
            organisation: Some("جهة".into()),
            accounts: vec![account],
            interests: vec!["x".into(), "y".into()],
            companions: 2,
            companion_names: vec![],
            answers: [("diet".to_owned(), json!("نباتي"))].into_iter().collect(),
            consent_version: "1".into(),
            consent_time: Some("2017-09-10T10:00:00Z".into()),
            language: Some("ar".into()),
            campaign: Some("poster".into()),
            waitlist: true,
            key: Key::uuid("8e03978e-40d5-43e8-bc93-6894a57f9324"),
        }
    );
}

#[test]
fn the_least_registration_is_read() {
    let consent = json!({"given": true, "version": "1"});
    let body = json!({"forum": "a", "name": "ا", "email": "a@b.co", "consent": consent});
    let read = check(&body, |_| true, &[]).unwrap();
    assert_eq!(
        (read.companions, read.phone, read.accounts),
        (0, None, vec![])
    );
}

/// A question of a form's own is answered under its name, or within `answers`.
#[test]
fn questions_of_the_form_are_taken() {
    let mut body = whole();
    body["allergies"] = json!(["بندق"]);
    body["seat"] = json!("A1");
    let known = |_: &Slug| true;
    let taken = check(&body, known, &["name", "allergies", "seat"]).unwrap();
    let expected = json!({"diet": "نباتي", "allergies": ["بندق"], "seat": "A1"});
    assert_eq!(Value::Object(taken.answers), expected);
    let errors = |questions: &[&str]| {
        let errors = check(&body, known, questions).err().unwrap_or_default();
        errors.into_iter().map(|e| e.pointer).collect::<Vec<_>>()
    };
    assert_eq!(errors(&["seat"]), ["#/allergies"]);
    body["seat"] = json!(null);
    assert!(check(&body, known, &["allergies", "seat"]).is_err());
    body["seat"] = json!("x".repeat(40_000));
    assert!(check(&body, known, &["allergies", "seat"]).is_err());
}

#[test]
fn all_faults_are_told_at_once() {
    let body = json!({
        "forum": "b", "email": "x", "phone": "050", "companions": -1, "~/é": 1,
        "accounts": [{"network": "x", "handle": "y"}, {"network": "", "id": 1}, 5],
        "interests": "x", "consent": {"given": false, "version": ""},
    });
    let expected = [
        ("#/forum", "unknown-forum"),
        ("#/name", "missing"),
        ("#/email", "not-email"),
        ("#/phone", "not-phone"),
        ("#/accounts/1/network", "empty"),
        ("#/accounts/1/handle", "missing"),
        ("#/accounts/1/id", "unknown-member"),
        ("#/accounts/2", "not-object"),
        ("#/interests", "not-list"),
        ("#/companions", "not-number"),
        ("#/consent", "consent-needed"),
        ("#/consent/version", "empty"),
        ("#/~0~1%C3%A9", "unknown-member"),
    ];
    let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code));
    assert_eq!(errors_of(&body), expected);
}

#[test]
fn one_wrong_value_is_one_error_at_its_place() {
    let chars = |n| json!("ن".repeat(n));
    for (member, value, code) in [
        ("forum", json!("A b"), "unknown-forum"),
        ("forum", json!(1), "not-text"),
        ("name", json!(null), "not-text"),
        ("name", json!("  "), "empty"),
        ("name", chars(201), "too-long"),
        ("name", json!("a\u{0}b"), "bad-character"),
        ("name", json!("a\nb"), "bad-character"),
        ("name", json!("a\u{202e}b"), "bad-character"),
        ("name", json!("a\u{2066}b"), "bad-character"),
        ("email", json!("a@b"), "not-email"),
        (
            "email",
            json!(format!("{}@b.co", "a".repeat(250))),
            "too-long",
        ),
        ("form_of_address", chars(101), "too-long"),
        ("phone", json!("0501234567"), "not-phone"),
        ("phone", json!(971_501_234_567_u64), "not-text"),
        ("country", json!("XX"), "not-country"),
        ("country", json!("ae"), "not-country"),
        ("organisation", chars(201), "too-long"),
        ("accounts", json!({}), "not-list"),
        (
            "accounts",
            json!(vec![json!({"network": "x", "handle": "y"}); 11]),
            "too-many",
        ),
        ("interests", json!(vec!["x"; 21]), "too-many"),
        ("companions", json!(21), "not-number"),
        ("companions", json!(0.5), "not-number"),
        ("companions", json!("1"), "not-number"),
        ("companions", json!(vec!["x"; 21]), "too-many"),
        ("campaign", chars(201), "too-long"),
        ("waitlist", json!("true"), "not-flag"),
        ("waitlist", json!(null), "not-flag"),
        ("key", json!("k"), "not-key"),
        ("key", chars(65), "too-long"),
        ("consent", json!(true), "not-object"),
        (
            "consent",
            json!({"given": "true", "version": "1"}),
            "consent-needed",
        ),
        ("consent_time", json!("2017-09-10"), "not-time"),
        ("language", json!("arabic"), "not-language"),
        ("marketing", json!(true), "unknown-member"),
    ] {
        assert_eq!(
            errors(member, value.clone()),
            [(format!("#/{member}"), code)],
            "{value}"
        );
    }
}

#[test]
fn companions_may_have_names() {
    let mut body = whole();
    body["companions"] = json!([" سالم ", "لجين"]);
    let read = check(&body, |_| true, &[]).unwrap();
    assert_eq!(read.companions, 2);
    assert_eq!(read.companion_names, ["سالم", "لجين"]);
    let wrong = json!(["ن".repeat(200), "", 5, "ن".repeat(201)]);
    let expected = [
        ("#/companions/1", "empty"),
        ("#/companions/2", "not-text"),
        ("#/companions/3", "too-long"),
    ];
    let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code));
    assert_eq!(errors("companions", wrong), expected);
}

#[test]
fn the_bounds_themselves_are_allowed() {
    for (member, value) in [
        ("name", json!("ن".repeat(200))),
        ("name", json!(format!("  {}  ", "ن".repeat(200)))),
        ("name", json!("\u{1f600}".repeat(200))),
        ("interests", json!(vec!["x"; 20])),
        ("accounts", json!([])),
        ("companions", json!(0)),
        ("companions", json!(20)),
        ("companions", json!(2.0)),
    ] {
        assert_eq!(errors(member, value.clone()), [], "{value}");
    }
}

#[test]
fn a_body_that_is_no_object_is_told_at_the_root() {
    for body in [json!([]), json!("x"), json!(null), json!(1)] {
        assert_eq!(errors_of(&body), [("#".to_owned(), "not-object")]);
    }
}

#[test]
fn faults_without_end_are_cut() {
    let mut body = whole();
    for n in 0..1000 {
        body[format!("m{n}")] = json!(n);
    }
    assert_eq!(errors_of(&body).len(), 50);
}
