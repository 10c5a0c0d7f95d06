//! What can be wrong at a place of a body, for programs and for people.

use crate::problem::FieldError;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    NotObject,
    UnknownMember,
    Missing,
    NotText,
    Empty,
    TooLong { max: usize },
    BadCharacter,
    UnknownForum,
    UnknownSubject,
    UnknownForm,
    NotEmail,
    NotPhone,
    NotCountry,
    NotList,
    TooMany { max: usize },
    NotNumber { max: u8 },
    NotFlag,
    NotValue,
    TooDeep { max: usize },
    TooMuch { max: usize },
    NotKey,
    OtherKey,
    ConsentNeeded,
    NotTime,
    NotLanguage,
    Duplicate,
    NotOpen,
    Closed,
    Full { left: u32 },
}

impl Fault {
    /// The fault at a place, given as JSON Pointer in a URI fragment.
    pub(crate) fn at(self, pointer: impl Into<String>) -> FieldError {
        FieldError {
            pointer: pointer.into(),
            code: self.code(),
            detail: self.detail(),
        }
    }

    /// The code that programs tell it by.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::NotObject => "not-object",
            Self::UnknownMember => "unknown-member",
            Self::Missing => "missing",
            Self::NotText => "not-text",
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::BadCharacter => "bad-character",
            Self::UnknownForum => "unknown-forum",
            Self::UnknownSubject => "unknown-subject",
            Self::UnknownForm => "unknown-form",
            Self::NotEmail => "not-email",
            Self::NotPhone => "not-phone",
            Self::NotCountry => "not-country",
            Self::NotList => "not-list",
            Self::TooMany { .. } => "too-many",
            Self::NotNumber { .. } => "not-number",
            Self::NotFlag => "not-flag",
            Self::NotValue => "not-value",
            Self::TooDeep { .. } => "too-deep",
            Self::TooMuch { .. } => "too-much",
            Self::NotKey => "not-key",
            Self::OtherKey => "other-key",
            Self::ConsentNeeded => "consent-needed",
            Self::NotTime => "not-time",
            Self::NotLanguage => "not-language",
            Self::Duplicate => "duplicate",
            Self::NotOpen => "not-open",
            Self::Closed => "closed",
            Self::Full { .. } => "full",
        }
    }

    /// What people read. Limits follow a colon, which spares the counted noun's forms.
    fn detail(self) -> String {
        match self {
            Self::NotObject => "المطلوب هنا كائن JSON".into(),
            Self::UnknownMember => "هذا الحقل غير معروف".into(),
            Self::Missing => "هذا الحقل مطلوب".into(),
            Self::NotText => "المطلوب هنا نص".into(),
            Self::Empty => "هذا الحقل فارغ".into(),
            Self::TooLong { max } => format!("النص أطول من المسموح؛ أقصى عدد للأحرف: {max}"),
            Self::BadCharacter => "في النص محرف غير مسموح به".into(),
            Self::UnknownForum => "لا يستقبل هذا الموقع تسجيلًا في ملتقى بهذا الاسم".into(),
            Self::UnknownSubject => "لا يستقبل هذا الموقع رسائل في هذا الموضوع".into(),
            Self::UnknownForm => "لا استمارة بهذا الاسم في هذا الموضوع".into(),
            Self::NotEmail => "اكتب بريدًا إلكترونيًا صحيحًا، مثل name@example.com".into(),
            Self::NotPhone => {
                "اكتب رقم الهاتف بصيغته الدولية، مثل \u{2066}+971501234567\u{2069}".into()
            }
            Self::NotCountry => "اكتب رمز الدولة من حرفين، مثل AE".into(),
            Self::NotList => "المطلوب هنا قائمة".into(),
            Self::TooMany { max } => format!("العناصر أكثر من المسموح؛ أقصى عدد لها: {max}"),
            Self::NotNumber { max } => format!("اكتب عددًا صحيحًا من 0 إلى {max}"),
            Self::NotFlag => "المطلوب هنا true أو false".into(),
            Self::NotValue => "المطلوب هنا نص أو عدد أو قائمة أو كائن".into(),
            Self::TooDeep { max } => format!("القيم متداخلة أكثر من المسموح؛ أقصى عمق: {max}"),
            Self::TooMuch { max } => {
                format!("الإجابات أطول من المسموح؛ أقصى حجم لها بالكيلوبايت: {max}")
            }
            Self::NotKey => "المطلوب هنا مفتاح على صيغة UUID".into(),
            Self::OtherKey => "هذا المفتاح غير المفتاح الذي في الترويسة Idempotency-Key".into(),
            Self::ConsentNeeded => "لا يمكن الإرسال من دون الموافقة".into(),
            Self::NotTime => "الوقت ليس على صيغة RFC 3339".into(),
            Self::NotLanguage => "رمز اللغة ليس على صيغة BCP 47".into(),
            Self::Duplicate => "سُجِّل هذا البريد الإلكتروني في هذا الملتقى من قبل".into(),
            Self::NotOpen => "لم يُفتح باب التسجيل في هذا الملتقى بعد".into(),
            Self::Closed => "أُغلق باب التسجيل في هذا الملتقى".into(),
            Self::Full { left: 0 } => "اكتملت مقاعد هذا الملتقى".into(),
            Self::Full { left } => format!("المقاعد لا تتسع لكم جميعًا؛ المتبقي منها: {left}"),
        }
    }
}
