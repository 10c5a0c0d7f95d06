//! The calendar's views, and the pages of sectors.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{axe, engine::Mode, stage::Html};

/// From the agenda to the month, to the year, to the month before, and back, all in the
/// app; each view says which it is.
pub(crate) async fn views_lead_to_each_other(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/calendar/").await?;
    let current = "[aria-current=page]";
    page.until_text(&format!("nav.views {current}"), "القائمة")
        .await?;
    page.click_text("الشهر").await?;
    page.until_path("/calendar/2026-04/").await?;
    page.until_text(&format!("nav.views {current}"), "الشهر")
        .await?;
    page.until_text("h1", "أبريل 2026").await?;
    page.click_text("السنة").await?;
    page.until_path("/calendar/2026/").await?;
    page.until_text("h1", "2026").await?;
    ensure!(page.count("ul.year > li").await? == 12, "not twelve months");
    ensure!(page.count("ul.year .empty").await? > 0, "no month is empty");
    page.click_text("السابق: 2025").await?;
    page.until_path("/calendar/2025/").await?;
    page.click_text("نوفمبر 2025").await?;
    page.until_path("/calendar/2025-11/").await?;
    page.click_text("إلى اليوم").await?;
    page.until_path("/calendar/2026-04/").await?;
    page.click_text("القائمة").await?;
    page.until_path("/calendar/").await?;
    page.is_quiet().await
}

/// What is over is folded, with its number; a key opens it.
pub(crate) async fn what_is_over_is_folded(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/calendar/").await?;
    page.until_text("details.past > summary", "ما مضى").await?;
    let hidden = "return !document.querySelector('details.past a').checkVisibility()";
    page.until_true("it is folded", hidden).await?;
    page.js::<()>("document.querySelector('details.past > summary').focus(); return null")
        .await?;
    page.type_into("details.past > summary", "\u{e007}").await?;
    page.until_text("details.past[open]", "ملتقى انقضى").await?;
    axe::finds_nothing(&page, "the agenda with the past open").await?;
    page.is_quiet().await
}

/// A forum's sector leads to its page, which has its forums.
pub(crate) async fn a_sector_has_its_page(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/forums/over/").await?;
    page.click(".hero a[href=\"/sectors/technology/\"]").await?;
    page.until_path("/sectors/technology/").await?;
    page.until_text("main", "ملتقى انقضى").await?;
    page.until_text("#coming", "الملتقيات القادمة").await?;
    axe::finds_nothing(&page, "a sector").await?;
    page.click("main .lines a[href=\"/forums/over/\"]").await?;
    page.until_path("/forums/over/").await?;
    page.is_quiet().await
}

/// The views read without script, and show no controls that would be dead.
pub(crate) async fn views_read_without_script(scene: &mut Scene<'_>) -> Result<()> {
    let mode = Mode {
        scriptless: true,
        dark: false,
    };
    let page = scene.page_of_states_in(mode).await?;
    page.stage.set_html(Html::Untouched);
    for (path, said) in [
        ("/calendar/", "ملتقى نُقل موعده"),
        ("/calendar/2026/", "مايو 2026"),
        ("/calendar/2026-05/", "ملتقى التقنية في يومين"),
        ("/sectors/technology/", "ملتقى انقضى"),
        ("/speakers/", "لطيفة المثال"),
    ] {
        page.load(path).await?;
        page.until_text("main", said).await?;
        ensure!(
            page.count("main button, main dialog, main input").await? == 0,
            "{path} has a control"
        );
    }
    Ok(())
}
