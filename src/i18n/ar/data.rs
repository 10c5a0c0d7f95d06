//! What becomes of personal data.

pub(crate) const TITLE: &str = "كيف تُستخدم هذه البيانات؟";
pub(crate) const CONTROLLER: &str = "الجهة التي تجمعها";
pub(crate) const PURPOSE: &str = "الغرض";
pub(crate) const KEPT: &str = "مدة الحفظ";
pub(crate) const COUNTRY: &str = "بلد الحفظ";
pub(crate) const CONTACT: &str = "للاستفسار";
pub(crate) const MORE: &str = "صفحة الخصوصية";
