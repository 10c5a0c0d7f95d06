//! The week of a country: its first day and its weekend.
//!
//! After the week data of Unicode CLDR, with the change of 2022 in the Emirates. The
//! language has no say in it.

use super::date::{first_day, month_of, weekday};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday, date},
};
use multaqa_domain::time::YearMonth;

/// A country's week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Week {
    /// The first column of a month's grid.
    pub(crate) first: Weekday,
    /// The days of rest.
    pub(crate) weekend: [Weekday; 2],
}

impl Week {
    /// The week of a country (ISO 3166-1 alpha-2) at a date.
    pub(crate) fn of(country: &str, at: Date) -> Self {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday};
        let week = |first, weekend| Self { first, weekend };
        match country {
            // On 1 January 2022 the weekend of the Emirates moved by a day.
            "AE" if at < date(2022, 1, 1) => week(Sunday, [Friday, Saturday]),
            "SA" | "YE" | "PS" | "BD" => week(Sunday, [Friday, Saturday]),
            "BH" | "DJ" | "DZ" | "EG" | "IQ" | "JO" | "KW" | "LY" | "OM" | "QA" | "SD" | "SY" => {
                week(Saturday, [Friday, Saturday])
            }
            "MV" | "SO" => week(Sunday, [Friday, Saturday]),
            "AF" | "IR" => week(Saturday, [Thursday, Friday]),
            "BR" | "CA" | "ET" | "ID" | "IN" | "JP" | "KE" | "KR" | "MX" | "MZ" | "PH" | "PK"
            | "PT" | "SG" | "TH" | "US" | "ZA" => week(Sunday, [Saturday, Sunday]),
            _ => week(Monday, [Saturday, Sunday]),
        }
    }

    /// The names of the weekdays, from the first on.
    pub(crate) fn names(self) -> Vec<String> {
        self.first
            .cycle_forward()
            .take(7)
            .map(|day| weekday(day).to_owned())
            .collect()
    }

    /// Whether a day is a day of rest.
    pub(crate) fn rests(self, day: Date) -> bool {
        self.weekend.contains(&day.weekday())
    }

    /// The days of a month's grid: whole weeks, with the days of the neighbouring months
    /// that fill the first and the last.
    pub(crate) fn grid(self, month: YearMonth) -> Vec<Vec<Date>> {
        let first = first_day(month);
        let before = i64::from(self.first.until(first.weekday()));
        let Ok(start) = first.checked_sub(before.days()) else {
            return Vec::new();
        };
        let mut weeks = Vec::new();
        let mut day = start;
        while weeks.is_empty() || month_of(day) == Some(month) {
            let mut days = Vec::with_capacity(7);
            for _ in 0..7 {
                days.push(day);
                let Ok(next) = day.tomorrow() else {
                    return weeks;
                };
                day = next;
            }
            weeks.push(days);
        }
        weeks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Weekday::{Friday, Monday, Saturday, Sunday};

    #[test]
    fn weeks_by_table() {
        for (country, at, first, weekend) in [
            ("AE", date(2017, 9, 14), Sunday, [Friday, Saturday]),
            ("AE", date(2021, 12, 31), Sunday, [Friday, Saturday]),
            ("AE", date(2022, 1, 1), Monday, [Saturday, Sunday]),
            ("SA", date(2018, 11, 15), Sunday, [Friday, Saturday]),
            ("EG", date(2024, 1, 1), Saturday, [Friday, Saturday]),
            ("MA", date(2024, 1, 1), Monday, [Saturday, Sunday]),
            ("TR", date(2024, 1, 1), Monday, [Saturday, Sunday]),
        ] {
            assert_eq!(
                Week::of(country, at),
                Week { first, weekend },
                "{country} {at}"
            );
        }
    }

    #[test]
    fn grids_by_table() {
        // Month, country, first day shown, last day shown, weeks.
        for (year, month, country, first, last, weeks) in [
            (2017, 9, "SA", date(2017, 8, 27), date(2017, 9, 30), 5),
            (2022, 5, "AE", date(2022, 4, 25), date(2022, 6, 5), 6),
            (2015, 2, "SA", date(2015, 2, 1), date(2015, 2, 28), 4),
            (2018, 11, "SA", date(2018, 10, 28), date(2018, 12, 1), 5),
        ] {
            let month = YearMonth::new(year, month).unwrap();
            let grid = Week::of(country, first_day(month)).grid(month);
            assert_eq!(grid.len(), weeks, "{month}");
            assert_eq!(grid[0][0], first, "{month}");
            assert_eq!(grid[weeks - 1][6], last, "{month}");
            assert!(grid.iter().all(|week| week.len() == 7));
        }
    }

    #[test]
    fn no_month_fails() {
        for year in [1000, 1970, 9999] {
            for month in 1..=12 {
                let month = YearMonth::new(year, month).unwrap();
                let weeks = Week::of("AE", first_day(month)).grid(month);
                assert!((4..=6).contains(&weeks.len()) || year == 9999, "{month}");
            }
        }
    }

    #[test]
    fn names_start_with_the_first_day() {
        let names = Week::of("SA", date(2018, 1, 1)).names();
        assert_eq!(names.first().map(String::as_str), Some("الأحد"));
        assert_eq!(names.len(), 7);
    }
}
