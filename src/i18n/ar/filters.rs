//! What a list is narrowed down by.

pub(crate) const TITLE: &str = "التصفية";
pub(crate) const OPEN: &str = "تصفية";
pub(crate) const CHOSEN: &str = "المختار";
pub(crate) const REMOVE: &str = "إزالة: ";
pub(crate) const RESET: &str = "إلغاء التصفية";
pub(crate) const SHOW: &str = "عرض ";
pub(crate) const CLOSE: &str = "إغلاق";
pub(crate) const MORE: &str = "عرض المزيد";
pub(crate) const LOADING: &str = "جارٍ تحميل القائمة…";
pub(crate) const FAILED: &str = "تعذّر تحميل القائمة";
