//! What is wrong with an answer, in words that name the field.

use super::{ar::form, count};
use multaqa_domain::form::Problem;

/// The message for a problem. It names the field, so that it can be understood in the
/// summary, away from the field.
pub(crate) fn problem(problem: &Problem, label: &str) -> String {
    match problem {
        Problem::Missing => quoted("الحقل ", label, " مطلوب."),
        Problem::TooLong { max } => quoted(
            "الحقل ",
            label,
            &[" أطول من المسموح، وهو ", &count(*max, &form::CHARACTERS), "."].concat(),
        ),
        Problem::BadCharacter => quoted("في الحقل ", label, " رموز تحكّم غير مسموح بها."),
        Problem::NotEmail => "عنوان البريد الإلكتروني غير مكتمل، مثال الصيغة الصحيحة: \u{2066}name@example.com\u{2069}.".to_owned(),
        Problem::NotPhone => "رقم الهاتف غير صحيح: يُكتب بالأرقام، مع اختيار رمز الدولة.".to_owned(),
        Problem::NotNumber { min, max } => quoted(
            "المطلوب في الحقل ",
            label,
            &[" عدد صحيح من ", &min.to_string(), " إلى ", &max.to_string(), "."].concat(),
        ),
        Problem::NotAnOption => quoted("المطلوب في الحقل ", label, " أحد الخيارات المعروضة."),
        Problem::TooMany { max } => quoted(
            "الحد الأعلى في الحقل ",
            label,
            &[" هو ", &count(*max, &form::ROWS), "."].concat(),
        ),
        Problem::HalfAccount => quoted("في الحقل ", label, " سطر ناقص: لكل حساب شبكة واسم معًا."),
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
        Problem::NotDate { .. } => quoted("المطلوب في الحقل ", label, " تاريخ صحيح."),
        Problem::ConsentNeeded => "الموافقة مطلوبة لإتمام التسجيل.".to_owned(),
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
    use multaqa_domain::form::Problem;

    #[test]
    fn every_message_is_a_whole_sentence() {
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
                Problem::BadCharacter,
                "في الحقل «الاسم» رموز تحكّم غير مسموح بها.",
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
                "الحد الأعلى في الحقل «الاسم» هو 5 أسطر.",
            ),
            (
                Problem::HalfAccount,
                "في الحقل «الاسم» سطر ناقص: لكل حساب شبكة واسم معًا.",
            ),
            (Problem::ConsentNeeded, "الموافقة مطلوبة لإتمام التسجيل."),
        ] {
            assert_eq!(problem(&fault, "الاسم"), message);
        }
        for fault in [Problem::NotEmail, Problem::NotPhone] {
            assert!(problem(&fault, "الاسم").ends_with('.'));
        }
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
