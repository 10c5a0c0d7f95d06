//! What is wrong with an answer, in words that name the field.

use super::{Noun, ar::form, count};
use multaqa_domain::form::{Field, FieldKind, Problem};

/// The message for a problem. It names the field, so that it can be understood in the
/// summary, away from the field. Where the content has a message of its own for what is
/// broken, it is that.
pub(crate) fn problem(problem: &Problem, field: &Field) -> String {
    let broken = problem.keyword();
    match field.messages.iter().find(|(of, _)| of == broken) {
        Some((_, own)) => own.clone(),
        None => said(problem, &field.label, &field.kind),
    }
}

fn said(problem: &Problem, label: &str, kind: &FieldKind) -> String {
    match problem {
        Problem::Missing => quoted("الحقل ", label, " مطلوب."),
        Problem::TooLong { max } => quoted(
            "الحقل ",
            label,
            &[" أطول من المسموح، وهو ", &count(*max, &form::CHARACTERS), "."].concat(),
        ),
        Problem::NotEmail => "عنوان البريد الإلكتروني غير مكتمل، مثال الصيغة الصحيحة: \u{2066}name@example.com\u{2069}.".to_owned(),
        Problem::NotPhone => "رقم الهاتف غير صحيح: يُكتب بالأرقام، مع اختيار رمز الدولة.".to_owned(),
        Problem::PhoneLength {
            country,
            dial,
            min,
            max,
        } => {
            let (least, to) = match max.saturating_sub(*min) {
                0 => (String::new(), ""),
                1 => (min.to_string(), " أو "),
                _ => (min.to_string(), " إلى "),
            };
            let digits = count(*max, &form::DIGITS);
            [
                "عدد أرقام الهاتف غير صحيح: في ",
                country,
                " ",
                &least,
                to,
                &digits,
                " بعد الرمز \u{2066}+",
                dial,
                "\u{2069}.",
            ]
            .concat()
        }
        Problem::NotNumber { min, max } => quoted(
            "المطلوب في الحقل ",
            label,
            &[" عدد صحيح من ", &min.to_string(), " إلى ", &max.to_string(), "."].concat(),
        ),
        Problem::NotAnOption => quoted("المطلوب في الحقل ", label, " أحد الخيارات المعروضة."),
        Problem::TooMany { max } => quoted(
            "الحد الأعلى في الحقل ",
            label,
            &[" هو ", &count(*max, things(kind)), "."].concat(),
        ),
        Problem::HalfAccount => quoted("الإجابة ناقصة في الحقل ", label, ": لكل حساب شبكة واسم معًا."),
        Problem::InRow { row, problem } => {
            let row = row.saturating_add(1).to_string();
            said(problem, &[label, ": ", row_of(kind), &row].concat(), kind)
        }
        Problem::TooShort { min } => quoted(
            "الحقل ",
            label,
            &[" أقصر من المطلوب، وهو ", &count(*min, &form::CHARACTERS), "."].concat(),
        ),
        Problem::TooFew { min } => quoted(
            "الحد الأدنى في الحقل ",
            label,
            &[" هو ", &count(*min, &form::CHOICES), "."].concat(),
        ),
        Problem::NotDate { min, max } => {
            let mut bounds = " تاريخ صحيح".to_owned();
            // ISO dates are isolated, so that their parts keep their order.
            for (words, bound) in [(" من ", min), (" إلى ", max)] {
                if let Some(bound) = bound {
                    bounds.push_str(&[words, "\u{2066}", bound, "\u{2069}"].concat());
                }
            }
            bounds.push('.');
            quoted("المطلوب في الحقل ", label, &bounds)
        }
        Problem::ConsentNeeded => "الموافقة مطلوبة لإتمام التسجيل.".to_owned(),
    }
}

/// What a field has at most so many of.
fn things(kind: &FieldKind) -> &'static Noun {
    match kind {
        FieldKind::Choices { .. } => &form::CHOICES,
        FieldKind::Companions { .. } => &form::COMPANIONS,
        _ => &form::ACCOUNTS,
    }
}

/// What a row of a field is called, before its number.
fn row_of(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Companions { .. } => form::COMPANION.row,
        _ => form::ACCOUNT.row,
    }
}

/// The heading of the error summary for `n` faults.
pub(crate) fn summary_heading(n: usize) -> String {
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    ["لم يُرسل الطلب بعد: في الإجابات ", &count(n, &form::ERRORS)].concat()
}

fn quoted(before: &str, label: &str, after: &str) -> String {
    [before, "«", label, "»", after].concat()
}

#[cfg(test)]
mod tests {
    use super::{problem, summary_heading};
    use multaqa_domain::form::{Field, FieldKind, Problem};

    fn field(kind: FieldKind) -> Field {
        Field {
            name: "name".into(),
            label: "الاسم".into(),
            kind,
            ..Field::default()
        }
    }

    #[test]
    fn every_message_is_a_whole_sentence() {
        let date = |min: Option<&str>, max: Option<&str>| Problem::NotDate {
            min: min.map(str::to_owned),
            max: max.map(str::to_owned),
        };
        let phone = |min, max| Problem::PhoneLength {
            country: "السعودية".into(),
            dial: "966".into(),
            min,
            max,
        };
        let half = Problem::InRow {
            row: 1,
            problem: Box::new(Problem::HalfAccount),
        };
        for (fault, message) in [
            (Problem::Missing, "الحقل «الاسم» مطلوب."),
            (
                Problem::TooLong { max: 100 },
                "الحقل «الاسم» أطول من المسموح، وهو 100 حرف.",
            ),
            (
                Problem::TooLong { max: 11 },
                "الحقل «الاسم» أطول من المسموح، وهو 11 حرفًا.",
            ),
            (
                Problem::TooShort { min: 2 },
                "الحقل «الاسم» أقصر من المطلوب، وهو حرفان.",
            ),
            (
                phone(9, 9),
                "عدد أرقام الهاتف غير صحيح: في السعودية 9 أرقام بعد الرمز \u{2066}+966\u{2069}.",
            ),
            (
                phone(8, 9),
                "عدد أرقام الهاتف غير صحيح: في السعودية 8 أو 9 أرقام بعد الرمز \u{2066}+966\u{2069}.",
            ),
            (
                phone(8, 11),
                "عدد أرقام الهاتف غير صحيح: في السعودية 8 إلى 11 رقمًا بعد الرمز \u{2066}+966\u{2069}.",
            ),
            (
                Problem::NotNumber { min: 0, max: 3 },
                "المطلوب في الحقل «الاسم» عدد صحيح من 0 إلى 3.",
            ),
            (
                Problem::NotAnOption,
                "المطلوب في الحقل «الاسم» أحد الخيارات المعروضة.",
            ),
            (
                Problem::TooMany { max: 5 },
                "الحد الأعلى في الحقل «الاسم» هو 5 حسابات.",
            ),
            (
                half,
                "الإجابة ناقصة في الحقل «الاسم: الحساب 2»: لكل حساب شبكة واسم معًا.",
            ),
            (date(None, None), "المطلوب في الحقل «الاسم» تاريخ صحيح."),
            (
                date(Some("2017-09-14"), None),
                "المطلوب في الحقل «الاسم» تاريخ صحيح من \u{2066}2017-09-14\u{2069}.",
            ),
            (
                date(Some("2017-09-14"), Some("2017-09-16")),
                "المطلوب في الحقل «الاسم» تاريخ صحيح من \u{2066}2017-09-14\u{2069} \
                 إلى \u{2066}2017-09-16\u{2069}.",
            ),
            (Problem::ConsentNeeded, "الموافقة مطلوبة لإتمام التسجيل."),
        ] {
            assert_eq!(problem(&fault, &field(FieldKind::Email)), message);
        }
        for fault in [Problem::NotEmail, Problem::NotPhone] {
            assert!(problem(&fault, &field(FieldKind::Email)).ends_with('.'));
        }
    }

    #[test]
    fn what_is_counted_has_its_name() {
        let several = FieldKind::Choices {
            options: vec![],
            min: None,
            max: None,
        };
        let half = Problem::InRow {
            row: 0,
            problem: Box::new(Problem::TooLong { max: 200 }),
        };
        for (fault, kind, message) in [
            (
                Problem::TooMany { max: 2 },
                several.clone(),
                "الحد الأعلى في الحقل «الاسم» هو خياران.",
            ),
            (
                Problem::TooFew { min: 3 },
                several,
                "الحد الأدنى في الحقل «الاسم» هو 3 خيارات.",
            ),
            (
                Problem::TooMany { max: 11 },
                FieldKind::Companions { max: 11 },
                "الحد الأعلى في الحقل «الاسم» هو 11 مرافقًا.",
            ),
            (
                half,
                FieldKind::Companions { max: 11 },
                "الحقل «الاسم: المرافق 1» أطول من المسموح، وهو 200 حرف.",
            ),
        ] {
            assert_eq!(problem(&fault, &field(kind)), message);
        }
    }

    #[test]
    fn the_content_s_own_message_comes_first() {
        let mut field = field(FieldKind::Email);
        field.messages = vec![
            ("format".into(), "البريد غير صحيح.".into()),
            ("enum".into(), "الشبكة أولًا.".into()),
        ];
        assert_eq!(problem(&Problem::NotEmail, &field), "البريد غير صحيح.");
        assert_eq!(problem(&Problem::Missing, &field), "الحقل «الاسم» مطلوب.");
        let half = Problem::InRow {
            row: 0,
            problem: Box::new(Problem::HalfAccount),
        };
        assert_eq!(problem(&half, &field), "الشبكة أولًا.");
    }

    #[test]
    fn the_heading_counts_the_faults() {
        assert!(summary_heading(1).ends_with("خطأ واحد"));
        assert!(summary_heading(2).ends_with("خطآن"));
        assert!(summary_heading(3).ends_with("3 أخطاء"));
        assert!(summary_heading(11).ends_with("11 خطأً"));
        assert!(summary_heading(100).ends_with("100 خطأ"));
    }
}
