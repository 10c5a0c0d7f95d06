//! Arabic plurals by the six forms of CLDR, and counted nouns.

/// A CLDR plural category.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Plural {
    /// 0
    Zero,
    /// 1
    One,
    /// 2
    Two,
    /// 3–10, 103–110, …
    Few,
    /// 11–99, 111–199, …
    Many,
    /// 100–102, 200–202, …
    Other,
}

/// The category of a whole number in Arabic (CLDR `ar`, cardinal).
pub(crate) fn plural(n: u32) -> Plural {
    match (n, n % 100) {
        (0, _) => Plural::Zero,
        (1, _) => Plural::One,
        (2, _) => Plural::Two,
        (_, 3..=10) => Plural::Few,
        (_, 11..=99) => Plural::Many,
        _ => Plural::Other,
    }
}

/// A noun in its six forms. The first three stand without a figure.
pub(crate) struct Noun {
    /// `لا أخطاء`
    pub(crate) zero: &'static str,
    /// `خطأ واحد`
    pub(crate) one: &'static str,
    /// `خطآن`
    pub(crate) two: &'static str,
    /// `أخطاء`
    pub(crate) few: &'static str,
    /// `خطأً`
    pub(crate) many: &'static str,
    /// `خطأ`
    pub(crate) other: &'static str,
}

/// A number of things: `خطآن`, `3 أخطاء`, `11 خطأً`.
pub(crate) fn count(n: u32, noun: &Noun) -> String {
    let form = match plural(n) {
        Plural::Zero => return noun.zero.to_owned(),
        Plural::One => return noun.one.to_owned(),
        Plural::Two => return noun.two.to_owned(),
        Plural::Few => noun.few,
        Plural::Many => noun.many,
        Plural::Other => noun.other,
    };
    [n.to_string().as_str(), " ", form].concat()
}

#[cfg(test)]
mod tests {
    use super::{Plural, count, plural};
    use crate::i18n::ar;

    #[test]
    fn categories_by_table() {
        for (n, category) in [
            (0, Plural::Zero),
            (1, Plural::One),
            (2, Plural::Two),
            (3, Plural::Few),
            (10, Plural::Few),
            (11, Plural::Many),
            (99, Plural::Many),
            (100, Plural::Other),
            (101, Plural::Other),
            (102, Plural::Other),
            (103, Plural::Few),
            (110, Plural::Few),
            (111, Plural::Many),
            (1000, Plural::Other),
        ] {
            assert_eq!(plural(n), category, "{n}");
        }
    }

    #[test]
    fn errors_are_counted_in_all_six_forms() {
        for (n, words) in [
            (0, "لا أخطاء"),
            (1, "خطأ واحد"),
            (2, "خطآن"),
            (3, "3 أخطاء"),
            (11, "11 خطأً"),
            (100, "100 خطأ"),
        ] {
            assert_eq!(count(n, &ar::form::ERRORS), words);
        }
    }

    #[test]
    fn every_noun_has_its_own_plural() {
        for noun in [
            &ar::form::ERRORS,
            &ar::form::CHARACTERS,
            &ar::form::ACCOUNTS,
            &ar::form::COMPANIONS,
            &ar::form::CHOICES,
            &ar::form::SECONDS,
            &ar::calendar::FORUMS,
            &ar::plan::ITEMS,
            &ar::plan::SESSIONS,
            &ar::speakers::PEOPLE,
            &ar::calendar::SHOWN,
            &ar::speakers::SHOWN,
            &ar::state::PLACES,
            &ar::search::RESULTS,
        ] {
            assert_ne!(noun.few, noun.many, "{}", noun.one);
            assert!(!noun.zero.is_empty() && !noun.two.is_empty());
        }
    }
}
