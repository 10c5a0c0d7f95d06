//! Files that are made in the page, for the visitor to download.

use super::dynamic::{call, get};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A file at an address of its own, which ends when this is dropped.
pub(crate) struct File {
    /// The address, for `href`.
    pub(crate) url: String,
}

impl File {
    /// Makes a file of a text; `kind` is its media type.
    pub(crate) fn new(text: &str, kind: &str) -> Option<Self> {
        let maker: Function = get(&super::window()?.into(), "Blob")?.dyn_into().ok()?;
        let options = Object::new();
        super::dynamic::set(&options, "type", &kind.into());
        let arguments = Array::of2(&Array::of1(&text.into()), &options);
        let blob = Reflect::construct(&maker, &arguments).ok()?;
        let url = call(&urls()?, "createObjectURL", &[&blob])?.as_string()?;
        Some(Self { url })
    }
}

impl Drop for File {
    fn drop(&mut self) {
        if let Some(urls) = urls() {
            call(&urls, "revokeObjectURL", &[&self.url.as_str().into()]);
        }
    }
}

fn urls() -> Option<JsValue> {
    get(&super::window()?.into(), "URL")
}
