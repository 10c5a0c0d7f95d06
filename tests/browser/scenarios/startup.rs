//! The app cannot start, or ends early: the page is still of use.

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    page::Page,
    person::{self, FORUM, REGISTER, control},
    stage::{Fault, Html},
};

/// WebAssembly missing from the browser, from the server, cut off, or not what was
/// built, all of it or the page's part; the glue script missing; all scripts missing.
pub(crate) async fn without_the_module_pages_read_and_say_what_to_do(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let wasm = "application/wasm";
    let faults: [(&str, &str, Option<Fault>); 8] = [
        ("WebAssembly switched off", "", None),
        (
            "404",
            "GET *.wasm",
            Some(Fault::reply(404, "text/plain", "none")),
        ),
        ("cut off", "GET *.wasm", Some(Fault::HangUp)),
        (
            "garbage",
            "GET *.wasm",
            Some(Fault::reply(200, wasm, "\0asm garbage")),
        ),
        (
            "a page",
            "GET *.wasm",
            Some(Fault::reply(200, "text/html", "<h1>portal</h1>")),
        ),
        (
            "no part",
            "GET /part-form-*",
            Some(Fault::reply(404, "text/plain", "none")),
        ),
        (
            "another part",
            "GET /part-form-*",
            Some(Fault::reply(200, wasm, "\0asm\x01\0\0\0")),
        ),
        (
            "no glue",
            "glue",
            Some(Fault::reply(404, "text/plain", "none")),
        ),
    ];
    // Looked up on a stage of its own, so that no cache has it afterwards.
    let glue = glue(&scene.page().await?).await?;
    for (name, pattern, fault) in faults {
        let page = scene.page().await?;
        match fault {
            None => page.stage.set_html(Html::WithoutWebAssembly),
            Some(fault) if pattern == "glue" => page.stage.on(&format!("GET {glue}"), fault),
            Some(fault) => page.stage.on(pattern, fault),
        }
        stays_of_use(&page).await.with_context(|| name.to_owned())?;
    }
    Ok(())
}

/// The path of the script that loads the module.
async fn glue(page: &Page) -> Result<String> {
    page.load("/").await?;
    let glue: Option<String> = page
        .js("return document.getElementById('start')?.dataset.app ?? null")
        .await?;
    glue.context("no #start script")
}

async fn stays_of_use(page: &Page) -> Result<()> {
    page.load(REGISTER).await?;
    page.until_true(
        "the page knows",
        "return document.documentElement.dataset.app === 'failed'",
    )
    .await?;
    ensure!(
        page.count("html[data-ready]").await? == 0,
        "the app says that it is in charge"
    );
    let how = page.find(".if-failed").await?.text().await?;
    ensure!(
        how.chars().count() > 40,
        "it does not say how to register: “{how}”"
    );
    person::send(page).await?;
    ensure!(
        page.path().await? == REGISTER,
        "the form went somewhere: {}",
        page.path().await?
    );
    page.mark().await?;
    page.click(&format!("main a[href=\"{FORUM}\"]")).await?;
    page.until_path(FORUM).await?;
    page.until_text("main", "حسين الجسمي").await?;
    ensure!(!page.is_marked().await?, "the link did not load a page");
    Ok(())
}

/// A trap after the start: a message with a way to reload, and what was typed is there
/// afterwards.
pub(crate) async fn a_crash_keeps_what_was_typed(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    page.type_into(&control("full_name"), "سارة").await?;
    // As the engine reports a trap; one that a test throws itself is kept from the page.
    let trap = "const error = new window.WebAssembly.RuntimeError('unreachable'); \
                window.dispatchEvent(new window.ErrorEvent('error', { error })); return null";
    page.js::<()>(trap).await?;
    page.find("#crashed").await?;
    page.mark().await?;
    page.click("#crashed a").await?;
    page.until_true("the page is loaded anew", "return !window.__mark")
        .await?;
    page.ready().await?;
    page.until("what was typed is back", async || {
        Ok((page.value(&control("full_name")).await? == "سارة").then_some(()))
    })
    .await
}
