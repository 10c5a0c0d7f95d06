//! From checked content to the document of each page.

mod articles;
mod calendar;
mod calendar_links;
mod cards;
mod clock;
mod facets;
pub mod facts;
mod fill;
mod forum;
mod grid;
mod home;
mod index;
mod month;
mod people;
mod programme;
mod register;
pub(crate) mod search;
mod sector;

use crate::{
    About, Options,
    derive::{date::MonthNames, head::head},
    model::{Content, Forum},
};
use index::Index;
use multaqa_domain::{
    forum::State,
    page::{Document, ForumList, Frame, Page, ProgrammeList, SHAPE, Still},
    route::Route,
    slug::Slug,
    time::{Clock, Instant},
};
use people::Directory;
use std::sync::OnceLock;

pub(crate) use clock::clock;

/// All forums that have a date, if the agenda cannot hold them.
pub(crate) fn forum_list(content: &Content, options: &Options) -> Option<ForumList> {
    Pages::new(content, options).forum_list()
}

/// The list of each programme that is too large for its forum's page.
pub(crate) fn programme_lists(content: &Content, options: &Options) -> Vec<(Route, ProgrammeList)> {
    let site = Pages::new(content, options);
    let forums = content.forums.iter();
    let lists = forums.filter_map(|(slug, forum)| {
        Some((Route::Forum(slug.clone()), site.programme_list(forum)?))
    });
    lists.collect()
}

/// What the search finds.
pub(crate) fn findable(content: &Content, options: &Options) -> Vec<search::Findable> {
    Pages::new(content, options).findable()
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
pub(crate) struct Task<'a> {
    name: String,
    about: About<'a>,
    make: Make<'a>,
}

impl<'a> Task<'a> {
    fn one(
        about: About<'a>,
        route: Route,
        make: impl Fn(&Pages<'a>) -> Document + Send + Sync + 'a,
    ) -> Self {
        Self {
            name: route.to_string(),
            about,
            make: Box::new(move |site| vec![(Some(route.clone()), make(site))]),
        }
    }

    /// Pages that there may be, which go with another.
    fn beside(
        about: About<'a>,
        route: &Route,
        make: impl Fn(&Pages<'a>) -> Vec<(Route, Document)> + Send + Sync + 'a,
    ) -> Self {
        Self {
            name: format!("beside {route}"),
            about,
            make: Box::new(move |site| {
                let pages = make(site).into_iter();
                pages.map(|(route, page)| (Some(route), page)).collect()
            }),
        }
    }

    /// A name that no other task has.
    pub(crate) fn name(&self) -> String {
        self.name.clone()
    }

    /// What the pages are about: they say nothing of any other forum or profile.
    pub(crate) fn about(&self) -> About<'_> {
        self.about
    }

    /// Makes them.
    pub(crate) fn pages(&self, site: &Pages<'a>) -> Vec<(Option<Route>, Document)> {
        (self.make)(site)
    }
}

/// What makes every page.
pub(crate) fn tasks<'a>(content: &'a Content, site: &Pages<'a>) -> Vec<Task<'a>> {
    let mut tasks = vec![
        // Those that take longest come first, so that none is waited for at the end.
        Task::one(About::Site, Route::Speakers, |site| site.speakers_part(1)),
        Task::one(About::Site, Route::Calendar, Pages::calendar),
        Task::one(About::Site, Route::Home, Pages::home),
        Task::one(About::Site, Route::Registrations, Pages::registrations),
        Task::one(About::Site, Route::Plan, Pages::plan),
        Task::one(About::Site, Route::Search, Pages::search),
        Task::one(About::Site, Route::Preferences, Pages::preferences),
        Task::one(About::Site, Route::About, Pages::about),
        Task::one(About::Site, Route::Privacy, Pages::privacy),
    ];
    for (slug, sector) in &content.sectors {
        let route = Route::Sector(slug.clone());
        tasks.push(Task::beside(About::Site, &route, move |site| {
            let page = site.sector(slug, sector);
            let page = page.map(|page| (Route::Sector(slug.clone()), page));
            let mut pages: Vec<_> = page.into_iter().collect();
            pages.extend(site.sector_forms(slug, sector));
            pages
        }));
    }
    for (slug, page) in &content.pages {
        tasks.push(Task::one(
            About::Page(slug),
            Route::Page(slug.clone()),
            move |site| site.own(page),
        ));
    }
    for month in site.index.months.keys().copied() {
        tasks.push(Task::one(About::Site, Route::Month(month), move |site| {
            site.month(month)
        }));
    }
    for year in site.years() {
        tasks.push(Task::one(About::Site, Route::Year(year), move |site| {
            site.year(year)
        }));
    }
    for (slug, forum) in &content.forums {
        tasks.push(Task::one(
            About::Forum(slug),
            Route::Forum(slug.clone()),
            move |site| site.forum(slug, forum),
        ));
        let route = Route::Forum(slug.clone());
        tasks.push(Task::beside(About::Forum(slug), &route, move |site| {
            let grid = site.grid(slug, forum);
            let register = site.register(slug, forum);
            let register = register.map(|page| (Route::Register(slug.clone()), page));
            let mut pages: Vec<_> = grid.into_iter().chain(register).collect();
            pages.extend(site.forum_forms(slug, forum));
            pages.extend(site.programme_parts(slug, forum));
            pages
        }));
    }
    for part in 2..=site.speakers_parts() {
        tasks.push(Task::one(
            About::Site,
            Route::SpeakersPart(part),
            move |site| site.speakers_part(part),
        ));
    }
    for (slug, person) in &content.people {
        tasks.push(Task::one(
            About::Person(slug),
            Route::Speaker(slug.clone()),
            move |site| site.speaker(slug, person),
        ));
    }
    tasks.push(Task {
        name: "404".to_owned(),
        about: About::Site,
        make: Box::new(|site| vec![(None, site.not_found())]),
    });
    tasks
}

/// What all pages are made from.
pub(crate) struct Pages<'a> {
    content: &'a Content,
    clock: Clock,
    index: Index<'a>,
    directory: OnceLock<Directory<'a>>,
}

impl<'a> Pages<'a> {
    pub(crate) fn new(content: &'a Content, options: &Options) -> Self {
        let mut pages = Self {
            content,
            clock: clock(content, options),
            index: Index::default(),
            directory: OnceLock::new(),
        };
        let mut forums: Vec<_> = content.forums.iter().collect();
        forums.sort_by_cached_key(|(_, forum)| match pages.starts(forum) {
            Some(starts) => (false, starts),
            None => (true, Instant(0)),
        });
        pages.index = Index::new(forums);
        pages
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
                pages: self.navigation(),
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
        let page = Still::Preferences {
            is_levantine: self.month_names() == MonthNames::Levantine,
        };
        self.document("التفضيلات", &parts, Page::Still(page))
    }

    /// The page for addresses that are none.
    fn not_found(&self) -> Document {
        let title = "الصفحة غير موجودة";
        let parts = ["لا صفحة في هذا العنوان. صفحة البداية والتقويم يدلّان على الملتقيات والمتحدثين."];
        self.document(title, &parts, Page::Still(Still::NotFound))
    }

    /// All forums by start; those without a date come last.
    fn forums(&self) -> Vec<(&'a Slug, &'a Forum)> {
        self.index.forums.clone()
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
}
