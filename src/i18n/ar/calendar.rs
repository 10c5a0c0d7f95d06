//! The calendar.

use crate::i18n::Noun;

pub(crate) const TITLE: &str = "تقويم الملتقيات";
pub(crate) const UNDATED: &str = "قطاعات تنتظر موعدًا";
pub(crate) const AS_MONTH: &str = "عرض الشهر";
pub(crate) const VIEWS: &str = "طريقة العرض";
pub(crate) const AGENDA: &str = "القائمة";
pub(crate) const MONTH: &str = "الشهر";
pub(crate) const YEAR: &str = "السنة";
pub(crate) const TODAY: &str = "إلى اليوم";
pub(crate) const PAST: &str = "ما مضى";
pub(crate) const YEARS: &str = "السنوات";
#[cfg(not(target_family = "wasm"))]
pub(crate) const OF_YEAR: &str = "تقويم عام ";
pub(crate) const MONTHS: &str = "أشهر فيها ملتقيات";
pub(crate) const BEFORE: &str = "السابق";
pub(crate) const AFTER: &str = "التالي";
pub(crate) const PART: &str = "الجزء ";
pub(crate) const OF: &str = " من ";
/// Before a number.
pub(crate) const AND: &str = "و";
/// After a number, in a day of the grid.
pub(crate) const BESIDES: &str = " غيرها";
pub(crate) const PREVIOUS: &str = "السابق: ";
pub(crate) const NEXT: &str = "التالي: ";
pub(crate) const GRID: &str = "أيام الشهر وما فيها من ملتقيات";
pub(crate) const WEEKEND: &str = "عطلة نهاية الأسبوع";
pub(crate) const EMPTY: &str = "لا ملتقيات في هذا الشهر.";
pub(crate) const NONE: &str = "لا ملتقيات لها موعد بعد.";

pub(crate) const FORUMS: Noun = Noun {
    zero: "لا ملتقيات",
    one: "ملتقًى واحد",
    two: "ملتقيان",
    few: "ملتقيات",
    many: "ملتقًى",
    other: "ملتقًى",
};
/// After عرض.
pub(crate) const SHOWN: Noun = Noun {
    two: "ملتقيين",
    ..FORUMS
};
/// After و.
pub(crate) const OTHERS: Noun = Noun {
    zero: "لا غيرها",
    one: "ملتقًى آخر",
    two: "ملتقيان آخران",
    few: "ملتقيات أخرى",
    many: "ملتقًى آخر",
    other: "ملتقًى آخر",
};
