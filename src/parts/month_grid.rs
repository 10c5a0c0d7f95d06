//! A month as a grid of weeks: a real table, whose days link to their forums.
//!
//! On narrow screens a forum in the grid is a dot, and the list below the grid has the
//! words; the links keep their names for assistive technology.

use crate::{
    i18n::ar::calendar as words,
    state::site::use_base,
    ui::{
        El,
        badge::coloured,
        el,
        text::{hidden, link},
    },
};
use multaqa_domain::{
    page::{DayForum, MonthDay, MonthPage},
    route::Route,
};

/// The grid.
pub(crate) fn month_grid(month: &MonthPage) -> El {
    // Which columns are weekend is the same in every week.
    let weekend: Vec<bool> = month
        .weeks
        .first()
        .map(|week| week.iter().map(|day| day.weekend).collect())
        .unwrap_or_default();
    let heads = month.weekdays.iter().enumerate().map(|(column, name)| {
        let off = weekend.get(column).copied().unwrap_or(false);
        let note = off.then(|| hidden(words::WEEKEND));
        let head = el("th").attr("scope", "col").text(name);
        match note {
            Some(note) => head.class("weekend").text(" ").child(note),
            None => head,
        }
    });
    el("table")
        .class("month")
        .child(el("caption").class("visually-hidden").text(words::GRID))
        .child(el("thead").child(el("tr").children(heads)))
        .child(
            el("tbody").children(
                month
                    .weeks
                    .iter()
                    .map(|week| el("tr").children(week.iter().map(day))),
            ),
        )
}

fn day(day: &MonthDay) -> El {
    let class = match (day.outside, day.weekend) {
        (true, _) => "outside",
        (false, true) => "weekend",
        (false, false) => "day",
    };
    el("td")
        .class(class)
        .child(
            el("time")
                .attr("datetime", &day.iso)
                .text(&day.day.to_string()),
        )
        .child(el("small").text(&day.hijri))
        .children(day.forums.iter().map(day_forum))
        .maybe(day.more.map(|number| {
            let text = [words::AND, &number.to_string(), words::BESIDES].concat();
            el("small").class("besides").text(&text)
        }))
}

/// A link to a forum, in its sector's colour.
pub(crate) fn day_forum(forum: &DayForum) -> El {
    let href = use_base().link(&Route::Forum(forum.slug.clone()));
    coloured(link(&href, ""), forum.colour).child(el("span").text(&forum.title))
}
