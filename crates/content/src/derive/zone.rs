//! Time zones: from local times to instants, and their names in words.

use super::date::{called, start_called, start_on, time_of_day};
use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime},
    tz::{TimeZone, TimeZoneDatabase},
};
use multaqa_domain::time::{Instant, TimeText};
use std::collections::BTreeMap;

/// A zone of the IANA database.
#[derive(Clone, Debug)]
pub(crate) struct Zone {
    name: String,
    zone: TimeZone,
}

/// What clocks in a city are called: `بتوقيت دبي`.
pub(super) const WORDS: [(&str, &str); 44] = [
    ("Africa/Algiers", "الجزائر"),
    ("Africa/Cairo", "القاهرة"),
    ("Africa/Casablanca", "الدار البيضاء"),
    ("Africa/Dakar", "دكار"),
    ("Africa/Djibouti", "جيبوتي"),
    ("Africa/Khartoum", "الخرطوم"),
    ("Africa/Lagos", "لاغوس"),
    ("Africa/Mogadishu", "مقديشو"),
    ("Africa/Nouakchott", "نواكشوط"),
    ("Africa/Tripoli", "طرابلس"),
    ("Africa/Tunis", "تونس"),
    ("America/Los_Angeles", "لوس أنجلوس"),
    ("America/New_York", "نيويورك"),
    ("Asia/Aden", "عدن"),
    ("Asia/Almaty", "ألماتي"),
    ("Asia/Amman", "عمّان"),
    ("Asia/Baghdad", "بغداد"),
    ("Asia/Bahrain", "البحرين"),
    ("Asia/Baku", "باكو"),
    ("Asia/Beirut", "بيروت"),
    ("Asia/Damascus", "دمشق"),
    ("Asia/Dhaka", "دكا"),
    ("Asia/Dubai", "دبي"),
    ("Asia/Gaza", "غزة"),
    ("Asia/Hebron", "الخليل"),
    ("Asia/Jakarta", "جاكرتا"),
    ("Asia/Jerusalem", "القدس"),
    ("Asia/Karachi", "كراتشي"),
    ("Asia/Kolkata", "الهند"),
    ("Asia/Kuala_Lumpur", "كوالالمبور"),
    ("Asia/Kuwait", "الكويت"),
    ("Asia/Muscat", "مسقط"),
    ("Asia/Qatar", "الدوحة"),
    ("Asia/Riyadh", "الرياض"),
    ("Asia/Singapore", "سنغافورة"),
    ("Asia/Tashkent", "طشقند"),
    ("Asia/Tehran", "طهران"),
    ("Etc/UTC", "العالمي المنسق"),
    ("Europe/Berlin", "برلين"),
    ("Europe/Istanbul", "إسطنبول"),
    ("Europe/London", "لندن"),
    ("Europe/Paris", "باريس"),
    ("Indian/Comoro", "موروني"),
    ("Indian/Maldives", "ماليه"),
];

impl Zone {
    /// A zone by its IANA name. The database is part of the program, so that a site is
    /// the same whatever machine builds it.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        // The look-up forgives the case; addresses and words do not.
        (zone.iana_name() == Some(name)).then(|| Self {
            name: name.to_owned(),
            zone,
        })
    }

    /// Coordinated Universal Time.
    pub(crate) fn utc() -> Self {
        Self {
            name: "Etc/UTC".to_owned(),
            zone: TimeZone::UTC,
        }
    }

    /// All names.
    pub(crate) fn names() -> Vec<String> {
        let database = TimeZoneDatabase::bundled();
        database.available().map(|name| name.to_string()).collect()
    }

    /// The IANA name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The zone in words, by the site's own table, else by this module's.
    pub(crate) fn words(&self, own: &BTreeMap<String, String>) -> Option<String> {
        if let Some(words) = own.get(&self.name) {
            return Some(words.clone());
        }
        let (_, city) = WORDS.iter().find(|(zone, _)| *zone == self.name)?;
        Some(match *city {
            "العالمي المنسق" => "بالتوقيت العالمي المنسق".to_owned(),
            city => format!("بتوقيت {city}"),
        })
    }

    /// The instant of a local time. In the hour that a change to summer time skips, the
    /// time after it; in the hour that occurs twice, the first.
    pub(crate) fn instant(&self, local: DateTime) -> Instant {
        Instant(self.zoned(local).timestamp().as_second())
    }

    /// A local time with the zone, resolved in the same way.
    pub(crate) fn zoned(&self, local: DateTime) -> Zoned {
        let zoned = self.zone.to_ambiguous_zoned(local).compatible();
        // Only at the ends of time, which no content reaches.
        zoned.unwrap_or_else(|_| Zoned::new(Timestamp::UNIX_EPOCH, self.zone.clone()))
    }

    /// The first instant of a day.
    pub(crate) fn start_of(&self, date: Date) -> Instant {
        self.instant(date.at(0, 0, 0, 0))
    }

    /// The first instant after a day.
    pub(crate) fn end_of(&self, date: Date) -> Instant {
        self.start_of(date.tomorrow().unwrap_or(date))
    }

    /// The local date of an instant.
    pub(crate) fn date(&self, at: Instant) -> Option<Date> {
        let stamp = jiff::Timestamp::from_second(at.0).ok()?;
        Some(self.zone.to_datetime(stamp).date())
    }

    /// A start of a forum or a session in words, and for machines with its offset: told under a
    /// day of the forum, perhaps with words of its own.
    pub(crate) fn start_text(&self, day: Date, local: DateTime, words: Option<&str>) -> TimeText {
        self.text(local, |at| match words {
            Some(words) => start_called(day, at, words),
            None => start_on(day, at),
        })
    }

    /// An end, which stands behind its start.
    pub(crate) fn end_text(&self, local: DateTime, words: Option<&str>) -> TimeText {
        self.text(local, |at| {
            let time = time_of_day(at.time());
            words.map_or_else(|| time.clone(), |words| called(words, &time))
        })
    }

    /// The words are of what clocks show at that instant: a time that is skipped is none of
    /// them, and in Cairo and Beirut that may be midnight.
    fn text(&self, local: DateTime, words: impl Fn(DateTime) -> String) -> TimeText {
        let zoned = self.zoned(local);
        TimeText {
            iso: zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            text: words(zoned.datetime()),
            at: self.instant(local),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn local_times_become_instants() {
        for (zone, local, seconds) in [
            (
                "Asia/Dubai",
                date(2017, 9, 14).at(9, 0, 0, 0),
                1_505_365_200,
            ),
            (
                "Asia/Riyadh",
                date(2018, 11, 15).at(0, 0, 0, 0),
                1_542_229_200,
            ),
            ("Etc/UTC", date(1970, 1, 1).at(0, 0, 1, 0), 1),
            // Skipped by the change to summer time: an hour later.
            (
                "Europe/Paris",
                date(2024, 3, 31).at(2, 30, 0, 0),
                1_711_848_600,
            ),
        ] {
            assert_eq!(
                Zone::parse(zone).unwrap().instant(local),
                Instant(seconds),
                "{zone}"
            );
        }
    }

    #[test]
    fn a_day_ends_when_the_next_begins() {
        let zone = Zone::parse("Asia/Dubai").unwrap();
        let day = date(2017, 9, 14);
        assert_eq!(zone.end_of(day).0 - zone.start_of(day).0, 86_400);
        assert_eq!(zone.date(zone.start_of(day)), Some(day));
        let short = Zone::parse("Europe/Paris").unwrap();
        let day = date(2024, 3, 31);
        assert_eq!(short.end_of(day).0 - short.start_of(day).0, 82_800);
    }

    #[test]
    fn words_by_table_and_by_site() {
        let own = BTreeMap::from([("Asia/Riyadh".to_owned(), "بتوقيت مكة المكرمة".to_owned())]);
        let words = |name: &str| Zone::parse(name).unwrap().words(&own);
        assert_eq!(words("Asia/Dubai").as_deref(), Some("بتوقيت دبي"));
        assert_eq!(words("Asia/Riyadh").as_deref(), Some("بتوقيت مكة المكرمة"));
        assert_eq!(words("America/Lima"), None);
        for (name, _) in WORDS {
            assert!(Zone::parse(name).is_some(), "{name}");
        }
    }

    #[test]
    fn only_names_of_the_database_are_zones() {
        for bad in ["Dubai", "asia/dubai", "", "GMT+4", "../etc/passwd"] {
            assert!(Zone::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn times_have_their_offset() {
        let zone = Zone::parse("Asia/Dubai").unwrap();
        let nine = date(2017, 9, 14).at(9, 0, 0, 0);
        let text = zone.start_text(nine.date(), nine, None);
        assert_eq!(text.iso, "2017-09-14T09:00:00+04:00");
        assert_eq!(text.text, "9:00 صباحًا");
    }
}
