//! From checked content to the document of each page.

mod articles;
mod calendar;
mod cards;
pub(crate) mod event;
mod fill;
mod forum;
mod home;
mod index;
mod people;
mod register;

use crate::{
    Options,
    check::moment::Moment,
    derive::{date::month_of, head::head},
    model::{Content, Forum, Session},
};
use index::Index;
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
    let site = Pages::new(content, options);
    let forums = content.forums.iter();
    forums
        .filter_map(|(slug, forum)| site.event(slug, forum))
        .collect()
}

/// Every page with its route; the page for addresses that are none comes last.
pub(crate) fn all(content: &Content, options: &Options) -> Vec<(Option<Route>, Document)> {
    let site = Pages::new(content, options);
    let mut pages: Vec<_> = tasks(content, &site)
        .iter()
        .flat_map(|task| task.pages(&site))
        .collect();
    pages.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    pages
}

/// What some pages are made by: the ones that belong together.
type Make<'a> = Box<dyn Fn(&Pages<'a>) -> Vec<(Option<Route>, Document)> + Send + Sync + 'a>;

/// Pages that can be made apart from all others, on any thread.
pub(crate) struct Task<'a>(Make<'a>);

impl<'a> Task<'a> {
    fn one(route: Route, make: impl Fn(&Pages<'a>) -> Document + Send + Sync + 'a) -> Self {
        Self(Box::new(move |site| {
            vec![(Some(route.clone()), make(site))]
        }))
    }

    fn some(make: impl Fn(&Pages<'a>) -> Vec<(Route, Document)> + Send + Sync + 'a) -> Self {
        Self(Box::new(move |site| {
            let pages = make(site).into_iter();
            pages.map(|(route, page)| (Some(route), page)).collect()
        }))
    }

    /// Makes them.
    pub(crate) fn pages(&self, site: &Pages<'a>) -> Vec<(Option<Route>, Document)> {
        (self.0)(site)
    }
}

/// What makes every page.
pub(crate) fn tasks<'a>(content: &'a Content, site: &Pages<'a>) -> Vec<Task<'a>> {
    let mut tasks = vec![
        // Those that take longest come first, so that none is waited for at the end.
        Task::one(Route::Speakers, Pages::speakers),
        Task::one(Route::Calendar, Pages::calendar),
        Task::one(Route::Home, Pages::home),
        Task::one(Route::Registrations, Pages::registrations),
        Task::one(Route::Plan, Pages::plan),
        Task::one(Route::Search, Pages::search),
        Task::one(Route::Preferences, Pages::preferences),
        Task::one(Route::About, Pages::about),
        Task::one(Route::Privacy, Pages::privacy),
    ];
    for month in site.months() {
        tasks.push(Task::one(Route::Month(month), move |site| {
            site.month(month)
        }));
    }
    for (slug, forum) in &content.forums {
        tasks.push(Task::one(Route::Forum(slug.clone()), move |site| {
            site.forum(slug, forum)
        }));
        tasks.push(Task::some(move |site| {
            let register = site.register(slug, forum);
            let register = register.map(|page| (Route::Register(slug.clone()), page));
            let mut pages: Vec<_> = register.into_iter().collect();
            pages.extend(site.forum_forms(slug, forum));
            pages
        }));
    }
    for (slug, sector) in &content.sectors {
        tasks.push(Task::some(move |site| site.sector_forms(slug, sector)));
    }
    for (slug, person) in &content.people {
        tasks.push(Task::one(Route::Speaker(slug.clone()), move |site| {
            site.speaker(slug, person)
        }));
    }
    tasks.push(Task(Box::new(|site| vec![(None, site.not_found())])));
    tasks
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
pub(crate) struct Pages<'a> {
    content: &'a Content,
    clock: Clock,
    index: Index<'a>,
}

impl<'a> Pages<'a> {
    pub(crate) fn new(content: &'a Content, options: &Options) -> Self {
        Self {
            content,
            clock: clock(content, options),
            index: Index::of(content),
        }
    }

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

    /// The page for addresses that are none.
    fn not_found(&self) -> Document {
        let title = "الصفحة غير موجودة";
        let parts = ["لا صفحة في هذا العنوان. صفحة البداية والتقويم يدلّان على الملتقيات والمتحدثين."];
        self.document(title, &parts, Page::NotFound)
    }

    /// All forums by start; those without a date come last.
    fn forums(&self) -> Vec<(&'a Slug, &'a Forum)> {
        self.index.forums.clone()
    }

    /// The sessions that a person has part in, forums by start.
    fn sessions_of(&self, slug: &Slug) -> &[(&'a Slug, &'a Forum, &'a Session)] {
        self.index.sessions.get(slug).map_or(&[], Vec::as_slice)
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
