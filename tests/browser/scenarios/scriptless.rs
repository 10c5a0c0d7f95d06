//! Every page reads without script.

use super::pages;
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    engine::Mode,
    page::Page,
    person::{FORUM, REGISTER},
    stage::Html,
};

async fn without_script(scene: &mut Scene<'_>) -> Result<Page> {
    let mode = Mode {
        scriptless: true,
        dark: false,
    };
    let page = scene.page_in(mode).await?;
    page.stage.set_html(Html::Untouched);
    Ok(page)
}

/// Heading, content and navigation are there, and nothing of the app was asked for.
pub(crate) async fn every_page_reads(scene: &mut Scene<'_>) -> Result<()> {
    let page = without_script(scene).await?;
    for path in pages::all(scene).await? {
        page.load(&path).await?;
        reads(&page).await.with_context(|| path.clone())?;
    }
    let scripts = page.stage.seen("*.wasm").len() + page.stage.seen("*.js").len();
    ensure!(scripts == 0, "scripts ran: {:#?}", page.stage.log());
    Ok(())
}

async fn reads(page: &Page) -> Result<()> {
    page.find("h1#title").await?;
    ensure!(
        page.text("h1").await?.chars().count() > 3,
        "the heading says nothing"
    );
    ensure!(
        page.text("main").await?.chars().count() > 60,
        "the page says nothing"
    );
    page.find("header nav a").await?;
    Ok(())
}

/// The forum's page names who, where and when, in both calendars.
pub(crate) async fn the_forum_says_it_all(scene: &mut Scene<'_>) -> Result<()> {
    let page = without_script(scene).await?;
    page.load("/").await?;
    page.click(&format!("main a[href=\"{FORUM}\"]")).await?;
    page.until_path(FORUM).await?;
    for said in [
        "حسين الجسمي",
        "لجين عمران",
        "الجامعة الأمريكية في دبي",
        "14 سبتمبر 2017",
        "23 ذو الحجة 1438",
    ] {
        page.until_text("main", said).await?;
    }
    Ok(())
}

/// The form says that it needs the app, and how to register otherwise.
pub(crate) async fn the_form_says_how_else(scene: &mut Scene<'_>) -> Result<()> {
    let page = without_script(scene).await?;
    page.load(REGISTER).await?;
    let how = page.find(".if-failed").await?.text().await?;
    ensure!(
        how.chars().count() > 40,
        "it does not say how to register: “{how}”"
    );
    Ok(())
}
