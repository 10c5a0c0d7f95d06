//! The home page.

pub(crate) const NEXT: &str = "الملتقى القادم";
pub(crate) const NOW: &str = "الملتقى المنعقد الآن";
pub(crate) const LATEST: &str = "أحدث الملتقيات";
pub(crate) const SECTORS: &str = "القطاعات";
pub(crate) const OTHERS: &str = "ملتقيات أخرى";
pub(crate) const SPEAKERS: &str = "من المتحدثين";
pub(crate) const ALL_SPEAKERS: &str = "جميع المتحدثين";
pub(crate) const FIGURES: &str = "الأثر بالأرقام";
pub(crate) const AIMS: &str = "الأهداف";
pub(crate) const PATRON: &str = "تحت رعاية";
pub(crate) const ORGANISER: &str = "التنظيم";
pub(crate) const SOURCE: &str = "المصدر";
