//! The views of the calendar, and the way from one to the others.

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
