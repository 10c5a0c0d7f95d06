//! Countries: Arabic names and calling codes.
//!
//! Written for this project. Codes are those of ISO 3166-1 alpha-2, calling codes those
//! of ITU-T E.164; names are the short ones in common use in Arabic. The table holds the
//! states of the League of Arab States, the other members of the Organisation of Islamic
//! Cooperation, and some from which many visitors may come.

use super::order::sort_by_name;

/// A country of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Country {
    /// ISO 3166-1 alpha-2.
    pub(crate) code: &'static str,
    /// Short name in Arabic.
    pub(crate) name: &'static str,
    /// Calling code without `+`.
    pub(crate) dial: &'static str,
}

/// How many states of the table are in the League of Arab States; they come first.
const ARAB: usize = 22;

impl Country {
    /// A country by its code.
    pub(crate) fn of(code: &str) -> Option<Self> {
        COUNTRIES.iter().find(|c| c.code == code).copied()
    }

    /// All codes.
    pub(crate) fn codes() -> Vec<&'static str> {
        COUNTRIES.iter().map(|c| c.code).collect()
    }

    /// All countries: those of `first`, then the Arab states, then the others, the last
    /// two by name.
    pub(crate) fn all(first: &[Self]) -> Vec<Self> {
        let mut all = first.to_vec();
        let (arab, others) = COUNTRIES.split_at(ARAB);
        for part in [arab, others] {
            let mut part: Vec<_> = part
                .iter()
                .filter(|c| !first.contains(c))
                .copied()
                .collect();
            sort_by_name(&mut part, |c| c.name);
            all.extend(part);
        }
        all
    }
}

const fn country(code: &'static str, name: &'static str, dial: &'static str) -> Country {
    Country { code, name, dial }
}

#[rustfmt::skip]
const COUNTRIES: [Country; 99] = [
    // The League of Arab States.
    country("AE", "الإمارات العربية المتحدة", "971"),
    country("BH", "البحرين", "973"),
    country("DJ", "جيبوتي", "253"),
    country("DZ", "الجزائر", "213"),
    country("EG", "مصر", "20"),
    country("IQ", "العراق", "964"),
    country("JO", "الأردن", "962"),
    country("KM", "جزر القمر", "269"),
    country("KW", "الكويت", "965"),
    country("LB", "لبنان", "961"),
    country("LY", "ليبيا", "218"),
    country("MA", "المغرب", "212"),
    country("MR", "موريتانيا", "222"),
    country("OM", "عُمان", "968"),
    country("PS", "فلسطين", "970"),
    country("QA", "قطر", "974"),
    country("SA", "المملكة العربية السعودية", "966"),
    country("SD", "السودان", "249"),
    country("SO", "الصومال", "252"),
    country("SY", "سوريا", "963"),
    country("TN", "تونس", "216"),
    country("YE", "اليمن", "967"),
    // Other members of the Organisation of Islamic Cooperation.
    country("AF", "أفغانستان", "93"),
    country("AL", "ألبانيا", "355"),
    country("AZ", "أذربيجان", "994"),
    country("BD", "بنغلاديش", "880"),
    country("BF", "بوركينا فاسو", "226"),
    country("BJ", "بنين", "229"),
    country("BN", "بروناي دار السلام", "673"),
    country("CI", "كوت ديفوار", "225"),
    country("CM", "الكاميرون", "237"),
    country("GA", "الغابون", "241"),
    country("GM", "غامبيا", "220"),
    country("GN", "غينيا", "224"),
    country("GW", "غينيا بيساو", "245"),
    country("GY", "غيانا", "592"),
    country("ID", "إندونيسيا", "62"),
    country("IR", "إيران", "98"),
    country("KG", "قرغيزستان", "996"),
    country("KZ", "كازاخستان", "7"),
    country("ML", "مالي", "223"),
    country("MV", "المالديف", "960"),
    country("MY", "ماليزيا", "60"),
    country("MZ", "موزمبيق", "258"),
    country("NE", "النيجر", "227"),
    country("NG", "نيجيريا", "234"),
    country("PK", "باكستان", "92"),
    country("SL", "سيراليون", "232"),
    country("SN", "السنغال", "221"),
    country("SR", "سورينام", "597"),
    country("TD", "تشاد", "235"),
    country("TG", "توغو", "228"),
    country("TJ", "طاجيكستان", "992"),
    country("TM", "تركمانستان", "993"),
    country("TR", "تركيا", "90"),
    country("UG", "أوغندا", "256"),
    country("UZ", "أوزبكستان", "998"),
    // Others from which many visitors may come.
    country("AR", "الأرجنتين", "54"),
    country("AT", "النمسا", "43"),
    country("AU", "أستراليا", "61"),
    country("BA", "البوسنة والهرسك", "387"),
    country("BE", "بلجيكا", "32"),
    country("BR", "البرازيل", "55"),
    country("CA", "كندا", "1"),
    country("CH", "سويسرا", "41"),
    country("CN", "الصين", "86"),
    country("CY", "قبرص", "357"),
    country("DE", "ألمانيا", "49"),
    country("DK", "الدنمارك", "45"),
    country("ER", "إريتريا", "291"),
    country("ES", "إسبانيا", "34"),
    country("ET", "إثيوبيا", "251"),
    country("FI", "فنلندا", "358"),
    country("FR", "فرنسا", "33"),
    country("GB", "المملكة المتحدة", "44"),
    country("GR", "اليونان", "30"),
    country("IE", "أيرلندا", "353"),
    country("IN", "الهند", "91"),
    country("IT", "إيطاليا", "39"),
    country("JP", "اليابان", "81"),
    country("KE", "كينيا", "254"),
    country("KR", "كوريا الجنوبية", "82"),
    country("LK", "سريلانكا", "94"),
    country("MX", "المكسيك", "52"),
    country("NL", "هولندا", "31"),
    country("NO", "النرويج", "47"),
    country("NZ", "نيوزيلندا", "64"),
    country("PH", "الفلبين", "63"),
    country("PL", "بولندا", "48"),
    country("PT", "البرتغال", "351"),
    country("RU", "روسيا", "7"),
    country("SE", "السويد", "46"),
    country("SG", "سنغافورة", "65"),
    country("SS", "جنوب السودان", "211"),
    country("TH", "تايلاند", "66"),
    country("TZ", "تنزانيا", "255"),
    country("UA", "أوكرانيا", "380"),
    country("US", "الولايات المتحدة الأمريكية", "1"),
    country("ZA", "جنوب أفريقيا", "27"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_well_formed() {
        let codes: BTreeSet<_> = Country::codes().into_iter().collect();
        let names: BTreeSet<_> = COUNTRIES.iter().map(|c| c.name).collect();
        assert_eq!(
            (codes.len(), names.len()),
            (COUNTRIES.len(), COUNTRIES.len())
        );
        for c in COUNTRIES {
            assert!(
                c.code.len() == 2 && c.code.bytes().all(|b| b.is_ascii_uppercase()),
                "{c:?}"
            );
            assert!(
                (1..=3).contains(&c.dial.len()) && c.dial.bytes().all(|b| b.is_ascii_digit()),
                "{c:?}"
            );
        }
    }

    #[test]
    fn what_is_put_first_comes_first_and_once() {
        let first = Country::of("SA").unwrap();
        let all = Country::all(&[first]);
        assert_eq!(all.len(), COUNTRIES.len());
        assert_eq!(all[0], first);
        assert_eq!(all[1].code, "JO");
        assert_eq!(Country::of("XX"), None);
    }
}
