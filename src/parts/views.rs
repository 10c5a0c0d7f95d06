//! The views of the calendar, and the way from one to the others; the parts of what is too
//! long for a page.

use crate::{
    i18n::{ar::calendar as words, count},
    state::site::use_base,
    ui::{El, el, text::link},
};
use multaqa_domain::{route::Route, time::YearMonth};

/// Links to the agenda, to a month and to its year; `here` is the one that is shown, and
/// `today` leads to the clock's month or year.
pub(crate) fn views(here: &Route, month: Option<YearMonth>, today: Option<Route>) -> El {
    let entry = |route: Route, text: &str| {
        let current = (route == *here).then_some("page");
        to(&route, text).attr_maybe("aria-current", current)
    };
    el("nav")
        .class("views")
        .attr("aria-label", words::VIEWS)
        .child(entry(Route::Calendar, words::AGENDA))
        .maybe(month.map(|month| entry(Route::Month(month), words::MONTH)))
        .maybe(month.map(|month| entry(Route::Year(month.year()), words::YEAR)))
        .maybe(today.map(|route| to(&route, words::TODAY).attr("class", "today")))
}

/// A link to a page of the calendar.
pub(crate) fn to(route: &Route, text: &str) -> El {
    link(&use_base().link(route), text)
}

/// The page of a year.
pub(crate) fn year(year: u32) -> Route {
    Route::Year(i16::try_from(year).unwrap_or(i16::MAX))
}

/// `و3 ملتقيات أخرى`
pub(crate) fn more(number: u32) -> String {
    [words::AND, &count(number, &words::OTHERS)].concat()
}

/// Which part of something this is, and the ways to those beside it; `label` names the
/// navigation.
pub(crate) fn parts(
    label: &'static str,
    part: u32,
    parts: u32,
    route: impl Fn(u32) -> Route,
) -> El {
    let text = [
        words::PART,
        &part.to_string(),
        words::OF,
        &parts.to_string(),
    ]
    .concat();
    let previous = (part > 1).then(|| to(&route(part - 1), words::BEFORE));
    let next = (part < parts).then(|| to(&route(part + 1), words::AFTER));
    el("nav")
        .class("month-nav")
        .attr("aria-label", label)
        .maybe(previous)
        .child(el("span").text(&text))
        .maybe(next)
}
