//! The registration page: the form, and beside it the forum and what becomes of the
//! data.

use crate::{
    i18n::ar::{data, form as words},
    parts::{
        data_use::data_use, form::registration_form, forum_card::facts, forum_state::use_state,
    },
    state::site::use_base,
    ui::{
        El, el,
        notice::{Kind, notice},
        text::{head, link, section},
    },
};
use leptos::prelude::*;
use multaqa_domain::{page::RegisterPage, route::Route};

/// `/forums/<slug>/register/`
pub(crate) fn register(page: &RegisterPage) -> El {
    let base = use_base();
    let forum = match &page.forum {
        Some(forum) => base.link(&Route::Forum(forum.slug.clone())),
        None => base.link(&Route::Calendar),
    };
    let privacy = base.link(&Route::Privacy);
    let about = el("div")
        .class("forum-line")
        .child(el("p").child(link(&forum.clone(), &page.subject)))
        .maybe(page.forum.as_ref().and_then(facts));
    el("div")
        .class("page register")
        .child(head(&page.form.title, about))
        .maybe(not_open(page, forum))
        .child(
            el("div")
                .class("columns")
                .child(registration_form(page))
                .child(
                    section("data-use", data::TITLE)
                        .attr("class", "fact-panel")
                        .child(data_use(&page.data_use))
                        .child(el("p").child(link(&privacy, data::MORE))),
                ),
        )
}

/// Says so where registration is not open. The form stays: what has been typed must not
/// vanish when the clock strikes, and the endpoint decides.
fn not_open(page: &RegisterPage, link_to: String) -> Option<El> {
    let forum = page.forum.as_ref().filter(|_| page.registers)?;
    let state = use_state(&forum.timing);
    let takes = Memo::new(move |_| state.get().takes_registrations());
    let title = page.subject.clone();
    Some(el("div").live_maybe(move || {
        (!takes.get()).then(|| {
            notice(Kind::Info, "not-open", words::NOT_OPEN)
                .child(el("p").child(link(&link_to.clone(), &title)))
        })
    }))
}
