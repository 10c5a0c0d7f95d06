//! `/search/`: a field, and what is found, kind by kind.
//!
//! What is found are links in lists under headings, which assistive technology knows its
//! way in; the arrow keys move the focus from the field through them and back.

use crate::{
    browser::{focus::focus_id, keys},
    i18n::{Noun, ar::search as words, count},
    state::{
        search::{BOX, FEW, Group, Search, Shown, State, use_search},
        shortcut::FIELD,
        site::{Base, use_base, use_started},
    },
    ui::{
        El,
        button::{Weight, button, link},
        el,
        input::{Entry, Line, bare_line},
        is_ltr,
        notice::{Kind, notice, status},
        text::{list, paragraph, title},
    },
};
use multaqa_direction::{Direction, Piece, pieces};
use multaqa_domain::{
    route::Route,
    search::{
        Kind as Found,
        mark::{marks, reasons},
        part::Thing,
        query::Query,
    },
    slug::Slug,
};
use std::sync::Arc;

/// The id of what is found.
const FOUND: &str = "found";

/// `/search/`
#[inline(never)]
pub(crate) fn search() -> El {
    let search = use_search();
    let base = use_base();
    let is_visit = use_started().get_untracked();
    crate::reactive::effect(move || search.open(is_visit));
    let keys = move |event: leptos::ev::Event| {
        match keys::key(&event).as_str() {
            "ArrowDown" => keys::step(FOUND, FIELD, true),
            "ArrowUp" => keys::step(FOUND, FIELD, false),
            "Enter" if keys::is_at(&event, FIELD) => keys::step(FOUND, FIELD, true),
            "Escape" => {
                search.type_in(String::new());
                focus_id(FIELD);
            }
            _ => return,
        }
        event.prevent_default();
    };
    el("div")
        .class("page search")
        .on("keydown", keys)
        .child(title(words::TITLE))
        .child(el("p").class("if-failed").text(words::NO_APP))
        .child(field(search))
        .child(
            status()
                .attr_live("data-state", move || {
                    let is_loading = |shown: &Shown| shown.state == State::Loading;
                    search.shown().with(is_loading).then_some("loading")
                })
                .live_text(move || search.shown().with(told)),
        )
        .child(el("div").attr("id", FOUND).live_maybe(move || {
            let draw = |shown: &Shown| drawn(search, shown, &base);
            Some(search.shown().with(draw))
        }))
}

fn field(search: Search) -> El {
    let entry = Entry {
        name: FIELD.to_owned(),
        value: Arc::new(move || search.typed().get()),
        autocomplete: Some("off".to_owned()),
        input: Arc::new(move |typed| search.type_in(typed)),
        leave: Arc::new(move |()| search.note()),
    };
    el("div")
        .class("field")
        .attr("id", BOX)
        .attr("role", "search")
        .child(el("label").attr("for", FIELD).text(words::FIELD))
        .child(
            bare_line(Line::Search, entry)
                .attr("id", FIELD)
                .attr("enterkeyhint", "search")
                .attr("maxlength", "100"),
        )
}

/// What is read out when it changes.
fn told(shown: &Shown) -> String {
    let mut total = 0;
    let mut is_counted = true;
    for group in &shown.groups {
        total += group.total;
        is_counted &= group.is_counted;
    }
    match shown.state {
        _ if shown.query.is_empty() => String::new(),
        State::Loading => words::LOADING.to_owned(),
        State::Failed if total == 0 => String::new(),
        _ if is_counted || total == 0 => counted(total, &words::RESULTS),
        _ => words::SOME.to_owned(),
    }
}

fn counted(number: usize, noun: &Noun) -> String {
    count(u32::try_from(number).unwrap_or(u32::MAX), noun)
}

fn drawn(search: Search, shown: &Shown, base: &Base) -> El {
    let mut all = el("div").class("found");
    if shown.state == State::Failed {
        all = all.child(
            notice(Kind::Error, "search-failed", words::FAILED)
                .child(paragraph(words::FAILED_WHY))
                .child(button(Weight::Primary, words::AGAIN, move |_| {
                    search.retry();
                    focus_id(FIELD);
                })),
        );
    }
    if shown.query.is_empty() {
        return all.child(paragraph(words::WHERE)).child(ways_on(base));
    }
    if shown.groups.is_empty() && shown.state == State::Ready {
        return all
            .child(paragraph(words::TRY))
            .child(list("plain", words::TRIES.map(paragraph)))
            .child(ways_on(base));
    }
    let groups = shown.groups.iter();
    all.children(groups.map(|group| drawn_group(search, group, &shown.query, base)))
}

fn ways_on(base: &Base) -> El {
    let way = |route, text| link(Weight::Secondary, &base.link(&route), text);
    el("p")
        .class("actions")
        .child(way(Route::Calendar, words::CALENDAR))
        .child(way(Route::Speakers, words::SPEAKERS))
}

fn drawn_group(search: Search, group: &Group, query: &Query, base: &Base) -> El {
    let (id, heading) = match group.kind {
        Found::Forum => ("found-forums", words::FORUM),
        Found::Session => ("found-sessions", words::SESSION),
        Found::Speaker => ("found-speakers", words::SPEAKER),
        Found::Sector => ("found-sectors", words::SECTOR),
        Found::Page => ("found-pages", words::PAGE),
    };
    let mut heading = el("h2").attr("id", id).text(heading);
    if group.is_counted {
        let number = counted(group.total, &words::RESULTS);
        heading = heading
            .text(" ")
            .child(el("span").class("hint").text(&number));
    }
    let lines = group.lines.iter();
    let shown = group.lines.len();
    let kind = group.kind;
    let more = (shown <= FEW && group.total > shown).then(|| {
        button(Weight::Quiet, words::MORE, move |_| {
            search.show_many(kind);
            keys::step_to(id, shown);
        })
        .attr("aria-describedby", id)
    });
    let best =
        (shown > FEW && group.total > shown).then(|| paragraph(words::BEST).attr("class", "hint"));
    el("section")
        .attr("aria-labelledby", id)
        .child(heading)
        .child(list(
            "hits",
            lines.filter_map(|line| drawn_hit(kind, line, query, base)),
        ))
        .maybe(more)
        .maybe(best)
}

/// A link to what was found; `None` if its name is none.
fn drawn_hit(kind: Found, line: &str, query: &Query, base: &Base) -> Option<El> {
    let thing = Thing::read(line)?;
    let (name, anchor) = thing.name.split_once('#').unwrap_or((thing.name, ""));
    let slug = Slug::parse(name)?;
    let mut href = base.link(&match kind {
        Found::Forum | Found::Session => Route::Forum(slug),
        Found::Speaker => Route::Speaker(slug),
        Found::Sector => Route::Sector(slug),
        Found::Page => Route::Page(slug),
    });
    if !anchor.is_empty() {
        href = [&href, "#", anchor].concat();
    }
    let (reasons, unseen) = reasons(&thing, query);
    let why = reasons.iter().map(|text| {
        let line = el("span").class("hint").text(words::WHY);
        line.child(marked(el("bdi"), text, &unseen))
    });
    Some(
        el("a")
            .class("hit")
            .attr("href", &href)
            .child(marked(el("strong"), thing.title, query))
            .child(marked(el("span").class("hint"), thing.about, query))
            .children(why),
    )
}

/// A text with the words of the query marked. What runs left to right is isolated as elsewhere,
/// also where a mark begins within it.
fn marked(around: El, text: &str, query: &Query) -> El {
    let mut marks = marks(text, query).into_iter().chain([text.len()]);
    let mut to = marks.next().unwrap_or(text.len());
    let (mut at, mut is_hit) = (0, false);
    let mut fill = |mut inside: El, piece: &str| {
        let end = at + piece.len();
        while at < end {
            let stop = to.min(end);
            let words = text.get(at..stop).unwrap_or_default();
            inside = match is_hit && !words.is_empty() {
                true => inside.child(el("mark").plain(words)),
                false => inside.plain(words),
            };
            at = at.max(stop);
            if at >= to {
                is_hit = !is_hit;
                to = marks.next().unwrap_or(text.len());
            }
        }
        inside
    };
    if is_ltr(text) {
        return around.child(fill(el("bdi").attr("dir", "ltr"), text));
    }
    pieces(text, Direction::RightToLeft)
        .into_iter()
        .fold(around, |around, piece| match piece {
            Piece::Plain(text) => fill(around, text),
            Piece::Isolated(text) => around.child(fill(el("bdi"), text)),
        })
}
