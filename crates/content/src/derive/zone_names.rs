//! Zones in other words than their names: what may be meant where a name should stand.

use super::{
    date::is_spelled_like,
    zone::{WORDS, Zone},
};
use jiff::civil::date;

/// Cities whose clocks have the name of another.
const CITIES: [(&str, &str); 24] = [
    ("Abu Dhabi", "Asia/Dubai"),
    ("AbuDhabi", "Asia/Dubai"),
    ("Sharjah", "Asia/Dubai"),
    ("أبوظبي", "Asia/Dubai"),
    ("أبو ظبي", "Asia/Dubai"),
    ("الشارقة", "Asia/Dubai"),
    ("الإمارات", "Asia/Dubai"),
    ("UAE", "Asia/Dubai"),
    ("Jeddah", "Asia/Riyadh"),
    ("Mecca", "Asia/Riyadh"),
    ("Makkah", "Asia/Riyadh"),
    ("جدة", "Asia/Riyadh"),
    ("مكة", "Asia/Riyadh"),
    ("مكة المكرمة", "Asia/Riyadh"),
    ("المدينة المنورة", "Asia/Riyadh"),
    ("السعودية", "Asia/Riyadh"),
    ("KSA", "Asia/Riyadh"),
    ("Doha", "Asia/Qatar"),
    ("قطر", "Asia/Qatar"),
    ("Manama", "Asia/Bahrain"),
    ("المنامة", "Asia/Bahrain"),
    ("مصر", "Africa/Cairo"),
    ("الرباط", "Africa/Casablanca"),
    ("Rabat", "Africa/Casablanca"),
];

/// What a text may mean that is the name of no zone.
#[derive(Debug, PartialEq)]
pub(crate) enum Meant {
    /// This zone.
    Zone(String),
    /// A difference from UTC, which these zones have all year.
    Offset(Vec<&'static str>),
}

/// What is meant by a city in Arabic or Latin letters, or by an offset such as `+03:00`.
pub(crate) fn meant(text: &str) -> Option<Meant> {
    let city = text.trim();
    let city = city
        .strip_prefix("ب")
        .filter(|rest| rest.starts_with("توقيت"))
        .unwrap_or(city);
    let city = city.strip_prefix("توقيت").unwrap_or(city).trim();
    if let Some(offset) = offset(city) {
        let same = WORDS.iter().map(|(zone, _)| *zone);
        return Some(Meant::Offset(
            same.filter(|zone| is_at(zone, offset)).collect(),
        ));
    }
    let is_same = is_spelled_like(city);
    let cities = CITIES.into_iter();
    let cities = cities.chain(WORDS.into_iter().map(|(zone, city)| (city, zone)));
    let mut found = cities.filter(|(name, _)| is_same(name));
    if let Some((_, zone)) = found.next() {
        return Some(Meant::Zone(zone.to_owned()));
    }
    let last = city.replace(' ', "_");
    let is_last = |name: &String| {
        let part = name.rsplit_once('/').map(|(_, part)| part);
        part.is_some_and(|part| part.eq_ignore_ascii_case(&last))
    };
    Zone::names().into_iter().find(is_last).map(Meant::Zone)
}

/// Seconds from UTC: `+03:00`, `GMT+3`, `UTC +3`, `+0300`.
fn offset(text: &str) -> Option<i32> {
    let text = text.replace(' ', "").to_ascii_uppercase();
    let text = text.trim_start_matches("GMT").trim_start_matches("UTC");
    let (sign, figures) = match text.split_at_checked(1)? {
        ("+", figures) => (1, figures),
        ("-" | "−", figures) => (-1, figures),
        _ => return None,
    };
    let (hours, minutes) = match figures.split_once(':') {
        Some(parts) => parts,
        None if figures.len() == 4 => figures.split_at_checked(2)?,
        None => (figures, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes))
        .then_some(sign * (hours * 3600 + minutes * 60))
}

/// Whether a zone is so far from UTC in winter and in summer.
fn is_at(zone: &str, seconds: i32) -> bool {
    let zone = Zone::parse(zone);
    zone.is_some_and(|zone| {
        [date(2026, 1, 1), date(2026, 7, 1)]
            .into_iter()
            .all(|day| zone.zoned(day.at(12, 0, 0, 0)).offset().seconds() == seconds)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_by_table() {
        for (text, zone) in [
            ("Riyadh", "Asia/Riyadh"),
            ("riyadh", "Asia/Riyadh"),
            ("الرياض", "Asia/Riyadh"),
            ("بتوقيت الرياض", "Asia/Riyadh"),
            ("Abu Dhabi", "Asia/Dubai"),
            ("ابوظبي", "Asia/Dubai"),
            ("New York", "America/New_York"),
            ("القاهره", "Africa/Cairo"),
        ] {
            assert_eq!(meant(text), Some(Meant::Zone(zone.to_owned())), "{text}");
        }
        for text in ["+03:00", "GMT+3", "UTC +3", "+0300"] {
            let Some(Meant::Offset(zones)) = meant(text) else {
                panic!("{text} is no offset");
            };
            assert!(
                zones.contains(&"Asia/Riyadh") && !zones.contains(&"Asia/Dubai"),
                "{text}"
            );
        }
        for text in ["", "Atlantis", "+99:00", "أطلانطس"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
