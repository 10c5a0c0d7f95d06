//! Countries in other words than their codes: what is meant where a code should stand.

use super::{country::Country, date::is_spelled_like};

/// What countries are called for short, in Arabic and in Latin letters.
const SHORT: [(&str, &str); 22] = [
    ("UK", "GB"),
    ("England", "GB"),
    ("Britain", "GB"),
    ("بريطانيا", "GB"),
    ("إنجلترا", "GB"),
    ("KSA", "SA"),
    ("UAE", "AE"),
    ("Emirates", "AE"),
    ("USA", "US"),
    ("America", "US"),
    ("أمريكا", "US"),
    ("أميركا", "US"),
    ("Turkey", "TR"),
    ("تركية", "TR"),
    ("سورية", "SY"),
    ("Syria", "SY"),
    ("فلسطين المحتلة", "PS"),
    ("سلطنة عمان", "OM"),
    ("مملكة البحرين", "BH"),
    ("دولة قطر", "QA"),
    ("الأردنية", "JO"),
    ("الصين الشعبية", "CN"),
];

/// The country that a text means which is no code: a code in small letters or of three, a name
/// in Arabic or English, whole or as it is said for short. `None` where several are meant.
pub(crate) fn meant(text: &str) -> Option<Country> {
    let text = text.trim().trim_end_matches('.').replace("U.A.E", "UAE");
    let upper = text.to_uppercase();
    let is_same = is_spelled_like(&text);
    let code = SHORT.iter().find(|(name, _)| is_same(name));
    let code = code.map(|(_, code)| *code);
    code.and_then(Country::of)
        .or_else(|| Country::of(&upper))
        .or_else(|| Country::of(rust_iso3166::from_alpha3(&upper)?.alpha2))
        .or_else(|| in_arabic(&text))
        .or_else(|| in_english(&text))
}

fn in_arabic(text: &str) -> Option<Country> {
    let all = || Country::all(&[]).into_iter();
    let is_same = is_spelled_like(text);
    all()
        .find(|country| is_same(country.name))
        .or_else(|| only(all().filter(|country| has_words(country.name, text))))
}

fn in_english(text: &str) -> Option<Country> {
    let all = || rust_iso3166::ALL.iter();
    let is_same = |name: &str| name.eq_ignore_ascii_case(text);
    let found = all().find(|country| is_same(country.name));
    let found = found.or_else(|| only(all().filter(|country| has_words(country.name, text))));
    Country::of(found?.alpha2)
}

/// Whether all words of a text are among those of a name.
fn has_words(name: &str, text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| name.split_whitespace().any(is_spelled_like(word)))
}

/// The only one of several.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn countries_by_table() {
        for (text, code) in [
            ("UK", Some("GB")),
            ("KSA", Some("SA")),
            ("uae", Some("AE")),
            ("U.A.E.", Some("AE")),
            ("sa", Some("SA")),
            ("السعودية", Some("SA")),
            ("المملكة العربية السعودية", Some("SA")),
            ("الامارات", Some("AE")),
            ("عمان", Some("OM")),
            ("السودان", Some("SD")),
            ("مصر", Some("EG")),
            ("EGY", Some("EG")),
            ("Saudi Arabia", Some("SA")),
            ("Egypt", Some("EG")),
            ("Turkey", Some("TR")),
            ("Iran", Some("IR")),
            ("المملكة", None),
            ("العربية", None),
            ("كوكب", None),
            ("", None),
        ] {
            assert_eq!(meant(text).map(|country| country.code), code, "{text}");
        }
    }
}
