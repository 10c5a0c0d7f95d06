//! Keys in Arabic, or in the words of other programs.

use super::Slip;
use multaqa_domain::search::fold::fold;

/// Words that stand where a key should, each with the keys that may be meant.
const MEANT: [(&str, &[&str]); 48] = [
    ("العنوان", &["title"]),
    ("عنوان", &["title"]),
    ("الاسم", &["name"]),
    ("اسم", &["name"]),
    ("name", &["title"]),
    ("title", &["name"]),
    ("الملخص", &["summary"]),
    ("ملخص", &["summary"]),
    ("الوصف", &["summary"]),
    ("description", &["summary", "text", "help"]),
    ("الموضوع", &["theme"]),
    ("العنوان الفرعي", &["subtitle"]),
    ("النص", &["text"]),
    ("التاريخ", &["date"]),
    ("تاريخ", &["date"]),
    ("day", &["date"]),
    ("start_date", &["date"]),
    ("end_date", &["until"]),
    ("تاريخ الانتهاء", &["until"]),
    ("البداية", &["start", "opens"]),
    ("النهاية", &["end", "closes"]),
    ("الوقت", &["start"]),
    ("time", &["start"]),
    ("start_time", &["start"]),
    ("end_time", &["end"]),
    ("المكان", &["venue"]),
    ("location", &["venue", "room"]),
    ("المدينة", &["city"]),
    ("البلد", &["country"]),
    ("الدولة", &["country"]),
    ("القاعة", &["room"]),
    ("hall", &["room"]),
    ("المنطقة الزمنية", &["zone"]),
    ("timezone", &["zone"]),
    ("اللغة", &["language"]),
    ("lang", &["language"]),
    ("النوع", &["kind"]),
    ("type", &["kind"]),
    ("المتحدثون", &["speakers", "people"]),
    ("المتحدثين", &["speakers", "people"]),
    ("القطاع", &["sector"]),
    ("السلسلة", &["series"]),
    ("السعة", &["capacity"]),
    ("المقاعد", &["capacity"]),
    ("seats", &["capacity"]),
    ("الوسوم", &["hashtags"]),
    ("tags", &["hashtags"]),
    ("المصادر", &["sources"]),
];

/// The key that is meant by another word, if it is one of those that are known here.
pub(crate) fn meant(word: &str, known: &[&str]) -> Option<&'static str> {
    let folded = fold(word.trim()).bytes;
    let found = MEANT.iter().find(|(said, _)| fold(said).bytes == folded);
    let (_, keys) = found?;
    keys.iter().find(|key| known.contains(key)).copied()
}

/// A key in other letters than TOML takes without quotes. Which keys are known where it stands
/// is told later; until then the first is taken that may be meant.
pub(crate) fn foreign(word: &str) -> Slip {
    let message = format!("the key `{word}` is not in Latin letters");
    let folded = fold(word.trim()).bytes;
    let found = MEANT.iter().find(|(said, _)| fold(said).bytes == folded);
    match found.map(|(_, keys)| *keys) {
        Some([key]) => Slip::certain(message, (*key).to_owned()),
        Some([key, others @ ..]) => {
            let help = format!("write {key}, or {}", others.join(", or "));
            Slip::likely(message, help, (*key).to_owned())
        }
        _ => {
            let help = "keys are those of the documents, such as `title`".to_owned();
            Slip::likely(message, help, super::quote::quoted(word))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_by_table() {
        let known = ["title", "summary", "date", "room", "capacity", "kind"];
        for (word, key) in [
            ("العنوان", Some("title")),
            ("العُنوان", Some("title")),
            ("location", Some("room")),
            ("السعة", Some("capacity")),
            ("type", Some("kind")),
            ("timezone", None),
            ("شيء", None),
        ] {
            assert_eq!(meant(word, &known), key, "{word}");
        }
        assert_eq!(foreign("العنوان").put, "title");
        assert_eq!(foreign("شيء").put, "\"شيء\"");
    }
}
