//! A programme that is too large to be listed on the forum's page: its parts in sum, and the
//! sessions that filters find.

use super::{Drawn, brief, part_of, span_of};
use crate::{
    i18n::{ar::programme as words, count},
    parts::{timeline::Timeline, when},
    reactive::Live,
    state::site::use_base,
    ui::{El, el, text::link},
};
use multaqa_domain::{
    page::{ForumPage, ProgrammeDay, ProgrammeList, ProgrammeSum},
    slug::Slug,
};

/// The parts by day, each with its hours and how many sessions it tells of.
pub(crate) fn in_sum(page: &ForumPage) -> Vec<El> {
    by_day(&page.days, |day| {
        let part = day.part.unwrap_or_default();
        let href = use_base().link(&part_of(&page.card.slug, part));
        let sum = day.sum.as_ref();
        let number = sum.map_or(0, |sum| sum.number);
        let hours = match sum {
            Some(ProgrammeSum {
                start: Some(start),
                end,
                ..
            }) => span_of(start, end.as_ref()),
            _ => words::UNTIMED.to_owned(),
        };
        let number = [" (", &count(number, &words::SESSIONS), ")"].concat();
        vec![
            el("li")
                .class("brief")
                .child(link(&href, &hours))
                .text(&number),
        ]
    })
}

/// Sessions of a list, those with these numbers, as they stand in one of a smaller programme.
pub(crate) fn found(list: &ProgrammeList, met: &[usize], forum: &Slug) -> El {
    let drawn = Drawn {
        heading: "h3",
        form: None,
        entries: &[],
        last: Live::new(Vec::new()),
        timeline: Timeline::new(&[], false),
        who: crate::parts::person::name,
        narrowed: None,
    };
    let mut first = 0;
    let days = by_day(&list.days, |day| {
        let href = use_base().link(&part_of(forum, day.part.unwrap_or_default()));
        let mut lines = Vec::new();
        for (session, at) in day.sessions.iter().zip(first..) {
            if met.contains(&at) {
                lines.push(brief(session, &href, &drawn));
            }
        }
        first += day.sessions.len();
        lines
    });
    el("div").class("programme").children(days)
}

/// What `lines` makes of each part, under a heading for each day that has any.
fn by_day(days: &[ProgrammeDay], mut lines: impl FnMut(&ProgrammeDay) -> Vec<El>) -> Vec<El> {
    let mut drawn = Vec::new();
    let mut rest = days.iter().peekable();
    while let Some(first) = rest.next() {
        let mut its = lines(first);
        while let Some(next) = rest.next_if(|day| day.date.iso == first.date.iso) {
            its.extend(lines(next));
        }
        if !its.is_empty() {
            let list = el("ol").class("sessions").attr("role", "list");
            let heading = el("h3").child(when::date(&first.date));
            drawn.push(el("div").child(heading).child(list.children(its)));
        }
    }
    drawn
}
