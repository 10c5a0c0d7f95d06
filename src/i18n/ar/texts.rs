//! About and privacy.

pub(crate) const COMMITTEE: &str = "اللجنة المنظِّمة";
pub(crate) const PARTNERS: &str = "الشركاء";
pub(crate) const SECTORS: &str = "القطاعات";
pub(crate) const ACCOUNTS: &str = "الحسابات على الشبكات";
