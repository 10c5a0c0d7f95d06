//! Dates and times of day in Arabic.

use super::hijri::{self, HijriDate};
use jiff::civil::{Date, DateTime, Time, Weekday};
use multaqa_domain::{
    page::MonthLink,
    search::fold::fold,
    time::{DateText, YearMonth},
};

/// Which Arabic names the Gregorian months have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum MonthNames {
    /// يناير … ديسمبر: the Gulf, Egypt.
    #[default]
    Gulf,
    /// كانون الثاني … كانون الأول: the Levant, Iraq.
    Levantine,
}

const GULF: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LEVANTINE: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// Other names of the months, by the number of each: of the Maghreb, and of English.
const OTHERS: [(i8, &str); 41] = [
    (1, "جانفي"),
    (2, "فيفري"),
    (4, "أفريل"),
    (5, "ماي"),
    (6, "جوان"),
    (7, "جويلية"),
    (7, "يوليوز"),
    (8, "أوت"),
    (8, "غشت"),
    (9, "شتنبر"),
    (11, "نونبر"),
    (12, "دجنبر"),
    (10, "تشرين أول"),
    (11, "تشرين ثاني"),
    (12, "كانون أول"),
    (1, "كانون ثاني"),
    (6, "يونيه"),
    (7, "يوليه"),
    (1, "January"),
    (2, "February"),
    (3, "March"),
    (4, "April"),
    (5, "May"),
    (6, "June"),
    (7, "July"),
    (8, "August"),
    (9, "September"),
    (10, "October"),
    (11, "November"),
    (12, "December"),
    (1, "Jan"),
    (2, "Feb"),
    (3, "Mar"),
    (4, "Apr"),
    (6, "Jun"),
    (7, "Jul"),
    (8, "Aug"),
    (9, "Sep"),
    (10, "Oct"),
    (11, "Nov"),
    (12, "Dec"),
];

/// What is the same for words that differ only in how they are spelled: the forms of alef, ة and
/// ه, ى and ي, tashkeel, blanks, the case of Latin letters.
pub(crate) fn spelling(word: &str) -> Vec<u8> {
    let words: Vec<_> = word.split_whitespace().collect();
    fold(&words.join(" ").replace('ة', "ه")).bytes
}

/// Whether another word is the same but for its spelling.
pub(crate) fn is_spelled_like(word: &str) -> impl Fn(&str) -> bool {
    let own = spelling(word);
    move |other| !own.is_empty() && spelling(other) == own
}

/// The number of a Gregorian month, 1–12, by any name of it.
pub(crate) fn month_named(name: &str) -> Option<i8> {
    let is_same = is_spelled_like(name);
    for names in [GULF, LEVANTINE] {
        if let Some(index) = names.iter().position(|month| is_same(month)) {
            return i8::try_from(index + 1).ok();
        }
    }
    let other = OTHERS.iter().find(|(_, other)| is_same(other));
    other.map(|(number, _)| *number)
}

impl MonthNames {
    /// The name of a month, 1–12.
    pub(crate) fn of(self, month: u8) -> &'static str {
        let names = match self {
            Self::Gulf => &GULF,
            Self::Levantine => &LEVANTINE,
        };
        let index = usize::from(month).wrapping_sub(1);
        names.get(index).copied().unwrap_or("")
    }

    fn of_date(self, date: Date) -> &'static str {
        self.of(date.month().unsigned_abs())
    }

    /// `14 سبتمبر 2017`.
    pub(crate) fn day(self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.of_date(date), date.year())
    }

    /// `الخميس 14 سبتمبر 2017`.
    pub(crate) fn full(self, date: Date) -> String {
        format!("{} {}", weekday(date.weekday()), self.day(date))
    }

    /// A day, in words and for machines.
    pub(crate) fn text(self, date: Date) -> DateText {
        DateText {
            iso: date.to_string(),
            text: self.full(date),
            short: format!("{} {}", date.day(), self.of_date(date)),
            hijri: HijriDate::of(date).map_or(String::new(), |h| h.to_string()),
        }
    }

    /// `سبتمبر 2017`, with the Hijri months that it touches.
    pub(crate) fn month(self, month: YearMonth) -> MonthLink {
        let first = first_day(month);
        MonthLink {
            month,
            title: format!("{} {}", self.of(month.month()), month.year()),
            hijri: hijri::months(first, first.last_of_month()),
        }
    }
}

/// The first day of a month.
pub(crate) fn first_day(month: YearMonth) -> Date {
    let number = i8::try_from(month.month()).unwrap_or(1);
    Date::new(month.year(), number, 1).unwrap_or(Date::ZERO)
}

/// The month of a day; `None` outside the years 1000–9999.
pub(crate) fn month_of(date: Date) -> Option<YearMonth> {
    YearMonth::new(date.year(), u8::try_from(date.month()).ok()?)
}

/// The names of the weekdays, Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = [
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
];

/// The name of a weekday.
pub(crate) fn weekday(day: Weekday) -> &'static str {
    let index = usize::from(day.to_monday_zero_offset().unsigned_abs());
    WEEKDAYS.get(index).copied().unwrap_or("")
}

/// A time of day: `9:00 صباحًا`, on the twelve-hour clock with the part of the day.
pub(crate) fn time_of_day(time: Time) -> String {
    format!("{} {}", clock(time), part_of_day(time))
}

/// A start under the day of its forum, which may be the evening before: then the morning is
/// named that it is really in, as nobody could tell the two nights of a day apart:
/// `12:30 بعد منتصف الليل (الجمعة)`, `4:45 فجر الجمعة`. Midnight itself is the end of its evening.
pub(crate) fn start_on(day: Date, at: DateTime) -> String {
    named(day, at, |time, name| format!("{time} ({name})"))
}

/// The same with words, which the clock stands beside: `بعد صلاة التراويح (10:00 مساءً)`.
pub(crate) fn start_called(day: Date, at: DateTime, words: &str) -> String {
    called(
        words,
        &named(day, at, |time, name| format!("{time}، {name}")),
    )
}

/// A time with words, which it stands beside.
pub(crate) fn called(words: &str, time: &str) -> String {
    format!("{words} ({time})")
}

/// A time of day, with the name of its own day where that is not the one it is told under.
fn named(day: Date, at: DateTime, beside: impl Fn(&str, &str) -> String) -> String {
    let time = at.time();
    let text = time_of_day(time);
    if at.date() <= day || time == Time::midnight() {
        return text;
    }
    let name = weekday(at.weekday());
    match part_of_day(time).strip_suffix("ًا") {
        Some(part) => format!("{} {part} {name}", clock(time)),
        None => beside(&text, name),
    }
}

/// `9:00`, on the twelve-hour clock.
fn clock(time: Time) -> String {
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{hour}:{:02}", time.minute())
}

fn part_of_day(time: Time) -> &'static str {
    match (time.hour(), time.minute()) {
        (0, 0) => "منتصف الليل",
        (0..=2, _) => "بعد منتصف الليل",
        (3..=5, _) => "فجرًا",
        (6..=11, _) => "صباحًا",
        (12..=14, _) => "ظهرًا",
        (15..=17, _) => "عصرًا",
        _ => "مساءً",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn dates_by_table() {
        let text = MonthNames::Gulf.text(date(2017, 9, 14));
        assert_eq!(text.iso, "2017-09-14");
        assert_eq!(text.text, "الخميس 14 سبتمبر 2017");
        assert_eq!(text.short, "14 سبتمبر");
        assert_eq!(text.hijri, "23 ذو الحجة 1438 هـ");
        let text = MonthNames::Levantine.text(date(2018, 11, 15));
        assert_eq!(text.text, "الخميس 15 تشرين الثاني 2018");
    }

    #[test]
    fn months_by_table() {
        let month = MonthNames::Gulf.month(YearMonth::new(2017, 9).unwrap());
        assert_eq!(month.title, "سبتمبر 2017");
        assert_eq!(month.hijri, "ذو الحجة 1438 – المحرم 1439 هـ");
        for (number, gulf, levantine) in [
            (1, "يناير", "كانون الثاني"),
            (9, "سبتمبر", "أيلول"),
            (12, "ديسمبر", "كانون الأول"),
        ] {
            assert_eq!(MonthNames::Gulf.of(number), gulf);
            assert_eq!(MonthNames::Levantine.of(number), levantine);
        }
    }

    #[test]
    fn times_by_table() {
        for (hour, minute, text) in [
            (0, 0, "12:00 منتصف الليل"),
            (0, 30, "12:30 بعد منتصف الليل"),
            (4, 45, "4:45 فجرًا"),
            (9, 0, "9:00 صباحًا"),
            (11, 59, "11:59 صباحًا"),
            (12, 0, "12:00 ظهرًا"),
            (13, 30, "1:30 ظهرًا"),
            (16, 5, "4:05 عصرًا"),
            (18, 0, "6:00 مساءً"),
            (23, 0, "11:00 مساءً"),
        ] {
            assert_eq!(time_of_day(time(hour, minute, 0, 0)), text);
        }
    }

    #[test]
    fn starts_after_midnight_name_their_morning() {
        let thursday = date(2027, 2, 18);
        for (day, hour, minute, text, called) in [
            (18, 22, 0, "10:00 مساءً", "بعد التراويح (10:00 مساءً)"),
            (
                19,
                0,
                0,
                "12:00 منتصف الليل",
                "بعد التراويح (12:00 منتصف الليل)",
            ),
            (
                19,
                0,
                30,
                "12:30 بعد منتصف الليل (الجمعة)",
                "بعد التراويح (12:30 بعد منتصف الليل، الجمعة)",
            ),
            (
                19,
                4,
                45,
                "4:45 فجر الجمعة",
                "بعد التراويح (4:45 فجر الجمعة)",
            ),
            (
                19,
                6,
                30,
                "6:30 صباح الجمعة",
                "بعد التراويح (6:30 صباح الجمعة)",
            ),
            // Under its own day nothing needs a name.
            (
                18,
                0,
                30,
                "12:30 بعد منتصف الليل",
                "بعد التراويح (12:30 بعد منتصف الليل)",
            ),
        ] {
            let at = date(2027, 2, day).at(hour, minute, 0, 0);
            assert_eq!(start_on(thursday, at), text);
            assert_eq!(start_called(thursday, at, "بعد التراويح"), called);
        }
    }
}
