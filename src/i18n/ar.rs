//! The Arabic messages, by what they are for.
//!
//! Modern Standard Arabic, short, in nouns where these serve (التسجيل rather than
//! سجِّل), so that they address everyone.

/// Header, navigation and footer.
pub(crate) mod frame {
    pub(crate) const SKIP: &str = "إلى المحتوى مباشرة";
    pub(crate) const NAVIGATION: &str = "أقسام الموقع";
    pub(crate) const HOME: &str = "الرئيسية";
    pub(crate) const CALENDAR: &str = "التقويم";
    pub(crate) const SPEAKERS: &str = "المتحدثون";
    pub(crate) const ABOUT: &str = "عن الملتقيات";
    /// [`ABOUT`] where room is scarce.
    pub(crate) const ABOUT_SHORT: &str = "تعريف";
    pub(crate) const PRIVACY: &str = "الخصوصية";
    pub(crate) const PINNED: &str = "الساعة مثبّتة في هذا الموقع على ";
    pub(crate) const LOADING: &str = "جارٍ التحميل…";
    pub(crate) const SOURCES: &str = "المصادر";
}

/// What a forum's state is called, and what can be done in it.
pub(crate) mod state {
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
    pub(crate) const UNDATED: &str = "يُعلن موعده لاحقًا";
    pub(crate) const UNTIL: &str = "حتى ";

    pub(crate) const REGISTER: &str = "التسجيل";
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
}

/// The home page.
pub(crate) mod home {
    pub(crate) const NEXT: &str = "الملتقى القادم";
    pub(crate) const NOW: &str = "الملتقى المنعقد الآن";
    pub(crate) const LATEST: &str = "أحدث الملتقيات";
    pub(crate) const SECTORS: &str = "القطاعات";
    pub(crate) const OTHERS: &str = "ملتقيات أخرى";
    pub(crate) const SPEAKERS: &str = "من المتحدثين";
    pub(crate) const ALL_SPEAKERS: &str = "جميع المتحدثين";
    pub(crate) const FIGURES: &str = "الأثر بالأرقام";
    pub(crate) const AIMS: &str = "الأهداف";
    pub(crate) const PATRON: &str = "تحت رعاية";
    pub(crate) const ORGANISER: &str = "التنظيم";
    pub(crate) const SOURCE: &str = "المصدر";
}

/// The calendar.
pub(crate) mod calendar {
    use crate::i18n::Noun;

    pub(crate) const TITLE: &str = "تقويم الملتقيات";
    pub(crate) const UNDATED: &str = "قطاعات تنتظر موعدًا";
    pub(crate) const AS_MONTH: &str = "عرض الشهر";
    pub(crate) const AS_AGENDA: &str = "عرض القائمة";
    pub(crate) const MONTHS: &str = "أشهر فيها ملتقيات";
    pub(crate) const PREVIOUS: &str = "السابق: ";
    pub(crate) const NEXT: &str = "التالي: ";
    pub(crate) const GRID: &str = "أيام الشهر وما فيها من ملتقيات";
    pub(crate) const WEEKEND: &str = "عطلة نهاية الأسبوع";
    pub(crate) const EMPTY: &str = "لا ملتقيات في هذا الشهر.";
    pub(crate) const NONE: &str = "لا ملتقيات لها موعد بعد.";

    pub(crate) const FORUMS: Noun = Noun {
        zero: "لا ملتقيات",
        one: "ملتقًى واحد",
        two: "ملتقيان",
        few: "ملتقيات",
        many: "ملتقًى",
        other: "ملتقًى",
    };
}

/// A forum's page.
pub(crate) mod forum {
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

    pub(crate) const SPEECH: &str = "كلمة";
    pub(crate) const TALK: &str = "محاضرة";
    pub(crate) const DISCUSSION: &str = "نقاش مفتوح";
    pub(crate) const EXPERIENCE: &str = "تجربة";
    pub(crate) const BREAK: &str = "استراحة";
    pub(crate) const PRAYER: &str = "صلاة";

    pub(crate) const MODERATOR: &str = "إدارة الحوار: ";
    pub(crate) const DELIVERED_BY: &str = "إلقاء: ";
    pub(crate) const ON_BEHALF: &str = "نيابةً عن ";
    pub(crate) const WHOSE: &str = "صاحب الكلمة: ";
}

/// Speakers and profiles.
pub(crate) mod speakers {
    use crate::i18n::Noun;

    pub(crate) const TITLE: &str = "المتحدثون";
    pub(crate) const ACCOUNTS: &str = "الحسابات";
    pub(crate) const BIOGRAPHY: &str = "سيرة موجزة";
    pub(crate) const APPEARANCES: &str = "المشاركات";
    pub(crate) const QUOTES: &str = "أقوال";
    pub(crate) const AS_SPEAKER: &str = "حديث";
    pub(crate) const AS_MODERATOR: &str = "إدارة الحوار";
    pub(crate) const AS_DELIVERS: &str = "إلقاء كلمة نيابةً عن ";
    pub(crate) const AS_REPRESENTED: &str = "كلمة بإلقاء ";

    pub(crate) const PEOPLE: Noun = Noun {
        zero: "لا متحدثين",
        one: "متحدث واحد",
        two: "متحدثان",
        few: "متحدثين",
        many: "متحدثًا",
        other: "متحدث",
    };
}

/// About and privacy.
pub(crate) mod texts {
    pub(crate) const COMMITTEE: &str = "اللجنة المنظِّمة";
    pub(crate) const PARTNERS: &str = "الشركاء";
    pub(crate) const SECTORS: &str = "القطاعات";
    pub(crate) const ACCOUNTS: &str = "الحسابات على الشبكات";
}

/// What becomes of personal data.
pub(crate) mod data {
    pub(crate) const TITLE: &str = "كيف تُستخدم هذه البيانات؟";
    pub(crate) const CONTROLLER: &str = "الجهة التي تجمعها";
    pub(crate) const PURPOSE: &str = "الغرض";
    pub(crate) const KEPT: &str = "مدة الحفظ";
    pub(crate) const COUNTRY: &str = "بلد الحفظ";
    pub(crate) const CONTACT: &str = "للاستفسار";
    pub(crate) const MORE: &str = "صفحة الخصوصية";
}

/// The registration form.
pub(crate) mod form {
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

    pub(crate) const REGISTERED: &str = "تم التسجيل";
    pub(crate) const REFERENCE: &str = "رقم المرجع";
    pub(crate) const KEEP_REFERENCE: &str =
        "يُستحسن حفظ رقم المرجع: به يُستدل على التسجيل عند الحاجة.";
    pub(crate) const BACK_TO_FORUM: &str = "العودة إلى صفحة الملتقى";

    pub(crate) const REFUSED: &str = "لم يُقبل التسجيل";
    pub(crate) const REFUSED_WHY: &str =
        "رفضت جهة التسجيل بعض الإجابات. كل ما كُتب باقٍ في مكانه، وتمكن إعادة الإرسال بعد التصحيح.";
    pub(crate) const FAILED: &str = "تعذّر التسجيل الآن";
    pub(crate) const FAILED_WHY: &str =
        "لم يُسجَّل شيء بعد، وكل ما كُتب باقٍ في مكانه. تمكن المحاولة مرة أخرى.";
    pub(crate) const FAILED_WAIT: &str = "تنصح جهة التسجيل بالانتظار: ";
    pub(crate) const UNKNOWN: &str = "لا نعرف هل وصل التسجيل";
    pub(crate) const UNKNOWN_WHY: &str =
        "انقطع الاتصال قبل وصول الرد، فقد يكون التسجيل محفوظًا وقد لا يكون.";
    pub(crate) const SAFE: &str = "إعادة الإرسال آمنة: يحمل الطلب المفتاح نفسه، فلا يُسجَّل أحد مرتين.";
    pub(crate) const NOT_SAFE: &str =
        "قد تؤدي إعادة الإرسال إلى تسجيل مكرر، ويُستحسن سؤال الجهة المنظِّمة قبلها.";
    pub(crate) const AGAIN: &str = "إعادة المحاولة";
    pub(crate) const AGAIN_SAFELY: &str = "إعادة الإرسال بأمان";

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
        two: "ثانيتان",
        few: "ثوانٍ",
        many: "ثانيةً",
        other: "ثانية",
    };
}

/// A page that does not exist, or did not arrive.
pub(crate) mod missing {
    pub(crate) const TITLE: &str = "الصفحة غير موجودة";
    pub(crate) const WHY: &str = "ربما تغيّر عنوانها أو حُذفت، أو وقع خطأ في كتابة العنوان.";
    pub(crate) const FAILED: &str = "تعذّر تحميل الصفحة";
    pub(crate) const LOST: &str =
        "انقطع الاتصال قبل وصول محتويات الصفحة. تمكن المحاولة مرة أخرى بعد التحقق من الشبكة.";
    pub(crate) const BROKEN: &str =
        "وصل من الخادم ما لا تمكن قراءته. بقية الموقع تعمل، وتمكن المحاولة مرة أخرى.";
    pub(crate) const OUTDATED: &str = "صدر إصدار أحدث من الموقع، وتُعرض الصفحة بعد تحميلها من جديد.";
    pub(crate) const AGAIN: &str = "إعادة المحاولة";
    pub(crate) const HOME: &str = "الصفحة الرئيسية";
    pub(crate) const CALENDAR: &str = "تقويم الملتقيات";
}
