//! Pages that stay as they were served. Only the program that writes the site has their
//! views; in the browser each is an element whose content is left alone.

#[cfg(not(target_family = "wasm"))]
mod about;
#[cfg(not(target_family = "wasm"))]
mod own;
#[cfg(not(target_family = "wasm"))]
mod preferences;
#[cfg(not(target_family = "wasm"))]
mod privacy;
#[cfg(not(target_family = "wasm"))]
mod year;

use crate::ui::{El, el};
use multaqa_domain::page::Still;

/// Draws one, natively; takes it over as it is, in the browser.
pub(super) fn still(page: &Still) -> El {
    match page {
        Still::Served => el("div"),
        #[cfg(not(target_family = "wasm"))]
        Still::Year(page) => year::year(page),
        #[cfg(not(target_family = "wasm"))]
        Still::Preferences { is_levantine } => preferences::preferences(*is_levantine),
        #[cfg(not(target_family = "wasm"))]
        Still::Own(page) => own::own(page),
        #[cfg(not(target_family = "wasm"))]
        Still::About(page) => about::about(page),
        #[cfg(not(target_family = "wasm"))]
        Still::Privacy(page) => privacy::privacy(page),
        #[cfg(not(target_family = "wasm"))]
        Still::NotFound => super::not_found::not_found(),
    }
}
