//! A year: its twelve months, each with the first of its forums.

use crate::{
    i18n::ar::calendar as words,
    parts::{
        month_grid::day_forum,
        views::{self, more, to, views},
        when,
    },
    ui::{
        El, el,
        text::{head, list},
    },
};
use multaqa_domain::{
    page::{YearMonthLine, YearPage},
    route::Route,
};

/// `/calendar/YYYY/`
pub(crate) fn year(page: &YearPage) -> El {
    let near = |words: &str, year: Option<u32>| {
        year.map(|year| to(&views::year(year), &[words, &year.to_string()].concat()))
    };
    el("div")
        .class("page year-page")
        .child(head(
            &[words::OF_YEAR, &page.title].concat(),
            when::hijri(&page.hijri),
        ))
        .child(views(
            &Route::Year(page.month.year()),
            Some(page.month),
            page.today.map(views::year),
        ))
        .child(list("year", page.months.iter().map(month)))
        .child(
            el("nav")
                .class("month-nav")
                .attr("aria-label", words::YEARS)
                .maybe(near(words::PREVIOUS, page.previous))
                .maybe(near(words::NEXT, page.next)),
        )
}

fn month(month: &YearMonthLine) -> El {
    let route = Route::Month(month.link.month);
    let heading = el("h2");
    if month.forums.is_empty() {
        return el("div")
            .class("empty")
            .child(heading.text(&month.link.title))
            .child(when::hijri(&month.link.hijri));
    }
    el("div")
        .child(heading.child(to(&route, &month.link.title)))
        .child(when::hijri(&month.link.hijri))
        .child(list("day-forums", month.forums.iter().map(day_forum)))
        .maybe(month.more.map(|number| to(&route, &more(number))))
}
