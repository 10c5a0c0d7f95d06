//! A speaker's profile.

use crate::{
    i18n::ar::speakers as words,
    parts::{
        calendar_links::subscription,
        forum_state::{decided, struck},
        links::{accounts, sources},
        person::{Portrait, full_name, name, portrait},
        prose::prose,
        sharing::sharing,
        when,
    },
    state::site::use_base,
    ui::{
        El, el,
        text::{link, list, ltr, paragraph, section, title},
    },
};
use multaqa_domain::{
    page::{Appearance, Part, Quote, SpeakerPage},
    route::Route,
};

/// `/speakers/<slug>/`
#[inline(never)]
pub(crate) fn speaker(page: &SpeakerPage) -> El {
    el("div")
        .class("page speaker")
        .child(head(page))
        .maybe(
            (!page.biography.is_empty()).then(|| {
                section("biography", words::BIOGRAPHY).child(prose(&page.biography, "h3"))
            }),
        )
        .maybe((!page.appearances.is_empty()).then(|| {
            let items = page.appearances.iter().map(appearance);
            section("appearances", words::APPEARANCES).child(list("appearances", items))
        }))
        .maybe(
            (!page.quotes.is_empty())
                .then(|| section("quotes", words::QUOTES).children(page.quotes.iter().map(quote))),
        )
        .maybe(
            accounts(&page.accounts)
                .map(|accounts| section("accounts", words::ACCOUNTS).child(accounts)),
        )
        .maybe(page.calendar.as_ref().map(subscription))
        .maybe(sources(&page.sources))
        .child(sharing(
            &full_name(&page.card),
            &use_base().link(&Route::Speaker(page.card.slug.clone())),
        ))
}

fn head(page: &SpeakerPage) -> El {
    let card = &page.card;
    let photo = portrait(card, Portrait::Large);
    el("div").class("profile").child(photo).child(
        el("div")
            .child(title(&full_name(card)))
            .maybe(
                page.latin
                    .as_deref()
                    .map(|latin| el("p").class("hint").child(ltr(latin).attr("lang", "en"))),
            )
            .children(card.roles.iter().map(|role| paragraph(role)))
            .maybe(
                card.country
                    .as_deref()
                    .map(|country| paragraph(country).attr("class", "hint")),
            ),
    )
}

/// A session, how the person takes part, and the forum that it belongs to.
fn appearance(one: &Appearance) -> El {
    let forum = use_base().link(&Route::Forum(one.forum.clone()));
    let session = [&forum, "#", one.anchor.as_str()].concat();
    let words = match one.part {
        Part::Speaker => words::AS_SPEAKER,
        Part::Moderator => words::AS_MODERATOR,
        Part::Delivers => words::AS_DELIVERS,
        Part::Represented => words::AS_REPRESENTED,
    };
    let part = el("p").class("kind").text(words);
    let part = match &one.counterpart {
        Some(other) => part.child(name(other)),
        None => part,
    };
    let title = el("h3").child(link(&session, &one.session));
    el("div")
        .child(part)
        .child(struck(title, one.decision))
        .maybe(decided(one.decision))
        .child(el("p").child(link(&forum, &one.forum_title)))
        .maybe(
            one.date
                .as_ref()
                .map(|date| el("p").class("hint").child(when::date(date))),
        )
}

fn quote(quote: &Quote) -> El {
    let occasion = quote
        .occasion
        .as_deref()
        .map(|occasion| el("figcaption").text(occasion));
    el("figure")
        .class("quote")
        .child(el("blockquote").child(paragraph(&quote.text)))
        .maybe(occasion)
}
