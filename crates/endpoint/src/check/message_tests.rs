//! Tests of the check of messages, by table.

use super::*;
use serde_json::json;

fn forms() -> Vec<MessageForm> {
    let slug = |text| Slug::parse(text).unwrap();
    let form = |subject, name| MessageForm {
        subject: slug(subject),
        name: slug(name),
    };
    vec![form("a", "question"), form("b", "notify")]
}

fn whole() -> Value {
    json!({
        "subject": "a", "form": "question",
        "answers": {"email": "a@b.co", "topics": ["x", "y"], "more": {"z": [{"w": 1.5}]}},
        "consent": {"given": true, "version": "1"}, "consent_time": "2017-09-10T10:00:00Z",
        "language": "ar", "key": "8E03978E-40D5-43E8-BC93-6894A57F9324",
    })
}

fn errors(member: &str, value: Value) -> Vec<(String, &'static str)> {
    let mut body = whole();
    body[member] = value;
    let errors = check(&body, &forms()).err().unwrap_or_default();
    let errors = errors.into_iter();
    errors.map(|error| (error.pointer, error.code)).collect()
}

#[test]
fn a_whole_message_is_read() {
    let read = check(&whole(), &forms()).unwrap();
    assert_eq!(
        (read.subject.as_str(), read.form.as_str()),
        ("a", "question")
    );
    assert_eq!(Value::Object(read.answers), whole()["answers"]);
    assert_eq!(read.consent_version.as_deref(), Some("1"));
    assert_eq!(
        read.key.unwrap().as_str(),
        "8e03978e-40d5-43e8-bc93-6894a57f9324"
    );
    let least = json!({"subject": "b", "form": "notify", "answers": {"email": "a@b.co"}});
    let read = check(&least, &forms()).unwrap();
    assert_eq!((read.consent_version, read.key), (None, None));
}

#[test]
fn one_wrong_value_is_one_error_at_its_place() {
    let long = |length: usize| json!({"a": "x".repeat(length - r#"{"a":""}"#.len())});
    assert_eq!(errors("answers", long(32 * 1024)), []);
    for (member, value, pointer, code) in [
        ("subject", json!("c"), "", "unknown-subject"),
        ("form", json!("notify"), "", "unknown-form"),
        ("form", json!(1), "", "not-text"),
        ("answers", json!([]), "", "not-object"),
        ("answers", json!({}), "", "empty"),
        ("answers", long(32 * 1024 + 1), "", "too-much"),
        ("answers", json!({"a": null}), "/a", "not-value"),
        ("answers", json!({"a/b": [1, null]}), "/a~1b/1", "not-value"),
        ("answers", json!({"a": "x\u{0}"}), "/a", "bad-character"),
        ("answers", json!({"": 1}), "/", "empty"),
        ("answers", json!({"a": {"b": {"c": {"d": 1}}}}), "", ""),
        (
            "answers",
            json!({"a": {"b": {"c": [{}]}}}),
            "/a/b/c/0",
            "too-deep",
        ),
        ("answers", json!({"a": [[[[]]]]}), "/a/0/0/0", "too-deep"),
        (
            "answers",
            json!({"a": "\u{202b}سطر\n\tوسطر\u{202c}"}),
            "",
            "",
        ),
        (
            "consent",
            json!({"given": false, "version": "1"}),
            "",
            "consent-needed",
        ),
        ("consent", json!(true), "", "not-object"),
        ("consent_time", json!("2017"), "", "not-time"),
        ("language", json!("arabic"), "", "not-language"),
        ("key", json!("k"), "", "not-key"),
        (
            "key",
            json!("8e03978e40d543e8bc936894a57f9324"),
            "",
            "not-key",
        ),
        ("forum", json!("a"), "", "unknown-member"),
    ] {
        let expected = [(format!("#/{member}{pointer}"), code)];
        let expected = if code.is_empty() { &[][..] } else { &expected };
        assert_eq!(errors(member, value.clone()), expected, "{value}");
    }
}
