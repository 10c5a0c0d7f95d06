//! The only place that touches the browser: web-sys, js-sys and gloo stay inside.
//!
//! Natively there is no browser: [`window`] is `None`, and everything here does
//! nothing, so that views need no case for it. Every listener and timer is a guard
//! that cancels when it is dropped.

pub(crate) mod controls;
pub(crate) mod crypto;
pub(crate) mod device;
pub(crate) mod dialog;
mod dynamic;
pub(crate) mod events;
pub(crate) mod focus;
pub(crate) mod head;
pub(crate) mod history;
pub(crate) mod http;
pub(crate) mod json;
pub(crate) mod keep;
pub(crate) mod keys;
pub(crate) mod links;
pub(crate) mod locks;
pub(crate) mod normal;
pub(crate) mod parts;
pub(crate) mod scroll;
#[cfg(any(feature = "hydrate", feature = "csr"))]
pub(crate) mod served;
pub(crate) mod storage;
pub(crate) mod time;

use web_sys::{Document, HtmlElement, Window};

fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

fn document() -> Option<Document> {
    window()?.document()
}

fn html_element(id: &str) -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Runs a task that needs nothing of Leptos.
#[cfg(feature = "csr")]
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}
