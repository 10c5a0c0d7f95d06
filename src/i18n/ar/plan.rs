//! The visitor's plan, and what has changed since the last look.

use crate::i18n::Noun;

pub(crate) const TITLE: &str = "خطتي للملتقيات";
pub(crate) const ADD: &str = "إضافة إلى خطتي";
pub(crate) const IN: &str = "في خطتي";
pub(crate) const NOT_KEPT: &str =
    "لا يسمح هذا المتصفح بالحفظ على الجهاز: تبقى الخطة إلى أن تُغلق الصفحة.";
pub(crate) const NO_APP: &str = "تُقرأ الخطة من الجهاز بعد تشغيل التطبيق، ولم يعمل في هذا المتصفح.";
pub(crate) const NONE: &str = "لا شيء في الخطة بعد.";
pub(crate) const NONE_WHY: &str = "تُضاف الملتقيات وجلساتها من صفحاتها، وتُحفظ على هذا الجهاز وحده.";
pub(crate) const UNDATED: &str = "موعد لم يُعلن بعد";
pub(crate) const REMOVE: &str = "حذف من الخطة";
pub(crate) const REMOVED: &str = "حُذف من الخطة: ";
pub(crate) const UNDO: &str = "تراجع";
pub(crate) const ADDED: &str = "أُضيف إلى الخطة: ";

pub(crate) const OVERLAP: &str = "تعارض في الوقت مع «";
pub(crate) const WALK: &str = "أقل من 10 دقائق للوصول من قاعة «";
pub(crate) const WAY: &str = "أقل من ساعة للوصول من مكان «";

pub(crate) const MORE: &str = "ويتعارض كذلك مع ";

pub(crate) const CHANGED: &str = "تغيّر في الخطة: ";
pub(crate) const KNOWN: &str = "علمتُ بالتغيير";
pub(crate) const MOVED: &str = "تغيّر الموعد من";
pub(crate) const ELSEWHERE: &str = "تغيّر المكان من";
pub(crate) const TO: &str = "إلى";
pub(crate) const RENAMED: &str = "تغيّر العنوان من";
pub(crate) const CANCELLED: &str = "أُلغي الملتقى.";
pub(crate) const POSTPONED: &str = "أُجّل الملتقى.";
pub(crate) const SESSION_CANCELLED: &str = "أُلغيت الجلسة.";
pub(crate) const SESSION_POSTPONED: &str = "أُجّلت الجلسة.";
pub(crate) const GONE: &str = "لم يعد منشورًا في الموقع.";
pub(crate) const UNKNOWN_YET: &str = "غير معلن";
pub(crate) const OLD: &str = "تعذّر تحديث هذه التفاصيل، وربما تغيّرت.";

pub(crate) const CARRY: &str = "نقل الخطة إلى جهاز آخر";
pub(crate) const CARRY_WHY: &str =
    "يحمل هذا الرابط الخطة كلها من دون حساب، ويعيدها إن مُسحت من هذا الجهاز.";
pub(crate) const LINK: &str = "رابط الخطة";
pub(crate) const SHARE: &str = "مشاركة الخطة";
pub(crate) const COPIED: &str = "نُسخ الرابط";
pub(crate) const CODE: &str = "رمز رابط الخطة، يُقرأ بالكاميرا";
pub(crate) const LONG: &str = "الخطة أطول من أن يحملها رمز، ويحملها الرابط.";
pub(crate) const CARRIED: &str = "في هذا الرابط خطة";
pub(crate) const DISMISS: &str = "تجاهل";
pub(crate) const UNKNOWN: &str = "لم يُعرف أو تعذّر تحميله: ";

pub(crate) const FILE: &str = "تنزيل ملف تقويم";
pub(crate) const FILE_COMING: &str = "جارٍ إعداد الملف…";
pub(crate) const FILE_DONE: &str = "أُعدّ الملف. ";
pub(crate) const WITHOUT: &str = "بلا موعد معلن أو تعذّر تحميله: ";

pub(crate) const NEW: &str = "جديد";
pub(crate) const MOVED_MARK: &str = "تغيّر الموعد أو القاعة";
pub(crate) const SINCE: &str = "تغيّر في البرنامج منذ الزيارة الأخيرة: ";

pub(crate) const ITEMS: Noun = Noun {
    zero: "لا بنود",
    one: "بند واحد",
    two: "بندان",
    few: "بنود",
    many: "بندًا",
    other: "بند",
};
pub(crate) const SESSIONS: Noun = Noun {
    zero: "لا جلسات",
    one: "جلسة واحدة",
    two: "جلستان",
    few: "جلسات",
    many: "جلسةً",
    other: "جلسة",
};
