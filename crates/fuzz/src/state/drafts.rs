//! Drafts: answers that are kept until they are sent.

use multaqa_domain::{
    decode::Decode as _,
    form::{AccountEntry, Answer, Answers, Form},
    json::Json,
};

/// A field of each kind.
const FORM: &str = r#"{"id":"form","title":"","submit":"","sections":[{"title":"","fields":[
    {"name":"text","label":"","kind":{"text":{"min":2,"max":20}},"required":true},
    {"name":"long","label":"","kind":{"long_text":{"max":50}}},
    {"name":"email","label":"","kind":"email"},
    {"name":"phone","label":"","kind":{"phone":{"countries":[
        {"code":"AE","label":"","dial":"971","trunk":"0","least":7,"most":9}]}}},
    {"name":"number","label":"","kind":{"number":{"min":-5,"max":5}}},
    {"name":"date","label":"","kind":{"date":{"min":"2017-01-01","max":"2027-12-31"}}},
    {"name":"choice","label":"","kind":{"choice":{"options":[{"value":"a","label":"a"}]}}},
    {"name":"choices","label":"","kind":{"choices":{"options":[{"value":"a","label":"a"}],"min":1,"max":2}}},
    {"name":"country","label":"","kind":{"country":{"options":[{"value":"AE","label":""}]}}},
    {"name":"accounts","label":"","kind":{"accounts":{"networks":[
        {"value":"x","label":"X","hosts":["x.com","twitter.com"]}],"max":3}}},
    {"name":"companions","label":"","kind":{"companions":{"max":3}}},
    {"name":"consent","label":"","kind":{"consent":{"text":"","version":"1"}}}]}]}"#;

/// Answers are read as they were written, joined with what was typed since, and checked, by the
/// form that stands beside them or by [`FORM`].
pub(super) fn draft(kept: &Json) {
    let form = kept.get("form").and_then(Form::read).unwrap_or_else(|| {
        let form = Json::parse(FORM).and_then(|json| Form::read(&json));
        form.expect("a form")
    });
    let kept = kept.get("answers").unwrap_or(kept);
    let Some(answers) = Answers::from_json(kept) else {
        return;
    };
    let text = answers.to_json().to_text();
    let json = Json::parse(&text).expect("it was written");
    assert_eq!(Answers::from_json(&json).as_ref(), Some(&answers), "{text}");
    let mut joined = answers.clone();
    joined.extend_draft(Answers::from([
        (
            "accounts".to_owned(),
            Answer::Accounts(vec![AccountEntry::default()]),
        ),
        ("choices".to_owned(), Answer::Many(vec!["a".to_owned()])),
    ]));
    for answers in [&answers, &joined] {
        if let Ok(checked) = form.check(answers) {
            sent(&form, answers, &checked);
        }
    }
    let named: Vec<_> = form.fields().map(|field| field.name.clone()).collect();
    let pairs: Vec<_> = named.into_iter().map(|name| (name, text.clone())).collect();
    form.prefilled(&pairs);
}

/// What is asked and checked has a value where one is required.
fn sent(form: &Form, answers: &Answers, checked: &multaqa_domain::form::Checked) {
    for field in form.fields().filter(|field| field.required) {
        let is_asked = field.conditions.is_empty();
        let is_always = form
            .sections
            .iter()
            .all(|section| section.conditions.is_empty());
        assert!(
            !is_asked || !is_always || checked.get(&field.name).is_some(),
            "{} of {answers:?}",
            field.name
        );
    }
}
