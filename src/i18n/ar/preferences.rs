//! How the visitor reads the site.

pub(crate) const TITLE: &str = "التفضيلات";
pub(crate) const WHAT: &str = "تُحفظ على هذا الجهاز وحده، وتسري على صفحات الموقع كلها.";
pub(crate) const NO_SCRIPT: &str = "لحفظ التفضيلات لا بد من تشغيل جافاسكربت في المتصفح.";
pub(crate) const THEME: &str = "الألوان";
pub(crate) const BY_DEVICE: &str = "كما في إعدادات الجهاز";
pub(crate) const LIGHT: &str = "فاتحة";
pub(crate) const DARK: &str = "داكنة";
pub(crate) const DIGITS: &str = "الأرقام";
pub(crate) const LATIN: &str = "1 2 3";
pub(crate) const ARABIC: &str = "١ ٢ ٣";
pub(crate) const MONTHS: &str = "أسماء الشهور";
pub(crate) const COMMON: &str = "يناير، فبراير، مارس";
pub(crate) const LEVANTINE: &str = "كانون الثاني، شباط، آذار";
pub(crate) const CALENDAR: &str = "التقويم";
pub(crate) const BOTH: &str = "الميلادي ثم الهجري";
pub(crate) const HIJRI_FIRST: &str = "الهجري ثم الميلادي";
pub(crate) const GREGORIAN: &str = "الميلادي وحده";
