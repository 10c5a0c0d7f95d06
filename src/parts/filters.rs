//! The filters of a list: the button that opens them, what is chosen, how many are left,
//! and the dialog with the choices, which on phones is a sheet from below. Without the app
//! none of it is there.

use crate::{
    i18n::{Noun, ar::filters as words, count},
    state::{
        filters::{DIALOG, Filters, OPENER},
        site::use_started,
    },
    ui::{
        El,
        button::{Weight, button, submit},
        choices::{Choice, Several, choice},
        el,
        element::{Child, Read},
        text::link,
    },
};
use multaqa_domain::page::Facet;
use std::sync::Arc;

/// How many are left, or why that is not known.
pub(crate) type Found = Result<u32, &'static str>;

/// What is counted.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    /// On its own.
    pub(crate) alone: &'static Noun,
    /// After a noun, as in `عرض ملتقيين`.
    pub(crate) shown: &'static Noun,
}

/// The bar above the list. It is empty until the app is in charge.
pub(crate) fn filters(filters: Filters, found: Read<Found>, counted: Counted) -> Option<El> {
    let started = use_started();
    (!filters.facets().is_empty()).then(|| {
        el("section")
            .class("filters")
            .attr("role", "search")
            .attr("aria-label", words::TITLE)
            .live(move || {
                if started.get() {
                    bar(filters, &found, counted)
                } else {
                    Vec::new()
                }
            })
    })
}

fn bar(filters: Filters, found: &Read<Found>, counted: Counted) -> Vec<Child> {
    let number = found.clone();
    let says = move || match number() {
        _ if !filters.is_set() => String::new(),
        Ok(number) => count(number, counted.alone),
        Err(why) => why.to_owned(),
    };
    let open = button(Weight::Secondary, words::OPEN, move |_| filters.open())
        .attr("id", OPENER)
        .attr("aria-haspopup", "dialog");
    vec![
        open.into(),
        el("ul")
            .class("chips")
            .attr("role", "list")
            .attr("aria-label", words::CHOSEN)
            .live(move || chips(filters))
            .into(),
        el("p")
            .class("found")
            .attr("role", "status")
            .live_text(says)
            .into(),
        dialog(filters, found.clone(), counted).into(),
    ]
}

/// A link that takes along what is chosen.
pub(crate) fn carried(
    filters: Filters,
    path: String,
    fragment: &'static str,
    text: &'static str,
) -> El {
    el("span").live_maybe(move || {
        let href = [path.as_str(), &filters.query(), fragment].concat();
        Some(link(&href, text))
    })
}

/// What is chosen, each with the way to take it back, and the way to take all back.
fn chips(filters: Filters) -> Vec<Child> {
    let mut chips = Vec::new();
    let mut number = 0;
    for facet in filters.facets().iter() {
        for value in &facet.values {
            let own = number;
            number += 1;
            if filters.has(own) {
                let chip = button(Weight::Quiet, &value.title, move |_| filters.remove(own))
                    .attr("aria-label", &[words::REMOVE, &value.title].concat());
                chips.push(el("li").class("chip").child(chip).into());
            }
        }
    }
    if !chips.is_empty() {
        let reset = button(Weight::Quiet, words::RESET, move |_| filters.reset());
        chips.push(el("li").child(reset).into());
    }
    chips
}

fn dialog(filters: Filters, found: Read<Found>, counted: Counted) -> El {
    let close = button(Weight::Quiet, words::CLOSE, move |_| filters.close());
    let head = el("div")
        .class("sheet-head")
        .child(el("h2").attr("id", "filter-title").text(words::TITLE))
        .child(close);
    el("dialog")
        .attr("id", DIALOG)
        .class("sheet")
        .attr("aria-labelledby", "filter-title")
        .child(head)
        .child(el("form").attr("method", "dialog").live(move || {
            if filters.was_opened() {
                choices(filters, &found, counted)
            } else {
                Vec::new()
            }
        }))
}

fn choices(filters: Filters, found: &Read<Found>, counted: Counted) -> Vec<Child> {
    let mut children = Vec::new();
    let mut number = 0;
    for facet in filters.facets().iter() {
        children.push(fieldset(filters, facet, number).into());
        for _ in &facet.values {
            number += 1;
        }
    }
    let found = found.clone();
    let says: Read<String> = Arc::new(move || match found() {
        Ok(0) => counted.alone.zero.to_owned(),
        Ok(number) => [words::SHOW, &count(number, counted.shown)].concat(),
        Err(why) => why.to_owned(),
    });
    let (label, news) = (says.clone(), says);
    let foot = el("div")
        .class("sheet-foot")
        .child(submit("").live_text(move || label()))
        .child(button(Weight::Quiet, words::RESET, move |_| {
            filters.clear();
        }))
        .child(
            el("p")
                .class("visually-hidden")
                .attr("role", "status")
                .live_text(move || news()),
        );
    children.push(foot.into());
    children
}

/// The choices of a facet; the first has this number.
fn fieldset(filters: Filters, facet: &Facet, first: u32) -> El {
    let mut choices = el("div").class("choices");
    for (value, number) in facet.values.iter().zip(first..) {
        let label = match value.count {
            Some(count) => [&value.title, " (", &count.to_string(), ")"].concat(),
            None => value.title.clone(),
        };
        let each = Choice {
            id: [DIALOG, "-", &number.to_string()].concat(),
            value: value.id.clone(),
            label,
            chosen: Arc::new(move || filters.has(number)),
        };
        let change = Arc::new(move |(_, chosen)| filters.set(number, chosen));
        choices = choices.child(choice(Several::Yes, &facet.name, each, change));
    }
    el("fieldset")
        .child(el("legend").text(&facet.title))
        .child(choices)
}
