//! Links by which a calendar takes something in.

pub(crate) const ADD: &str = "الإضافة إلى التقويم";
pub(crate) const SUBSCRIBE: &str = "الاشتراك في التقويم";
pub(crate) const FEED: &str = "تقويم Apple وغيره، باشتراك يتجدد من تلقاء نفسه";
pub(crate) const FILE: &str = "ملف التقويم";
/// The address stands between the two.
pub(crate) const COPY: &str = "للاشتراك على Android يُنسخ هذا العنوان: ";
pub(crate) const PASTE: &str =
    " ثم يُلصق في تقويم Google على حاسوب، من «تقاويم أخرى» ثم «من عنوان URL»، فيظهر على الهاتف.";
