//! A month as a grid, with its forums in a list below.

use crate::{
    i18n::ar::calendar as words,
    parts::{
        forum_card::forum_card,
        forum_line::forum_lines,
        forum_state::Place,
        month_grid::month_grid,
        views::{more, to, views},
        when,
    },
    ui::{
        El,
        card::rows,
        el,
        text::{head, paragraph},
    },
};
use multaqa_domain::{
    page::{MonthLink, MonthPage},
    route::Route,
};

/// With more forums than this, each is a line.
const CARDS: usize = 12;

/// `/calendar/YYYY-MM/`
#[inline(never)]
pub(crate) fn month(page: &MonthPage) -> El {
    let month = page.link.month;
    let forums = if page.forums.is_empty() {
        paragraph(words::EMPTY)
    } else if page.forums.len() > CARDS {
        forum_lines(&page.forums)
    } else {
        rows(
            page.forums
                .iter()
                .map(|forum| forum_card(forum, "h2", Place::List)),
        )
    };
    el("div")
        .class("page month-page")
        .child(head(&page.link.title, when::hijri(&page.link.hijri)))
        .child(views(
            &Route::Month(month),
            Some(month),
            page.today.map(Route::Month),
        ))
        .child(month_grid(page))
        .child(forums)
        .maybe(page.more.map(|number| paragraph(&more(number))))
        .child(
            el("nav")
                .class("month-nav")
                .attr("aria-label", words::MONTHS)
                .maybe(
                    page.previous
                        .as_ref()
                        .map(|month| near(words::PREVIOUS, month)),
                )
                .maybe(page.next.as_ref().map(|month| near(words::NEXT, month))),
        )
}

fn near(words: &'static str, month: &MonthLink) -> El {
    to(&Route::Month(month.month), &[words, &month.title].concat())
}
