//! What the site keeps on the device: drafts, the outbox, and the rest, as a test reads
//! and writes them.

use crate::{
    engine::Engine,
    page::{PATIENCE, Page},
};
use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

/// Opens the outbox as the app does, and gives `read` its database; else calls `failed`.
const OPEN: &str = "const opening = indexedDB.open('multaqa', 1); \
    opening.onupgradeneeded = () => opening.result.createObjectStore('outbox'); \
    opening.onerror = opening.onblocked = () => failed(); \
    opening.onsuccess = () => read(opening.result);";

/// Reads all entries, then `then(entries)`; else calls `failed`.
const READ: &str = "const read = (database) => { \
      const all = database.transaction('outbox').objectStore('outbox').getAll(); \
      all.onerror = () => { database.close(); failed(); }; \
      all.onsuccess = () => { database.close(); then(all.result.map(JSON.parse)); }; \
    };";

/// Where storage does not answer, it is asked again for so many milliseconds: WebKit loses its
/// connection to it for a moment when a tab is killed.
fn until(milliseconds: u128) -> String {
    format!(
        "let look; const end = performance.now() + {milliseconds}; \
         const failed = () => {{ \
           if (performance.now() > end) answer(null); else setTimeout(look, 100); \
         }};"
    )
}

/// Looks, and does so again where that fails.
fn look() -> String {
    format!("look = () => {{ {OPEN} }}; look();")
}

/// How long the outbox may take to tell what it holds.
const LATE: Duration = Duration::from_secs(60);

/// What a script passes to `answer`.
pub async fn asked<T: DeserializeOwned>(
    page: &Page,
    script: &str,
    arguments: Vec<Value>,
) -> Result<T> {
    let script = format!("const answer = arguments[arguments.length - 1]; {script}");
    let returned = page.web.execute_async(script, arguments).await?;
    Ok(serde_json::from_value(returned.json().clone())?)
}

/// How long storage is asked whether it answers at all: a browser that is wrongly taken for
/// one whose storage does not is replaced, and nothing is lost but time.
const DEAF: Duration = Duration::from_secs(20);

/// The entries of the outbox.
pub async fn entries(page: &Page) -> Result<Vec<Value>> {
    entries_within(page, LATE).await
}

/// Whether storage answers.
pub async fn answers(page: &Page) -> bool {
    entries_within(page, DEAF).await.is_ok()
}

async fn entries_within(page: &Page, late: Duration) -> Result<Vec<Value>> {
    let script = format!(
        "const then = answer; {} {READ} {}",
        until(late.as_millis() / 2),
        look()
    );
    let entries = timeout(late, asked::<Option<Vec<Value>>>(page, &script, vec![])).await;
    let entries = entries.with_context(|| format!("the outbox does not answer in {late:?}"))??;
    entries.context("the outbox cannot be read")
}

/// The references of what has arrived.
pub async fn references(page: &Page) -> Result<Vec<Value>> {
    let entries = entries(page).await?.into_iter();
    let done = entries.filter(|entry| entry.get("state") == Some(&json!("done")));
    Ok(done.filter_map(|e| e.get("reference").cloned()).collect())
}

/// Waits until the outbox says that something has arrived beside what had `before`, and that
/// nothing with `mark` is on its way; returns its reference; `None` if that does not happen.
/// (What has arrived is kept without its answers, and so without the mark.)
pub async fn arrival(page: &Page, mark: &str, before: Vec<Value>) -> Result<Option<String>> {
    let patience = PATIENCE.as_millis();
    let script = format!(
        "const [mark, before] = arguments; {} \
         const then = (entries) => {{ \
           const isLeft = entries.some((e) => JSON.stringify(e).includes(mark)); \
           const fresh = entries.filter((e) => e.state === 'done' && !before.includes(e.reference)); \
           if (!isLeft && fresh.length === 1) answer(fresh[0].reference); \
           else failed(); \
         }}; \
         {READ} {}",
        until(patience),
        look()
    );
    asked(page, &script, vec![json!(mark), before.into()]).await
}

/// The draft of a page, as it is kept.
pub async fn draft(page: &Page, route: &str) -> Result<Option<String>> {
    let script = "return sessionStorage.getItem('draft:' + arguments[0])";
    page.js_with(script, vec![json!(route)]).await
}

/// Keeps a draft for a page, as if it had been typed so many seconds ago. The page's
/// origin must be the stage's.
pub async fn keep_draft(page: &Page, route: &str, answers: Value, age: i64) -> Result<()> {
    let script = "const at = Math.floor(window.Date.now() / 1000) - arguments[2]; \
        sessionStorage.setItem('draft:' + arguments[0], JSON.stringify([at, arguments[1]]))";
    let arguments = vec![json!(route), answers, json!(age)];
    page.web.execute(script, arguments).await?;
    Ok(())
}

/// All that the origin keeps on the device, as one text: session and local storage,
/// IndexedDB, cookies, and the addresses and texts of Cache Storage.
pub async fn everything(page: &Page) -> Result<String> {
    let script = format!(
        "const then = async (entries) => {{ \
           const kept = [entries, {{ ...sessionStorage }}, {{ ...localStorage }}, document.cookie]; \
           for (const name of globalThis.caches ? await caches.keys() : []) {{ \
             const cache = await caches.open(name); \
             for (const request of await cache.keys()) {{ \
               const {{ pathname }} = new URL(request.url); \
               const isText = !/\\.(?:js|wasm)$/.test(pathname); \
               const text = isText ? await (await cache.match(request)).text() : ''; \
               kept.push([request.url, text]); \
             }} \
           }} \
           answer(JSON.stringify(kept)); \
         }}; {} {READ} {}",
        until(LATE.as_millis() / 2),
        look()
    );
    let kept: Option<String> = asked(page, &script, vec![]).await?;
    kept.context("the storage cannot be read")
}

/// Puts a text into the outbox as it is.
pub async fn put(page: &Page, key: &str, text: &str) -> Result<()> {
    let script = format!(
        "const [key, text] = arguments; const failed = () => answer(false); \
         const read = (database) => {{ \
           const work = database.transaction('outbox', 'readwrite'); \
           work.objectStore('outbox').put(text, key); \
           work.oncomplete = () => {{ database.close(); answer(true); }}; \
           work.onabort = failed; }}; {OPEN}"
    );
    let is_put: bool = asked(page, &script, vec![json!(key), json!(text)]).await?;
    ensure!(is_put, "nothing can be put into the outbox");
    Ok(())
}

/// Wipes all that the origin keeps on the device, as browsers do after a while. WebKit
/// does not answer a page that removes a database, so there it is emptied.
pub async fn wipe(page: &Page) -> Result<()> {
    let wiped = match page.engine {
        Engine::WebKit => {
            "const read = (database) => { \
               const work = database.transaction('outbox', 'readwrite'); \
               work.objectStore('outbox').clear(); \
               work.oncomplete = () => { database.close(); answer(true); }; \
               work.onabort = () => answer(false); }; "
        }
        _ => {
            "const read = (database) => { \
               database.close(); \
               const gone = indexedDB.deleteDatabase('multaqa'); \
               gone.onsuccess = () => answer(true); \
               gone.onerror = gone.onblocked = () => answer(false); }; "
        }
    };
    let script = format!(
        "const failed = () => answer(null); \
         sessionStorage.clear(); localStorage.clear(); {wiped} (async () => {{ \
           for (const name of globalThis.caches ? await caches.keys() : []) await caches.delete(name); \
           {OPEN} }})()"
    );
    let wiped: Option<bool> = asked(page, &script, vec![]).await?;
    ensure!(wiped == Some(true), "the storage cannot be wiped");
    Ok(())
}
