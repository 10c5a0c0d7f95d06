//! Back, forward and anchors.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{page::Page, person::FORUM};

const SPEAKER: &str = "/speakers/hussain-al-jassmi/";

async fn scroll(page: &Page) -> Result<f64> {
    page.js("return window.scrollY").await
}

async fn until_scrolled(page: &Page, to: f64) -> Result<()> {
    page.until(&format!("the page is scrolled to {to}"), async || {
        Ok(((scroll(page).await? - to).abs() < 3.0).then_some(()))
    })
    .await
}

/// Each entry of the history comes back with its page, its title and its place; the
/// focus is at the heading.
pub(crate) async fn back_and_forward_restore_page_and_place(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(FORUM).await?;
    page.mark().await?;
    let forum = page.web.title().await?;
    let links = page
        .web
        .find_all(thirtyfour::By::Css(format!(
            "main .persons a[href=\"{SPEAKER}\"]"
        )))
        .await?;
    // The last one, so that there is a way to scroll.
    let Some(link) = links.last() else {
        return Err(page.failure("the forum does not link to its speaker").await);
    };
    page.centre(link).await?;
    let place = scroll(&page).await?;
    ensure!(
        place > 50.0,
        "the page is too short to be scrolled: {place}"
    );
    link.click().await?;
    page.until_path(SPEAKER).await?;
    page.until_text("h1", "حسين الجسمي").await?;
    until_scrolled(&page, 0.0).await?;
    let speaker = page.title_after(&forum).await?;

    page.web.back().await?;
    page.until_path(FORUM).await?;
    until_scrolled(&page, place).await?;
    page.until_true(
        "the heading has the focus",
        "return document.activeElement.id === 'title'",
    )
    .await?;
    page.until_title(&forum).await?;

    page.web.forward().await?;
    page.until_path(SPEAKER).await?;
    page.until_text("h1", "حسين الجسمي").await?;
    until_scrolled(&page, 0.0).await?;
    page.until_title(&speaker).await?;

    page.web.back().await?;
    page.until_path(FORUM).await?;
    until_scrolled(&page, place).await?;
    ensure!(page.is_marked().await?, "a page was loaded as a document");
    page.is_quiet().await
}

/// An anchor moves the page and the history, and loads nothing; a link with an anchor to
/// another page leads there.
pub(crate) async fn an_anchor_is_the_browsers(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(SPEAKER).await?;
    page.mark().await?;
    let anchored = format!("main a[href^=\"{FORUM}#\"]");
    let script = "return document.querySelector(arguments[0])?.getAttribute('href') ?? ''";
    let target: String = page.js_with(script, vec![anchored.clone().into()]).await?;
    ensure!(
        !target.is_empty(),
        "the speaker's page does not link to a session"
    );
    page.click(&anchored).await?;
    page.until_path(&target).await?;
    let in_view = "const box = document.querySelector(location.hash)?.getBoundingClientRect(); \
                   return !!box && box.top >= -1 && box.top < window.innerHeight";
    page.until_true("the session is in view", in_view).await?;

    let before = page.stage.log().len();
    page.js::<()>("document.querySelector('a.skip').click(); return null")
        .await?;
    page.until_path(&format!("{FORUM}#main")).await?;
    page.web.back().await?;
    page.until_path(&target).await?;
    page.web.back().await?;
    page.until_path(SPEAKER).await?;
    page.until_text("h1", "حسين الجسمي").await?;
    let documents = page.stage.seen("*/").len();
    ensure!(
        documents == 1,
        "{documents} documents: {:#?}",
        page.stage.log().get(before..)
    );
    ensure!(page.is_marked().await?, "a page was loaded as a document");
    page.is_quiet().await
}
