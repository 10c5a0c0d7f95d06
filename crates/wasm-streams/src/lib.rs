//! A stand-in for the crate of this name (docs/adr/0016).
//!
//! Leptos brings server functions along, and they bring wasm-streams, whose classes are
//! exported to the browser whether anything uses them or not. This app has no server
//! functions. Here is what they name, so that they compile; nothing of it is ever called.

use futures_util::{Stream, stream};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser (WHATWG Streams, `ReadableStream`).
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps one.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The one that is wrapped.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// None: no Rust stream is handed to the browser.
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// Empty: no stream of the browser is read in Rust.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        stream::empty()
    }
}
