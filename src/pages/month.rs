//! A month as a grid, with its forums in a list below.

use crate::{
    i18n::ar::calendar as words,
    parts::{forum_card::forum_card, forum_state::Place, month_grid::month_grid, when},
    state::site::use_base,
    ui::{
        El,
        card::rows,
        el,
        text::{head, link, paragraph},
    },
};
use multaqa_domain::{
    page::{MonthLink, MonthPage},
    route::Route,
};

/// `/calendar/YYYY-MM/`
pub(crate) fn month(page: &MonthPage) -> El {
    let forums = page
        .forums
        .iter()
        .map(|forum| forum_card(forum, "h2", Place::List));
    let forums = if page.forums.is_empty() {
        paragraph(words::EMPTY)
    } else {
        rows(forums)
    };
    el("div")
        .class("page month-page")
        .child(head(&page.link.title, when::hijri(&page.link.hijri)))
        .child(month_grid(page))
        .child(forums)
        .child(
            el("nav")
                .class("month-nav")
                .attr("aria-label", words::MONTHS)
                .maybe(
                    page.previous
                        .as_ref()
                        .map(|month| to(words::PREVIOUS, month)),
                )
                .child(link(&use_base().link(&Route::Calendar), words::AS_AGENDA))
                .maybe(page.next.as_ref().map(|month| to(words::NEXT, month))),
        )
}

fn to(words: &'static str, month: &MonthLink) -> El {
    let href = use_base().link(&Route::Month(month.month));
    link(&href, &[words, &month.title].concat())
}
