//! Numbers and choices in words or signs that TOML does not know.

use super::{Slip, digits::plain};

/// A number in other digits, with separators, between quotes, or with a word behind it.
pub(crate) fn number(text: &str) -> Option<Slip> {
    let ascii = plain(text);
    let number = ascii.split(' ').next()?;
    let digits: String = number.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number || digits.len() > 12 || !is_grouped(number) {
        return None;
    }
    let put = match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    };
    if number.len() < ascii.len() {
        let message = format!("`{text}` is more than a number");
        let help = format!("write {put}, or \"{text}\" if it is a text");
        return Some(Slip::likely(message, help, put));
    }
    let message = if put == text {
        format!("the number `{text}` stands between quotes")
    } else if ascii == text {
        format!("`{text}` is not how a number is written")
    } else {
        format!("the number `{text}` is not in the digits 0 to 9")
    };
    Some(Slip::certain(message, put))
}

/// Whether commas stand before groups of three digits, if there are any.
fn is_grouped(number: &str) -> bool {
    number.split(',').skip(1).all(|group| group.len() == 3)
}

/// True and false in other words.
pub(crate) fn flag(text: &str) -> Option<Slip> {
    let put = match text.to_lowercase().as_str() {
        "true" | "yes" | "on" | "نعم" | "أجل" | "صح" | "صحيح" => "true",
        "false" | "no" | "off" | "لا" | "كلا" | "خطأ" => "false",
        _ => return None,
    };
    let message = format!("`{text}` is not how TOML says yes or no");
    Some(Slip::certain(message, put.to_owned()))
}

/// What is meant by words that are none of ours: those of HTML, of other programs, of English.
const MEANT: [(&str, &str, &str); 70] = [
    ("kind", "tel", "phone"),
    ("kind", "telephone", "phone"),
    ("kind", "mobile", "phone"),
    ("kind", "هاتف", "phone"),
    ("kind", "جوال", "phone"),
    ("kind", "mail", "email"),
    ("kind", "e-mail", "email"),
    ("kind", "بريد", "email"),
    ("kind", "string", "text"),
    ("kind", "نص", "text"),
    ("kind", "textarea", "long_text"),
    ("kind", "select", "choice"),
    ("kind", "radio", "choice"),
    ("kind", "dropdown", "choice"),
    ("kind", "checkboxes", "choices"),
    ("kind", "multiselect", "choices"),
    ("kind", "checkbox", "consent"),
    ("kind", "integer", "number"),
    ("kind", "nationality", "country"),
    ("kind", "كلمة", "speech"),
    ("kind", "محاضرة", "talk"),
    ("kind", "lecture", "talk"),
    ("kind", "حلقة نقاش", "discussion"),
    ("kind", "استراحة", "break"),
    ("kind", "صلاة", "prayer"),
    ("kind", "ورشة", "workshop"),
    ("kind", "ورشة عمل", "workshop"),
    ("kind", "training", "workshop"),
    ("kind", "كلمة رئيسية", "keynote"),
    ("kind", "جلسة حوارية", "panel"),
    ("kind", "تجربة", "experience"),
    ("kind", "عروض خاطفة", "lightning"),
    ("kind", "ملصقات", "poster"),
    ("kind", "معرض", "exhibition"),
    ("kind", "مراسم", "ceremony"),
    ("kind", "opening", "ceremony"),
    ("kind", "حفل استقبال", "reception"),
    ("kind", "networking", "reception"),
    ("kind", "تسجيل", "registration"),
    ("kind", "lunch", "break"),
    ("kind", "coffee", "break"),
    ("decision", "delayed", "postponed"),
    ("decision", "مؤجل", "postponed"),
    ("decision", "ملغى", "cancelled"),
    ("part", "chair", "moderator"),
    ("part", "مدير الجلسة", "moderator"),
    ("part", "متحدث", "speaker"),
    ("language", "arabic", "ar"),
    ("language", "english", "en"),
    ("language", "العربية", "ar"),
    ("language", "الإنجليزية", "en"),
    ("language", "french", "fr"),
    ("language", "الفرنسية", "fr"),
    ("language", "german", "de"),
    ("language", "الألمانية", "de"),
    ("language", "spanish", "es"),
    ("language", "الإسبانية", "es"),
    ("language", "chinese", "zh"),
    ("language", "الصينية", "zh"),
    ("language", "turkish", "tr"),
    ("language", "التركية", "tr"),
    ("language", "persian", "fa"),
    ("language", "الفارسية", "fa"),
    ("language", "urdu", "ur"),
    ("language", "الأردية", "ur"),
    ("language", "russian", "ru"),
    ("language", "الروسية", "ru"),
    ("language", "italian", "it"),
    ("language", "kurdish", "ku"),
    ("language", "الكردية", "ku"),
];

/// The word that a key can have, where another was meant for it.
pub(crate) fn meant(key: &str, word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let mut all = MEANT.iter();
    all.find(|(of, said, _)| *of == key && *said == word)
        .map(|(_, _, meant)| *meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_by_table() {
        for (text, put, is_certain) in [
            ("٢٠٠", "200", true),
            ("۲۰۰", "200", true),
            ("1,500", "1500", true),
            ("١٬٥٠٠", "1500", true),
            ("0200", "200", true),
            ("200 مقعد", "200", false),
        ] {
            let slip = number(text).unwrap();
            assert_eq!(
                (slip.put.as_str(), slip.is_certain),
                (put, is_certain),
                "{text}"
            );
        }
        for text in ["", "مئتان", "1,50", "2027-02-10", "99999999999999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn yes_and_no_by_table() {
        for (text, put) in [
            ("نعم", "true"),
            ("True", "true"),
            ("لا", "false"),
            ("no", "false"),
        ] {
            assert_eq!(flag(text).unwrap().put, put);
        }
        assert_eq!(flag("ربما"), None);
    }
}
