//! Ways to share a page.

pub(crate) const SHARE: &str = "مشاركة الرابط";
pub(crate) const COPIED: &str = "نُسخ الرابط";
pub(crate) const WHATSAPP: &str = "واتساب";
pub(crate) const X: &str = "إكس";
