//! The search.

use crate::i18n::Noun;

pub(crate) const TITLE: &str = "البحث";
pub(crate) const FIELD: &str = "كلمة أو أكثر";
pub(crate) const NO_APP: &str = "يجري البحث في هذه الصفحة بعد تشغيل التطبيق، ولم يعمل في هذا المتصفح. في التقويم جميع الملتقيات، وفي صفحة المتحدثين أسماؤهم.";
pub(crate) const WHERE: &str = "يشمل البحث الملتقيات والجلسات والتجارب والمتحدثين والقطاعات وصفحات الموقع. يكفي أول الكلمة، ولا أثر للتشكيل ولا لاختلاف الهمزات والتاء المربوطة.";
pub(crate) const LOADING: &str = "جارٍ تحميل فهرس البحث…";
pub(crate) const FAILED: &str = "تعذّر تحميل فهرس البحث";
pub(crate) const FAILED_WHY: &str =
    "ما كُتب باقٍ في مكانه، وتمكن المحاولة مرة أخرى بعد التحقق من الاتصال.";
pub(crate) const AGAIN: &str = "إعادة المحاولة";
pub(crate) const SOME: &str = "عُثر على نتائج";
pub(crate) const TRY: &str = "قد ينفع:";
pub(crate) const TRIES: [&str; 3] = [
    "الاكتفاء بأول الكلمة أو بكلمة واحدة",
    "كتابة الاسم على وجه آخر، أو بالحروف اللاتينية",
    "البحث باسم المدينة أو السنة أو الوسم",
];
pub(crate) const BEST: &str = "تُعرض هنا أقرب النتائج، وكل كلمة تُضاف تضيّق البحث.";
pub(crate) const WHY: &str = "ورد فيه: ";
pub(crate) const MORE: &str = "عرض المزيد";
pub(crate) const CALENDAR: &str = "تقويم الملتقيات";
pub(crate) const SPEAKERS: &str = "جميع المتحدثين";

pub(crate) const FORUM: &str = "الملتقيات";
pub(crate) const SESSION: &str = "الجلسات والتجارب";
pub(crate) const SPEAKER: &str = "المتحدثون";
pub(crate) const SECTOR: &str = "القطاعات";
pub(crate) const PAGE: &str = "صفحات الموقع";

pub(crate) const RESULTS: Noun = Noun {
    zero: "لا نتائج",
    one: "نتيجة واحدة",
    two: "نتيجتان",
    few: "نتائج",
    many: "نتيجةً",
    other: "نتيجة",
};
