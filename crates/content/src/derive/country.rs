//! Countries: Arabic names and calling codes.
//!
//! Written for this project. Codes are those of ISO 3166-1 alpha-2, calling codes those
//! of ITU-T E.164; names are the short ones in common use in Arabic. The table holds the
//! states of the League of Arab States, the other members of the Organisation of Islamic
//! Cooperation, and some from which many visitors may come. How long their numbers are and
//! what stands before them within a country is as in libphonenumber's metadata; a test
//! compares them with the release that the crate `phonenumber` holds.

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
    /// What stands before a number within the country and is left out after the calling code:
    /// `0` in most; nothing where a number is the same from everywhere.
    pub(crate) trunk: &'static str,
    /// The fewest digits of a number in fixed and mobile networks, after the calling code.
    pub(crate) least: u8,
    /// The most.
    pub(crate) most: u8,
}

/// How many states of the table are in the League of Arab States; they come first.
const ARAB: usize = 22;

impl Country {
    /// A country by its code.
    pub(crate) fn of(code: &str) -> Option<Self> {
        COUNTRIES.iter().find(|c| c.code == code).copied()
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

const fn country(
    code: &'static str,
    name: &'static str,
    dial: &'static str,
    trunk: &'static str,
    least: u8,
    most: u8,
) -> Country {
    Country {
        code,
        name,
        dial,
        trunk,
        least,
        most,
    }
}

#[rustfmt::skip]
const COUNTRIES: [Country; 99] = [
    // The League of Arab States.
    country("AE", "الإمارات العربية المتحدة", "971", "0", 8, 9),
    country("BH", "البحرين", "973", "", 8, 8),
    country("DJ", "جيبوتي", "253", "", 8, 8),
    country("DZ", "الجزائر", "213", "0", 8, 9),
    country("EG", "مصر", "20", "0", 8, 10),
    country("IQ", "العراق", "964", "0", 8, 10),
    country("JO", "الأردن", "962", "0", 8, 9),
    country("KM", "جزر القمر", "269", "", 7, 7),
    country("KW", "الكويت", "965", "", 8, 8),
    country("LB", "لبنان", "961", "0", 7, 8),
    country("LY", "ليبيا", "218", "0", 9, 9),
    country("MA", "المغرب", "212", "0", 9, 9),
    country("MR", "موريتانيا", "222", "", 8, 8),
    country("OM", "عُمان", "968", "", 8, 8),
    country("PS", "فلسطين", "970", "0", 8, 9),
    country("QA", "قطر", "974", "", 8, 8),
    country("SA", "المملكة العربية السعودية", "966", "0", 9, 9),
    country("SD", "السودان", "249", "0", 9, 9),
    country("SO", "الصومال", "252", "0", 6, 9),
    country("SY", "سوريا", "963", "0", 8, 9),
    country("TN", "تونس", "216", "", 8, 8),
    country("YE", "اليمن", "967", "0", 7, 9),
    // Other members of the Organisation of Islamic Cooperation.
    country("AF", "أفغانستان", "93", "0", 9, 9),
    country("AL", "ألبانيا", "355", "0", 8, 9),
    country("AZ", "أذربيجان", "994", "0", 9, 9),
    country("BD", "بنغلاديش", "880", "0", 6, 10),
    country("BF", "بوركينا فاسو", "226", "", 8, 8),
    country("BJ", "بنين", "229", "", 10, 10),
    country("BN", "بروناي دار السلام", "673", "", 7, 7),
    country("CI", "كوت ديفوار", "225", "", 10, 10),
    country("CM", "الكاميرون", "237", "", 9, 9),
    country("GA", "الغابون", "241", "", 7, 8),
    country("GM", "غامبيا", "220", "", 7, 7),
    country("GN", "غينيا", "224", "", 8, 9),
    country("GW", "غينيا بيساو", "245", "", 9, 9),
    country("GY", "غيانا", "592", "", 7, 7),
    country("ID", "إندونيسيا", "62", "0", 7, 12),
    country("IR", "إيران", "98", "0", 6, 10),
    country("KG", "قرغيزستان", "996", "0", 9, 9),
    country("KZ", "كازاخستان", "7", "8", 10, 10),
    country("ML", "مالي", "223", "", 8, 8),
    country("MV", "المالديف", "960", "", 7, 7),
    country("MY", "ماليزيا", "60", "0", 8, 10),
    country("MZ", "موزمبيق", "258", "", 8, 9),
    country("NE", "النيجر", "227", "", 8, 8),
    country("NG", "نيجيريا", "234", "0", 10, 10),
    country("PK", "باكستان", "92", "0", 9, 10),
    country("SL", "سيراليون", "232", "0", 8, 8),
    country("SN", "السنغال", "221", "", 9, 9),
    country("SR", "سورينام", "597", "", 6, 7),
    country("TD", "تشاد", "235", "", 8, 8),
    country("TG", "توغو", "228", "", 8, 8),
    country("TJ", "طاجيكستان", "992", "", 9, 9),
    country("TM", "تركمانستان", "993", "8", 8, 8),
    country("TR", "تركيا", "90", "0", 10, 10),
    country("UG", "أوغندا", "256", "0", 9, 9),
    country("UZ", "أوزبكستان", "998", "", 9, 9),
    // Others from which many visitors may come.
    country("AR", "الأرجنتين", "54", "0", 10, 11),
    country("AT", "النمسا", "43", "0", 4, 13),
    country("AU", "أستراليا", "61", "0", 9, 9),
    country("BA", "البوسنة والهرسك", "387", "0", 8, 9),
    country("BE", "بلجيكا", "32", "0", 8, 9),
    country("BR", "البرازيل", "55", "0", 10, 11),
    country("CA", "كندا", "1", "1", 10, 10),
    country("CH", "سويسرا", "41", "0", 9, 9),
    country("CN", "الصين", "86", "0", 7, 11),
    country("CY", "قبرص", "357", "", 8, 8),
    country("DE", "ألمانيا", "49", "0", 5, 15),
    country("DK", "الدنمارك", "45", "", 8, 8),
    country("ER", "إريتريا", "291", "0", 7, 7),
    country("ES", "إسبانيا", "34", "", 9, 9),
    country("ET", "إثيوبيا", "251", "0", 9, 9),
    country("FI", "فنلندا", "358", "0", 5, 10),
    country("FR", "فرنسا", "33", "0", 9, 9),
    country("GB", "المملكة المتحدة", "44", "0", 9, 10),
    country("GR", "اليونان", "30", "", 10, 10),
    country("IE", "أيرلندا", "353", "0", 7, 10),
    country("IN", "الهند", "91", "0", 10, 10),
    country("IT", "إيطاليا", "39", "", 6, 12),
    country("JP", "اليابان", "81", "0", 9, 10),
    country("KE", "كينيا", "254", "0", 7, 9),
    country("KR", "كوريا الجنوبية", "82", "0", 5, 10),
    country("LK", "سريلانكا", "94", "0", 9, 9),
    country("MX", "المكسيك", "52", "", 10, 10),
    country("NL", "هولندا", "31", "0", 9, 11),
    country("NO", "النرويج", "47", "", 8, 8),
    country("NZ", "نيوزيلندا", "64", "0", 8, 10),
    country("PH", "الفلبين", "63", "0", 6, 10),
    country("PL", "بولندا", "48", "", 7, 9),
    country("PT", "البرتغال", "351", "", 9, 9),
    country("RU", "روسيا", "7", "8", 10, 10),
    country("SE", "السويد", "46", "0", 7, 9),
    country("SG", "سنغافورة", "65", "", 8, 8),
    country("SS", "جنوب السودان", "211", "0", 9, 9),
    country("TH", "تايلاند", "66", "0", 8, 9),
    country("TZ", "تنزانيا", "255", "0", 9, 9),
    country("UA", "أوكرانيا", "380", "0", 9, 9),
    country("US", "الولايات المتحدة الأمريكية", "1", "1", 10, 10),
    country("ZA", "جنوب أفريقيا", "27", "0", 5, 9),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_well_formed() {
        let codes: BTreeSet<_> = COUNTRIES.iter().map(|c| c.code).collect();
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

    /// What libphonenumber knows: calling code, trunk prefix, fewest and most digits.
    fn known(code: &str) -> Option<(String, String, u16, u16)> {
        let country = phonenumber::metadata::DATABASE.by_id(code)?;
        let networks = country.descriptors();
        let networks = [networks.fixed_line(), networks.mobile()];
        let lengths = networks.into_iter().flatten();
        let lengths: Vec<_> = lengths.flat_map(|of| of.possible_length()).collect();
        Some((
            country.country_code().to_string(),
            country.national_prefix().unwrap_or_default().to_owned(),
            **lengths.iter().min()?,
            **lengths.iter().max()?,
        ))
    }

    #[test]
    fn numbers_are_as_libphonenumber_knows_them() {
        for c in COUNTRIES {
            let ours = (c.dial, c.trunk, c.least.into(), c.most.into());
            let (dial, trunk, least, most) = known(c.code).unwrap();
            assert_eq!(ours, (&*dial, &*trunk, least, most), "{}", c.code);
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
