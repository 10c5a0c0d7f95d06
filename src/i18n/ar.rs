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
    pub(crate) const SEARCH: &str = "بحث";
    pub(crate) const PLAN: &str = "خطتي";
    pub(crate) const PREFERENCES: &str = "التفضيلات";
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
    pub(crate) const VIEWS: &str = "طريقة العرض";
    pub(crate) const AGENDA: &str = "القائمة";
    pub(crate) const MONTH: &str = "الشهر";
    pub(crate) const YEAR: &str = "السنة";
    pub(crate) const TODAY: &str = "إلى اليوم";
    pub(crate) const PAST: &str = "ما مضى";
    pub(crate) const YEARS: &str = "السنوات";
    pub(crate) const OF_YEAR: &str = "تقويم عام ";
    pub(crate) const MONTHS: &str = "أشهر فيها ملتقيات";
    pub(crate) const BEFORE: &str = "السابق";
    pub(crate) const AFTER: &str = "التالي";
    pub(crate) const PART: &str = "الجزء ";
    pub(crate) const OF: &str = " من ";
    /// Before a number.
    pub(crate) const AND: &str = "و";
    /// After a number, in a day of the grid.
    pub(crate) const BESIDES: &str = " غيرها";
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
    /// After عرض.
    pub(crate) const SHOWN: Noun = Noun {
        two: "ملتقيين",
        ..FORUMS
    };
    /// After و.
    pub(crate) const OTHERS: Noun = Noun {
        zero: "لا غيرها",
        one: "ملتقًى آخر",
        two: "ملتقيان آخران",
        few: "ملتقيات أخرى",
        many: "ملتقًى آخر",
        other: "ملتقًى آخر",
    };
}

/// What a list is narrowed down by.
pub(crate) mod filters {
    pub(crate) const TITLE: &str = "التصفية";
    pub(crate) const OPEN: &str = "تصفية";
    pub(crate) const CHOSEN: &str = "المختار";
    pub(crate) const REMOVE: &str = "إزالة: ";
    pub(crate) const RESET: &str = "إلغاء التصفية";
    pub(crate) const SHOW: &str = "عرض ";
    pub(crate) const CLOSE: &str = "إغلاق";
    pub(crate) const MORE: &str = "عرض المزيد";
    pub(crate) const LOADING: &str = "جارٍ تحميل الملتقيات…";
    pub(crate) const FAILED: &str = "تعذّر تحميل الملتقيات";
}

/// A sector.
pub(crate) mod sector {
    pub(crate) const COMING: &str = "الملتقيات القادمة";
    pub(crate) const PAST: &str = "ما مضى";
    pub(crate) const SPEAKERS: &str = "من المتحدثين";
    pub(crate) const ALL: &str = "تقويم الملتقيات";
}

/// Links by which a calendar takes something in.
pub(crate) mod calendar_links {
    pub(crate) const ADD: &str = "الإضافة إلى التقويم";
    pub(crate) const SUBSCRIBE: &str = "الاشتراك في التقويم";
    pub(crate) const GOOGLE: &str = "تقويم Google";
    pub(crate) const OUTLOOK: &str = "تقويم Outlook";
    pub(crate) const FEED: &str = "تقويم Apple وغيره، باشتراك يتجدد من تلقاء نفسه";
    pub(crate) const FILE: &str = "ملف التقويم";
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

/// A programme: as it goes on, as a grid of rooms, and who takes part.
pub(crate) mod programme {
    use crate::i18n::Noun;

    pub(crate) const NOW: &str = "الآن";
    pub(crate) const NEXT: &str = "التالي";
    pub(crate) const TO_NOW: &str = "إلى ما يُعقد الآن";
    pub(crate) const TO_NEXT: &str = "إلى الجلسة التالية";
    pub(crate) const PAST: &str = "ما مضى: ";
    pub(crate) const OF: &str = "برنامج ";
    pub(crate) const PARTS: &str = "أجزاء البرنامج";
    pub(crate) const IN_PARTS: &str =
        "هذه عناوين الجلسات ومواعيدها، وعنوان كل جلسة يفتح تفاصيلها ومن يشارك فيها.";
    pub(crate) const AS_GRID: &str = "البرنامج في جدول القاعات";
    pub(crate) const FULL: &str = "البرنامج كاملًا";
    pub(crate) const AS_LIST: &str = "البرنامج في قائمة";
    pub(crate) const FORUM: &str = "صفحة الملتقى";
    pub(crate) const GRID_OF: &str = "جدول القاعات: ";
    pub(crate) const ALL_TIMES: &str = "المواعيد كلها ";
    pub(crate) const UNTIMED: &str =
        "للملتقى جلسات لم يُحدَّد موعدها بعد، وهي في البرنامج المعروض في قائمة.";
    pub(crate) const NO_ROOM: &str = "بلا قاعة محددة";
    pub(crate) const TIME: &str = "الوقت";
    pub(crate) const PROFILE: &str = "الصفحة الكاملة";
    pub(crate) const CLOSE: &str = "إغلاق";

    pub(crate) const SESSIONS: Noun = Noun {
        zero: "لا جلسات",
        one: "جلسة واحدة",
        two: "جلستان",
        few: "جلسات",
        many: "جلسة",
        other: "جلسة",
    };
}

/// Ways to share a page.
pub(crate) mod sharing {
    pub(crate) const SHARE: &str = "مشاركة الرابط";
    pub(crate) const COPIED: &str = "نُسخ الرابط";
    pub(crate) const WHATSAPP: &str = "واتساب";
    pub(crate) const X: &str = "إكس";
}

/// How the visitor reads the site.
pub(crate) mod preferences {
    pub(crate) const TITLE: &str = "التفضيلات";
    pub(crate) const WHAT: &str = "تُحفظ على هذا الجهاز وحده، وتسري على صفحات الموقع كلها.";
    pub(crate) const NO_SCRIPT: &str = "لحفظ التفضيلات لا بد من تشغيل جافاسكربت في المتصفح.";
    pub(crate) const THEME: &str = "الألوان";
    pub(crate) const BY_DEVICE: &str = "كما في إعدادات الجهاز";
    pub(crate) const LIGHT: &str = "فاتحة";
    pub(crate) const DARK: &str = "داكنة";
    pub(crate) const DIGITS: &str = "الأرقام";
    pub(crate) const LATIN: &str = "1 2 3";
    pub(crate) const ARABIC: &str = "١ ٢ ٣";
    pub(crate) const MONTHS: &str = "أسماء الشهور";
    pub(crate) const COMMON: &str = "يناير، فبراير، مارس";
    pub(crate) const LEVANTINE: &str = "كانون الثاني، شباط، آذار";
    pub(crate) const CALENDAR: &str = "التقويم";
    pub(crate) const BOTH: &str = "الميلادي ثم الهجري";
    pub(crate) const HIJRI_FIRST: &str = "الهجري ثم الميلادي";
    pub(crate) const GREGORIAN: &str = "الميلادي وحده";
}

/// Speakers and profiles.
pub(crate) mod speakers {
    use crate::i18n::Noun;

    pub(crate) const TITLE: &str = "المتحدثون";
    pub(crate) const LETTERS: &str = "المتحدثون بحسب الحرف الأول";
    pub(crate) const PARTS: &str = "أجزاء الدليل";
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
    /// After عرض.
    pub(crate) const SHOWN: Noun = Noun {
        two: "متحدثَين",
        ..PEOPLE
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
}

/// What stays of a registration, and the page of one's own.
pub(crate) mod receipt {
    pub(crate) const REGISTERED: &str = "تم التسجيل";
    pub(crate) const SENT: &str = "وصلت الرسالة";
    pub(crate) const REFERENCE: &str = "رقم المرجع";
    pub(crate) const KEEP_REFERENCE: &str =
        "يُستحسن حفظ رقم المرجع: به يُستدل على التسجيل عند الحاجة.";
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
    pub(crate) const WIPE_WHY: &str = "تبقى التسجيلات محفوظة لدى الجهة المنظِّمة، ويُمحى ما على هذا الجهاز وحده. ما لم يُرسل بعد يضيع.";

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
}

/// The visitor's plan, and what has changed since the last look.
pub(crate) mod plan {
    use crate::i18n::Noun;

    pub(crate) const TITLE: &str = "خطتي للملتقيات";
    pub(crate) const ADD: &str = "إضافة إلى خطتي";
    pub(crate) const IN: &str = "في خطتي";
    pub(crate) const NOT_KEPT: &str =
        "لا يسمح هذا المتصفح بالحفظ على الجهاز: تبقى الخطة إلى أن تُغلق الصفحة.";
    pub(crate) const NO_APP: &str =
        "تُقرأ الخطة من الجهاز بعد تشغيل التطبيق، ولم يعمل في هذا المتصفح.";
    pub(crate) const NONE: &str = "لا شيء في الخطة بعد.";
    pub(crate) const NONE_WHY: &str =
        "تُضاف الملتقيات وجلساتها من صفحاتها، وتُحفظ على هذا الجهاز وحده.";
    pub(crate) const UNDATED: &str = "موعد لم يُعلن بعد";
    pub(crate) const REMOVE: &str = "حذف من الخطة";
    pub(crate) const REMOVED: &str = "حُذف من الخطة: ";
    pub(crate) const UNDO: &str = "تراجع";
    pub(crate) const ADDED: &str = "أُضيف إلى الخطة: ";

    pub(crate) const OVERLAP: &str = "تعارض في الوقت مع «";
    pub(crate) const WALK: &str = "أقل من 10 دقائق للوصول من قاعة «";
    pub(crate) const WAY: &str = "أقل من ساعة للوصول من مكان «";

    pub(crate) const CHANGED: &str = "تغيّر في الخطة: ";
    pub(crate) const KNOWN: &str = "علمتُ بالتغيير";
    pub(crate) const MOVED: &str = "تغيّر الموعد من";
    pub(crate) const ELSEWHERE: &str = "تغيّر المكان من";
    pub(crate) const TO: &str = "إلى";
    pub(crate) const RENAMED: &str = "تغيّر العنوان من";
    pub(crate) const CANCELLED: &str = "أُلغي الملتقى.";
    pub(crate) const POSTPONED: &str = "أُجّل الملتقى.";
    pub(crate) const SESSION_CANCELLED: &str = "أُلغيت الجلسة.";
    pub(crate) const SESSION_POSTPONED: &str = "أُجّلت الجلسة.";
    pub(crate) const GONE: &str = "لم يعد منشورًا في الموقع.";
    pub(crate) const UNKNOWN_YET: &str = "غير معلن";
    pub(crate) const OLD: &str = "تعذّر تحديث هذه التفاصيل، وربما تغيّرت.";

    pub(crate) const CARRY: &str = "نقل الخطة إلى جهاز آخر";
    pub(crate) const CARRY_WHY: &str =
        "يحمل هذا الرابط الخطة كلها من دون حساب، ويعيدها إن مُسحت من هذا الجهاز.";
    pub(crate) const LINK: &str = "رابط الخطة";
    pub(crate) const SHARE: &str = "مشاركة الخطة";
    pub(crate) const COPIED: &str = "نُسخ الرابط";
    pub(crate) const CODE: &str = "رمز رابط الخطة، يُقرأ بالكاميرا";
    pub(crate) const LONG: &str = "الخطة أطول من أن يحملها رمز، ويحملها الرابط.";
    pub(crate) const CARRIED: &str = "في هذا الرابط خطة";
    pub(crate) const DISMISS: &str = "تجاهل";
    pub(crate) const UNKNOWN: &str = "لم يُعرف أو تعذّر تحميله: ";

    pub(crate) const FILE: &str = "تنزيل ملف تقويم";
    pub(crate) const FILE_COMING: &str = "جارٍ إعداد الملف…";
    pub(crate) const FILE_DONE: &str = "أُعدّ الملف. ";
    pub(crate) const WITHOUT: &str = "بلا موعد معلن أو تعذّر تحميله: ";

    pub(crate) const NEW: &str = "جديد";
    pub(crate) const MOVED_MARK: &str = "تغيّر الموعد أو القاعة";
    pub(crate) const SINCE: &str = "تغيّر في البرنامج منذ الزيارة الأخيرة: ";

    pub(crate) const ITEMS: Noun = Noun {
        zero: "لا بنود",
        one: "بند واحد",
        two: "بندان",
        few: "بنود",
        many: "بندًا",
        other: "بند",
    };
    pub(crate) const SESSIONS: Noun = Noun {
        zero: "لا جلسات",
        one: "جلسة واحدة",
        two: "جلستان",
        few: "جلسات",
        many: "جلسةً",
        other: "جلسة",
    };
}

/// The search.
pub(crate) mod search {
    use crate::i18n::Noun;

    pub(crate) const TITLE: &str = "البحث";
    pub(crate) const FIELD: &str = "كلمة أو أكثر";
    pub(crate) const NO_APP: &str = "يجري البحث في هذه الصفحة بعد تشغيل التطبيق، ولم يعمل في هذا المتصفح. في التقويم جميع الملتقيات، وفي صفحة المتحدثين أسماؤهم.";
    pub(crate) const WHERE: &str = "يشمل البحث الملتقيات والجلسات والتجارب والمتحدثين والقطاعات. يكفي أول الكلمة، ولا أثر للتشكيل ولا لاختلاف الهمزات والتاء المربوطة.";
    pub(crate) const LOADING: &str = "جارٍ تحميل فهرس البحث…";
    pub(crate) const FAILED: &str = "تعذّر تحميل فهرس البحث";
    pub(crate) const FAILED_WHY: &str =
        "ما كُتب باقٍ في مكانه، وتمكن المحاولة مرة أخرى بعد التحقق من الاتصال.";
    pub(crate) const AGAIN: &str = "إعادة المحاولة";
    pub(crate) const SOME: &str = "عُثر على نتائج";
    pub(crate) const TRY: &str = "قد ينفع:";
    pub(crate) const TRIES: [&str; 3] = [
        "الاكتفاء بأول الكلمة أو بكلمة واحدة",
        "كتابة الاسم على وجه آخر، أو بالحروف اللاتينية",
        "البحث باسم المدينة أو السنة أو الوسم",
    ];
    pub(crate) const BEST: &str = "تُعرض هنا أقرب النتائج، وكل كلمة تُضاف تضيّق البحث.";
    pub(crate) const WHY: &str = "ورد فيه: ";
    pub(crate) const MORE: &str = "عرض المزيد";
    pub(crate) const CALENDAR: &str = "تقويم الملتقيات";
    pub(crate) const SPEAKERS: &str = "جميع المتحدثين";

    pub(crate) const FORUM: &str = "الملتقيات";
    pub(crate) const SESSION: &str = "الجلسات والتجارب";
    pub(crate) const SPEAKER: &str = "المتحدثون";
    pub(crate) const SECTOR: &str = "القطاعات";

    pub(crate) const RESULTS: Noun = Noun {
        zero: "لا نتائج",
        one: "نتيجة واحدة",
        two: "نتيجتان",
        few: "نتائج",
        many: "نتيجةً",
        other: "نتيجة",
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
