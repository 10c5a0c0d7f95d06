//! What frames every page: the header with the navigation, which on phones is a bar at
//! the thumb, and the footer.

use super::links::{accounts, hashtags};
use crate::reactive::Live;
use crate::{
    i18n::ar,
    state::{
        shortcut,
        site::{use_base, use_route},
    },
    ui::{
        El, el,
        icon::{Icon, icon},
        progress::progress,
        text::link,
    },
};
use multaqa_domain::{page::Frame, route::Route};

/// The site's name and the navigation.
pub(crate) fn header(frame: &Frame) -> El {
    let home = use_base().link(&Route::Home);
    el("header")
        .class("site-header")
        .child(
            el("a")
                .class("skip")
                .attr("href", "#main")
                .text(ar::frame::SKIP),
        )
        .child(link(&home, &frame.name).attr("class", "site-name"))
        .child(navigation())
        .child(lead(
            el("a").class("site-search").attr("id", shortcut::LINK),
            Route::Search,
            Icon::Search,
            ar::frame::SEARCH,
        ))
}

fn navigation() -> El {
    el("nav")
        .class("site-nav")
        .attr("aria-label", ar::frame::NAVIGATION)
        .child(
            el("ul")
                .attr("role", "list")
                .child(entry(Route::Home, Icon::Home, ar::frame::HOME))
                .child(entry(Route::Calendar, Icon::Calendar, ar::frame::CALENDAR))
                .child(entry(Route::Speakers, Icon::People, ar::frame::SPEAKERS))
                .child(entry(Route::Plan, Icon::Plan, ar::frame::PLAN))
                .child(entry(Route::About, Icon::About, ar::frame::ABOUT_SHORT)),
        )
}

fn entry(route: Route, sign: Icon, words: &str) -> El {
    el("li").child(lead(el("a"), route, sign, words))
}

/// Makes a link to a part of the site, which says whether one is there.
fn lead(link: El, route: Route, sign: Icon, words: &str) -> El {
    let here = use_route();
    link.attr("href", &use_base().link(&route))
        .attr_live("aria-current", move || {
            here.with(|here| current(here.as_ref(), &route))
        })
        .child(icon(sign))
        .child(el("span").text(words))
}

/// How an entry of the navigation relates to the page that is shown (WAI-ARIA
/// `aria-current`): the page itself, or the part of the site that it belongs to.
fn current(here: Option<&Route>, entry: &Route) -> Option<&'static str> {
    let here = here?;
    if here == entry {
        return Some("page");
    }
    let part = match here {
        Route::Month(_)
        | Route::Year(_)
        | Route::Forum(_)
        | Route::Grid(..)
        | Route::Programme(..)
        | Route::Sector(_)
        | Route::Register(_)
        | Route::ForumForm(..)
        | Route::SectorForm(..) => Route::Calendar,
        Route::Speaker(_) | Route::SpeakersPart(_) => Route::Speakers,
        Route::Privacy | Route::Page(_) => Route::About,
        _ => return None,
    };
    (part == *entry).then_some("true")
}

/// The line along the top while the next page is on its way.
pub(crate) fn loading(active: Live<bool>) -> El {
    progress(active, ar::frame::LOADING)
}

/// The site's line, its accounts, its pages, privacy, and whether its clock stands still: `pinned`
/// is the instant that it is pinned to, as text.
pub(crate) fn footer(frame: &Frame, pinned: Option<&str>) -> El {
    let base = use_base();
    let pinned = pinned.map(|at| {
        el("p")
            .class("pinned")
            .child(icon(Icon::Clock))
            .text(ar::frame::PINNED)
            .text(at)
            .text(".")
    });
    el("footer")
        .class("site-footer")
        .child(el("p").text(&frame.line))
        .maybe(hashtags(&frame.hashtags))
        .maybe(accounts(&frame.accounts))
        .child(
            el("p")
                .class("site-links")
                .child(link(&base.link(&Route::Registrations), ar::receipt::MINE))
                .child(link(
                    &base.link(&Route::Preferences),
                    ar::frame::PREFERENCES,
                ))
                .child(link(&base.link(&Route::About), ar::frame::ABOUT))
                .children(
                    frame
                        .pages
                        .iter()
                        .map(|(slug, title)| link(&base.link(&Route::Page(slug.clone())), title)),
                )
                .child(link(&base.link(&Route::Privacy), ar::frame::PRIVACY)),
        )
        .maybe(pinned)
}

#[cfg(test)]
mod tests {
    use super::current;
    use multaqa_domain::{route::Route, slug::Slug};

    #[test]
    fn a_page_marks_itself_or_its_part() {
        let slug = || Slug::parse("a").unwrap();
        for (here, entry, mark) in [
            (Route::Home, Route::Home, Some("page")),
            (Route::Home, Route::Calendar, None),
            (Route::Forum(slug()), Route::Calendar, Some("true")),
            (Route::Register(slug()), Route::Calendar, Some("true")),
            (Route::Speaker(slug()), Route::Speakers, Some("true")),
            (Route::Speaker(slug()), Route::Home, None),
            (Route::Privacy, Route::About, Some("true")),
            (Route::Page(slug()), Route::About, Some("true")),
        ] {
            assert_eq!(current(Some(&here), &entry), mark, "{here} {entry}");
        }
        assert_eq!(current(None, &Route::Home), None);
    }
}
