//! A programme as a grid: a column a room, a row a time.

use crate::{
    i18n::ar::programme as words,
    parts::{
        forum_state::{decided, struck},
        when,
    },
    state::site::use_base,
    ui::{
        El,
        badge::{coloured, tag},
        el,
        text::{hidden, link, paragraph, title},
    },
};
use multaqa_domain::{
    page::{GridCell, GridDay, GridPage, GridRow},
    route::Route,
};

/// `/forums/<slug>/grid/`
pub(crate) fn grid(page: &GridPage) -> El {
    let card = &page.card;
    let forum = use_base().link(&Route::Forum(card.slug.clone()));
    let colour = card.sector.as_ref().map(|sector| sector.colour);
    let untimed = page.untimed.then(|| paragraph(words::UNTIMED));
    el("div")
        .class("page grid-page")
        .child(
            coloured(el("div").class("hero"), colour)
                .child(title(&[words::GRID_OF, &card.title].concat()))
                .child(
                    el("p")
                        .class("actions")
                        .child(link(&[&forum, "#programme"].concat(), words::AS_LIST))
                        .child(link(&forum, words::FORUM)),
                ),
        )
        .child(paragraph(&[words::ALL_TIMES, &page.zone, "."].concat()).attr("class", "hint"))
        .children(page.days.iter().map(|one| day(one, &forum)))
        .maybe(untimed)
}

/// A day: a table that is scrolled sideways where it is wider than the screen.
fn day(day: &GridDay, forum: &str) -> El {
    let id = ["day-", &day.date.iso].concat();
    let rooms = day.rooms.iter().map(|room| {
        let head = el("th").attr("scope", "col");
        match room.as_str() {
            "" => head.child(hidden(words::NO_ROOM)),
            room => head.text(room),
        }
    });
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(words::TIME))
        .children(rooms);
    el("section")
        .attr("aria-labelledby", &id)
        .child(el("h2").attr("id", &id).child(when::date(&day.date)))
        .child(
            el("div")
                .class("scrolled")
                .attr("role", "group")
                .attr("aria-labelledby", &id)
                .attr("tabindex", "0")
                .child(
                    el("table")
                        .class("rooms")
                        .child(el("thead").child(head))
                        .child(el("tbody").children(day.rows.iter().map(|one| row(one, forum)))),
                ),
        )
}

fn row(row: &GridRow, forum: &str) -> El {
    el("tr")
        .child(
            el("th").attr("scope", "row").child(
                el("time")
                    .attr("datetime", &row.time.iso)
                    .text(&row.time.text),
            ),
        )
        .children(row.cells.iter().map(|one| cell(one, forum)))
}

fn cell(cell: &GridCell, forum: &str) -> El {
    let mut drawn = el("td");
    if cell.rows > 1 {
        drawn = drawn.attr("rowspan", &cell.rows.to_string());
    }
    if cell.columns > 1 {
        drawn = drawn.attr("colspan", &cell.columns.to_string());
    }
    for session in &cell.sessions {
        let pause = session.pause;
        let href = [forum, "#", session.anchor.as_str()].concat();
        let people = session.people.as_deref();
        let track = session.track.as_ref();
        drawn = drawn.child(
            el("div")
                .class(if pause { "slot pause" } else { "slot" })
                .child(struck(
                    link(&href, &session.title).attr_maybe("lang", session.lang.as_deref()),
                    session.decision,
                ))
                .maybe(decided(session.decision))
                .child(el("span").class("hint").text(&session.time))
                .maybe(people.map(|people| el("span").class("hint").text(people)))
                .maybe(track.map(|track| tag(track.colour, &track.title))),
        );
    }
    drawn
}
