//! Ways to share a page.

use crate::{
    i18n::ar::sharing as words,
    ui::{
        El, el,
        share::{share_button, share_on_button},
    },
};

/// WhatsApp's and X's own addresses for texts to share.
const WHATSAPP: &str = "https://wa.me/?text=";
const X: &str = "https://x.com/intent/post?text=";

/// A row of buttons for a page of this title at this path. They are seen once the app is in
/// charge, which does what they say.
pub(crate) fn sharing(title: &str, path: &str) -> El {
    el("div")
        .class("sharing")
        .child(share_button(words::SHARE, words::COPIED, title, path))
        .child(share_on_button(words::WHATSAPP, WHATSAPP, title, path))
        .child(share_on_button(words::X, X, title, path))
}
