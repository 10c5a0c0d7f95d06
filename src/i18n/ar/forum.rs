//! A forum's page.

use crate::i18n::Noun;

pub(crate) const SUMMARY: &str = "نبذة";
pub(crate) const FACTS: &str = "معلومات الملتقى";
pub(crate) const SERIES: &str = "السلسلة";
pub(crate) const DATE: &str = "التاريخ";
pub(crate) const HIJRI: &str = "الموافق ";
pub(crate) const TIME: &str = "الوقت";
pub(crate) const PLACE: &str = "المكان";
pub(crate) const MAP: &str = "على الخريطة";
pub(crate) const PATRON: &str = "تحت رعاية";
pub(crate) const HOSTS: &str = "الجهة المنظِّمة";
pub(crate) const NETWORKS: &str = "الشبكات المشاركة";
pub(crate) const COUNTRIES: &str = "الدول المشاركة";
pub(crate) const HASHTAGS: &str = "الوسوم";
pub(crate) const TOPICS: &str = "محاور النقاش";
pub(crate) const PROGRAMME: &str = "البرنامج";
pub(crate) const SPEAKERS: &str = "المتحدثون";
pub(crate) const FIGURES: &str = "أرقام";
pub(crate) const ROOM: &str = "القاعة: ";
pub(crate) const LANGUAGE: &str = "اللغة: ";
pub(crate) const TO: &str = " – ";

pub(crate) const MODERATOR: &str = "إدارة الحوار: ";
pub(crate) const DELIVERED_BY: &str = "إلقاء: ";
pub(crate) const ON_BEHALF: &str = "نيابةً عن ";
pub(crate) const WHOSE: &str = "صاحب الكلمة: ";

pub(crate) const AND: &str = "و";
/// After و.
pub(crate) const OTHERS: Noun = Noun {
    zero: "لا غيرهم",
    one: "متحدث آخر",
    two: "متحدثان آخران",
    few: "متحدثين آخرين",
    many: "متحدثًا آخر",
    other: "متحدث آخر",
};
