//! The browser's clock and timers.

use multaqa_domain::time::Instant;
use wasm_bindgen::{JsCast, closure::Closure};

/// The device's clock; `None` natively.
pub(crate) fn now() -> Option<Instant> {
    super::window()?;
    Some(Instant((js_sys::Date::now() / 1000.0) as i64))
}

/// The device's clock as ISO 8601 in UTC; empty natively.
pub(crate) fn now_iso() -> String {
    match super::window() {
        Some(_) => js_sys::Date::new_0().to_iso_string().into(),
        None => String::new(),
    }
}

/// A call to come, which is cancelled when this is dropped.
pub(crate) struct Timer {
    handle: i32,
    repeats: bool,
    _callback: Closure<dyn Fn()>,
}

impl Timer {
    /// Calls once, after so many milliseconds.
    pub(crate) fn once(milliseconds: i32, call: impl Fn() + 'static) -> Option<Self> {
        Self::new(milliseconds, false, Box::new(call))
    }

    /// Calls again and again, every so many milliseconds.
    pub(crate) fn every(milliseconds: i32, call: impl Fn() + 'static) -> Option<Self> {
        Self::new(milliseconds, true, Box::new(call))
    }

    fn new(milliseconds: i32, repeats: bool, call: Box<dyn Fn()>) -> Option<Self> {
        let window = super::window()?;
        let callback = Closure::wrap(call);
        let function = callback.as_ref().unchecked_ref();
        let handle = if repeats {
            window.set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds)
        } else {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds)
        };
        Some(Self {
            handle: handle.ok()?,
            repeats,
            _callback: callback,
        })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        match super::window() {
            Some(window) if self.repeats => window.clear_interval_with_handle(self.handle),
            Some(window) => window.clear_timeout_with_handle(self.handle),
            None => {}
        }
    }
}

/// Calls before the next frame is painted, when what was changed is in the page.
pub(crate) fn next_frame(call: impl FnOnce() + 'static) {
    if let Some(window) = super::window() {
        let callback = Closure::once_into_js(call);
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}
