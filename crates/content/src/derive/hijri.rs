//! The Umm al-Qura calendar (ICU4X).

use icu_calendar::{
    Date,
    cal::{Hijri, Iso},
};
use jiff::civil;
use std::fmt;

/// The months, as Umm al-Qura University writes them.
const MONTHS: [&str; 12] = [
    "المحرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];

/// A day of the Umm al-Qura calendar. Prints as `23 ذو الحجة 1438 هـ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HijriDate {
    /// Year of the Hijra.
    pub(crate) year: i32,
    /// Month, 1–12.
    pub(crate) month: u8,
    /// Day of the month, 1–30.
    pub(crate) day: u8,
}

impl HijriDate {
    /// The day of a Gregorian date. The university's table covers 1300–1600 AH (1882 to
    /// 2174); outside of it ICU4X takes the tabular calendar.
    pub(crate) fn of(date: civil::Date) -> Option<Self> {
        let month = u8::try_from(date.month()).ok()?;
        let day = u8::try_from(date.day()).ok()?;
        let iso = Date::try_new_iso(i32::from(date.year()), month, day).ok()?;
        let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
        Some(Self {
            year: hijri.year().extended_year(),
            month: hijri.month().ordinal,
            day: hijri.day_of_month().0,
        })
    }

    /// The month's name.
    pub(crate) fn month_name(self) -> &'static str {
        let index = usize::from(self.month).wrapping_sub(1);
        MONTHS.get(index).copied().unwrap_or("")
    }
}

impl fmt::Display for HijriDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} هـ", self.day, self.month_name(), self.year)
    }
}

/// The Gregorian date of a day of the Umm al-Qura calendar, if there is such a day.
pub(crate) fn gregorian(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    let calendar = Hijri::new_umm_al_qura();
    let date = Date::try_new_hijri_with_calendar(year, month, day, calendar).ok()?;
    let iso = date.to_calendar(Iso);
    let narrow = |n: u8| i8::try_from(n).ok();
    let (month, day) = (narrow(iso.month().ordinal)?, narrow(iso.day_of_month().0)?);
    civil::Date::new(i16::try_from(iso.year().extended_year()).ok()?, month, day).ok()
}

/// The number of a month, 1–12, by its name, however its letters are written.
pub(crate) fn month_named(name: &str) -> Option<u8> {
    let is_same = super::date::is_spelled_like(name);
    let index = MONTHS.iter().position(|month| is_same(month))?;
    u8::try_from(index + 1).ok()
}

/// The months from one date to another: `ذو الحجة 1438 – المحرم 1439 هـ`.
pub(crate) fn months(first: civil::Date, last: civil::Date) -> String {
    let (Some(first), Some(last)) = (HijriDate::of(first), HijriDate::of(last)) else {
        return String::new();
    };
    let (from, to) = (first.month_name(), last.month_name());
    match (first.year == last.year, first.month == last.month) {
        (true, true) => format!("{from} {} هـ", first.year),
        (true, false) => format!("{from} – {to} {} هـ", first.year),
        (false, _) => format!("{from} {} – {to} {} هـ", first.year, last.year),
    }
}

/// The years from one date to another: `1438 – 1439 هـ`.
pub(crate) fn years(first: Option<civil::Date>, last: Option<civil::Date>) -> String {
    let year = |date: Option<civil::Date>| Some(HijriDate::of(date?)?.year);
    match (year(first), year(last)) {
        (Some(first), Some(last)) if first == last => format!("{first} هـ"),
        (Some(first), Some(last)) => format!("{first} – {last} هـ"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn published_dates() {
        for (gregorian, hijri) in [
            (date(2017, 9, 14), "23 ذو الحجة 1438 هـ"),
            (date(2018, 11, 15), "7 ربيع الأول 1440 هـ"),
            (date(2018, 9, 11), "1 المحرم 1440 هـ"),
            (date(2024, 3, 11), "1 رمضان 1445 هـ"),
            (date(2025, 3, 30), "1 شوال 1446 هـ"),
            (date(2019, 8, 31), "1 المحرم 1441 هـ"),
            (date(2020, 8, 20), "1 المحرم 1442 هـ"),
            (date(2023, 3, 23), "1 رمضان 1444 هـ"),
            (date(2022, 7, 9), "10 ذو الحجة 1443 هـ"),
            (date(2024, 6, 16), "10 ذو الحجة 1445 هـ"),
            (date(2024, 4, 10), "1 شوال 1445 هـ"),
        ] {
            assert_eq!(
                HijriDate::of(gregorian).unwrap().to_string(),
                hijri,
                "{gregorian}"
            );
        }
    }

    #[test]
    fn the_hijri_months_of_a_gregorian_month() {
        for (first, last, text) in [
            (
                date(2017, 9, 1),
                date(2017, 9, 30),
                "ذو الحجة 1438 – المحرم 1439 هـ",
            ),
            (
                date(2018, 11, 1),
                date(2018, 11, 30),
                "صفر – ربيع الأول 1440 هـ",
            ),
            (date(2024, 3, 11), date(2024, 3, 12), "رمضان 1445 هـ"),
        ] {
            assert_eq!(months(first, last), text);
        }
    }

    #[test]
    fn there_and_back_is_the_same_day() {
        for day in ["1448-09-03", "1440-01-01", "1447-10-01"] {
            let parts: Vec<u32> = day.split('-').map(|part| part.parse().unwrap()).collect();
            let date = gregorian(parts[0] as i32, parts[1] as u8, parts[2] as u8).unwrap();
            let back = HijriDate::of(date).unwrap();
            assert_eq!(
                format!("{}-{:02}-{:02}", back.year, back.month, back.day),
                day
            );
        }
        assert_eq!(gregorian(1448, 13, 1), None);
        assert_eq!(gregorian(1448, 9, 31), None);
        assert_eq!(month_named("ربيع الاول"), Some(3));
        assert_eq!(month_named("فبراير"), None);
    }

    #[test]
    fn no_date_fails() {
        for year in [1000, 1582, 1881, 2175, 9999] {
            assert!(HijriDate::of(date(year, 12, 31)).is_some(), "{year}");
        }
    }
}
