//! The session's storage: kept until the tab is closed. Where it is blocked or full,
//! reading finds nothing and writing is passed over.

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

/// Removes all that the site keeps for the session.
pub(crate) fn clear() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
}

/// Removes a value.
pub(crate) fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
