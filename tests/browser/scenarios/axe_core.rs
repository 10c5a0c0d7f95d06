//! axe finds nothing, on any page, in any state, light or dark.

use super::pages;
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    axe,
    engine::Mode,
    page::Page,
    person::{self, REGISTER},
    stage::{Fault, Html},
};

const LIGHT: Mode = Mode {
    dark: false,
    scriptless: false,
};
const DARK: Mode = Mode {
    dark: true,
    scriptless: false,
};

/// Every page but those of speakers.
pub(crate) async fn pages_in_light(scene: &mut Scene<'_>) -> Result<()> {
    every_page(scene, LIGHT, |path| !is_of_speakers(path)).await
}

/// The pages of speakers.
pub(crate) async fn speakers_in_light(scene: &mut Scene<'_>) -> Result<()> {
    every_page(scene, LIGHT, is_of_speakers).await
}

/// Every page but those of speakers, for who prefers dark colours.
pub(crate) async fn pages_in_dark(scene: &mut Scene<'_>) -> Result<()> {
    every_page(scene, DARK, |path| !is_of_speakers(path)).await
}

/// The pages of speakers, for who prefers dark colours.
pub(crate) async fn speakers_in_dark(scene: &mut Scene<'_>) -> Result<()> {
    every_page(scene, DARK, is_of_speakers).await
}

fn is_of_speakers(path: &str) -> bool {
    path.starts_with("/speakers/")
}

/// What pages look like on the way.
pub(crate) async fn states_in_light(scene: &mut Scene<'_>) -> Result<()> {
    every_state(scene, LIGHT).await
}

/// The same, for who prefers dark colours.
pub(crate) async fn states_in_dark(scene: &mut Scene<'_>) -> Result<()> {
    every_state(scene, DARK).await
}

async fn every_page(
    scene: &mut Scene<'_>,
    mode: Mode,
    wanted: impl Fn(&str) -> bool,
) -> Result<()> {
    let page = scene.page_in(mode).await?;
    for path in pages::all(scene).await?.iter().filter(|path| wanted(path)) {
        page.start(path).await?;
        is_set(&page, mode).await?;
        axe::finds_nothing(&page, path).await?;
    }
    Ok(())
}

async fn is_set(page: &Page, mode: Mode) -> Result<()> {
    let dark = page
        .js::<bool>("return matchMedia('(prefers-color-scheme: dark)').matches")
        .await?;
    ensure!(dark == mode.dark, "prefers dark: {dark}");
    Ok(())
}

async fn every_state(scene: &mut Scene<'_>, mode: Mode) -> Result<()> {
    let page = scene.page_in(mode).await?;
    is_set(&page, mode).await?;
    form(
        &page,
        &format!("axe{}-{}", u8::from(mode.dark), scene.engine.name()),
    )
    .await?;

    page.stage.on(
        "GET /speakers/page.json",
        Fault::reply(500, "text/plain", ""),
    );
    page.click("header nav a[href=\"/speakers/\"]").await?;
    page.find("main .message button").await?;
    axe::finds_nothing(&page, "a page that did not come").await?;

    let page = scene.page_in(mode).await?;
    page.stage.set_html(Html::WithoutWebAssembly);
    page.load(REGISTER).await?;
    page.find(".if-failed").await?;
    axe::finds_nothing(&page, "a form without its app").await
}

async fn form(page: &Page, mark: &str) -> Result<()> {
    page.start(REGISTER).await?;
    person::send(page).await?;
    page.find(person::SUMMARY).await?;
    axe::finds_nothing(page, "a form with errors").await?;
    person::fill(page, mark).await?;
    for (name, fault) in [
        (
            "failed",
            Fault::reply(429, "application/json", r#"{"title":"مهلًا"}"#),
        ),
        ("unknown", Fault::HangUp),
    ] {
        page.stage.on("POST *", fault);
        person::send(page).await?;
        page.find(&format!("#{name}")).await?;
        axe::finds_nothing(page, name).await?;
    }
    page.stage.heal();
    person::send(page).await?;
    person::reference(page).await?;
    axe::finds_nothing(page, "a confirmation").await
}
