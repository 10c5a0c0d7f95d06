//! From checked content to the document of each page.

mod articles;
mod calendar;
mod calendar_links;
mod cards;
mod facets;
pub mod facts;
mod fill;
mod forum;
mod grid;
mod home;
mod index;
mod month;
mod people;
mod register;
pub(crate) mod search;
mod sector;

use crate::{
    Options,
    check::moment::Moment,
    derive::head::head,
    model::{Content, Forum},
};
use index::Index;
use multaqa_domain::{
    forum::State,
    page::{Document, ForumList, Frame, Page, SHAPE, Still},
    route::Route,
    slug::Slug,
    time::{Clock, Instant},
};

/// All forums that have a date, if the agenda cannot hold them.
pub(crate) fn forum_list(content: &Content, options: &Options) -> Option<ForumList> {
    Pages::new(content, options).forum_list()
}

/// What the search finds.
pub(crate) fn findable(content: &Content, options: &Options) -> Vec<search::Findable> {
    Pages::new(content, options).findable()
}

/// Every page with its route; the page for addresses that are none comes last.
pub(crate) fn all(content: &Content, options: &Options) -> Vec<(Option<Route>, Document)> {
    let site = Pages::new(content, options);
    let mut pages = vec![
        (Some(Route::Home), site.home()),
        (Some(Route::Calendar), site.calendar()),
        (Some(Route::Registrations), site.registrations()),
        (Some(Route::Plan), site.plan()),
        (Some(Route::Search), site.search()),
        (Some(Route::Preferences), site.preferences()),
        (Some(Route::About), site.about()),
        (Some(Route::Privacy), site.privacy()),
    ];
    pages.extend(some(site.speakers()));
    for month in site.index.months.keys() {
        pages.push((Some(Route::Month(*month)), site.month(*month)));
    }
    for year in site.years() {
        pages.push((Some(Route::Year(year)), site.year(year)));
    }
    for (slug, forum) in &content.forums {
        pages.push((Some(Route::Forum(slug.clone())), site.forum(slug, forum)));
        if let Some(document) = site.grid(slug, forum) {
            pages.push((Some(Route::Grid(slug.clone())), document));
        }
        if let Some(document) = site.register(slug, forum) {
            pages.push((Some(Route::Register(slug.clone())), document));
        }
        pages.extend(some(site.forum_forms(slug, forum)));
    }
    for (slug, sector) in &content.sectors {
        let page = site.sector(slug, sector);
        pages.extend(page.map(|page| (Some(Route::Sector(slug.clone())), page)));
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
        Page::Still(Still::NotFound),
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
    index: Index<'a>,
}

impl<'a> Pages<'a> {
    fn new(content: &'a Content, options: &Options) -> Self {
        let mut pages = Self {
            content,
            clock: clock(content, options),
            index: Index::default(),
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
        self.document("التفضيلات", &parts, Page::Still(Still::Preferences))
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
