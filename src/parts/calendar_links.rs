//! Links by which the visitor's calendar takes in what a page is about.

use crate::{
    i18n::ar::calendar_links as words,
    state::site::use_base,
    ui::{
        El, el,
        text::{external, link, list, ltr, paragraph},
    },
};
use multaqa_domain::page::CalendarLinks;

/// The links of a single event, folded up until they are asked for.
pub(crate) fn calendar_links(links: &CalendarLinks) -> El {
    folded(words::ADD, links)
}

/// The links by which a calendar subscribes to several events, folded up in the same way.
pub(crate) fn subscription(links: &CalendarLinks) -> El {
    folded(words::SUBSCRIBE, links)
}

fn folded(what: &str, links: &CalendarLinks) -> El {
    let mut items = Vec::new();
    for web in &links.web {
        items.push(external(web.href.as_str(), el("span").text(&web.title)));
    }
    if let Some(feed) = &links.feed {
        items.push(link(&["webcal://", feed].concat(), words::FEED));
    }
    items.push(link(&use_base().file(&links.file), words::FILE).attr("download", ""));
    el("details")
        .class("calendar-links")
        .child(el("summary").text(what))
        .child(list("plain", items))
        .maybe(links.feed.as_deref().map(by_hand))
}

/// The address itself: on Android no program opens `webcal:`, and Google's calendar takes one
/// only in its own page on a computer.
fn by_hand(feed: &str) -> El {
    paragraph(words::COPY)
        .child(ltr(&["https://", feed].concat()))
        .text(words::PASTE)
}
