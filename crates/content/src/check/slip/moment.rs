//! Dates and times of day as people write them.

use super::{Slip, digits::plain};
use crate::derive::{
    date::{WEEKDAYS, month_named},
    hijri::{self, HijriDate},
};
use jiff::civil::{Date, Time};

/// A date, a time of day, or both, as somebody wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Written {
    date: Option<Date>,
    /// What the date may be as well, the month before the day.
    other: Option<Date>,
    /// The date as it was written, if that was of the Hijra.
    hijri: Option<HijriDate>,
    time: Option<Time>,
    /// Whether it is 24:00.
    is_end_of_day: bool,
}

/// The slip of a value that is a date or a time of day otherwise than TOML has it.
pub(crate) fn slip(text: &str) -> Option<Slip> {
    let ascii = plain(text);
    let written = read(&ascii)?;
    let put = match (written.date, written.time) {
        (Some(date), None) => date.to_string(),
        (None, Some(time)) => format!("\"{}\"", short(time)),
        (Some(date), Some(time)) => format!("{date}T{}:00", short(time)),
        (None, None) => return None,
    };
    let what = match (written.date, written.time) {
        (_, None) => "a date",
        (None, _) => "a time of day",
        _ => "a date with a time",
    };
    let bare = put.trim_matches('"');
    let message = if ascii == bare && text.trim() != bare {
        format!("`{text}` is not in the digits and signs of TOML")
    } else {
        format!("`{text}` is not how {what} is written")
    };
    if written.is_end_of_day {
        let help = format!("midnight is {put}");
        let message = format!("`{text}` is no time of day: 23:59 is the last");
        return Some(Slip::likely(message, help, put));
    }
    if let (Some(date), Some(other)) = (written.date, written.other) {
        let help = format!(
            "write {date} for {}, {other} for {}",
            date.strftime("%-d %B"),
            other.strftime("%-d %B")
        );
        return Some(Slip::likely(message, help, put));
    }
    if let Some(hijri) = written.hijri {
        let help = format!("write {put}, which is {hijri} by Umm al-Qura");
        return Some(Slip::likely(message, help, put));
    }
    Some(Slip::certain(message, put))
}

/// The slip of a number where a time of day is asked: `9`, `9.30`.
pub(crate) fn hour(text: &str) -> Option<Slip> {
    let ascii = plain(text);
    let time = time(&ascii)?;
    let message = format!("`{text}` is not how a time of day is written");
    Some(Slip::certain(message, format!("\"{}\"", short(time.0))))
}

fn short(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn read(ascii: &str) -> Option<Written> {
    // A `T` between digits parts a date from its time, as does a blank.
    let (first, rest) = match ascii.split_once(['T', 't', ' ']) {
        Some((first, rest)) if first.ends_with(|c: char| c.is_ascii_digit()) => (first, rest),
        _ => (ascii, ""),
    };
    if let Some(mut written) = date(first) {
        if matches!(rest.trim(), "هـ" | "ه" | "ه-" | "هـ." | "AH") {
            written = of_hijra(first)?;
        } else if !matches!(rest.trim(), "" | "م" | "م.") {
            let (time, is_end_of_day) = time(rest.trim())?;
            written.time = Some(time);
            written.is_end_of_day = is_end_of_day;
        }
        return Some(written);
    }
    if ascii.contains([':', ' ']) || ascii.ends_with(|c: char| !c.is_ascii_digit()) {
        if let Some((time, is_end_of_day)) = time(ascii) {
            return Some(Written {
                time: Some(time),
                is_end_of_day,
                ..Written::default()
            });
        }
        return in_words(ascii);
    }
    None
}

/// A date in numbers: `2027-2-10`, `2027/02/10`, `10/2/2027`, `10.2.2027`.
fn date(text: &str) -> Option<Written> {
    let [a, b, c] = numbers(text, &['-', '/', '.'])?;
    if a >= 1000 {
        let date = Date::new(a, i8::try_from(b).ok()?, i8::try_from(c).ok()?).ok()?;
        return Some(Written {
            date: Some(date),
            ..Written::default()
        });
    }
    if c < 1000 {
        return None;
    }
    let of = |month, day| Date::new(c, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    // The day comes first in Arabic.
    let (day_first, month_first) = (of(b, a), of(a, b));
    Some(Written {
        date: Some(day_first.or(month_first)?),
        other: month_first.filter(|other| day_first.is_some_and(|date| date != *other)),
        ..Written::default()
    })
}

/// The same in years of the Hijra.
fn of_hijra(text: &str) -> Option<Written> {
    let [a, b, c] = numbers(text, &['-', '/', '.'])?;
    let (year, day) = if a >= 1000 { (a, c) } else { (c, a) };
    written_hijri(year, b, day)
}

fn written_hijri(year: i16, month: i16, day: i16) -> Option<Written> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date = hijri::gregorian(i32::from(year), month, day)?;
    Some(Written {
        date: Some(date),
        hijri: HijriDate::of(date),
        ..Written::default()
    })
}

/// Three numbers with the same sign between them.
fn numbers(text: &str, signs: &[char]) -> Option<[i16; 3]> {
    let sign = *signs.iter().find(|sign| text.contains(**sign))?;
    let mut parts = text.split(sign).map(|part| number(part, 4));
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

fn number(text: &str, most: usize) -> Option<i16> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// What may stand behind an hour before noon, and after it.
const MORNING: [&str; 7] = ["ص", "صباحا", "صباحًا", "فجرا", "فجرًا", "am", "a.m."];
const EVENING: [&str; 13] = [
    "م",
    "مساء",
    "مساءً",
    "ظهرا",
    "ظهرًا",
    "عصرا",
    "عصرًا",
    "ليلا",
    "ليلًا",
    "بعد الظهر",
    "pm",
    "p.m.",
    "مساءا",
];

/// A time of day, and whether it is 24:00: `9:00`, `9.30`, `9 ص`, `9:00 PM`, `09:00:00`.
fn time(text: &str) -> Option<(Time, bool)> {
    let lower = text.to_lowercase();
    let behind = |words: &[&str]| {
        let word = words.iter().filter_map(|word| lower.strip_suffix(word));
        word.min_by_key(|rest| rest.len()).map(str::trim_end)
    };
    let (figures, noon) = match (behind(&MORNING), behind(&EVENING)) {
        (Some(figures), _) => (figures, Some(false)),
        (_, Some(figures)) => (figures, Some(true)),
        _ => (lower.as_str(), None),
    };
    let mut parts = figures.split([':', '.']).map(|part| number(part, 2));
    let hour = parts.next()??;
    let minute = parts.next().unwrap_or(Some(0))?;
    let second = parts.next().unwrap_or(Some(0))?;
    if parts.next().is_some() || second != 0 {
        return None;
    }
    let hour = match (noon, hour) {
        (None, 0..=23) => hour,
        (None, 24) if minute == 0 => 24,
        (Some(is_after), 1..=12) => hour % 12 + if is_after { 12 } else { 0 },
        _ => return None,
    };
    let time = Time::new(
        i8::try_from(hour % 24).ok()?,
        i8::try_from(minute).ok()?,
        0,
        0,
    )
    .ok()?;
    Some((time, hour == 24))
}

/// A date in words: `10 فبراير 2027`, `الأربعاء 10 شباط 2027م`, `3 رمضان 1448 هـ`,
/// `February 10, 2027`.
fn in_words(text: &str) -> Option<Written> {
    let (mut day, mut year, mut month) = (None, None, String::new());
    for part in text.split([' ', ',', '،']).filter(|part| !part.is_empty()) {
        let figures = part.trim_end_matches(['م', 'ه', '-', '.']);
        match (number(figures, 4), part) {
            (Some(n @ 1..=31), _) if day.is_none() => day = Some(n),
            (Some(n @ 1000..), _) if year.is_none() => year = Some(n),
            (Some(_), _) => return None,
            (None, "م" | "هـ" | "ه" | "ه-" | "يوم") => {}
            (None, word) if WEEKDAYS.contains(&word) => {}
            (None, word) => {
                if !month.is_empty() {
                    month.push(' ');
                }
                month.push_str(word);
            }
        }
    }
    let (day, year) = (day?, year?);
    if let Some(month) = month_named(&month) {
        let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        return Some(Written {
            date: Some(date),
            ..Written::default()
        });
    }
    let month = hijri::month_named(&month)?;
    written_hijri(year, i16::from(month), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_by_table() {
        for (text, put, is_certain) in [
            ("٢٠٢٧-٠٢-١٠", "2027-02-10", true),
            ("۲۰۲۷-۰۲-۱۰", "2027-02-10", true),
            ("2027–02–10", "2027-02-10", true),
            ("2027-2-10", "2027-02-10", true),
            ("2027/02/10", "2027-02-10", true),
            ("٢٠٢٧/٢/١٠م", "", false),
            ("٢٠٢٧/٢/١٠ م", "2027-02-10", true),
            ("10/2/2027", "2027-02-10", false),
            ("2/2/2027", "2027-02-02", true),
            ("25/12/2027", "2027-12-25", true),
            ("12/25/2027", "2027-12-25", true),
            ("10.2.2027", "2027-02-10", false),
            ("10-02-2027", "2027-02-10", false),
            ("10 فبراير 2027", "2027-02-10", true),
            ("الأربعاء 10 شباط 2027م", "2027-02-10", true),
            ("١٠ فبراير ٢٠٢٧", "2027-02-10", true),
            ("10 كانون الثاني 2027", "2027-01-10", true),
            ("10 جويلية 2027", "2027-07-10", true),
            ("February 10, 2027", "2027-02-10", true),
            ("10 Feb 2027", "2027-02-10", true),
            ("3 رمضان 1448 هـ", "2027-02-10", false),
            ("1448/09/03 هـ", "2027-02-10", false),
            ("9:00", "\"09:00\"", true),
            ("٩:٠٠", "\"09:00\"", true),
            ("٠٩:٣٠", "\"09:30\"", true),
            ("9:00 ص", "\"09:00\"", true),
            ("9:00 م", "\"21:00\"", true),
            ("9 صباحًا", "\"09:00\"", true),
            ("12:30 ص", "\"00:30\"", true),
            ("12:30 ظهرًا", "\"12:30\"", true),
            ("9:00 PM", "\"21:00\"", true),
            ("9am", "\"09:00\"", true),
            ("24:00", "\"00:00\"", false),
            ("2027-2-10 9:00", "2027-02-10T09:00:00", true),
            ("2027-2-10T9:00", "2027-02-10T09:00:00", true),
            ("٢٠٢٧-٠٢-١٠ ٠٩:٠٠", "2027-02-10T09:00:00", true),
        ] {
            let found = slip(text).map(|slip| (slip.put, slip.is_certain));
            let expected = (!put.is_empty()).then(|| (put.to_owned(), is_certain));
            assert_eq!(found, expected, "{text}");
        }
        for text in [
            "",
            "2027-13-40",
            "30/2/2027",
            "25:00",
            "9:61",
            "13:00 م",
            "2027",
            "الخميس",
            "10/2",
            "ملتقى 2027",
            "9",
            "1.5.2",
            "0/0/2027",
        ] {
            assert_eq!(slip(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_is_told() {
        let help = |text| slip(text).unwrap().help;
        assert_eq!(
            help("10/2/2027"),
            "write 2027-02-10 for 10 February, 2027-10-02 for 2 October"
        );
        assert_eq!(
            help("3 رمضان 1448"),
            "write 2027-02-10, which is 3 رمضان 1448 هـ by Umm al-Qura"
        );
        assert_eq!(help("24:00"), "midnight is \"00:00\"");
        assert_eq!(hour("9.30").unwrap().put, "\"09:30\"");
        assert_eq!(hour("9").unwrap().put, "\"09:00\"");
        assert_eq!(hour("2027"), None);
    }
}
