//! The session history. Each entry carries a number, by which its scroll position is kept
//! while the page lives, and the position at which it was left.

use super::events::{Listener, on_window};
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// So many CSS pixels fit below an entry's number in its state.
const ROOM: i64 = 10_000_000;

/// The number of the current entry, and how far it was scrolled when it was left; `None`
/// if the app has not made it.
pub(crate) fn entry() -> Option<(u32, f64)> {
    let state = super::window()?.history().ok()?.state().ok()?.as_f64()? as i64;
    Some(((state / ROOM) as u32, (state % ROOM) as f64))
}

/// Gives the current entry a number, and notes how far it is scrolled: kept with the
/// history, the position outlives the page.
pub(crate) fn number(entry: u32, scroll: f64) {
    if let Some(history) = super::window().and_then(|w| w.history().ok()) {
        let state = i64::from(entry) * ROOM + (scroll as i64).clamp(0, ROOM - 1);
        let _ = history.replace_state_with_url(&JsValue::from(state as f64), "", None);
    }
}

/// Makes a new entry.
pub(crate) fn push(entry: u32, url: &str) {
    if let Some(history) = super::window().and_then(|w| w.history().ok()) {
        let state = JsValue::from((i64::from(entry) * ROOM) as f64);
        let _ = history.push_state_with_url(&state, "", Some(url));
    }
}

/// Gives what is shown another URL: as a new entry, which stays without a number until the
/// visitor comes back to it, or in the current one.
pub(crate) fn rename(url: &str, is_new: bool) {
    if let Some(history) = super::window().and_then(|w| w.history().ok()) {
        let _ = match history.state() {
            Ok(state) if !is_new => history.replace_state_with_url(&state, "", Some(url)),
            _ => history.push_state_with_url(&JsValue::NULL, "", Some(url)),
        };
    }
}

/// Calls when the fragment of the address changes.
pub(crate) fn on_fragment(changed: impl Fn() + 'static) -> Option<Listener> {
    on_window("hashchange", Box::new(move |_| changed()))
}

/// While the app is in charge it restores scroll positions itself.
pub(crate) fn restore_scroll_by_app(by_app: bool) {
    if let Some(history) = super::window().and_then(|w| w.history().ok()) {
        let how = if by_app {
            ScrollRestoration::Manual
        } else {
            ScrollRestoration::Auto
        };
        let _ = history.set_scroll_restoration(how);
    }
}

/// Calls `moved` after the visitor went back or forward.
pub(crate) fn on_move(moved: impl Fn() + 'static) -> Option<Listener> {
    on_window("popstate", Box::new(move |_| moved()))
}

/// Calls `leaving` when the page is about to be left or put aside.
pub(crate) fn on_leave(leaving: impl Fn() + 'static) -> Option<Listener> {
    on_window("pagehide", Box::new(move |_| leaving()))
}

/// Calls `back` when the page is shown again after it was put aside.
pub(crate) fn on_return(back: impl Fn() + 'static) -> Option<Listener> {
    on_window("pageshow", Box::new(move |_| back()))
}
