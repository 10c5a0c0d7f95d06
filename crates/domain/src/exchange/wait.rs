//! How long an endpoint asks to wait: `Retry-After` in all its forms (RFC 9110).

use super::number::{whole, whole_of};
use crate::{json::Json, time::Instant};

/// The longest wait that is passed on, in seconds.
pub const LONGEST_WAIT: u32 = 300;

/// When a reply came, in seconds since the epoch: by its `Date` if that could be read, else
/// by the device's clock, which may be wrong.
pub fn moment(date: Option<&str>, device: i64) -> i64 {
    date.and_then(http_date).unwrap_or(device)
}

/// The wait that `Retry-After` asks for, in seconds, 1 to [`LONGEST_WAIT`]: a number of
/// seconds, or an HTTP date, which is taken against `now`, the reply's [`moment`]. `None`
/// if it is neither.
pub fn wait(retry_after: &str, now: i64) -> Option<u32> {
    if let Some(seconds) = whole(retry_after) {
        return Some(clamp(seconds));
    }
    Some(clamp(http_date(retry_after)?.saturating_sub(now)))
}

/// Numbers from here on are no seconds to wait, but a time, in seconds since the epoch
/// (from 2001 on), or a thousand times as many in milliseconds.
const TIMES: i64 = 1_000_000_000;

/// The wait that a body tells: a number of seconds, the first number in a text such as
/// `retry after 23s`, or when it is over, which is taken against `now`, the reply's
/// [`moment`].
pub(super) fn told(json: &Json, now: i64) -> Option<u32> {
    let until = |at: i64| Some(clamp(at.saturating_sub(now)));
    match whole_of(json) {
        Some(number) if number >= TIMES * 1000 => return until(number / 1000),
        Some(number) if number >= TIMES => return until(number),
        Some(seconds) => return Some(clamp(seconds)),
        None => {}
    }
    let text = json.as_text()?;
    if let Some(at) = Instant::parse(text) {
        return until(at.0);
    }
    if let Some(at) = http_date(text) {
        return until(at);
    }
    let digits = |c: char| !c.is_ascii_digit();
    text.split(digits).find_map(whole).map(clamp)
}

fn clamp(seconds: i64) -> u32 {
    seconds.clamp(1, i64::from(LONGEST_WAIT)) as u32
}

/// An HTTP date in any of its three forms: `Sun, 06 Nov 1994 08:49:37 GMT`,
/// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
fn http_date(text: &str) -> Option<i64> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let (mut day, mut month, mut year, mut seconds) = (None, None, None, None);
    for word in text.split([' ', ',', '-']) {
        let number = whole(word).filter(|number| *number < 10_000);
        if word.contains(':') {
            let mut total = 0;
            for part in word.split(':') {
                total = total * 60 + whole(part).filter(|part| *part < 62)?;
                if total > 90_000 {
                    return None;
                }
            }
            seconds = Some(total);
        } else if day.is_none() && number.is_some() {
            day = number;
        } else if let Some(number) = number {
            year = Some(match number {
                0..70 => 2000 + number,
                70..100 => 1900 + number,
                _ => number,
            });
        } else if word.len() == 3
            && let Some(at) = MONTHS.find(&word.to_ascii_lowercase())
            && at % 3 == 0
        {
            month = Some(at as i64 / 3 + 1);
        }
    }
    Some(Instant::utc(year?, month?, day?, seconds?).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: i64 = 784_111_777;
    const FORMS: [&str; 3] = [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ];

    #[test]
    fn retry_after_by_table() {
        let date = FORMS.first().copied();
        for (text, date, seconds) in [
            ("7", None, Some(7)),
            (" 30 ", None, Some(30)),
            ("0", None, Some(1)),
            ("-5", None, Some(1)),
            ("1000000000", None, Some(300)),
            ("1e9", None, Some(300)),
            ("99999999999999999999999999", None, Some(300)),
            ("", None, None),
            ("soon", None, None),
            ("NaN", None, None),
            ("12 parsecs", None, None),
            ("Sun, 06 Nov 1994", None, None),
            ("Sun, 06 Foo 1994 08:49:37 GMT", None, None),
            ("Sun, 06 Nov 1994 08:49:99:99:37 GMT", None, None),
            (
                "06 Nov 1994 9:9:9:9:9:9:9:9:9:9:9:9:9:9:9:9:9:9:9",
                None,
                None,
            ),
            ("Sun, 06 Nov 1994 08:50:37 GMT", None, Some(60)),
            ("Sunday, 06-Nov-94 08:50:37 GMT", None, Some(60)),
            ("Sun Nov  6 08:50:37 1994", None, Some(60)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", None, Some(1)),
            ("Sunday, 06-Nov-16 08:49:37 GMT", None, Some(300)),
            ("Sun, 06 Nov 2094 08:49:37 GMT", None, Some(300)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", date, Some(10)),
            ("Sun, 06 Nov 1994 08:49:57 GMT", Some("gibberish"), Some(20)),
        ] {
            assert_eq!(wait(text, moment(date, NOW)), seconds, "{text}");
        }
    }

    #[test]
    fn a_wrong_clock_does_not_matter_where_the_reply_has_a_date() {
        for form in FORMS {
            assert_eq!(http_date(form), Some(NOW), "{form}");
            let now = moment(Some(form), NOW - 1_000_000);
            let told = wait("Sun, 06 Nov 1994 08:50:07 GMT", now);
            assert_eq!(told, Some(30));
        }
    }

    #[test]
    fn waits_in_bodies_by_table() {
        for (json, seconds) in [
            ("23", Some(23)),
            ("2.5", Some(2)),
            ("\"23\"", Some(23)),
            ("\"retry after 23s.\"", Some(23)),
            ("\"1994-11-06T08:50:37.000Z\"", Some(60)),
            ("\"1994-11-06T12:50:37+04:00\"", Some(60)),
            ("\"1994-11-06T08:00:00Z\"", Some(1)),
            ("\"2017-09-14T09:00:00Z\"", Some(300)),
            ("\"Sun, 06 Nov 1994 08:50:37 GMT\"", Some(60)),
            ("\"soon\"", None),
            ("null", None),
            ("-1", Some(1)),
            ("86400", Some(300)),
            ("1e15", Some(300)),
        ] {
            assert_eq!(told(&Json::parse(json).unwrap(), NOW), seconds, "{json}");
        }
        for json in ["1505037660", "\"1505037660\"", "1505037660000"] {
            let json = Json::parse(json).unwrap();
            assert_eq!(told(&json, 1_505_037_600), Some(60), "{json:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_it_says_the_wait_is_bounded(
            text in "\\PC{0,40}", date in "[A-Za-z0-9 :,-]{0,40}", now in any::<i64>()
        ) {
            let json = Json::text(&date);
            let waits = [wait(&text, moment(Some(&date), now)), wait(&date, now), told(&json, now)];
            for wait in waits.into_iter().flatten() {
                prop_assert!((1..=LONGEST_WAIT).contains(&wait));
            }
        }
    }
}
