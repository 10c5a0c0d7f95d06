//! What must outlive the page: texts by key, in IndexedDB. A write is done only when the
//! browser says that it is on the disk (`durability: "strict"`). Where storage is
//! blocked, full or does not answer, everything here fails, and the caller goes on from
//! memory.

use super::dynamic::{call, get, once, reject_after, set, settled};
use super::time::now;
use js_sys::{Array, Object, Promise};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "multaqa";
const STORE: &str = "outbox";

/// How long storage may take, in milliseconds: some browsers never answer.
const PATIENCE: i32 = 4_000;

/// How long storage is left alone that has not answered twice, in seconds; longer with each
/// time.
pub(crate) const PAUSE: u32 = 5;

thread_local! {
    /// How often in a row storage has not answered, and when that was last, in seconds since
    /// the epoch.
    static SILENCES: Cell<(u8, i64)> = const { Cell::new((0, 0)) };
}

/// Whether storage has not answered twice in a row: it is not asked again at once, for a
/// registration would wait for it each time. It may come back: WebKit's does, some time
/// after a tab was ended in the middle of a request.
fn is_silent() -> bool {
    let (times, last) = SILENCES.get();
    times > 1 && clock() - last < i64::from(PAUSE) * i64::from(times - 1)
}

/// Whether storage did not answer when it was last asked.
pub(crate) fn was_silent() -> bool {
    SILENCES.get().0 > 0
}

fn note(is_silence: bool) {
    let times = match is_silence {
        true => SILENCES.get().0.saturating_add(1),
        false => 0,
    };
    SILENCES.set((times, clock()));
}

fn clock() -> i64 {
    now().map_or(0, |now| now.0)
}

/// Whether a request or transaction has come to its good end.
async fn is_done(target: &JsValue, good: &str, bad: &[&str]) -> bool {
    let told = settled(target, good, bad, PATIENCE).await;
    note(told.is_none());
    told == Some(true)
}

/// All texts; `None` if they cannot be read.
pub(crate) async fn all() -> Option<Vec<String>> {
    if is_there().await == Some(false) {
        return Some(Vec::new());
    }
    let database = open().await?;
    let read = async {
        let (_, store) = transaction(&database, "readonly")?;
        let request = call(&store, "getAll", &[])?;
        if !is_done(&request, "onsuccess", &["onerror"]).await {
            return None;
        }
        let found: Array = get(&request, "result")?.dyn_into().ok()?;
        let mut texts = Vec::new();
        for text in found.iter() {
            texts.extend(text.as_string());
        }
        Some(texts)
    };
    let texts = read.await;
    call(&database, "close", &[]);
    texts
}

/// Writes a text, or removes it; whether that is sure to last.
pub(crate) async fn write(key: &str, text: Option<&str>) -> bool {
    let key = key.into();
    change(|store| match text {
        Some(text) => call(store, "put", &[&text.into(), &key]),
        None => call(store, "delete", &[&key]),
    })
    .await
}

/// Changes the store; whether that is sure to last.
async fn change(ask: impl FnOnce(&JsValue) -> Option<JsValue>) -> bool {
    let Some(database) = open().await else {
        return false;
    };
    let changed = async {
        let (transaction, store) = transaction(&database, "readwrite")?;
        ask(&store)?;
        let bad = ["onerror", "onabort"];
        is_done(&transaction, "oncomplete", &bad)
            .await
            .then_some(())
    };
    let changed = changed.await.is_some();
    call(&database, "close", &[]);
    changed
}

/// Removes everything, what no version of the app can read too; whether that is sure to last.
pub(crate) async fn clear() -> bool {
    if is_there().await == Some(false) {
        return true;
    }
    change(|store| call(store, "clear", &[])).await
}

/// Whether the database has been made; `None` where the browser does not tell. Reading
/// does not make it: Chromium opens it for nobody any more while a page that was left
/// in the middle of making it is kept for going back.
async fn is_there() -> Option<bool> {
    if is_silent() {
        return None;
    }
    let factory = get(&super::window()?.into(), "indexedDB")?;
    let asked = call(&factory, "databases", &[])?;
    let told = Promise::new(&mut |resolve, reject| {
        call(&asked, "then", &[&resolve, &reject]);
        reject_after(&reject, PATIENCE);
    });
    let told = JsFuture::from(told).await;
    note(told.as_ref().is_err_and(JsValue::is_undefined));
    let list: Array = told.ok()?.dyn_into().ok()?;
    let is_ours = |one| {
        get(&one, "name")
            .and_then(|name| name.as_string())
            .as_deref()
            == Some(DATABASE)
    };
    Some(list.iter().any(is_ours))
}

async fn open() -> Option<JsValue> {
    if is_silent() {
        return None;
    }
    let window = super::window()?.into();
    let factory = get(&window, "indexedDB")?;
    let request = call(&factory, "open", &[&DATABASE.into(), &1.into()])?;
    let opened = request.clone();
    let upgrade = once(move || {
        if let Some(database) = get(&opened, "result") {
            call(&database, "createObjectStore", &[&STORE.into()]);
        }
        JsValue::UNDEFINED
    });
    set(&request, "onupgradeneeded", &upgrade);
    let bad = ["onerror", "onblocked"];
    if !is_done(&request, "onsuccess", &bad).await {
        return None;
    }
    get(&request, "result")
}

/// A transaction on the store, and the store in it.
fn transaction(database: &JsValue, mode: &str) -> Option<(JsValue, JsValue)> {
    let options = Object::new();
    set(&options, "durability", &"strict".into());
    let arguments = [&STORE.into(), &mode.into(), options.as_ref()];
    let transaction = call(database, "transaction", &arguments)?;
    let store = call(&transaction, "objectStore", &[&STORE.into()])?;
    Some((transaction, store))
}
