//! The stage itself: a test that could not fail would prove nothing, so each way in
//! which the other scenarios notice a fault is shown to notice one.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    axe,
    engine::Mode,
    page::Page,
    stage::{Backend, Fault, Html},
};
use std::fs;
use tempfile::TempDir;

const FAULTY: &str = r#"<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8>
<link rel=icon href=data:,><title>faulty</title><script src=faulty.js></script></head><body><h1>faulty</h1>
<p id=script>unwritten</p><img src=missing.png><div style="width:2000px">wide</div>
<noscript id=noscript>no script</noscript><script src=missing.js></script></body></html>"#;

const SCRIPT: &str = r#"console.warn("a warning"); console.error("an error");
Promise.reject(new Error("a rejection"));
addEventListener("DOMContentLoaded", () => {
  document.getElementById("script").textContent = "written";
  fetch("reply").then((r) => r.text(), () => "lost").then((t) => { document.title = t; });
  throw new Error("an exception");
});"#;

const FINE: &str = r#"<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8>
<link rel=icon href=data:,><title>fine</title></head><body><main><h1>fine</h1></main></body></html>"#;

async fn folder(scene: &mut Scene<'_>, mode: Mode) -> Result<(TempDir, Page)> {
    let folder = TempDir::new()?;
    fs::write(folder.path().join("index.html"), FAULTY)?;
    fs::write(folder.path().join("faulty.js"), SCRIPT)?;
    fs::write(folder.path().join("reply"), "answered")?;
    fs::create_dir(folder.path().join("fine"))?;
    fs::write(folder.path().join("fine/index.html"), FINE)?;
    let backend = Backend::Folder {
        root: folder.path().to_owned(),
        base: "/".to_owned(),
    };
    let page = scene.page_before(backend, mode).await?;
    Ok((folder, page))
}

/// Each kind of fault reaches the collected console, also from a document that is gone.
pub(crate) async fn console_is_collected(scene: &mut Scene<'_>) -> Result<()> {
    let (_folder, page) = folder(scene, Mode::default()).await?;
    page.load("/fine/").await?;
    page.is_quiet().await?;
    page.load("/").await?;
    let expected = [
        "a warning",
        "an error",
        "a rejection",
        "an exception",
        "missing.js",
    ];
    let seen = async |page: &Page| -> Result<Option<()>> {
        let lines = page.console().await?.join("\n");
        Ok(expected
            .iter()
            .all(|what| lines.contains(what))
            .then_some(()))
    };
    page.until("the console holds all", async || seen(&page).await)
        .await?;
    page.load("/fine/").await?;
    page.until("the console still holds all", async || seen(&page).await)
        .await
}

/// Replies, hang-ups and gates do to requests what they say.
pub(crate) async fn faults_are_injected(scene: &mut Scene<'_>) -> Result<()> {
    let (_folder, page) = folder(scene, Mode::default()).await?;
    page.load("/").await?;
    page.until_true("the site answers", "return document.title === 'answered'")
        .await?;
    page.stage
        .on("/reply", Fault::reply(500, "text/plain", "refused"));
    page.load("/").await?;
    page.until_true("the stage answers", "return document.title === 'refused'")
        .await?;
    for fault in [Fault::HangUp, Fault::HangUpAfter] {
        page.stage.on("/reply", fault);
        page.load("/").await?;
        page.until_true("the reply is lost", "return document.title === 'lost'")
            .await?;
    }
    page.stage.heal();
    let before = page.stage.seen("GET /reply").len();
    let gate = page.stage.hold("GET /reply");
    page.load("/").await?;
    page.until("the request is held", async || {
        Ok((page.stage.seen("GET /reply").len() > before).then_some(()))
    })
    .await?;
    ensure!(page.web.title().await? == "faulty", "the gate held nothing");
    gate.open();
    page.until_true(
        "the gate let it through",
        "return document.title === 'answered'",
    )
    .await
}

/// axe finds what is wrong.
pub(crate) async fn axe_finds_faults(scene: &mut Scene<'_>) -> Result<()> {
    let (_folder, page) = folder(scene, Mode::default()).await?;
    page.load("/fine/").await?;
    axe::finds_nothing(&page, "a fine page").await?;
    page.load("/").await?;
    let found = axe::finds_nothing(&page, "a faulty page").await;
    let text = found.err().map(|e| e.to_string()).unwrap_or_default();
    ensure!(
        text.contains("image-alt"),
        "axe misses an image without a text: {text}"
    );
    Ok(())
}

/// With scripts switched off no script runs, what stands for scripts is shown, and a test still reads.
pub(crate) async fn scripts_are_off(scene: &mut Scene<'_>) -> Result<()> {
    let mode = Mode {
        scriptless: true,
        ..Mode::default()
    };
    let (_folder, page) = folder(scene, mode).await?;
    page.stage.set_html(Html::Untouched);
    page.load("/").await?;
    let text = page.find("#script").await?.text().await?;
    ensure!(text == "unwritten", "a script ran");
    // Drivers hold everything in `noscript` for hidden, so its text is asked for.
    let instead = page.text("#noscript").await?;
    ensure!(instead == "no script", "noscript is not shown");
    Ok(())
}

/// A session that is set to dark is dark.
pub(crate) async fn dark_is_dark(scene: &mut Scene<'_>) -> Result<()> {
    let is_dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    // The session before is a dark one.
    for dark in [true, false] {
        let mode = Mode {
            dark,
            ..Mode::default()
        };
        let (_folder, page) = folder(scene, mode).await?;
        page.load("/fine/").await?;
        ensure!(
            page.js::<bool>(is_dark).await? == dark,
            "asked for dark: {dark}"
        );
    }
    Ok(())
}
