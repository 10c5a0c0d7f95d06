//! About, privacy and the organisers' own pages.

#[cfg(not(target_family = "wasm"))]
pub(crate) const COMMITTEE: &str = "اللجنة المنظِّمة";
#[cfg(not(target_family = "wasm"))]
pub(crate) const PARTNERS: &str = "الشركاء";
#[cfg(not(target_family = "wasm"))]
pub(crate) const SECTORS: &str = "القطاعات";
#[cfg(not(target_family = "wasm"))]
pub(crate) const ACCOUNTS: &str = "الحسابات على الشبكات";
#[cfg(not(target_family = "wasm"))]
pub(crate) const PAGES: &str = "صفحات أخرى";
#[cfg(not(target_family = "wasm"))]
pub(crate) const UPDATED: &str = "آخر تحديث: ";
