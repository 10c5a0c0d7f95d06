//! Header, navigation and footer.

pub(crate) const SKIP: &str = "إلى المحتوى مباشرة";
pub(crate) const NAVIGATION: &str = "أقسام الموقع";
pub(crate) const HOME: &str = "الرئيسية";
pub(crate) const CALENDAR: &str = "التقويم";
pub(crate) const SPEAKERS: &str = "المتحدثون";
pub(crate) const ABOUT: &str = "عن الملتقيات";
/// [`ABOUT`] where room is scarce.
pub(crate) const ABOUT_SHORT: &str = "تعريف";
pub(crate) const PRIVACY: &str = "الخصوصية";
pub(crate) const SEARCH: &str = "بحث";
pub(crate) const PLAN: &str = "خطتي";
pub(crate) const PREFERENCES: &str = "التفضيلات";
pub(crate) const PINNED: &str = "الساعة مثبّتة في هذا الموقع على ";
pub(crate) const LOADING: &str = "جارٍ التحميل…";
pub(crate) const SOURCES: &str = "المصادر";
