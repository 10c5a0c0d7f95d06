//! A programme: as it goes on, as a grid of rooms, and who takes part.

use crate::i18n::Noun;

pub(crate) const NOW: &str = "الآن";
pub(crate) const NEXT: &str = "التالي";
pub(crate) const TO_NOW: &str = "إلى ما يُعقد الآن";
pub(crate) const TO_NEXT: &str = "إلى الجلسة التالية";
pub(crate) const PAST: &str = "ما مضى: ";
pub(crate) const OF: &str = "برنامج ";
pub(crate) const PARTS: &str = "أجزاء البرنامج";
pub(crate) const IN_PARTS: &str =
    "هذه عناوين الجلسات ومواعيدها، وعنوان كل جلسة يفتح تفاصيلها ومن يشارك فيها.";
pub(crate) const AS_GRID: &str = "البرنامج في جدول القاعات";
pub(crate) const FULL: &str = "البرنامج كاملًا";
pub(crate) const IN_SUM: &str = "كل موعد يفتح جلساته، بتفاصيلها ومن يشارك فيها.";
pub(crate) const UNTIMED: &str = "بلا موعد بعد";
pub(crate) const AS_LIST: &str = "البرنامج في قائمة";
pub(crate) const FORUM: &str = "صفحة الملتقى";
pub(crate) const GRID_OF: &str = "جدول القاعات: ";
pub(crate) const ALL_TIMES: &str = "المواعيد كلها ";
pub(crate) const GRID_PARTS: &str = "أجزاء الجدول";
pub(crate) const SOME_UNTIMED: &str =
    "للملتقى جلسات لم يُحدَّد موعدها بعد، وهي في البرنامج المعروض في قائمة.";
pub(crate) const NO_ROOM: &str = "بلا قاعة محددة";
pub(crate) const TIME: &str = "الوقت";
pub(crate) const PROFILE: &str = "الصفحة الكاملة";
pub(crate) const CLOSE: &str = "إغلاق";

pub(crate) const SESSIONS: Noun = Noun {
    zero: "لا جلسات",
    one: "جلسة واحدة",
    two: "جلستان",
    few: "جلسات",
    many: "جلسة",
    other: "جلسة",
};
/// After عرض.
pub(crate) const SHOWN: Noun = Noun {
    two: "جلستين",
    ..SESSIONS
};
