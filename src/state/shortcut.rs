//! The key that leads to the search from every page.

use crate::{
    browser::{events::Listener, focus, keys},
    reactive::effect,
};

/// The id of the search's field.
pub(crate) const FIELD: &str = "q";
/// The id of the link to the search in the header.
pub(crate) const LINK: &str = "search-link";

/// Listens to the key for as long as the app lives.
pub(crate) fn provide() {
    // Runs in the browser only.
    effect(|| {
        let pressed = keys::on_slash(|| match focus::is_there(FIELD) {
            true => focus::focus_id(FIELD),
            false => keys::press(LINK),
        });
        pressed.into_iter().for_each(Listener::forever);
    });
}
