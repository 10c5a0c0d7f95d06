//! Numbers as people type them.

use super::*;
use proptest::prelude::*;

fn country(code: &str, dial: &str, trunk: &str, least: u8, most: u8) -> DialCountry {
    DialCountry {
        code: code.into(),
        label: code.into(),
        dial: dial.into(),
        trunk: trunk.into(),
        least,
        most,
    }
}

fn countries() -> Vec<DialCountry> {
    vec![
        country("AE", "971", "0", 8, 9),
        country("SA", "966", "0", 9, 9),
        country("EG", "20", "0", 8, 10),
        country("QA", "974", "", 8, 8),
        country("LB", "961", "0", 7, 8),
        country("IT", "39", "", 6, 12),
        country("CI", "225", "", 10, 10),
        country("RU", "7", "8", 10, 10),
        country("KZ", "7", "8", 10, 10),
        country("US", "1", "1", 10, 10),
    ]
}

fn read(code: &str, typed: &str) -> Result<String, Problem> {
    to_e164(&countries(), code, typed)
}

#[test]
fn numbers_by_table() {
    for (code, typed, number) in [
        ("AE", "0501234567", "+971501234567"),
        ("AE", "50 123 4567", "+971501234567"),
        ("AE", "٠٥٠١٢٣٤٥٦٧", "+971501234567"),
        ("AE", "۰۵۰-۱۲۳-۴۵۶۷", "+971501234567"),
        ("AE", "\u{202a}+966 (50) 123-4567\u{202c}", "+966501234567"),
        ("AE", "00966501234567", "+966501234567"),
        ("AE", "+٩٦٦٥٠١٢٣٤٥٦٧", "+966501234567"),
        ("AE", "971501234567", "+971501234567"),
        ("AE", "971 4 123 4567", "+97141234567"),
        ("AE", "+971 (0)50 123 4567", "+971501234567"),
        // The zero after a code rings nobody.
        ("AE", "+966 050 123 4567", "+966501234567"),
        ("AE", "009660501234567", "+966501234567"),
        ("SA", "966 0501234567", "+966501234567"),
        ("EG", "+20 010 0123 4567", "+201001234567"),
        ("AE", "+971 04 123 4567", "+97141234567"),
        ("EG", "02 2345 6789", "+20223456789"),
        ("LB", "03 123 456", "+9613123456"),
        // No trunk prefix there, or another one.
        ("QA", "3312 3456", "+97433123456"),
        ("QA", "03312 3456", "+97433123456"),
        ("IT", "06 1234 5678", "+390612345678"),
        ("AE", "+39 06 1234 5678", "+390612345678"),
        // Mobile numbers of Italy begin with its own code, and may bring it besides.
        ("IT", "391 234 5678", "+393912345678"),
        ("IT", "39 391 234 5678", "+393912345678"),
        ("LB", "961 3 123456", "+9613123456"),
        ("CI", "07 12 34 56 78", "+2250712345678"),
        ("RU", "8 (912) 345-67-89", "+79123456789"),
        ("RU", "+7 812 345 67 89", "+78123456789"),
        ("US", "1 (212) 555-0123", "+12125550123"),
        // What is not seen.
        ("AE", "050\u{200b}123\u{2060}4567", "+971501234567"),
        (
            "AE",
            "\u{feff}050\u{202f}123\u{fe0d}4567\u{61c}",
            "+971501234567",
        ),
        // A country that is not in the list.
        ("AE", "+354 555 1234", "+3545551234"),
    ] {
        assert_eq!(read(code, typed).as_deref(), Ok(number), "{code} {typed}");
    }
    for bad in ["", "05x1234567", "++971501234567", "هاتف"] {
        let problem = read("AE", bad).unwrap_err();
        let expected = match bad {
            "" => countries()[0].other_length(),
            _ => Problem::NotPhone,
        };
        assert_eq!(problem, expected, "{bad}");
    }
    assert_eq!(read("XX", "0501234567"), Err(Problem::NotAnOption));
}

#[test]
fn what_is_too_short_or_too_long_is_told_of_with_its_country() {
    for (code, typed, of) in [
        ("AE", "0501234", "AE"),
        ("AE", "123", "AE"),
        ("AE", "5012345678901234", "AE"),
        ("AE", "+96650123", "SA"),
        ("AE", "0096650123456789", "SA"),
        ("QA", "33123", "QA"),
        // A digit too many must not make it a number of the United States.
        ("EG", "10123456789", "EG"),
        ("AE", "966 0501234567", "AE"),
    ] {
        let problem = read(code, typed).unwrap_err();
        let country = countries().into_iter().find(|one| one.code == of);
        assert_eq!(Some(problem), country.map(|c| c.other_length()), "{typed}");
    }
    assert_eq!(read("AE", "+0501234567"), Err(Problem::NotPhone));
}

#[test]
fn numbers_are_read_in_groups() {
    for (number, read) in [
        ("+966501234567", "+966 50 123 4567"),
        ("+97141234567", "+971 4 123 4567"),
        ("+201001234567", "+20 100 123 4567"),
        ("+97433123456", "+974 3 312 3456"),
        ("+12125550123", "+1 212 555 0123"),
        // The code is not known.
        ("+3545551234", "+354 555 1234"),
    ] {
        assert_eq!(grouped(&countries(), number), read);
    }
}

#[test]
fn e164_by_table() {
    for good in ["+971501234567", "+12345678"] {
        assert!(is_e164(good), "{good}");
    }
    for bad in [
        "971501234567",
        "+0501234567",
        "+971 50 123 4567",
        "+1234567",
        "+1234567890123456",
        "+٩٧١٥٠١٢٣٤٥٦٧",
        "00971501234567",
    ] {
        assert!(!is_e164(bad), "{bad}");
    }
}

proptest! {
    #[test]
    fn whatever_comes_out_is_e164(typed in "\\PC{0,30}") {
        if let Ok(number) = read("AE", &typed) {
            prop_assert!(is_e164(&number), "{number}");
        }
    }

    #[test]
    fn what_came_out_comes_out_again(national in "5[0-9]{8}") {
        let number = read("AE", &national).unwrap();
        prop_assert_eq!(read("SA", &number), Ok(number.clone()));
    }
}
