//! The calendar as an agenda: all forums by month, then the sectors that await a date.

use crate::{
    i18n::{ar::calendar as words, count},
    parts::{forum_card::forum_card, forum_state::Place, sector_card::sector_card, when},
    state::site::use_base,
    ui::{
        El,
        card::{cards, rows},
        el,
        text::{head, link, paragraph, section},
    },
};
use multaqa_domain::{
    page::{AgendaMonth, CalendarPage},
    route::Route,
};

/// `/calendar/`
pub(crate) fn calendar(page: &CalendarPage) -> El {
    let number: usize = page.months.iter().map(|month| month.forums.len()).sum();
    let summary = match u32::try_from(number) {
        Ok(0) | Err(_) => words::NONE.to_owned(),
        Ok(number) => count(number, &words::FORUMS),
    };
    let undated = page.undated.iter().map(|sector| sector_card(sector, "h3"));
    let undated = (!page.undated.is_empty())
        .then(|| section("undated", words::UNDATED).child(cards(undated)));
    el("div")
        .class("page calendar")
        .child(head(
            words::TITLE,
            paragraph(&summary).attr("class", "hint"),
        ))
        .children(page.months.iter().map(month))
        .maybe(undated)
}

fn month(month: &AgendaMonth) -> El {
    let id = ["month-", &month.link.month.to_string()].concat();
    let href = use_base().link(&Route::Month(month.link.month));
    let grid = link(&href, words::AS_MONTH).attr("aria-describedby", &id);
    let forums = month
        .forums
        .iter()
        .map(|forum| forum_card(forum, "h3", Place::List));
    el("section")
        .class("agenda-month")
        .attr("aria-labelledby", &id)
        .child(
            el("div")
                .class("month-head")
                .child(el("h2").attr("id", &id).text(&month.link.title))
                .child(when::hijri(&month.link.hijri))
                .child(grid),
        )
        .child(rows(forums))
}
