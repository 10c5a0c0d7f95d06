//! From checked content to the document of each page.

mod articles;
mod calendar;
mod cards;
pub(crate) mod event;
mod fill;
mod forum;
mod home;
mod people;
mod register;
pub(crate) mod search;

use crate::{
    Options,
    check::moment::Moment,
    derive::{date::month_of, head::head},
    model::{Content, Forum},
};
use multaqa_domain::{
    forum::State,
    page::{Document, Frame, Page, SHAPE},
    route::Route,
    slug::Slug,
    time::{Clock, Instant, YearMonth},
};
use std::collections::BTreeSet;

/// The forums that have a date, as events.
pub(crate) fn events(content: &Content, options: &Options) -> Vec<event::Event> {
    let site = Pages {
        content,
        clock: clock(content, options),
    };
    let forums = content.forums.iter();
    forums
        .filter_map(|(slug, forum)| site.event(slug, forum))
        .collect()
}

/// What the search finds.
pub(crate) fn findable(content: &Content, options: &Options) -> Vec<search::Findable> {
    let site = Pages {
        content,
        clock: clock(content, options),
    };
    site.findable()
}

/// Every page with its route; the page for addresses that are none comes last.
pub(crate) fn all(content: &Content, options: &Options) -> Vec<(Option<Route>, Document)> {
    let site = Pages {
        content,
        clock: clock(content, options),
    };
    let mut pages = vec![
        (Some(Route::Home), site.home()),
        (Some(Route::Calendar), site.calendar()),
        (Some(Route::Registrations), site.registrations()),
        (Some(Route::Plan), site.plan()),
        (Some(Route::Search), site.search()),
        (Some(Route::Preferences), site.preferences()),
        (Some(Route::Speakers), site.speakers()),
        (Some(Route::About), site.about()),
        (Some(Route::Privacy), site.privacy()),
    ];
    for month in site.months() {
        pages.push((Some(Route::Month(month)), site.month(month)));
    }
    for (slug, forum) in &content.forums {
        pages.push((Some(Route::Forum(slug.clone())), site.forum(slug, forum)));
        if let Some(document) = site.register(slug, forum) {
            pages.push((Some(Route::Register(slug.clone())), document));
        }
        pages.extend(some(site.forum_forms(slug, forum)));
    }
    for (slug, sector) in &content.sectors {
        pages.extend(some(site.sector_forms(slug, sector)));
    }
    for (slug, person) in &content.people {
        pages.push((
            Some(Route::Speaker(slug.clone())),
            site.speaker(slug, person),
        ));
    }
    pages.sort_by(|(a, _), (b, _)| a.cmp(b));
    let title = "الصفحة غير موجودة";
    let not_found = site.document(
        title,
        &["لا صفحة في هذا العنوان. صفحة البداية والتقويم يدلّان على الملتقيات والمتحدثين."],
        Page::NotFound,
    );
    pages.push((None, not_found));
    pages
}

fn some(pages: Vec<(Route, Document)>) -> impl Iterator<Item = (Option<Route>, Document)> {
    pages
        .into_iter()
        .map(|(route, document)| (Some(route), document))
}

/// The clock of the build.
fn clock(content: &Content, options: &Options) -> Clock {
    let settings = &content.settings;
    let own = settings.now.map(|now| match now {
        Moment::Day(day) => settings.zone.start_of(day),
        Moment::Time(time) => settings.zone.instant(time),
    });
    let pinned = options.now.or(own);
    let text = |now| Some(settings.months.full(settings.zone.date(now)?));
    Clock {
        now: pinned.unwrap_or(options.wall_clock),
        pinned: pinned.and_then(text),
    }
}

/// What all pages are made from.
struct Pages<'a> {
    content: &'a Content,
    clock: Clock,
}

impl<'a> Pages<'a> {
    fn now(&self) -> Instant {
        self.clock.now
    }

    /// A document around a page; the description is made of `parts`, as many as it takes.
    fn document(&self, title: &str, parts: &[&str], page: Page) -> Document {
        let settings = &self.content.settings;
        let mut parts = parts.to_vec();
        parts.extend([settings.line.as_str(), settings.name.as_str()]);
        Document {
            shape: SHAPE,
            version: String::new(),
            head: head(title, &settings.name, &parts),
            site: Frame {
                name: settings.name.clone(),
                line: settings.line.clone(),
                hashtags: settings.hashtags.clone(),
                accounts: settings.accounts.clone(),
            },
            clock: self.clock.clone(),
            page,
        }
    }

    /// The visitor's own registrations, which only the device knows.
    fn registrations(&self) -> Document {
        let parts = [
            "ما أُرسل من هذا الجهاز من تسجيلات ورسائل، وما تأكد وصوله منها وما لم يتأكد بعد، مع رقم كل تسجيل",
        ];
        self.document("تسجيلاتي", &parts, Page::Registrations)
    }

    /// What the visitor has marked, which only the device knows.
    fn plan(&self) -> Document {
        let parts = [
            "الملتقيات والجلسات التي حُفظت على هذا الجهاز، مرتبة بمواعيدها، مع ما تعارض منها وما تغيّر",
        ];
        self.document("خطتي", &parts, Page::Plan)
    }

    fn search(&self) -> Document {
        let parts = ["البحث في الملتقيات والجلسات والمتحدثين"];
        self.document("البحث", &parts, Page::Search)
    }

    fn preferences(&self) -> Document {
        let parts = ["الأرقام وأسماء الشهور والتقويم والألوان كما يفضّلها القارئ على هذا الجهاز"];
        self.document("التفضيلات", &parts, Page::Preferences)
    }

    /// All forums by start; those without a date come last.
    fn forums(&self) -> Vec<(&'a Slug, &'a Forum)> {
        let mut forums: Vec<_> = self.content.forums.iter().collect();
        forums.sort_by_key(|(_, forum)| match self.starts(forum) {
            Some(starts) => (false, starts),
            None => (true, Instant(0)),
        });
        forums
    }

    fn state(&self, forum: &Forum) -> State {
        self.timing(forum).state(self.now())
    }

    /// The next forum, or the one under way; without one, one whose date is not set;
    /// without one, the latest.
    fn next(&self) -> Option<(&'a Slug, &'a Forum)> {
        let forums = self.forums();
        let state = |forum: &Forum| self.state(forum);
        let dated = |forum: &Forum| {
            forum.days.is_some() && state(forum).is_current() && state(forum) != State::Postponed
        };
        let next = forums.iter().find(|(_, f)| dated(f));
        let waiting = forums.iter().find(|(_, f)| state(f).is_current());
        let latest = forums.iter().rev().find(|(_, f)| f.days.is_some());
        next.or(waiting).or(latest).or(forums.last()).copied()
    }

    /// The months that have forums.
    fn months(&self) -> BTreeSet<YearMonth> {
        let mut months = BTreeSet::new();
        for days in self.content.forums.values().filter_map(|f| f.days) {
            let mut day = days.first;
            while day <= days.last {
                months.extend(month_of(day));
                match day.last_of_month().tomorrow() {
                    Ok(next) => day = next,
                    Err(_) => break,
                }
            }
        }
        months
    }
}
