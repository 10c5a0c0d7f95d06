//! The device: whether it is connected, and what it can do with a text or a link.

use super::dynamic::{call, get, once_with, set};
use super::events::{Listener, on_document, on_window};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn navigator() -> Option<JsValue> {
    get(&super::window()?.into(), "navigator")
}

/// Whether the device is known to be offline. If not, it may still be.
pub(crate) fn is_offline() -> bool {
    navigator()
        .and_then(|navigator| get(&navigator, "onLine"))
        .and_then(|online| online.as_bool())
        == Some(false)
}

/// Calls when the connection is back, or the page is looked at again.
pub(crate) fn on_wake(wake: impl Fn() + Clone + 'static) -> [Option<Listener>; 3] {
    let again = wake.clone();
    let gone = wake.clone();
    [
        on_window("online", Box::new(move |_| wake())),
        on_window("offline", Box::new(move |_| gone())),
        on_document("visibilitychange", Box::new(move |_| again())),
    ]
}

/// Whether the browser has a share sheet.
pub(crate) fn can_share() -> bool {
    navigator().is_some_and(|navigator| get(&navigator, "share").is_some())
}

/// The whole address of a path of this origin; `None` natively.
pub(crate) fn absolute(path: &str) -> Option<String> {
    let origin = super::window()?.location().origin().ok()?;
    Some([&origin, path].concat())
}

/// Opens a network's own way to share a link: `network` is its address, up to the text.
pub(crate) fn share_on(network: &str, title: &str, path: &str) {
    if let (Some(window), Some(url)) = (super::window(), absolute(path)) {
        let text = [title, "\n", &url].concat();
        let text = js_sys::encode_uri_component(&text).as_string();
        let target = [network, &text.unwrap_or_default()].concat();
        let (blank, features) = ("_blank".into(), "noopener".into());
        call(&window.into(), "open", &[&target.into(), &blank, &features]);
    }
}

/// Opens the share sheet for a link, or copies the link where there is none.
pub(crate) fn share(title: &str, path: &str) {
    let (Some(navigator), Some(url)) = (navigator(), absolute(path)) else {
        return;
    };
    if can_share() {
        let data = Object::new();
        set(&data, "title", &title.into());
        set(&data, "url", &url.as_str().into());
        call(&navigator, "share", &[&data]);
    } else {
        copy(&url);
    }
}

/// Puts a text on the clipboard.
pub(crate) fn copy(text: &str) {
    if let Some(clipboard) = navigator().and_then(|n| get(&n, "clipboard")) {
        call(&clipboard, "writeText", &[&text.into()]);
    }
}

/// Gives a text to the visitor as a file of this name and media type, as if a link to it
/// was pressed; whether that could be done.
pub(crate) fn download(name: &str, kind: &str, text: &str) -> bool {
    let offer = || {
        let window: JsValue = super::window()?.into();
        let maker: Function = get(&window, "Blob")?.dyn_into().ok()?;
        let options = Object::new();
        set(&options, "type", &kind.into());
        let arguments = Array::of2(&Array::of1(&text.into()), &options);
        let blob = Reflect::construct(&maker, &arguments).ok()?;
        // It ends with the page: nobody tells when the browser has taken it.
        let url = call(&get(&window, "URL")?, "createObjectURL", &[&blob])?;
        let link = super::document()?.create_element("a").ok()?;
        set(&link, "href", &url);
        set(&link, "download", &name.into());
        call(&link, "click", &[])
    };
    offer().is_some()
}

/// Starts the worker that shows one's own registrations when the device is offline (the loader
/// does, `public/start.js`), and keeps a file for it. Where the browser has no such thing,
/// nothing happens.
pub(crate) fn keep_offline(base: &str, file: Option<&str>) {
    if let Some(window) = super::window() {
        call(&window.into(), "appOffline", &[]);
    }
    let caches = super::window().and_then(|window| get(&window.into(), "caches"));
    if let (Some(caches), Some(file)) = (caches, file) {
        let path: JsValue = [base, file].concat().into();
        let open = call(&caches, "open", &[&"own".into()]);
        let add = once_with(move |cache| {
            call(&cache, "add", &[&path]);
        });
        if let Some(promise) = open {
            call(&promise, "then", &[&add]);
        }
    }
}

/// Removes what is kept for when the device is offline, and what serves it then (the loader does).
pub(crate) async fn forget_offline() {
    let window = super::window();
    let gone = window.and_then(|window| call(&window.into(), "appForget", &[]));
    if let Some(gone) = gone {
        let _ = JsFuture::from(Promise::from(gone)).await;
    }
}

/// Leaves for a page in the place of this one, so that going back does not lead here.
pub(crate) fn replace_by(path: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().replace(path);
    }
}
