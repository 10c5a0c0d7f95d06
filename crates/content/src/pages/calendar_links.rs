//! Links by which a visitor's calendar takes in a forum, or subscribes to several.

use super::{
    Pages,
    facts::{Times, When, when},
};
use crate::{derive::isolate::isolated, model::Forum};
use jiff::{Timestamp, civil::Date};
use multaqa_domain::{forum::State, link::WebLink, page::CalendarLinks, route::Route, slug::Slug};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

const GOOGLE: &str = "https://calendar.google.com/calendar/render?action=TEMPLATE";
const OUTLOOK: &str = "https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent";

const GOOGLE_FEED: &str = "https://calendar.google.com/calendar/render?cid=";
const OUTLOOK_FEED: &str = "https://outlook.live.com/calendar/0/addfromweb?url=";

impl Pages<'_> {
    /// The links to a calendar file: `calendar.ics`, or one of a sector, a series or a
    /// speaker below its folder.
    pub(super) fn subscription(&self, file: String) -> CalendarLinks {
        let url = self.address(&file);
        let encoded = |url: &str| utf8_percent_encode(url, NON_ALPHANUMERIC).to_string();
        let feed = url
            .as_deref()
            .and_then(|url| Some(url.split_once("://")?.1));
        let google = feed.map(|feed| encoded(&["webcal://", feed].concat()));
        let outlook = url.as_deref().map(encoded);
        let link = |start: &str, end: Option<String>| WebLink::parse(&[start, &end?].concat());
        CalendarLinks {
            google: link(GOOGLE_FEED, google),
            outlook: link(OUTLOOK_FEED, outlook),
            feed: feed.map(str::to_owned),
            file,
        }
    }

    /// The links of a forum that has a date and will be on it.
    pub(super) fn calendar_links(&self, slug: &Slug, forum: &Forum) -> Option<CalendarLinks> {
        let when = when(forum, forum.days?);
        if matches!(
            self.state(forum),
            State::Over | State::Cancelled | State::Postponed
        ) {
            return None;
        }
        let place = self.forum_card(slug, forum).place;
        let route = Route::Forum(slug.clone()).to_string();
        let page = self.address(route.trim_start_matches('/'));
        let [google, outlook] = dates(&when);
        let link = |start: &str, dates: &str, names: [&str; 3]| {
            let texts = [
                Some(isolated(&forum.title)),
                place.as_deref().map(isolated),
                page.clone(),
            ];
            let mut url = [start, dates].concat();
            for (name, text) in names.into_iter().zip(texts) {
                if let Some(text) = text {
                    let text = utf8_percent_encode(&text, NON_ALPHANUMERIC);
                    url.push_str(&format!("&{name}={text}"));
                }
            }
            WebLink::parse(&url)
        };
        Some(CalendarLinks {
            google: link(GOOGLE, &google, ["text", "location", "details"]),
            outlook: link(OUTLOOK, &outlook, ["subject", "location", "body"]),
            ..self.subscription(format!("forums/{slug}/{}", crate::CALENDAR))
        })
    }

    /// The absolute address of what lies at a path below the base, if the origin is known.
    fn address(&self, path: &str) -> Option<String> {
        let settings = &self.content.settings;
        let origin = settings.origin.as_deref()?.trim_end_matches('/');
        Some([origin, &settings.base, path].concat())
    }
}

/// The dates as Google's calendar takes them, and as Outlook's does. Where nobody knows
/// how long a forum takes, its end is its start.
fn dates(when: &When) -> [String; 2] {
    match when {
        When::Days { first, last } => {
            let end = last.tomorrow().unwrap_or(*last);
            let plain = |day: Date| day.strftime("%Y%m%d").to_string();
            [
                format!("&dates={}/{}", plain(*first), plain(end)),
                format!("&startdt={first}&enddt={end}&allday=true"),
            ]
        }
        When::Times(Times { starts, ends }) => {
            let (start, end) = (
                starts.timestamp(),
                ends.as_ref().unwrap_or(starts).timestamp(),
            );
            let plain = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
            let dashed = |at: Timestamp| at.strftime("%Y-%m-%dT%H%%3A%M%%3A%SZ").to_string();
            [
                format!("&dates={}/{}", plain(start), plain(end)),
                format!("&startdt={}&enddt={}", dashed(start), dashed(end)),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{civil::date, tz::TimeZoneDatabase};

    #[test]
    fn dates_by_table() {
        let (first, last) = (date(2026, 5, 5), date(2026, 5, 6));
        let dubai = TimeZoneDatabase::bundled().get("Asia/Dubai").unwrap();
        let at = |hour| first.at(hour, 0, 0, 0).to_zoned(dubai.clone()).unwrap();
        let times = |ends| {
            When::Times(Times {
                starts: at(9),
                ends,
            })
        };
        for (when, google, outlook) in [
            (
                When::Days { first, last },
                "&dates=20260505/20260507",
                "&startdt=2026-05-05&enddt=2026-05-07&allday=true",
            ),
            (
                times(Some(at(13))),
                "&dates=20260505T050000Z/20260505T090000Z",
                "&startdt=2026-05-05T05%3A00%3A00Z&enddt=2026-05-05T09%3A00%3A00Z",
            ),
            (
                times(None),
                "&dates=20260505T050000Z/20260505T050000Z",
                "&startdt=2026-05-05T05%3A00%3A00Z&enddt=2026-05-05T05%3A00%3A00Z",
            ),
        ] {
            assert_eq!(dates(&when), [google, outlook]);
        }
    }
}
