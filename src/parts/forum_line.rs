//! A forum in a line: its title, its day, and its state where that is worth a word.

use super::forum_state::brief;
use crate::{
    state::site::use_base,
    ui::{
        El, el,
        text::{link, list},
    },
};
use multaqa_domain::{page::ForumCard, route::Route};

/// Forums, one a line.
pub(crate) fn forum_lines(forums: &[ForumCard]) -> El {
    list("plain lines", forums.iter().map(forum_line))
}

fn forum_line(forum: &ForumCard) -> El {
    let href = use_base().link(&Route::Forum(forum.slug.clone()));
    let date = forum
        .date
        .as_ref()
        .map(|date| el("span").class("hint").text(&date.text));
    el("div")
        .child(link(&href, &forum.title))
        .maybe(date)
        .child(brief(forum))
}
