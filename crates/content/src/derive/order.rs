//! The order of names: Arabic collation (CLDR), with the article ال set aside.

use icu_collator::{Collator, options::CollatorOptions};
use std::cmp::Ordering;

/// A word without its article ال, where what is left is still a word.
pub(crate) fn without_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        Some(bare) if bare.chars().count() >= 2 && word != "الله" => bare,
        _ => word,
    }
}

/// The key by which a name is compared: each word without its article.
fn key(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().map(without_article).collect();
    words.join(" ")
}

/// The letter under which a name stands in an index: an alef for all its forms, `A–Z` for
/// all that is not Arabic.
pub(crate) fn letter(name: &str) -> String {
    let key = key(name);
    let first = key.chars().find(|c| c.is_alphanumeric());
    match first {
        Some('أ' | 'إ' | 'آ' | 'ٱ' | 'ء') => "ا".to_owned(),
        Some(arabic @ '\u{620}'..='\u{6ff}') => arabic.to_string(),
        _ => "A–Z".to_owned(),
    }
}

/// Sorts by name.
pub(crate) fn sort_by_name<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    let locale = icu_locale_core::locale!("ar");
    // The data is compiled in; without it, code points are nearly the Arabic order.
    let collator = Collator::try_new(locale.into(), CollatorOptions::default()).ok();
    let compare = |a: &str, b: &str| match &collator {
        Some(collator) => collator.compare(a, b),
        None => Ordering::Equal,
    };
    items.sort_by_cached_key(|item| Name {
        key: key(name(item)),
        compare: &compare,
    });
}

/// A name that compares by collation, then by code points, so that the order is total.
struct Name<'a> {
    key: String,
    compare: &'a dyn Fn(&str, &str) -> Ordering,
}

impl Ord for Name<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.compare)(&self.key, &other.key).then_with(|| self.key.cmp(&other.key))
    }
}

impl PartialOrd for Name<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Name<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_arabic_order() {
        let mut names = vec![
            "يوسف",
            "الجازي",
            "حسين",
            "إبراهيم",
            "آمنة",
            "أحمد",
            "بدر",
            "العنود",
            "عمر",
            "Zaid",
            "جابر",
            "مُحمد",
            "محمود",
        ];
        sort_by_name(&mut names, |n| n);
        let at = |name: &str| names.iter().position(|n| *n == name).unwrap();
        for (before, after) in [
            ("أحمد", "بدر"),
            ("إبراهيم", "بدر"),
            ("آمنة", "بدر"),
            ("جابر", "الجازي"),
            ("الجازي", "حسين"),
            ("عمر", "العنود"),
            ("العنود", "يوسف"),
            ("مُحمد", "محمود"),
        ] {
            assert!(at(before) < at(after), "{before} before {after}: {names:?}");
        }
    }

    #[test]
    fn letters_by_table() {
        for (name, expected) in [
            ("أحمد", "ا"),
            ("إبراهيم", "ا"),
            ("آمنة", "ا"),
            ("الجسمي", "ج"),
            ("يوسف", "ي"),
            ("Zaid", "A–Z"),
            ("«مريم»", "م"),
            ("", "A–Z"),
        ] {
            assert_eq!(letter(name), expected, "{name}");
        }
    }

    #[test]
    fn names_under_a_letter_stand_together() {
        let mut names = vec![
            "آدم",
            "ياسر",
            "أحمد",
            "Zaid",
            "بدر",
            "إياد",
            "الباهي",
            "اكتمال",
            "Adam",
            "تميم",
        ];
        sort_by_name(&mut names, |n| n);
        let mut letters: Vec<_> = names.iter().map(|name| letter(name)).collect();
        letters.dedup();
        assert_eq!(letters, ["ا", "ب", "ت", "ي", "A–Z"], "{names:?}");
    }

    #[test]
    fn the_article_is_set_aside_but_god_is_not() {
        for (word, bare) in [
            ("الجسمي", "جسمي"),
            ("الله", "الله"),
            ("ال", "ال"),
            ("علي", "علي"),
        ] {
            assert_eq!(without_article(word), bare);
        }
    }
}
