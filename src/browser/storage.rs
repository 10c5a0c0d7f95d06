//! The session's storage, kept until the tab is closed, and the device's, kept until it is
//! wiped. Where they are blocked or full, reading finds nothing and writing is passed over.

use super::events::{Listener, on_window};
use web_sys::Storage;

fn storage() -> Option<Storage> {
    super::window()?.session_storage().ok().flatten()
}

/// Reads a value.
pub(crate) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Writes a value.
pub(crate) fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// What the site keeps on the device: the plan, what was seen of programmes, and what is chosen
/// at `/preferences/` (`public/preferences.js`).
const ON_THE_DEVICE: [&str; 3] = [PLAN, SEEN, "preferences"];

/// The key of the plan.
pub(crate) const PLAN: &str = "plan";

/// The key of what was seen of programmes.
pub(crate) const SEEN: &str = "seen";

/// Removes all that the site keeps, for the session and on the device.
pub(crate) fn clear() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
    for key in ON_THE_DEVICE {
        remove_device(key);
    }
}

fn device() -> Option<Storage> {
    super::window()?.local_storage().ok().flatten()
}

/// Reads a value of the device: `None` if nothing can be kept there.
pub(crate) fn read_device(key: &str) -> Option<Option<String>> {
    device()?.get_item(key).ok()
}

/// Writes a value to the device; whether it is kept there.
pub(crate) fn write_device(key: &str, value: &str) -> bool {
    device().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Removes a value from the device.
pub(crate) fn remove_device(key: &str) {
    if let Some(storage) = device() {
        let _ = storage.remove_item(key);
    }
}

/// Calls when another tab has changed what is kept on the device.
pub(crate) fn on_change(changed: impl Fn() + 'static) -> Option<Listener> {
    on_window("storage", Box::new(move |_| changed()))
}

/// Removes a value.
pub(crate) fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
