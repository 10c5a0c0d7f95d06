//! The clock of the build.
//!
//! Every page begins with it, so that the first render is the same natively and in the browser.
//! What a page says changes only at certain moments: when a day begins, when something opens,
//! starts or ends. So a page holds the last of these moments and not the second in which it was
//! built: what is built again from the same content before the next one is the same to the last
//! byte.

use crate::{
    Options,
    check::moment::Moment,
    derive::{
        days::{MORNING, next},
        zone::Zone,
    },
    model::{Content, Forum},
};
use jiff::civil::Date;
use multaqa_domain::time::{Clock, Instant};

/// The clock of the build. One that is pinned stands where it was pinned, since pages say so.
pub(crate) fn clock(content: &Content, options: &Options) -> Clock {
    let settings = &content.settings;
    let own = settings.now.map(|now| instant(&settings.zone, now, false));
    let pinned = options.now.or(own);
    let text = |now| Some(settings.months.full(settings.zone.date(now)?));
    Clock {
        now: pinned.unwrap_or_else(|| last_moment(content, options.wall_clock)),
        pinned: pinned.and_then(text),
    }
}

/// The last moment up to `now` at which a page may have changed.
fn last_moment(content: &Content, now: Instant) -> Instant {
    let mut last = Last { now, found: None };
    last.day(&content.settings.zone);
    for forum in content.forums.values() {
        last.forum(forum);
    }
    // Only at the ends of time no day has begun.
    last.found.unwrap_or(now)
}

/// The last of the moments that it has seen.
struct Last {
    now: Instant,
    found: Option<Instant>,
}

impl Last {
    fn see(&mut self, at: Instant) {
        if at <= self.now {
            self.found = self.found.max(Some(at));
        }
    }

    /// The start of today.
    fn day(&mut self, zone: &Zone) {
        if let Some(today) = zone.date(self.now) {
            self.see(zone.start_of(today));
        }
    }

    fn forum(&mut self, forum: &Forum) {
        let zone = &forum.zone;
        self.day(zone);
        if let Some(registration) = &forum.registration {
            let opens = registration.opens.map(|at| instant(zone, at, false));
            let closes = registration.closes.map(|at| instant(zone, at, true));
            opens.into_iter().chain(closes).for_each(|at| self.see(at));
        }
        let Some(days) = forum.days else {
            return;
        };
        let sessions = forum.sessions.iter();
        let sessions = sessions.flat_map(|session| [session.start, session.end]);
        let times = [days.start, days.end].into_iter().chain(sessions);
        for at in times.flatten() {
            self.see(zone.instant(at));
        }
        // What has no end is over with its day, which may end in the morning after it.
        let Some(today) = zone.date(self.now) else {
            return;
        };
        let is_of_the_forum = |day: &Date| days.first <= *day && *day <= days.last;
        let near = [before(today), today].into_iter();
        for day in near.filter(is_of_the_forum) {
            self.see(zone.instant(days.end_of(day)));
            self.see(zone.instant(next(day).to_datetime(MORNING)));
        }
    }
}

fn before(date: Date) -> Date {
    date.yesterday().unwrap_or(date)
}

/// A moment of the content; a day stands for its start, or for its end.
fn instant(zone: &Zone, at: Moment, is_end: bool) -> Instant {
    match at {
        Moment::Day(day) if is_end => zone.end_of(day),
        Moment::Day(day) => zone.start_of(day),
        Moment::Time(time) => zone.instant(time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Site, load};
    use multaqa_domain::{
        page::{Document, Page},
        route::Route,
    };
    use std::fs;

    fn site() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, ["+++\n", text, "\n+++\n"].concat()).unwrap();
        };
        write(
            "site.md",
            "name = \"م\"\nline = \"س\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"",
        );
        write("endpoints/e.md", "link = \"https://tickets.example/\"");
        write(
            "forums/a.md",
            "title = \"م\"\nsummary = \"س\"\ndate = 2026-05-05\nstart = 09:00\nend = 17:00\n\
             zone = \"Asia/Riyadh\"\n\
             [registration]\nendpoint = \"e\"\nopens = 2026-05-01T12:00:00\ncloses = 2026-05-03\n\
             [[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"س\"\nstart = 10:15\nend = 11:00",
        );
        load(folder.path()).unwrap_or_else(|report| panic!("{report}"))
    }

    fn document(site: &Site, route: &Route, wall_clock: Instant) -> Document {
        let options = Options {
            now: None,
            wall_clock,
        };
        let mut pages = site.pages(&options).into_iter();
        let found = pages.find(|(known, _)| known.as_ref() == Some(route));
        found.unwrap().1
    }

    #[test]
    fn a_page_holds_the_last_moment_that_changes_anything() {
        let site = site();
        // Dubai is an hour before Riyadh.
        for (now, held) in [
            ("2026-04-30T23:30+03", "2026-05-01T00:00+04"),
            ("2026-05-01T00:00+03", "2026-05-01T00:00+03"),
            ("2026-05-01T11:59+03", "2026-05-01T00:00+03"),
            ("2026-05-01T12:00+03", "2026-05-01T12:00+03"),
            ("2026-05-01T22:59+03", "2026-05-01T12:00+03"),
            ("2026-05-04T00:30+03", "2026-05-04T00:00+03"),
            ("2026-05-05T09:59+03", "2026-05-05T09:00+03"),
            ("2026-05-05T10:20+03", "2026-05-05T10:15+03"),
            ("2026-05-05T16:59+03", "2026-05-05T11:00+03"),
            ("2026-05-05T20:00+03", "2026-05-05T17:00+03"),
        ] {
            let at = |text: &str| Instant(text.parse::<jiff::Timestamp>().unwrap().as_second());
            let options = Options {
                now: None,
                wall_clock: at(now),
            };
            assert_eq!(clock(&site.content, &options).now, at(held), "{now}");
        }
    }

    /// At every minute of those days the state that a page is drawn with is the one that it has.
    #[test]
    fn no_change_is_missed() {
        let site = site();
        let route = Route::parse("/forums/a/").unwrap();
        let Page::Forum(page) = document(&site, &route, Instant(0)).page else {
            panic!("another page");
        };
        let from = "2026-04-30T00:00Z".parse::<jiff::Timestamp>().unwrap();
        for minute in 0..7 * 24 * 60 {
            let now = Instant(from.as_second() + minute * 60);
            let options = Options {
                now: None,
                wall_clock: now,
            };
            let held = clock(&site.content, &options).now;
            let timing = &page.card.timing;
            assert_eq!(timing.state(held), timing.state(now), "{now:?}");
            let zone = &site.content.settings.zone;
            assert_eq!(zone.date(held), zone.date(now), "{now:?}");
        }
    }
}
