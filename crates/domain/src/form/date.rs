//! Calendar dates as one types or chooses them.

use super::latin_digits;

/// The date as ISO 8601 (`2017-09-14`), if it is one of the Gregorian calendar and lies
/// between the bounds, which are ISO dates too. Digits may be Arabic.
pub(super) fn date(typed: &str, min: Option<&str>, max: Option<&str>) -> Option<String> {
    let date = latin_digits(typed);
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let digits = |text: &str, length| {
        let right = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        if right {
            text.parse::<u16>().ok()
        } else {
            None
        }
    };
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    // Dates of this form are in the order of their texts.
    let right = year > 0
        && (1..=days).contains(&day)
        && min.is_none_or(|min| date.as_str() >= min)
        && max.is_none_or(|max| date.as_str() <= max);
    right.then_some(date)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_by_table() {
        for good in [
            "2017-09-14",
            "2016-02-29",
            "2000-02-29",
            "2017-12-31",
            "2017-01-01",
            "0001-01-01",
        ] {
            assert_eq!(date(good, None, None).as_deref(), Some(good));
        }
        assert_eq!(
            date("٢٠١٧-٠٩-١٤", None, None).as_deref(),
            Some("2017-09-14")
        );
        for bad in [
            "",
            "2017",
            "2017-09",
            "2017-9-14",
            "2017-02-29",
            "1900-02-29",
            "2017-04-31",
            "2017-13-01",
            "2017-00-10",
            "2017-01-00",
            "0000-01-01",
            "+017-01-01",
            "14-09-2017",
            "2017/09/14",
            "2017-09-14T00:00",
            "02017-09-14",
            "هـ-٠٩-١٤",
        ] {
            assert_eq!(date(bad, None, None), None, "{bad}");
        }
    }

    #[test]
    fn bounds_belong_to_what_is_allowed() {
        let within = |typed| date(typed, Some("2017-09-14"), Some("2017-09-16")).is_some();
        for (typed, expected) in [
            ("2017-09-13", false),
            ("2017-09-14", true),
            ("2017-09-16", true),
            ("2017-09-17", false),
            ("٢٠١٧-٠٩-١٥", true),
        ] {
            assert_eq!(within(typed), expected, "{typed}");
        }
    }
}
