//! Links by which the visitor's calendar takes in what a page is about.

use crate::{
    i18n::ar::calendar_links as words,
    state::site::use_base,
    ui::{
        El, el,
        text::{external, link, list},
    },
};
use multaqa_domain::page::CalendarLinks;

/// The links, folded up until they are asked for: for a single event those of web
/// calendars too, else for a subscription.
pub(crate) fn calendar_links(links: &CalendarLinks) -> El {
    let mut items = Vec::new();
    let web = [
        (&links.google, words::GOOGLE),
        (&links.outlook, words::OUTLOOK),
    ];
    for (href, name) in web {
        if let Some(href) = href {
            items.push(external(href.as_str(), el("span").text(name)));
        }
    }
    if let Some(feed) = &links.feed {
        items.push(link(&["webcal://", feed].concat(), words::FEED));
    }
    items.push(link(&use_base().file(&links.file), words::FILE).attr("download", ""));
    el("details")
        .class("calendar-links")
        .child(el("summary").text(match links.google {
            Some(_) => words::ADD,
            None => words::SUBSCRIBE,
        }))
        .child(list("plain", items))
}
