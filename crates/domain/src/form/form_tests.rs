//! Forms are read as they were written.

use super::*;

fn option() -> ChoiceOption {
    ChoiceOption {
        value: "a".into(),
        label: "أ".into(),
    }
}

fn kinds() -> Vec<FieldKind> {
    let country = DialCountry {
        code: "AE".into(),
        label: "الإمارات".into(),
        dial: "971".into(),
        trunk: "0".into(),
        least: 8,
        most: 9,
    };
    let network = |hosts| Network {
        value: "x".into(),
        label: "إكس".into(),
        hosts,
    };
    vec![
        FieldKind::Text {
            min: Some(2),
            max: 9,
        },
        FieldKind::Text { min: None, max: 9 },
        FieldKind::LongText {
            min: Some(2),
            max: 900,
        },
        FieldKind::Email,
        FieldKind::Phone {
            countries: vec![country],
        },
        FieldKind::Number { min: -1, max: 5 },
        FieldKind::Date {
            min: Some("1900-01-01".into()),
            max: None,
        },
        FieldKind::Choice {
            options: vec![option()],
        },
        FieldKind::Choices {
            options: vec![option()],
            min: Some(1),
            max: Some(2),
        },
        FieldKind::Country {
            options: vec![option()],
        },
        FieldKind::Accounts {
            networks: vec![network(vec!["x.com".into()]), network(vec![])],
            max: 3,
        },
        FieldKind::Companions { max: 4 },
        FieldKind::Consent {
            text: "أوافق".into(),
            version: "1".into(),
        },
    ]
}

#[test]
fn a_form_is_read_as_it_was_written() {
    let condition = || Condition {
        field: "f0".into(),
        any: vec!["a".into(), "true".into()],
        min: Some(-1),
        max: Some(3),
    };
    let field = |(index, kind): (usize, FieldKind)| Field {
        name: ["f", &index.to_string()].concat(),
        label: "اسم".into(),
        help: (index % 2 == 0).then(|| "عون".into()),
        required: index % 2 == 1,
        autocomplete: Some("off".into()),
        conditions: if index == 0 {
            vec![]
        } else {
            vec![condition()]
        },
        messages: vec![("required".into(), "الاسم من فضلك.".into())],
        prefill: index == 3,
        kind,
    };
    let fields = kinds().into_iter().enumerate().map(field).collect();
    let form = Form {
        id: Slug::parse("f").unwrap(),
        title: "نموذج".into(),
        intro: vec![],
        submit: "إرسال".into(),
        sections: vec![
            Section::default(),
            Section {
                title: "قسم".into(),
                fields,
                conditions: vec![condition()],
            },
        ],
    };
    let written = serde_json::to_string(&form).unwrap();
    assert_eq!(Form::read(&Json::parse(&written).unwrap()), Some(form));
}
