//! One's own registrations: the receipt, and the page that lists them.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    device,
    person::{self, REGISTER},
    qr,
    stage::Fault,
};
use serde_json::json;

const MINE: &str = "/registrations/";

/// The receipt has the reference as text and as a code, a calendar file, and something
/// to share.
pub(crate) async fn the_receipt_has_all_that_stays(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("receipt-{}", scene.engine.name());
    let page = scene.page().await?;
    let reference = person::registered(&page, &mark).await?;
    let script = "const svg = document.querySelector('#registered svg.qr'); \
                  return [svg.viewBox.baseVal.width, svg.querySelector('path').getAttribute('d')]";
    let (side, path): (usize, String) = page.js(script).await?;
    let code = qr::read(&path, side)?;
    ensure!(code == reference, "the code says {code}, not {reference}");
    page.find("#registered .share button").await?;
    let script = "const link = document.querySelector('#registered a[download]'); \
        fetch(link.href).then(async (r) => answer([r.headers.get('content-type'), await r.text()]))";
    let (kind, file): (String, String) = device::asked(&page, script, vec![]).await?;
    ensure!(kind.starts_with("text/calendar"), "the file is {kind}");
    for line in [
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:VEVENT\r\n",
        "\r\nEND:VCALENDAR\r\n",
    ] {
        ensure!(file.contains(line), "the file lacks {line:?}:\n{file}");
    }
    page.is_quiet().await?;
    page.start(MINE).await?;
    page.until_text(".receipts", &reference).await?;
    page.until_text(".receipts h3", "ملتقى خدمة المجتمع")
        .await?;
    page.is_quiet().await
}

/// It can be taken back, after a confirmation.
pub(crate) async fn a_registration_can_be_taken_back(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("cancel-{}", scene.engine.name());
    let page = scene.page().await?;
    let reference = person::registered(&page, &mark).await?;
    page.start(MINE).await?;
    page.click_text("إلغاء التسجيل").await?;
    page.find(".receipts [id^=cancel-]").await?;
    page.click_text("إبقاء التسجيل").await?;
    page.click_text("إلغاء التسجيل").await?;
    ensure!(
        page.stage.seen("DELETE *").is_empty(),
        "it did not wait for the answer"
    );
    page.click_text("نعم، يُلغى").await?;
    page.until_text(".receipts h2", "أُلغي التسجيل").await?;
    let rows = scene.server().await?.rows().await?;
    let row = rows
        .iter()
        .find(|row| row.get("reference") == Some(&reference));
    let cancelled = row.and_then(|row| row.get("cancelled")).cloned();
    ensure!(
        cancelled.is_some_and(|at| !at.is_empty()),
        "the endpoint has {row:?}"
    );
    page.start(MINE).await?;
    page.until_text(".receipts h2", "أُلغي التسجيل").await?;
    ensure!(
        !page.text("main").await?.contains(&reference),
        "its reference still stands"
    );
    Ok(())
}

/// Where the endpoint does not take it back, that is said, and it stands.
pub(crate) async fn what_cannot_be_taken_back_stays(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("stays-{}", scene.engine.name());
    let page = scene.page().await?;
    let reference = person::registered(&page, &mark).await?;
    page.stage.on("DELETE *", Fault::HangUp);
    page.click_text("إلغاء التسجيل").await?;
    page.click_text("نعم، يُلغى").await?;
    page.until_text("#registered [role=alert]", "تعذّر الإلغاء")
        .await?;
    page.until_text("#registered .reference", &reference).await
}

/// Without a connection the page is there, with its references.
pub(crate) async fn they_are_there_offline(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("offline-list-{}", scene.engine.name());
    let page = scene.page().await?;
    let reference = person::registered(&page, &mark).await?;
    let script = "const look = async () => { \
          const kept = []; \
          for (const name of await caches.keys()) \
            for (const request of await (await caches.open(name)).keys()) kept.push(request.url); \
          const has = (end) => kept.some((url) => url.endsWith(end)); \
          if (has(arguments[0]) && has('.wasm') && has('.js') && has('page.json') && has('.ics')) answer(true); \
          else setTimeout(look, 20); \
        }; navigator.serviceWorker.ready.then(look)";
    let kept: bool = device::asked(&page, script, vec![json!(MINE)]).await?;
    ensure!(kept, "nothing is kept");
    page.stage.on("*", Fault::HangUp);
    page.start(MINE).await?;
    page.until_text(".receipts", &reference).await?;
    let file = "fetch(document.querySelector('.receipts a[download]').href) \
                .then((r) => r.text()).then(answer, () => answer(''))";
    let file: String = device::asked(&page, file, vec![]).await?;
    ensure!(file.contains("BEGIN:VEVENT"), "no calendar file: {file:?}");
    Ok(())
}

/// With nothing to show it says what will stand there; so it does once storage was wiped,
/// and the form is as for anybody.
pub(crate) async fn wiped_storage_is_a_clean_start(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("wiped-{}", scene.engine.name());
    let page = scene.page().await?;
    page.start(MINE).await?;
    page.until_text("main", "لا تسجيلات على هذا الجهاز").await?;
    person::registered(&page, &mark).await?;
    page.start(MINE).await?;
    page.find(".receipts").await?;
    device::wipe(&page).await?;
    page.start(MINE).await?;
    page.until_text("main", "لا تسجيلات على هذا الجهاز").await?;
    page.start(REGISTER).await?;
    ensure!(
        page.value(&person::control("email")).await?.is_empty(),
        "it is filled in"
    );
    ensure!(page.count("#already").await? == 0, "it remembers");
    let again = format!("{mark}-again");
    person::registered(&page, &again).await?;
    let server = scene.server().await?;
    for mark in [mark, again] {
        let rows = server.rows_with(&mark).await?;
        ensure!(rows.len() == 1, "{mark}: {} rows", rows.len());
    }
    Ok(())
}
