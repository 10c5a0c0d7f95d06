//! The calendar as an agenda: what is to come by month, then what is over, folded, the
//! sectors that await a date, and the years.

use crate::{
    i18n::{ar::calendar as words, count},
    parts::{
        calendar_links::subscription,
        filters::{Counted, Found, filters},
        forum_card::forum_card,
        forum_line::forum_lines,
        forum_state::Place,
        results::results,
        sector_card::sector_card,
        views::{more, to, views, year},
        when,
    },
    reactive::Live,
    state::{
        clock::use_now,
        filters::Filters,
        list::{Source, load},
        site::use_base,
    },
    ui::{
        El,
        card::{cards, rows},
        el,
        element::Read,
        text::{head, paragraph, section},
    },
};
use multaqa_domain::{
    page::{AgendaMonth, CalendarPage, ForumList},
    route::Route,
};

const COUNTED: Counted = Counted {
    alone: &words::FORUMS,
    shown: &words::SHOWN,
};

/// `/calendar/`
#[inline(never)]
pub(crate) fn calendar(page: &CalendarPage) -> El {
    let summary = match page.total {
        0 => words::NONE.to_owned(),
        number => count(number, &words::FORUMS),
    };
    let undated = page.undated.iter().map(|sector| sector_card(sector, "h3"));
    let undated = (!page.undated.is_empty())
        .then(|| section("undated", words::UNDATED).child(cards(undated)));
    let rest = page.rest.map(|(number, month)| {
        el("p")
            .class("more")
            .child(to(&Route::Month(month), &more(number)))
    });
    let narrowed = Filters::new(&page.facets);
    let (found, results) = found(page, narrowed);
    el("div")
        .class("page calendar")
        .child(head(
            words::TITLE,
            paragraph(&summary).attr("class", "hint"),
        ))
        .child(views(&Route::Calendar, page.month, None))
        .maybe(filters(narrowed, found, COUNTED))
        .child(results)
        .child(
            el("div")
                .class("agenda")
                .attr_live("hidden", move || narrowed.is_set().then_some(""))
                .children(page.months.iter().map(month))
                .maybe(rest)
                .maybe((!page.past.is_empty()).then(|| past(page)))
                .maybe(undated)
                .maybe((page.years.len() > 1).then(|| years(&page.years))),
        )
        .maybe(page.calendar.as_ref().map(subscription))
}

fn month(month: &AgendaMonth) -> El {
    let forums = month
        .forums
        .iter()
        .map(|forum| forum_card(forum, "h3", Place::List));
    month_head(month, "h2").child(rows(forums))
}

fn month_head(month: &AgendaMonth, heading: &'static str) -> El {
    let id = ["month-", &month.link.month.to_string()].concat();
    let grid = to(&Route::Month(month.link.month), words::AS_MONTH).attr("aria-describedby", &id);
    el("section")
        .class("agenda-month")
        .attr("aria-labelledby", &id)
        .child(
            el("div")
                .class("month-head")
                .child(el(heading).attr("id", &id).text(&month.link.title))
                .child(when::hijri(&month.link.hijri))
                .child(grid),
        )
}

fn past(page: &CalendarPage) -> El {
    let number = [" (", &count(page.past_count, &words::FORUMS), ")"].concat();
    let months = page
        .past
        .iter()
        .map(|month| month_head(month, "h3").child(forum_lines(&month.forums)));
    el("details")
        .class("past")
        .child(
            el("summary")
                .child(el("h2").text(words::PAST))
                .text(&number),
        )
        .children(months)
}

fn years(years: &[(u32, u32)]) -> El {
    let entry = |(number, forums): &(u32, u32)| {
        let text = [
            &number.to_string(),
            " (",
            &count(*forums, &words::FORUMS),
            ")",
        ]
        .concat();
        to(&year(*number), &text)
    };
    el("nav")
        .class("years")
        .attr("aria-labelledby", "years")
        .child(el("h2").attr("id", "years").text(words::YEARS))
        .children(years.iter().map(entry))
}

/// What the filters find.
fn found(page: &CalendarPage, narrowed: Filters) -> (Read<Found>, El) {
    let source = Live::new(match page.list {
        Some(_) => Source::Idle,
        None => Source::Here(all(page)),
    });
    let (base, mark) = (use_base(), page.list);
    let load = move || {
        let is_its = move |list: &ForumList| Some(list.list) == mark;
        load(source, base.file("calendar/forums.json"), is_its);
    };
    // The states are those of the moment of choosing: what is read is not moved.
    let now = use_now();
    let wanted = move |list: &ForumList| {
        let now = now.get_untracked();
        let mut wanted: Vec<usize> = Vec::new();
        for (at, (forum, marks)) in list.forums.iter().zip(&list.marks).enumerate() {
            if narrowed.passes(marks, forum.timing.state(now).group()) {
                wanted.push(at);
            }
        }
        wanted
    };
    results(narrowed, page.total, source, load, wanted, matches)
}

/// All forums of a page that holds all.
fn all(page: &CalendarPage) -> ForumList {
    let mut list = ForumList {
        list: 0,
        forums: Vec::new(),
        marks: Vec::new(),
    };
    for months in [&page.months, &page.past] {
        for month in months {
            list.forums.extend_from_slice(&month.forums);
            list.marks.extend_from_slice(&month.marks);
        }
    }
    list
}

fn matches(list: &ForumList, met: &[usize]) -> El {
    let mut found = Vec::new();
    for at in met {
        if let Some(forum) = list.forums.get(*at) {
            found.push(forum_card(forum, "h2", Place::List));
        }
    }
    rows(found)
}
