//! People: as a card in a list, and as a name in a line of text.

use crate::{
    state::site::use_base,
    ui::{
        El,
        avatar::{Photo, avatar},
        el,
        text::link,
    },
};
use multaqa_domain::{
    page::{Image, PersonCard, PersonLine},
    route::Route,
};

/// A speaker in a list; `heading` is the tag of the name.
pub(crate) fn person_card(person: &PersonCard, heading: &'static str) -> El {
    let href = use_base().link(&Route::Speaker(person.slug.clone()));
    let role = person.roles.first();
    let photo = portrait(person, Portrait::Small);
    el("div").class("person").child(photo).child(
        el("div")
            .child(el(heading).child(link(&href, &full_name(person))))
            .maybe(role.map(|role| el("p").text(role)))
            .maybe(
                person
                    .country
                    .as_ref()
                    .map(|country| el("p").class("hint").text(country)),
            ),
    )
}

/// Where a portrait stands; style/avatar.css and style/person.css have the sizes.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Portrait {
    /// In a list.
    Small,
    /// At the head of a profile, where it is seen at once.
    Large,
}

/// The photo, or the initials.
pub(crate) fn portrait(person: &PersonCard, stands: Portrait) -> El {
    let is_small = stands == Portrait::Small;
    let shown = if is_small { "3.5rem" } else { "7rem" };
    let photo = person.photo.as_ref();
    let photo = photo.map(|image| photo_of(image, shown, is_small));
    avatar(&person.initials, photo)
}

/// An image, with the width at which it is shown.
pub(crate) fn photo_of(image: &Image, shown: &'static str, is_lazy: bool) -> Photo {
    Photo {
        src: image.src.clone(),
        srcset: image.srcset.clone(),
        shown,
        is_lazy,
        size: [image.side, image.height.unwrap_or(image.side)],
        alt: image.alt.clone(),
    }
}

/// The name with its honorific.
pub(crate) fn full_name(person: &PersonCard) -> String {
    match &person.honorific {
        Some(honorific) => [honorific, " ", &person.name].concat(),
        None => person.name.clone(),
    }
}

/// A person in a line of text: a link where there is a profile, then what they are.
pub(crate) fn person_line(person: &PersonLine) -> El {
    let role = person
        .role
        .as_ref()
        .map(|role| el("span").class("role").text(role));
    let line = el("span").class("person-line").child(name(person));
    match role {
        Some(role) => line.text("، ").child(role),
        None => line,
    }
}

/// The name alone: a link where there is a profile.
pub(crate) fn name(person: &PersonLine) -> El {
    match &person.slug {
        Some(slug) => link(
            &use_base().link(&Route::Speaker(slug.clone())),
            &person.name,
        ),
        None => el("bdi").text(&person.name),
    }
}
