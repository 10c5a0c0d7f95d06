//! Links by which a calendar takes something in.

pub(crate) const ADD: &str = "الإضافة إلى التقويم";
pub(crate) const SUBSCRIBE: &str = "الاشتراك في التقويم";
pub(crate) const GOOGLE: &str = "تقويم Google";
pub(crate) const OUTLOOK: &str = "تقويم Outlook";
pub(crate) const FEED: &str = "تقويم Apple وغيره، باشتراك يتجدد من تلقاء نفسه";
pub(crate) const FILE: &str = "ملف التقويم";
