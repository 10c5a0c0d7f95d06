//! Calls by name, for what the browser may lack or web-sys counts as unstable. One way
//! for all of them costs less than a binding each.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// A property that is there.
pub(super) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Sets a property.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// Calls a method; `None` if there is no such method or it throws.
pub(super) fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = get(object, name)?.dyn_into().ok()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    method.apply(object, &list).ok()
}

/// Waits for a handler of this name to be called, such as `onsuccess`, at most so many
/// milliseconds; whether it was, before any of the `bad` ones. `None` if nothing came.
pub(super) async fn settled(
    target: &JsValue,
    good: &str,
    bad: &[&str],
    patience: i32,
) -> Option<bool> {
    let promise = Promise::new(&mut |resolve, reject| {
        set(target, good, &resolve);
        for name in bad {
            set(target, name, &reject);
        }
        reject_after(&reject, patience);
    });
    match JsFuture::from(promise).await {
        Ok(_) => Some(true),
        // A handler is given its event, the timer nothing.
        Err(event) => (!event.is_undefined()).then_some(false),
    }
}

/// Rejects a promise after so many milliseconds, if nothing has come of it by then.
pub(super) fn reject_after(reject: &Function, patience: i32) {
    if let Some(window) = super::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(reject, patience);
    }
}

/// A promise, and the function that fulfils it.
pub(super) fn deferred() -> (Promise, Function) {
    let mut fulfil = None;
    let promise = Promise::new(&mut |resolve, _| fulfil = Some(resolve));
    (promise, fulfil.unwrap_or_default())
}

/// A function that is called once with a value, and then freed.
pub(super) fn once_with(call: impl FnOnce(JsValue) + 'static) -> JsValue {
    Closure::once_into_js(call)
}

/// A function that is called once, and then freed.
pub(super) fn once(call: impl FnOnce() -> JsValue + 'static) -> JsValue {
    Closure::once_into_js(call)
}
