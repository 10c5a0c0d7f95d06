//! Speakers and profiles.

use crate::i18n::Noun;

pub(crate) const TITLE: &str = "المتحدثون";
pub(crate) const LETTERS: &str = "المتحدثون بحسب الحرف الأول";
pub(crate) const PARTS: &str = "أجزاء الدليل";
pub(crate) const ACCOUNTS: &str = "الحسابات";
pub(crate) const BIOGRAPHY: &str = "سيرة موجزة";
pub(crate) const APPEARANCES: &str = "المشاركات";
pub(crate) const QUOTES: &str = "أقوال";
pub(crate) const AS_SPEAKER: &str = "حديث";
pub(crate) const AS_MODERATOR: &str = "إدارة الحوار";
pub(crate) const AS_DELIVERS: &str = "إلقاء كلمة نيابةً عن ";
pub(crate) const AS_REPRESENTED: &str = "كلمة بإلقاء ";

pub(crate) const PEOPLE: Noun = Noun {
    zero: "لا متحدثين",
    one: "متحدث واحد",
    two: "متحدثان",
    few: "متحدثين",
    many: "متحدثًا",
    other: "متحدث",
};
/// After عرض.
pub(crate) const SHOWN: Noun = Noun {
    two: "متحدثَين",
    ..PEOPLE
};
