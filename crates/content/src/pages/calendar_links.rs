//! Links by which a visitor's calendar takes in a forum, or subscribes to several.

use super::{
    Pages,
    facts::{Times, When, when},
};
use crate::{derive::isolate::isolated, model::Forum};
use jiff::{Timestamp, civil::Date};
use multaqa_domain::{
    forum::State,
    link::{NamedLink, WebLink},
    page::CalendarLinks,
    route::Route,
    slug::Slug,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A calendar in the web.
struct Service {
    name: &'static str,
    /// The start of an address that fills in an event.
    event: &'static str,
    /// What title, place and description are called there.
    texts: [&'static str; 3],
    /// The start of an address that subscribes to a file.
    feed: &'static str,
    /// Whether the file is named by `webcal:`, and dates are written as Google does.
    is_google: bool,
}

/// Whoever has an account of their work or school at Microsoft has no calendar at
/// outlook.live.com.
const SERVICES: [Service; 3] = [
    Service {
        name: "تقويم Google",
        event: "https://calendar.google.com/calendar/render?action=TEMPLATE",
        texts: ["text", "location", "details"],
        feed: "https://calendar.google.com/calendar/render?cid=",
        is_google: true,
    },
    Service {
        name: "تقويم Outlook.com",
        event: "https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent",
        texts: OUTLOOK,
        feed: "https://outlook.live.com/calendar/0/addfromweb?url=",
        is_google: false,
    },
    Service {
        name: "تقويم Microsoft 365 للعمل والدراسة",
        event: "https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent",
        texts: OUTLOOK,
        feed: "https://outlook.office.com/calendar/0/addfromweb?url=",
        is_google: false,
    },
];
const OUTLOOK: [&str; 3] = ["subject", "location", "body"];

impl Pages<'_> {
    /// The links to a calendar file: `calendar.ics`, or one of a sector, a series or a
    /// speaker below its folder.
    pub(super) fn subscription(&self, file: String) -> CalendarLinks {
        let url = self.address(&file);
        let feed = url
            .as_deref()
            .and_then(|url| Some(url.split_once("://")?.1));
        let web = SERVICES.iter().filter_map(|service| {
            let url = match service.is_google {
                true => ["webcal://", feed?].concat(),
                false => url.clone()?,
            };
            service.link(&[service.feed, &encoded(&url)].concat())
        });
        CalendarLinks {
            web: web.collect(),
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
        let texts = [
            Some(isolated(&forum.title)),
            place.as_deref().map(isolated),
            self.address(route.trim_start_matches('/')),
        ];
        let [google, outlook] = dates(&when);
        let web = SERVICES.iter().filter_map(|service| {
            let dates = match service.is_google {
                true => &google,
                false => &outlook,
            };
            let mut url = [service.event, dates].concat();
            for (name, text) in service.texts.iter().zip(&texts) {
                if let Some(text) = text {
                    url.push_str(&format!("&{name}={}", encoded(text)));
                }
            }
            service.link(&url)
        });
        Some(CalendarLinks {
            web: web.collect(),
            file: taken_once(slug),
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

impl Service {
    fn link(&self, url: &str) -> Option<NamedLink> {
        Some(NamedLink {
            title: self.name.to_owned(),
            href: WebLink::parse(url)?,
        })
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The file of a forum that is taken in once, with a reminder.
pub(super) fn taken_once(forum: &Slug) -> String {
    format!("forums/{forum}.ics")
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
