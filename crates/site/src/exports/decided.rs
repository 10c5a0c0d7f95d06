//! What was decided against a plan, in words that agree in gender with what they are said of.

use multaqa_domain::forum::Decision;

/// What something is where its title does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// ملتقى
    Forum,
    /// جلسة
    Session,
}

/// Nouns by which titles begin that are masculine, without the article.
const MASCULINE: [&str; 31] = [
    "أسبوع",
    "احتفال",
    "اجتماع",
    "استقبال",
    "إطلاق",
    "إفطار",
    "افتتاح",
    "برنامج",
    "بث",
    "تدريب",
    "تدشين",
    "تسجيل",
    "تكريم",
    "حفل",
    "حوار",
    "ختام",
    "درس",
    "سباق",
    "عرض",
    "عشاء",
    "غداء",
    "لقاء",
    "مجلس",
    "معرض",
    "ملتقى",
    "منتدى",
    "مهرجان",
    "مؤتمر",
    "نقاش",
    "يوم",
    "يومان",
];

/// Those that are feminine.
const FEMININE: [&str; 26] = [
    "أمسية",
    "تجربة",
    "جائزة",
    "جلسة",
    "جولة",
    "حلقة",
    "دورة",
    "زيارة",
    "صلاة",
    "طاولة",
    "فعالية",
    "قمة",
    "كلمة",
    "ليلة",
    "مائدة",
    "مبادرة",
    "محاضرة",
    "مسابقة",
    "مسيرة",
    "مقابلة",
    "مناظرة",
    "مناقشة",
    "ندوة",
    "ورشة",
    "وقفة",
    "استراحة",
];

/// The verb that tells a decision about something with this title: «أُلغي»، «أُلغيت».
pub(super) fn verb(decision: Decision, thing: Thing, title: &str) -> &'static str {
    match (decision, is_feminine(thing, title)) {
        (Decision::Cancelled, false) => "أُلغي",
        (Decision::Cancelled, true) => "أُلغيت",
        (Decision::Postponed, false) => "أُجّل",
        (Decision::Postponed, true) => "أُجّلت",
        (Decision::Moved, false) => "نُقل",
        (Decision::Moved, true) => "نُقلت",
    }
}

/// A title that says by itself that the thing will not be as planned, where it stands without
/// anything else that says so. What was moved takes place.
pub(super) fn titled(decision: Option<Decision>, thing: Thing, title: &str) -> String {
    match decision.filter(|decision| decision.is_off()) {
        Some(decision) => [verb(decision, thing, title), ": ", title].concat(),
        None => title.to_owned(),
    }
}

/// By the noun that a title begins with; by the thing where that is none that is known.
fn is_feminine(thing: Thing, title: &str) -> bool {
    let first = title.split_whitespace().next().unwrap_or_default();
    let noun = first.trim_matches(|c: char| !c.is_alphabetic());
    let noun = noun.strip_prefix("ال").unwrap_or(noun);
    if MASCULINE.contains(&noun) {
        return false;
    }
    FEMININE.contains(&noun) || thing == Thing::Session
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_agree_with_what_titles_begin_with() {
        for (thing, title, feminine) in [
            (Thing::Forum, "ملتقى دبي", false),
            (Thing::Forum, "الملتقى الأول", false),
            (Thing::Forum, "«قمة» المناخ", true),
            (Thing::Forum, "القمة العالمية", true),
            (Thing::Forum, "OIC", false),
            (Thing::Forum, "", false),
            (Thing::Session, "كيف نكتب؟", true),
            (Thing::Session, "حفل الختام", false),
            (Thing::Session, "الجلسة الأولى", true),
        ] {
            assert_eq!(is_feminine(thing, title), feminine, "{title}");
        }
        assert_eq!(
            titled(Some(Decision::Moved), Thing::Session, "أولى"),
            "أولى"
        );
    }
}
