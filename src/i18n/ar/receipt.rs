//! What stays of a registration, and the page of one's own.

pub(crate) const REGISTERED: &str = "تم التسجيل";
pub(crate) const SENT: &str = "وصلت الرسالة";
pub(crate) const REFERENCE: &str = "رقم المرجع";
pub(crate) const KEEP_REFERENCE: &str = "يُستحسن حفظ رقم المرجع: به يُستدل على التسجيل عند الحاجة.";
pub(crate) const CODE: &str = "رمز رقم المرجع، يُقرأ بالكاميرا";
pub(crate) const CALENDAR: &str = "إضافة إلى التقويم";
pub(crate) const SHARE: &str = "مشاركة الملتقى";
pub(crate) const COPIED: &str = "نُسخ الرابط";
pub(crate) const BACK: &str = "العودة إلى صفحة الملتقى";
pub(crate) const MINE: &str = "تسجيلاتي";

pub(crate) const CANCEL: &str = "إلغاء التسجيل";
pub(crate) const CANCEL_SURE: &str = "يُلغى التسجيل لدى الجهة المنظِّمة، ولا رجوع عن ذلك.";
pub(crate) const CANCEL_YES: &str = "نعم، يُلغى";
pub(crate) const CANCEL_NO: &str = "إبقاء التسجيل";
pub(crate) const CANCELLING: &str = "جارٍ الإلغاء…";
pub(crate) const CANCELLED: &str = "أُلغي التسجيل";
pub(crate) const NOT_CANCELLED: &str = "تعذّر الإلغاء، والتسجيل باقٍ كما كان. تمكن المحاولة لاحقًا.";

pub(crate) const FINISH: &str = "إنهاء الاستخدام على هذا الجهاز";
pub(crate) const FINISH_WHY: &str =
    "يمسح كل ما حُفظ هنا. يُستحسن تدوين رقم المرجع أو تصويره قبل ذلك.";
pub(crate) const WIPE: &str = "مسح كل شيء من هذا الجهاز";
pub(crate) const WIPE_WHY: &str =
    "تبقى التسجيلات محفوظة لدى الجهة المنظِّمة، ويُمحى ما على هذا الجهاز وحده. ما لم يُرسل بعد يضيع.";
pub(crate) const WIPE_REST: &str =
    "قد يكون على هذا الجهاز غيرُ التسجيلات: خطتك للملتقيات، وما اخترته للعرض.";
pub(crate) const NOT_WIPED: &str = "تعذّر المسح: لم يستجب مخزن هذا الجهاز، وما حُفظ فيه باقٍ. تُعاد المحاولة بعد قليل، أو تُمسح بيانات الموقع من إعدادات المتصفح.";

pub(crate) const NONE: &str = "لا تسجيلات على هذا الجهاز.";
pub(crate) const NONE_WHY: &str =
    "تُحفظ هنا أرقام المراجع بعد التسجيل، على هذا الجهاز وحده، وتُعرض من دون اتصال أيضًا.";
pub(crate) const READING: &str = "جارٍ قراءة ما حُفظ على الجهاز…";
pub(crate) const NO_APP: &str =
    "تُقرأ التسجيلات من الجهاز بعد تشغيل التطبيق، ولم يعمل في هذا المتصفح.";
pub(crate) const OPEN_FORM: &str = "فتح النموذج";
pub(crate) const REJECTED: &str = "لم يُقبل الطلب";
pub(crate) const REJECTED_WHY: &str = "الإجابات باقية في النموذج، وتمكن مراجعتها ونسخها منه.";
pub(crate) const REMOVE: &str = "حذف من هذا الجهاز";
pub(crate) const PENDING: &str = "على هذا الجهاز طلب لم يُحسم أمره.";
pub(crate) const PENDING_LINK: &str = "عرض حالته";
