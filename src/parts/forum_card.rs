//! A forum in a list.

use super::{
    forum_state::{Media, Place, state_and_action},
    when,
};
use crate::{
    state::site::use_base,
    ui::{
        El,
        badge::tag,
        card::card,
        el,
        icon::{Icon, icon},
        text::link,
    },
};
use multaqa_domain::{page::ForumCard, route::Route};

/// The card; `heading` is the tag of its title.
pub(crate) fn forum_card(forum: &ForumCard, heading: &'static str, place: Place) -> El {
    let href = use_base().link(&Route::Forum(forum.slug.clone()));
    let sector = forum.sector.as_ref();
    card(sector.map(|sector| sector.colour))
        .maybe(sector.map(|sector| tag(sector.colour, &sector.title)))
        .child(el(heading).child(link(&href, &forum.title)))
        .maybe(facts(forum))
        .child(state_and_action(forum, Media::default(), place))
}

/// When and where, in lines with icons; nothing while neither is known.
pub(crate) fn facts(forum: &ForumCard) -> Option<El> {
    let lines: Vec<El> = [
        forum
            .date
            .as_ref()
            .map(|date| (Icon::Calendar, when::date(date))),
        forum.time.as_ref().map(|time| (Icon::Clock, plain(time))),
        forum
            .place
            .as_ref()
            .map(|place| (Icon::Place, plain(place))),
    ]
    .into_iter()
    .flatten()
    .map(|(sign, words)| el("li").child(icon(sign)).child(words))
    .collect();
    (!lines.is_empty()).then(|| el("ul").class("when").attr("role", "list").children(lines))
}

fn plain(text: &str) -> El {
    el("span").text(text)
}
