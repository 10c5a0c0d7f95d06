//! Work that only one tab does at a time, by the Web Locks API. The browser gives a lock
//! back when its tab goes, however it goes.

use super::dynamic::{call, deferred, get, once};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

fn manager() -> Option<JsValue> {
    get(&get(&super::window()?.into(), "navigator")?, "locks")
}

/// Whether the browser has locks: it has not on pages that were not served securely.
pub(crate) fn are_there() -> bool {
    manager().is_some()
}

/// Does the work while no other tab holds the lock of this name; without locks in this
/// browser, at once.
pub(crate) async fn exclusive<T>(name: &str, work: impl Future<Output = T>) -> T {
    let Some(locks) = manager() else {
        return work.await;
    };
    let (granted, grant) = deferred();
    let (held, release) = deferred();
    let go = grant.clone();
    let callback = once(move || {
        let _ = go.call0(&JsValue::UNDEFINED);
        held.into()
    });
    match call(&locks, "request", &[&name.into(), &callback]) {
        // A lock that is refused must not keep a registration from being sent.
        Some(promise) => drop(call(&promise, "catch", &[&grant])),
        None => drop(grant.call0(&JsValue::UNDEFINED)),
    }
    let _ = JsFuture::from(granted).await;
    let done = work.await;
    let _ = release.call0(&JsValue::UNDEFINED);
    done
}
