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

const TIMED: &str = r#"<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8>
<link rel=icon href=data:,><title>timed</title><script src=/timed.js></script></head><body></body></html>"#;

/// Waits of all kinds: a short one, long ones in the wrong order, one that is cleared, one that
/// repeats, and a promise's own.
const WAITS: &str = r#"const begun = Date.now();
window.came = [];
const note = (name) => () => window.came.push(`${name} at ${(Date.now() - begun) / 1000}`);
setTimeout(note("short"), 5);
setTimeout(note("later"), 5000);
setTimeout(note("sooner"), 2000);
clearTimeout(setTimeout(note("cleared"), 2000));
setInterval(note("again"), 3000);
new Promise((done, limit) => setTimeout(limit, 2000)).catch(note("limit"));"#;

const FINE: &str = r#"<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8>
<link rel=icon href=data:,><title>fine</title></head><body><main><h1>fine</h1></main></body></html>"#;

async fn folder(scene: &mut Scene<'_>, mode: Mode) -> Result<(TempDir, Page)> {
    let folder = TempDir::new()?;
    fs::write(folder.path().join("index.html"), FAULTY)?;
    fs::write(folder.path().join("faulty.js"), SCRIPT)?;
    fs::write(folder.path().join("reply"), "answered")?;
    fs::create_dir(folder.path().join("timed"))?;
    fs::write(folder.path().join("timed/index.html"), TIMED)?;
    fs::write(folder.path().join("timed.js"), WAITS)?;
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

/// Time passes for a page when a test says so, and for the next document of the same stage.
pub(crate) async fn time_passes_when_it_is_told_to(scene: &mut Scene<'_>) -> Result<()> {
    let (_folder, page) = folder(scene, Mode::default()).await?;
    page.load("/timed/").await?;
    let came = |expected: &str| format!("return window.came.join() === '{expected}'");
    page.until_true("a pause is over", &came("short at 0"))
        .await?;
    let begun: i64 = page.js("return window.Date.now()").await?;
    page.pass(1).await?;
    page.until_true("nothing is due", &came("short at 0"))
        .await?;
    page.pass(1).await?;
    page.until_true("what is due has come", &came("short at 0,sooner at 2"))
        .await?;
    page.pass(8).await?;
    let all = "short at 0,sooner at 2,again at 10,later at 10";
    page.until_true("all has come, in its order", &came(all))
        .await?;
    let dates = "const { Date } = window; return [Date.now(), +new Date(), Date.parse(Date()), +new Date(5)]";
    let [now, new, told, five]: [i64; 4] = page.js(dates).await?;
    ensure!(now == begun + 10_000 && new == now && five == 5, "{now}");
    ensure!(told == now / 1000 * 1000, "{told} is not {now}");
    page.load("/timed/").await?;
    let next: i64 = page.js("return window.Date.now()").await?;
    ensure!(next == now, "the next document has {next}, not {now}");
    Ok(())
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
