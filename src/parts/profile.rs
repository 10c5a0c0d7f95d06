//! A short profile that opens in place, by the browser's own popover (HTML, the `popover`
//! attribute), so that it needs no script; the full page is one step away.

use super::person::{Portrait, full_name, portrait};
use crate::{
    i18n::ar::programme as words,
    state::site::use_base,
    ui::{
        El, el,
        text::{link, paragraph},
    },
};
use multaqa_domain::{
    page::{PersonCard, PersonLine},
    route::Route,
};

/// A name that opens the profile of its person, whose card must be on the page.
pub(crate) fn opener(person: &PersonLine) -> El {
    match &person.slug {
        Some(slug) => el("button")
            .class("who")
            .attr("type", "button")
            .attr("popovertarget", &["who-", slug.as_str()].concat())
            .text(&person.name),
        None => el("bdi").text(&person.name),
    }
}

/// The profile, which is not seen until it is opened.
pub(crate) fn profile(person: &PersonCard) -> El {
    let id = ["who-", person.slug.as_str()].concat();
    let name = [id.as_str(), "-name"].concat();
    let href = use_base().link(&Route::Speaker(person.slug.clone()));
    let country = person.country.as_deref();
    el("div")
        .class("profile-card")
        .attr("id", &id)
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-labelledby", &name)
        .child(portrait(person, Portrait::Small))
        .child(
            el("div")
                .child(
                    el("p")
                        .class("profile-name")
                        .attr("id", &name)
                        .text(&full_name(person)),
                )
                .children(person.roles.iter().map(|role| paragraph(role)))
                .maybe(country.map(|country| paragraph(country).attr("class", "hint")))
                .child(
                    el("p")
                        .class("actions")
                        .child(link(&href, words::PROFILE))
                        .child(
                            el("button")
                                .class("button quiet")
                                .attr("type", "button")
                                .attr("popovertarget", &id)
                                .attr("popovertargetaction", "hide")
                                .text(words::CLOSE),
                        ),
                ),
        )
}
