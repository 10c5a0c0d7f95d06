//! What a forum's state is called, and what can be done in it.

use crate::i18n::Noun;

pub(crate) const ANNOUNCED: &str = "أُعلن عنه";
pub(crate) const OPENS_ON: &str = "يُفتح التسجيل ";
pub(crate) const OPENS_SOON: &str = "يُفتح التسجيل قريبًا";
pub(crate) const OPEN: &str = "التسجيل مفتوح";
pub(crate) const LAST_PLACES: &str = "المقاعد الأخيرة: ";
pub(crate) const FULL: &str = "اكتملت المقاعد";
pub(crate) const WAITING_LIST: &str = "اكتملت المقاعد، وقائمة الانتظار مفتوحة";
pub(crate) const JOIN_WAITING_LIST: &str = "التسجيل في قائمة الانتظار";
pub(crate) const CLOSED: &str = "أُغلق التسجيل";
pub(crate) const UNDER_WAY: &str = "منعقد الآن";
pub(crate) const OVER: &str = "انتهى";
pub(crate) const POSTPONED: &str = "مؤجَّل";
pub(crate) const MOVED: &str = "تغيّر موعده أو مكانه";
pub(crate) const CANCELLED: &str = "ملغًى";
/// Of a session (جلسة), and of a speech or a talk.
pub(crate) const SESSION_POSTPONED: &str = "مؤجَّلة";
pub(crate) const SESSION_MOVED: &str = "تغيّر موعدها أو قاعتها";
pub(crate) const SESSION_CANCELLED: &str = "ملغاة";
pub(crate) const UNDATED: &str = "يُعلن موعده لاحقًا";
pub(crate) const UNTIL: &str = "حتى ";

pub(crate) const REGISTER: &str = "التسجيل";
pub(crate) const NOTIFY: &str = "الإبلاغ عند فتح التسجيل";
pub(crate) const DETAILS: &str = "التفاصيل";
pub(crate) const PROGRAMME: &str = "البرنامج";
pub(crate) const STREAM: &str = "البث المباشر";
pub(crate) const RECORDINGS: &str = "التسجيلات المصوّرة";
pub(crate) const OUTCOMES: &str = "ما دار في الملتقى";

pub(crate) const PLACES: Noun = Noun {
    zero: "لا مقاعد",
    one: "مقعد واحد",
    two: "مقعدان",
    few: "مقاعد",
    many: "مقعدًا",
    other: "مقعد",
};
