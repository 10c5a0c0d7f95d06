//! The device keeps nothing, or kept something for too long.

use super::{answer, arrived, filled, noticed, one_key, send_into};
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    device,
    person::{self, REGISTER, SEND},
    stage::{Fault, Html},
};

/// Storage that throws, that fails, that is full, and that never answers.
const STORAGES: [(&str, &str); 4] = [
    (
        "blocked",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
    ),
    (
        "failing",
        "IDBFactory.prototype.open = () => { \
           const request = { result: null }; \
           setTimeout(() => request.onerror?.(new Event('error'))); \
           return request; };",
    ),
    (
        "full",
        "IDBObjectStore.prototype.put = () => { \
           throw new DOMException('no', 'QuotaExceededError'); };",
    ),
    (
        "silent",
        "__clock.limit = 0; \
         IDBFactory.prototype.open = () => ({ result: null }); \
         IDBFactory.prototype.databases = () => new Promise(() => {});",
    ),
];

/// Row 27, IndexedDB is blocked, fails, is full or never answers: it works from memory, and says that the
/// page is to stay open.
pub(crate) async fn without_storage_the_page_is_to_stay_open(scene: &mut Scene<'_>) -> Result<()> {
    for (name, script) in STORAGES {
        let mark = format!("{name}-{}", scene.engine.name());
        let page = scene.page().await?;
        page.stage.set_html(Html::Changed(script));
        person::open_filled(&page, &mark).await?;
        let busy = answer(429, "{}", &[("retry-after", "2")]);
        send_into(&page, SEND, Fault::Reply(busy)).await?;
        noticed(&page, "waiting", &mark)
            .await
            .with_context(|| name.to_owned())?;
        page.until_text("#waiting", "يُرجى إبقاء هذه الصفحة مفتوحة")
            .await?;
        page.stage.heal();
        page.pass(2).await?;
        arrived(scene, &page, &mark)
            .await
            .with_context(|| name.to_owned())?;
    }
    Ok(())
}

/// Fails to write that something is done, twice.
const FORGETFUL: &str = "{ \
    const { put } = IDBObjectStore.prototype; \
    let fails = 2; \
    IDBObjectStore.prototype.put = function (value, key) { \
      if (String(value).includes('\"state\":\"done\"') && fails-- > 0) { \
        throw new DOMException('no', 'QuotaExceededError'); \
      } \
      return put.call(this, value, key); \
    }; }";

/// What arrived has arrived, even if that could not be written: it is not sent again
/// while the page stays open, and is written as soon as that can be done.
pub(crate) async fn what_arrived_is_written_later(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    let mark = format!("later-{}", scene.engine.name());
    page.stage.set_html(Html::Changed(FORGETFUL));
    person::open_filled(&page, &mark).await?;
    person::send(&page).await?;
    let reference = person::reference(&page).await?;
    let states = async || -> Result<Vec<_>> {
        let kept = device::entries(&page).await?;
        Ok(kept.iter().map(|entry| entry["state"].clone()).collect())
    };
    ensure!(states().await? == ["sending"], "{:?}", states().await?);
    for _ in 0..2 {
        page.js::<()>("dispatchEvent(new Event('online'))").await?;
    }
    page.until("it is written that it is done", async || {
        page.js::<()>("dispatchEvent(new Event('online'))").await?;
        Ok((states().await? == ["done"]).then_some(()))
    })
    .await?;
    let shown = person::reference(&page).await?;
    ensure!(shown == reference, "first {reference}, then {shown}");
    let posts = page.stage.seen("POST *").len();
    ensure!(posts == 1, "sent {posts} times");
    Ok(())
}

/// Makes what is kept a day older, and unknown.
const AGE: &str = r#"
const done = arguments[arguments.length - 1];
const opening = indexedDB.open("multaqa", 1);
opening.onerror = () => done("cannot open");
opening.onsuccess = () => {
  const database = opening.result;
  const transaction = database.transaction("outbox", "readwrite");
  const store = transaction.objectStore("outbox");
  let changed = 0;
  store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return;
    const entry = JSON.parse(cursor.value);
    entry.created -= 24 * 3600;
    entry.due -= 24 * 3600;
    entry.state = "unknown";
    cursor.update(JSON.stringify(entry));
    changed += 1;
    cursor.continue();
  };
  transaction.oncomplete = () => { database.close(); done(`changed ${changed}`); };
};
"#;

/// Row 29, a key that is older than endpoints keep them: it is not sent by itself; the
/// page asks.
pub(crate) async fn an_old_key_is_not_sent_by_itself(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "old").await?;
    send_into(&page, SEND, Fault::HangUpAfter).await?;
    noticed(&page, "unknown", &mark).await?;
    // A page of the same origin without the app.
    page.load("/__test/blank").await?;
    let changed = page.web.execute_async(AGE, vec![]).await?;
    ensure!(changed.json() == "changed 1", "{:?}", changed.json());
    page.stage.heal();
    let before = page.stage.seen("POST *").len();
    page.start(REGISTER).await?;
    noticed(&page, "unknown", &mark).await?;
    page.until_text("#unknown", "أكثر من 23 ساعة").await?;
    ensure!(
        page.count("#unknown .countdown").await? == 0,
        "it would be sent by itself"
    );
    page.js::<()>("dispatchEvent(new Event('online'))").await?;
    page.click("header nav a[href=\"/speakers/\"]").await?;
    page.until_path("/speakers/").await?;
    page.find("p.pending").await?;
    page.start(REGISTER).await?;
    noticed(&page, "unknown", &mark).await?;
    let now = page.stage.seen("POST *").len();
    ensure!(now == before, "sent {} times by itself", now - before);
    page.click("#unknown button").await?;
    arrived(scene, &page, &mark).await?;
    one_key(&page.stage)?;
    Ok(())
}
