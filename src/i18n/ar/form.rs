//! The registration form.

use crate::i18n::Noun;

/// What the rows of a field are called; a number follows on `row` and `remove`.
pub(crate) struct Rows {
    pub(crate) row: &'static str,
    pub(crate) add: &'static str,
    pub(crate) remove: &'static str,
}

pub(crate) const OPTIONAL: &str = "(اختياري)";
pub(crate) const CHOOSE: &str = "الاختيار من القائمة";
pub(crate) const DIAL: &str = "رمز الدولة";
pub(crate) const WE_CALL: &str = "نتصل على ";
pub(crate) const MEANT: &str = "هل المقصود ";
pub(crate) const CORRECT: &str = "تصحيح العنوان";
pub(crate) const NETWORK: &str = "الشبكة";
pub(crate) const HANDLE: &str = "اسم الحساب";
pub(crate) const COMPANION_NAME: &str = "اسم المرافق ";
pub(crate) const ACCOUNT: Rows = Rows {
    row: "الحساب ",
    add: "إضافة حساب",
    remove: "حذف الحساب ",
};
pub(crate) const COMPANION: Rows = Rows {
    row: "المرافق ",
    add: "إضافة مرافق",
    remove: "حذف المرافق ",
};
pub(crate) const ERROR: &str = "خطأ: ";
pub(crate) const NOT_ACCEPTED: &str = "لم تُقبل هذه الإجابة.";
pub(crate) const SENDING: &str = "جارٍ الإرسال…";
pub(crate) const SENDING_SLOWLY: &str =
    "الاتصال بطيء، وما زال الإرسال جاريًا. يُرجى إبقاء هذه الصفحة مفتوحة.";

pub(crate) const REFUSED: &str = "لم يُقبل التسجيل";
pub(crate) const REFUSED_WHY: &str =
    "رفضت جهة التسجيل بعض الإجابات. كل ما كُتب باقٍ في مكانه، وتمكن إعادة الإرسال بعد التصحيح.";
pub(crate) const FAILED: &str = "تعذّر الإرسال";
pub(crate) const FAILED_WHY: &str = "لم تقبل جهة التسجيل الطلب، ولم يُسجَّل شيء. كل ما كُتب باقٍ في مكانه. تمكن المحاولة لاحقًا، أو سؤال الجهة المنظِّمة.";

pub(crate) const WAITING: &str = "لم يُرسل بعد";
pub(crate) const WAITING_WHY: &str =
    "الطلب محفوظ على هذا الجهاز، ويُرسل من تلقاء نفسه. لم يُسجَّل شيء إلى الآن.";
pub(crate) const OFFLINE: &str = "لا اتصال بالشبكة: يُرسل الطلب عند عودة الاتصال.";
pub(crate) const WAITING_FOR: &str = "المحاولة التالية بعد ";
pub(crate) const WAITING_NOW: &str = "تجري محاولة جديدة…";
pub(crate) const UNKNOWN: &str = "لم يُعرف بعد هل وصل الطلب";
pub(crate) const UNKNOWN_WHY: &str =
    "انقطع الاتصال قبل وصول الرد، فقد يكون التسجيل محفوظًا وقد لا يكون.";
pub(crate) const UNKNOWN_FAILED: &str =
    "وقع خلل لدى جهة التسجيل ولم تؤكد التسجيل، فقد يكون محفوظًا وقد لا يكون.";
pub(crate) const UNKNOWN_REFUSED: &str =
    "لم يصل ردّ على المحاولة الأولى، ورُفضت إعادة الإرسال؛ فقد يكون التسجيل محفوظًا منذ المرة الأولى.";
pub(crate) const SAFE: &str = "يُعاد الإرسال من تلقاء نفسه بالمفتاح نفسه، فلا يُسجَّل أحد مرتين.";
pub(crate) const NOT_SAFE: &str =
    "قد تؤدي إعادة الإرسال إلى تسجيل مكرر، ويُستحسن سؤال الجهة المنظِّمة قبلها.";
pub(crate) const OLD: &str = "مضى على المحاولة الأولى أكثر من 23 ساعة، فلا يُعاد الإرسال إلا بطلب.";
pub(crate) const AGAIN: &str = "إعادة الإرسال";
pub(crate) const NOW: &str = "الإرسال الآن";
pub(crate) const CHANGED: &str =
    "تغيّرت الإجابات بعد الإرسال. يُحسم أمر النسخة السابقة أولًا، ثم يُرسل التعديل.";
pub(crate) const CHANGED_AFTER: &str =
    "سُجّلت النسخة السابقة من الإجابات، ولم يُرسل ما تغيّر بعدها. إرسال التعديل يكون تسجيلًا آخر.";
pub(crate) const SEND_CHANGED: &str = "إرسال التعديل تسجيلًا جديدًا";
pub(crate) const KEEP_OPEN: &str =
    "لا يسمح هذا المتصفح بالحفظ على الجهاز: يُرجى إبقاء هذه الصفحة مفتوحة إلى أن يتم الإرسال.";

pub(crate) const SHARED: &str = "هذا جهاز مشترك";
pub(crate) const SHARED_HELP: &str = "لا تبقى الإجابات على الجهاز بعد إتمام الإرسال.";
pub(crate) const WAITING_LIST: &str = "اكتملت المقاعد";
pub(crate) const WAITING_LIST_WHY: &str = "يُضاف هذا التسجيل إلى قائمة الانتظار.";
pub(crate) const ALREADY: &str = "سبق التسجيل من هذا الجهاز";
pub(crate) const ALREADY_WHY: &str = "يمكن تسجيل شخص آخر من هنا. التسجيلات المحفوظة في صفحة ";

pub(crate) const NO_APP: &str =
    "الإرسال من هذه الصفحة يحتاج إلى تشغيل التطبيق، ولم يعمل في هذا المتصفح.";
pub(crate) const OTHERWISE: &str = "طريقة أخرى للتسجيل: ";
pub(crate) const NO_OTHERWISE: &str = "تمكن المحاولة من متصفح أو جهاز آخر.";
pub(crate) const NOT_OPEN: &str = "التسجيل غير متاح الآن";

pub(crate) const ERRORS: Noun = Noun {
    zero: "لا أخطاء",
    one: "خطأ واحد",
    two: "خطآن",
    few: "أخطاء",
    many: "خطأً",
    other: "خطأ",
};
pub(crate) const CHARACTERS: Noun = Noun {
    zero: "لا حروف",
    one: "حرف واحد",
    two: "حرفان",
    few: "حروف",
    many: "حرفًا",
    other: "حرف",
};
pub(crate) const DIGITS: Noun = Noun {
    zero: "لا أرقام",
    one: "رقم واحد",
    two: "رقمان",
    few: "أرقام",
    many: "رقمًا",
    other: "رقم",
};
pub(crate) const ACCOUNTS: Noun = Noun {
    zero: "لا حسابات",
    one: "حساب واحد",
    two: "حسابان",
    few: "حسابات",
    many: "حسابًا",
    other: "حساب",
};
pub(crate) const COMPANIONS: Noun = Noun {
    zero: "لا مرافقين",
    one: "مرافق واحد",
    two: "مرافقان",
    few: "مرافقين",
    many: "مرافقًا",
    other: "مرافق",
};
pub(crate) const CHOICES: Noun = Noun {
    zero: "لا خيارات",
    one: "خيار واحد",
    two: "خياران",
    few: "خيارات",
    many: "خيارًا",
    other: "خيار",
};
pub(crate) const SECONDS: Noun = Noun {
    zero: "لا انتظار",
    one: "ثانية واحدة",
    // After a preposition.
    two: "ثانيتين",
    few: "ثوانٍ",
    many: "ثانيةً",
    other: "ثانية",
};
