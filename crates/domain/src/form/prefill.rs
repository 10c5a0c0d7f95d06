//! Answers that a page's address brings along.

use super::{Answer, Answers, FieldKind, Form, Value};

impl Form {
    /// What the pairs of an address's query (`?<name>=<value>`, decoded) answer. Only
    /// fields that the content opens to it are filled in, never those of a personal kind,
    /// and only with what the check lets through, so that a link cannot put anything else
    /// into someone's form. Several choices are given by several pairs.
    pub fn prefilled(&self, pairs: &[(String, String)]) -> Answers {
        let mut answers = Answers::new();
        for field in self.fields().filter(|field| field.prefill) {
            let mut values: Vec<String> = Vec::new();
            for (name, value) in pairs {
                if *name == field.name && !values.contains(value) {
                    values.push(value.clone());
                }
            }
            let answer = match &field.kind {
                FieldKind::Choices { .. } => Some(Answer::Many(values)),
                FieldKind::Text { .. }
                | FieldKind::LongText { .. }
                | FieldKind::Number { .. }
                | FieldKind::Date { .. }
                | FieldKind::Choice { .. }
                | FieldKind::Country { .. } => values.pop().map(Answer::Text),
                FieldKind::Email
                | FieldKind::Phone { .. }
                | FieldKind::Accounts { .. }
                | FieldKind::Companions { .. }
                | FieldKind::Consent { .. } => None,
            };
            let Some(answer) = answer else { continue };
            let answer = match field.check(Some(&answer)) {
                // Without what nobody sees.
                Ok(Some(Value::Text(text))) => Answer::Text(text),
                Ok(Some(_)) => answer,
                _ => continue,
            };
            answers.insert(field.name.clone(), answer);
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        form::{Answer, Answers, ChoiceOption, Field, FieldKind, Form, Section},
        slug::Slug,
    };

    #[test]
    fn only_what_is_open_and_right_is_filled_in() {
        let options = |values: &[&str]| {
            let option = |value: &&str| ChoiceOption {
                value: (*value).into(),
                label: (*value).into(),
            };
            values.iter().map(option).collect::<Vec<_>>()
        };
        let field = |name: &str, kind| Field {
            name: name.into(),
            label: name.into(),
            prefill: name != "shut",
            kind,
            ..Field::default()
        };
        let text = || FieldKind::Text { min: None, max: 9 };
        let consent = FieldKind::Consent {
            text: String::new(),
            version: "1".into(),
        };
        let several = FieldKind::Choices {
            options: options(&["a", "b"]),
            min: None,
            max: None,
        };
        let one = || FieldKind::Choice {
            options: options(&["a", "b"]),
        };
        let fields = vec![
            field("shut", text()),
            field("open", text()),
            field("long", text()),
            field("turned", text()),
            field("one", one()),
            field("none", one()),
            field("several", several),
            field("email", FieldKind::Email),
            field("consent", consent),
        ];
        let form = Form {
            id: Slug::parse("f").unwrap(),
            title: String::new(),
            intro: vec![],
            submit: String::new(),
            sections: vec![Section {
                fields,
                ..Section::default()
            }],
        };
        let pairs = [
            ("shut", "x"),
            ("open", "x"),
            ("long", "longer than nine"),
            ("turned", "\u{202e}x"),
            ("one", "b"),
            ("none", "c"),
            ("several", "a"),
            ("several", "b"),
            ("several", "a"),
            ("email", "a@b.co"),
            ("consent", "true"),
            ("unknown", "x"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let expected = Answers::from([
            ("open".into(), Answer::Text("x".into())),
            ("turned".into(), Answer::Text("x".into())),
            ("one".into(), Answer::Text("b".into())),
            ("several".into(), Answer::Many(vec!["a".into(), "b".into()])),
        ]);
        assert_eq!(form.prefilled(&pairs), expected);
    }
}
