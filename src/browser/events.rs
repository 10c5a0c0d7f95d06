//! Event listeners as guards.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// A listener that is removed when this is dropped.
pub(crate) struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    fn new(target: EventTarget, name: &'static str, callback: Box<dyn Fn(Event)>) -> Self {
        let callback = Closure::wrap(callback);
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            target,
            name,
            callback,
        }
    }

    /// Keeps listening for as long as the page lives.
    pub(crate) fn forever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, callback);
    }
}

/// Listens on the window.
pub(super) fn on_window(name: &'static str, callback: Box<dyn Fn(Event)>) -> Option<Listener> {
    Some(Listener::new(super::window()?.into(), name, callback))
}

/// Listens on the document.
pub(super) fn on_document(name: &'static str, callback: Box<dyn Fn(Event)>) -> Option<Listener> {
    Some(Listener::new(super::document()?.into(), name, callback))
}
