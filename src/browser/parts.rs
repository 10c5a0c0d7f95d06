//! The parts of the app: what only some pages need is a WebAssembly module of its own, which
//! the loader fetches (`public/start.js`). A page may be drawn once its part has come.

use super::dynamic::{call, get};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The loader's function that brings a part.
const LOADER: &str = "appPart";

/// A part; the names are those of `xtask/src/shrink/split/parts.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Pages to read: forums, people, the calendar.
    Read,
    /// Forms, and what became of them.
    Form,
    /// The visitor's plan.
    Plan,
    /// The search.
    Search,
}

impl Part {
    /// By what the loader knows it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Form => "form",
            Self::Plan => "plan",
            Self::Search => "search",
        }
    }
}

/// Asks for a part that is going to be needed.
pub(crate) fn ask(part: Part) {
    coming(part);
}

/// Waits for a part, which is asked for unless it has come; whether it is there then.
pub(crate) async fn load(part: Part) -> bool {
    match coming(part) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        // Without the loader (work on the interface) the app is in one piece.
        None => super::window().is_none_or(|window| get(&window.into(), LOADER).is_none()),
    }
}

/// The loader's promise of a part. It says of a part that did not come that it did not, and
/// asks for it anew the next time.
fn coming(part: Part) -> Option<Promise> {
    let window = super::window()?.into();
    let promise = call(&window, LOADER, &[&part.name().into()])?;
    promise.dyn_into().ok()
}
