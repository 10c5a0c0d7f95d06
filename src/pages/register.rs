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
    let forum = base.link(&Route::Forum(page.forum.slug.clone()));
    let privacy = base.link(&Route::Privacy);
    let about = el("div")
        .class("forum-line")
        .child(el("p").child(link(&forum.clone(), &page.forum.title)))
        .maybe(facts(&page.forum));
    el("div")
        .class("page register")
        .child(head(&page.form.title, about))
        .child(not_open(page, forum))
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
fn not_open(page: &RegisterPage, forum: String) -> El {
    let state = use_state(&page.forum.timing);
    let takes = Memo::new(move |_| state.get().takes_registrations());
    let title = page.forum.title.clone();
    el("div").live_maybe(move || {
        (!takes.get()).then(|| {
            notice(Kind::Info, "not-open", words::NOT_OPEN)
                .child(el("p").child(link(&forum.clone(), &title)))
        })
    })
}
