//! A programme as a grid: a column a room, a row a time. Filters leave sessions out, and with
//! them rooms in which nothing is left.

use crate::{
    i18n::ar::programme as words,
    parts::{
        filters::{Found, carried, filters},
        forum_state::{decided, struck},
        narrowed::COUNTED,
        when,
    },
    state::{filters::Filters, site::use_base},
    ui::{
        El,
        badge::{coloured, tag},
        el,
        element::Read,
        text::{hidden, link, paragraph, title},
    },
};
use multaqa_domain::{
    page::{GridCell, GridDay, GridPage, GridRow},
    route::Route,
};
use std::sync::Arc;

/// `/forums/<slug>/grid/`
#[inline(never)]
pub(crate) fn grid(page: &GridPage) -> El {
    let card = &page.card;
    let base = use_base();
    let forum = base.link(&Route::Forum(card.slug.clone()));
    let colour = card.sector.as_ref().map(|sector| sector.colour);
    let untimed = page.untimed.then(|| paragraph(words::SOME_UNTIMED));
    let narrowed = Filters::new(&page.facets);
    let marks = marks_of(page.days.iter());
    let found: Read<Found> = Arc::new(move || {
        let left = marks
            .iter()
            .filter(|marks| narrowed.passes(marks, ""))
            .count();
        Ok(u32::try_from(left).unwrap_or(u32::MAX))
    });
    el("div")
        .class("page grid-page")
        .child(
            coloured(el("div").class("hero"), colour)
                .child(title(&[words::GRID_OF, &card.title].concat()))
                .child(
                    el("p")
                        .class("actions")
                        .child(carried(
                            narrowed,
                            forum.clone(),
                            "#programme",
                            words::AS_LIST,
                        ))
                        .child(link(&forum, words::FORUM)),
                ),
        )
        .child(paragraph(&[words::ALL_TIMES, &page.zone, "."].concat()).attr("class", "hint"))
        .maybe((page.parts.len() > 1).then(|| parts(page)))
        .maybe(filters(narrowed, found, COUNTED))
        .children(page.days.iter().map(|one| day(one, &forum, narrowed)))
        .maybe(untimed)
}
/// The parts of a large grid.
fn parts(page: &GridPage) -> El {
    let base = use_base();
    let part = |(name, number): (&String, u32)| {
        let part = u16::try_from(number).unwrap_or(u16::MAX);
        let href = base.link(&Route::Grid(page.card.slug.clone(), part));
        let current = (number == page.part).then_some("page");
        link(&href, name).attr_maybe("aria-current", current)
    };
    el("nav")
        .class("views")
        .attr("aria-label", words::GRID_PARTS)
        .children(page.parts.iter().zip(1..).map(part))
}

/// The marks of all sessions of some days.
fn marks_of<'a>(days: impl Iterator<Item = &'a GridDay>) -> Vec<String> {
    let mut marks = Vec::new();
    for day in days {
        for row in &day.rows {
            for cell in &row.cells {
                for session in &cell.sessions {
                    marks.push(session.marks.clone());
                }
            }
        }
    }
    marks
}

/// Hides an element while filters leave out all that has these marks.
fn hides(element: El, narrowed: Filters, marks: Vec<String>) -> El {
    element.attr_live("hidden", move || {
        let is_out = |marks: &String| !narrowed.passes(marks, "");
        (narrowed.is_set() && marks.iter().all(is_out)).then_some("")
    })
}

/// A day: a table that is scrolled sideways where it is wider than the screen.
fn day(day: &GridDay, forum: &str, narrowed: Filters) -> El {
    let id = ["day-", &day.date.iso].concat();
    // A room is shown as long as something is left in it, besides what reaches over all.
    let mut of_rooms = vec![Vec::new(); day.rooms.len()];
    for row in &day.rows {
        for cell in &row.cells {
            if let Some(marks) = of_rooms
                .get_mut(cell.column as usize)
                .filter(|_| cell.columns == 1)
            {
                marks.extend(cell.sessions.iter().map(|session| session.marks.clone()));
            }
        }
    }
    let rooms = day.rooms.iter().zip(&of_rooms).map(|(room, marks)| {
        let head = hides(el("th").attr("scope", "col"), narrowed, marks.clone());
        match room.as_str() {
            "" => head.child(hidden(words::NO_ROOM)),
            room => head.text(room),
        }
    });
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(words::TIME))
        .children(rooms);
    let rows = day
        .rows
        .iter()
        .map(|one| row(one, forum, narrowed, &of_rooms));
    let section = el("section").attr("aria-labelledby", &id);
    hides(section, narrowed, of_rooms.concat())
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
                        .child(el("tbody").children(rows)),
                ),
        )
}

fn row(row: &GridRow, forum: &str, narrowed: Filters, of_rooms: &[Vec<String>]) -> El {
    let cells = row.cells.iter().map(|one| {
        let drawn = cell(one, forum, narrowed);
        match of_rooms.get(one.column as usize) {
            Some(marks) if one.columns == 1 => hides(drawn, narrowed, marks.clone()),
            _ => drawn,
        }
    });
    el("tr")
        .child(
            el("th").attr("scope", "row").child(
                el("time")
                    .attr("datetime", &row.time.iso)
                    .text(&row.time.text),
            ),
        )
        .children(cells)
}

fn cell(cell: &GridCell, forum: &str, narrowed: Filters) -> El {
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
        let slot = el("div").class(if pause { "slot pause" } else { "slot" });
        drawn = drawn.child(
            hides(slot, narrowed, vec![session.marks.clone()])
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
