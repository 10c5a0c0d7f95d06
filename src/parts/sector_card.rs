//! A sector, with the forum that it has or awaits.

use super::{forum_line::forum_lines, views::more};
use crate::{
    i18n::ar,
    state::site::use_base,
    ui::{
        El,
        badge::{Tone, badge},
        card::card,
        el,
        text::{link, paragraph},
    },
};
use multaqa_domain::{page::SectorCard, route::Route};

/// The card of a sector; `heading` is the tag of its title.
pub(crate) fn sector_card(sector: &SectorCard, heading: &'static str) -> El {
    let page = use_base().link(&Route::Sector(sector.tag.slug.clone()));
    let card = card(Some(sector.tag.colour))
        .child(el(heading).child(link(&page, &sector.tag.title)))
        .maybe(sector.summary.as_deref().map(paragraph));
    if sector.forums.is_empty() {
        let notify = sector.notify.clone().map(|name| {
            let href = use_base().link(&Route::SectorForm(sector.tag.slug.clone(), name));
            link(&href, ar::state::NOTIFY)
        });
        return card
            .child(badge(Tone::Plain, ar::state::UNDATED))
            .maybe(notify);
    }
    card.child(forum_lines(&sector.forums))
        .maybe(sector.more.map(|number| link(&page, &more(number))))
}
