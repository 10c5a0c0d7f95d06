//! axe finds nothing, on any page, in any state, light or dark.

use super::{
    faults::{self, send_into},
    looks::{self, Look},
    search,
};
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    axe,
    engine::Mode,
    page::Page,
    person::{self, REGISTER, SEND},
    stage::{Fault, Html},
};

/// The page of one's own registrations.
const MINE: &str = "/registrations/";

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
    looks::find_nothing(scene, Look::Light, |path| !is_of_speakers(path)).await
}

/// The pages of speakers.
pub(crate) async fn speakers_in_light(scene: &mut Scene<'_>) -> Result<()> {
    looks::find_nothing(scene, Look::Light, is_of_speakers).await
}

/// Every page but those of speakers, in dark colours.
pub(crate) async fn pages_in_dark(scene: &mut Scene<'_>) -> Result<()> {
    looks::find_nothing(scene, Look::Dark, |path| !is_of_speakers(path)).await
}

/// The pages of speakers, in dark colours.
pub(crate) async fn speakers_in_dark(scene: &mut Scene<'_>) -> Result<()> {
    looks::find_nothing(scene, Look::Dark, is_of_speakers).await
}

fn is_of_speakers(path: &str) -> bool {
    path.starts_with("/speakers/")
}

/// What pages look like on the way.
pub(crate) async fn states_in_light(scene: &mut Scene<'_>) -> Result<()> {
    every_state(scene, LIGHT).await
}

/// The same, where the system prefers dark colours.
pub(crate) async fn states_in_dark(scene: &mut Scene<'_>) -> Result<()> {
    every_state(scene, DARK).await
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
    form(&page).await?;
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
    axe::finds_nothing(&page, "a form without its app").await?;

    let mark = format!("axe{}-{}", u8::from(mode.dark), scene.engine.name());
    let page = scene.page_in(mode).await?;
    outcomes(&page, &mark).await?;
    let page = scene.page_in(mode).await?;
    asking(&page).await?;
    search::every_state(scene, mode).await
}

async fn form(page: &Page) -> Result<()> {
    page.start(REGISTER).await?;
    person::send(page).await?;
    page.find(person::SUMMARY).await?;
    axe::finds_nothing(page, "a form with errors").await
}

/// What becomes of sending, and the list of one's own registrations before, on the way
/// and afterwards.
async fn outcomes(page: &Page, mark: &str) -> Result<()> {
    page.start(MINE).await?;
    page.until_text("main", "لا تسجيلات على هذا الجهاز").await?;
    axe::finds_nothing(page, "an empty list").await?;

    person::open_filled(page, mark).await?;
    let refused = faults::answer(403, r#"{"title":"مهلًا"}"#, &[]);
    send_into(page, SEND, Fault::Reply(refused)).await?;
    page.find("#failed").await?;
    axe::finds_nothing(page, "a failure").await?;
    let busy = faults::answer(429, r#"{"title":"مهلًا"}"#, &[("retry-after", "200")]);
    send_into(page, SEND, Fault::Reply(busy)).await?;
    page.find("#waiting").await?;
    axe::finds_nothing(page, "a wait").await?;
    page.start(MINE).await?;
    page.find("main .notice button").await?;
    axe::finds_nothing(page, "a list with what waits").await?;

    page.start(REGISTER).await?;
    send_into(page, "#waiting button", Fault::HangUp).await?;
    page.find("#unknown .countdown").await?;
    axe::finds_nothing(page, "an unknown outcome").await?;
    page.stage.heal();
    page.click("#unknown button").await?;
    person::reference(page).await?;
    page.find("svg.qr").await?;
    axe::finds_nothing(page, "a receipt").await?;
    page.start(MINE).await?;
    page.find("main svg.qr").await?;
    axe::finds_nothing(page, "a list with a receipt").await
}

/// Where it must be asked whether to send again.
async fn asking(page: &Page) -> Result<()> {
    let unknown = r#""repeat":"unknown""#.to_owned();
    faults::edit(&page.stage, &[(faults::SAFE, unknown)]);
    person::open_filled(page, "axe").await?;
    send_into(page, SEND, Fault::HangUp).await?;
    page.find("#unknown").await?;
    axe::finds_nothing(page, "a question").await
}
