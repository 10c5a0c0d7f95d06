//! Languages of sessions: BCP 47 tags, with their Arabic names from Unicode CLDR.

use icu_locale::{
    LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander, locale,
    names::{DisplayNamesPreferences, LanguageIdentifierDisplayName},
    subtags::{Script, script},
};
use writeable::TryWriteable as _;

/// Names that are more usual in Arabic than CLDR's.
const NAMES: [(&str, &str); 4] = [
    ("ckb", "الكردية السورانية"),
    ("ms", "الملايوية"),
    ("sw", "السواحيلية"),
    ("ur", "الأردية"),
];

/// The script of the site's own language.
const ARABIC: Script = script!("Arab");

/// A language that people speak.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Language {
    /// Its tag (BCP 47), in the usual letters: `zh-Hant`.
    pub(crate) tag: String,
    /// What it is called in Arabic.
    pub(crate) name: String,
}

/// Why a text is no language.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoLanguage {
    /// It is no tag.
    NoTag,
    /// Nobody knows such a language.
    Unknown,
    /// It is one that is now called otherwise, or nearly one.
    Meant(String),
}

impl Language {
    /// The language that a tag stands for, if it is known.
    pub(crate) fn parse(text: &str) -> Result<Self, NoLanguage> {
        if let Ok(id) = LanguageIdentifier::try_from_str(text) {
            return Self::of(&id).ok_or_else(|| now_called(id));
        }
        let hyphens = text.replace(['_', ' '], "-");
        match LanguageIdentifier::try_from_str(&hyphens) {
            Ok(id) if Self::of(&id).is_some() => Err(NoLanguage::Meant(id.to_string())),
            _ => Err(NoLanguage::NoTag),
        }
    }

    fn of(id: &LanguageIdentifier) -> Option<Self> {
        let tag = id.to_string();
        if let Some((_, name)) = NAMES.iter().find(|(own, _)| *own == tag) {
            let name = (*name).to_owned();
            return Some(Self { tag, name });
        }
        let arabic = DisplayNamesPreferences::from(locale!("ar"));
        let options = Default::default();
        let name = LanguageIdentifierDisplayName::try_new_heavy(arabic, id.clone(), options);
        // What has no name is written as its tag, which says so.
        let name = name.ok()?;
        let name = name.as_borrowed().try_write_to_string().ok()?.into_owned();
        Some(Self { tag, name })
    }

    /// Whether it is the site's own.
    pub(crate) fn is_own(&self) -> bool {
        self.tag == "ar"
    }

    /// The tag for a text of a session in this language, if it is certain that the text is in it:
    /// it has letters, and none of them is Arabic. What is said of a session is often in Arabic
    /// whatever is spoken there.
    pub(crate) fn lang_of(&self, text: &str) -> Option<String> {
        let is_arabic = |c: char| matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}');
        let is_other = text.chars().any(char::is_alphabetic) && !text.chars().any(is_arabic);
        (is_other && !self.is_in_arabic_letters()).then(|| self.tag.clone())
    }

    /// Whether it is written in Arabic letters, as far as is known.
    fn is_in_arabic_letters(&self) -> bool {
        let Ok(mut id) = LanguageIdentifier::try_from_str(&self.tag) else {
            return false;
        };
        LocaleExpander::new_extended().maximize(&mut id);
        id.script == Some(ARABIC)
    }
}

/// What a tag that has no name is written as now.
fn now_called(id: LanguageIdentifier) -> NoLanguage {
    let mut locale = Locale::from(id);
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    match Language::of(&locale.id) {
        Some(language) => NoLanguage::Meant(language.tag),
        None => NoLanguage::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_names() {
        for (text, tag, name) in [
            ("ar", "ar", "العربية"),
            ("de", "de", "الألمانية"),
            ("EN", "en", "الإنجليزية"),
            ("zh-hant", "zh-Hant", "الصينية التقليدية"),
            ("pt-BR", "pt-BR", "البرتغالية البرازيلية"),
            ("ku", "ku", "الكردية"),
            ("he", "he", "العبرية"),
            ("am", "am", "الأمهرية"),
            ("ar-EG", "ar-EG", "العربية (مصر)"),
            ("ur", "ur", "الأردية"),
            ("mul", "mul", "لغات متعددة"),
        ] {
            let language = Language::parse(text).unwrap();
            assert_eq!((language.tag.as_str(), language.name.as_str()), (tag, name));
        }
    }

    #[test]
    fn what_is_none_is_told() {
        use NoLanguage::{Meant, NoTag, Unknown};
        for (text, why) in [
            ("german", NoTag),
            ("", NoTag),
            ("en-u-ca-buddhist", NoTag),
            ("xx", Unknown),
            ("de-XX", Unknown),
            ("zh_Hant", Meant("zh-Hant".into())),
            ("iw", Meant("he".into())),
            ("kmr", Meant("ku".into())),
        ] {
            assert_eq!(Language::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_text_is_in_a_language_if_it_can_be() {
        for (tag, text, is_in) in [
            ("en", "Building for right-to-left", true),
            ("en", "البناء من اليمين إلى اليسار", false),
            ("en", "محاضرة عن HTML", false),
            ("en", "2026", false),
            ("zh-Hant", "數位健康", true),
            ("he", "שלום", true),
            ("am", "ሰላም", true),
            ("fa", "سلام", false),
            ("ar-EG", "Kubernetes", false),
            ("az-Arab", "Salam", false),
        ] {
            let language = Language::parse(tag).unwrap();
            assert_eq!(language.lang_of(text).is_some(), is_in, "{tag}: {text}");
        }
    }
}
