//! A page that does not exist, or did not arrive.

pub(crate) const TITLE: &str = "الصفحة غير موجودة";
pub(crate) const WHY: &str = "ربما تغيّر عنوانها أو حُذفت، أو وقع خطأ في كتابة العنوان.";
pub(crate) const NEAREST: &str = "لعل المقصود: ";
pub(crate) const FAILED: &str = "تعذّر تحميل الصفحة";
pub(crate) const LOST: &str =
    "انقطع الاتصال قبل وصول محتويات الصفحة. تمكن المحاولة مرة أخرى بعد التحقق من الشبكة.";
pub(crate) const BROKEN: &str =
    "وصل من الخادم ما لا تمكن قراءته. بقية الموقع تعمل، وتمكن المحاولة مرة أخرى.";
pub(crate) const OUTDATED: &str = "صدر إصدار أحدث من الموقع، وتُعرض الصفحة بعد تحميلها من جديد.";
pub(crate) const AGAIN: &str = "إعادة المحاولة";
pub(crate) const HOME: &str = "الصفحة الرئيسية";
pub(crate) const CALENDAR: &str = "تقويم الملتقيات";
