//! The next page's payload does not come, comes late, or has changed.

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_domain::page::SHAPE;
use multaqa_tests::{page::Page, stage::Fault};
use std::sync::Arc;

const CALENDAR: &str = "header nav a[href=\"/calendar/\"]";
const SPEAKERS: &str = "header nav a[href=\"/speakers/\"]";
const PLAN: &str = "header nav a[href=\"/plan/\"]";
const HOME: &str = "header nav a[href=\"/\"]";
const PAYLOAD: &str = "GET /speakers/page.json";

/// 404, 500, a page, garbage, a shape that is none, no connection: the page says so, the
/// rest of the app goes on, and another try succeeds.
pub(crate) async fn a_payload_that_does_not_come_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    let json = "application/json";
    let [garbage, no_page] = [",", "}"].map(|end| format!("{{\"shape\":{SHAPE}{end}"));
    let faults = [
        ("404", Fault::reply(404, "text/plain", "none"), false),
        ("500", Fault::reply(500, "text/plain", "broken"), true),
        (
            "a page",
            Fault::reply(200, "text/html", "<!doctype html><h1>portal</h1>"),
            true,
        ),
        ("garbage", Fault::reply(200, json, &garbage), true),
        ("no payload", Fault::reply(200, json, "[1, 2, 3]"), true),
        ("no page in it", Fault::reply(200, json, &no_page), true),
        ("hang-up", Fault::HangUp, true),
    ];
    for (name, fault, can_retry) in faults {
        let page = scene.page().await?;
        told_of(&page, fault, can_retry)
            .await
            .with_context(|| name.to_owned())?;
    }
    Ok(())
}

/// The payload comes, and the part of the app that draws it does not: the page says so, the
/// rest of the app goes on, and another try succeeds. It is fetched once, and not before it
/// is wanted.
pub(crate) async fn a_part_that_does_not_come_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    const PART: &str = "GET /part-plan-*";
    let faults = [
        ("404", Fault::reply(404, "text/plain", "none")),
        (
            "another",
            Fault::reply(200, "application/wasm", "\0asm\x01\0\0\0"),
        ),
        ("cut off", Fault::Cut),
        ("hang-up", Fault::HangUp),
    ];
    for (name, fault) in faults {
        let page = scene.page().await?;
        page.start("/").await?;
        page.mark().await?;
        ensure!(page.stage.seen(PART).is_empty(), "{name}: fetched unasked");
        page.stage.on(PART, fault);
        page.click(PLAN).await?;
        page.until_path("/plan/").await?;
        page.find("main .message").await?;
        page.click(CALENDAR).await?;
        page.until_path("/calendar/").await?;
        page.stage.heal();
        page.click(PLAN).await?;
        page.until_text("main", "لا شيء في الخطة").await?;
        let fetched = page.stage.seen(PART).len();
        page.click(CALENDAR).await?;
        page.until_path("/calendar/").await?;
        page.web.back().await?;
        page.until_text("main", "لا شيء في الخطة").await?;
        ensure!(
            page.stage.seen(PART).len() == fetched,
            "{name}: fetched again"
        );
        ensure!(
            page.is_marked().await?,
            "{name}: the document was loaded anew"
        );
    }
    Ok(())
}

async fn told_of(page: &Page, fault: Fault, can_retry: bool) -> Result<()> {
    page.start("/").await?;
    page.mark().await?;
    let home = page.text("h1").await?;
    page.stage.on(PAYLOAD, fault);
    page.click(SPEAKERS).await?;
    page.until_path("/speakers/").await?;
    page.find("main .message").await?;
    page.until_true(
        "the heading has the focus",
        "return document.activeElement.id === 'title'",
    )
    .await?;
    page.until(&format!("a way to try again: {can_retry}"), async || {
        Ok(((page.count("main button").await? == 1) == can_retry).then_some(()))
    })
    .await?;
    // The rest of the app goes on.
    page.click(CALENDAR).await?;
    page.until_path("/calendar/").await?;
    page.web.back().await?;
    page.until_path("/speakers/").await?;
    page.find("main .message").await?;
    page.stage.heal();
    if can_retry {
        page.click("main button").await?;
    } else {
        page.click(HOME).await?;
        page.until_text("h1", &home).await?;
        page.click(SPEAKERS).await?;
        // The home page names him too.
        page.until_path("/speakers/").await?;
    }
    page.until_text("main", "حسين الجسمي").await?;
    let path = page.path().await?;
    ensure!(path == "/speakers/", "at {path}");
    ensure!(page.is_marked().await?, "the document was loaded anew");
    Ok(())
}

/// An older or newer shape: the page is loaded whole, which brings the app that fits.
pub(crate) async fn another_version_is_loaded_whole(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    page.mark().await?;
    let other = r#"{"shape":999,"page":{"unknown":{}}}"#;
    page.stage
        .on(PAYLOAD, Fault::reply(200, "application/json", other));
    page.click(SPEAKERS).await?;
    page.until_path("/speakers/").await?;
    page.click("main .message button").await?;
    page.until_true("a document is loaded", "return !window.__mark")
        .await?;
    page.ready().await?;
    page.until_text("main", "حسين الجسمي").await?;
    ensure!(
        page.stage.seen("GET /speakers/").len() == 1,
        "{:#?}",
        page.stage.log()
    );
    Ok(())
}

/// While the next page is slow the one before stays, and says that it is loading.
pub(crate) async fn a_slow_page_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    let home = page.text("h1").await?;
    let gate = page.stage.hold(PAYLOAD);
    page.click(SPEAKERS).await?;
    page.until_text(".progress[role=status]", "جارٍ التحميل")
        .await?;
    ensure!(page.text("h1").await? == home, "the page before is gone");
    // Somebody who changes their mind is not pulled back.
    page.click(CALENDAR).await?;
    page.until_path("/calendar/").await?;
    gate.open();
    page.until_true(
        "nothing is loading any more",
        "return document.querySelector('.progress').innerText === ''",
    )
    .await?;
    page.click(SPEAKERS).await?;
    page.until_path("/speakers/").await?;
    page.until_text("main", "حسين الجسمي").await?;
    page.is_quiet().await
}

/// A page that was seen before is shown at once, and brought up to date behind.
pub(crate) async fn new_content_appears(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    page.click(SPEAKERS).await?;
    page.until_path("/speakers/").await?;
    page.click(HOME).await?;
    page.until_path("/").await?;
    let gate = page.stage.hold(PAYLOAD);
    page.click(SPEAKERS).await?;
    page.until_path("/speakers/").await?;
    // At once: the gate is still shut.
    page.until_text("main", "حسين الجسمي").await?;
    gate.open();
    page.click(HOME).await?;
    page.until_path("/").await?;
    let renamed = |text: &str| {
        text.replace("حسين الجسمي", "الاسم الجديد")
            .replace(r#""version":""#, r#""version":"new-"#)
    };
    page.stage.on(PAYLOAD, Fault::Edit(Arc::new(renamed)));
    page.click(SPEAKERS).await?;
    page.until_text("main", "الاسم الجديد").await?;
    page.is_quiet().await
}
