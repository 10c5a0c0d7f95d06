//! Buttons that share a link: by the device's share sheet or by copying it, or on a network.

use super::{
    El,
    button::{Weight, button},
    el,
    notice::status,
};
use crate::browser::device::{can_share, share, share_on};
use crate::reactive::Live;

/// A button that shares on a network: `network` is its address, up to the text.
pub(crate) fn share_on_button(words: &str, network: &'static str, title: &str, path: &str) -> El {
    let (title, path) = (title.to_owned(), path.to_owned());
    button(Weight::Quiet, words, move |_| {
        share_on(network, &title, &path);
    })
}

/// The button; `copied` is said where the link was copied.
pub(crate) fn share_button(words: &str, copied: &'static str, title: &str, path: &str) -> El {
    let is_copied = Live::new(false);
    let (title, path) = (title.to_owned(), path.to_owned());
    let press = button(Weight::Secondary, words, move |_| {
        share(&title, &path);
        is_copied.set(!can_share());
    });
    el("div")
        .class("share")
        .child(press)
        .child(status().live_text(move || match is_copied.get() {
            true => copied.to_owned(),
            false => String::new(),
        }))
}
