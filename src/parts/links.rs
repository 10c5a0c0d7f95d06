//! Links that leave the site, and lists of them.

use crate::{
    i18n::ar,
    ui::{
        El, el,
        text::{bdi, external, list, ltr, section},
    },
};
use multaqa_domain::{link::NamedLink, page::Account};

/// A link by its name.
pub(crate) fn named(link: &NamedLink) -> El {
    external(link.href.as_str(), bdi(&link.title))
}

/// A list of links, or nothing.
pub(crate) fn named_list(links: &[NamedLink]) -> Option<El> {
    (!links.is_empty()).then(|| list("plain", links.iter().map(named)))
}

/// Where the facts come from, as a section of its own.
pub(crate) fn sources(links: &[NamedLink]) -> Option<El> {
    let list = named_list(links)?;
    Some(section("sources", ar::frame::SOURCES).child(list))
}

/// Accounts on the networks: the network's name, then the handle.
pub(crate) fn accounts(accounts: &[Account]) -> Option<El> {
    let item = |account: &Account| {
        let words = el("span")
            .text(&account.network)
            .text(" ")
            .child(ltr(&account.handle));
        external(account.href.as_str(), words)
    };
    (!accounts.is_empty()).then(|| list("accounts", accounts.iter().map(item)))
}

/// Hashtags. Their `#` stands first in either direction.
pub(crate) fn hashtags(tags: &[String]) -> Option<El> {
    (!tags.is_empty()).then(|| list("hashtags", tags.iter().map(|tag| bdi(tag))))
}
