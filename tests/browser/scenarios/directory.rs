//! The directory of speakers.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::axe;

/// People are narrowed down by country, and search is a link away.
pub(crate) async fn people_are_narrowed_down(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/speakers/").await?;
    let shown = "return [...document.querySelectorAll('.persons > li')].filter((e) => e.checkVisibility()).length";
    let all: usize = page.js(shown).await?;
    page.click("#filter-open").await?;
    page.find("#filter fieldset").await?;
    axe::finds_nothing(&page, "the filters of people").await?;
    page.click("#filter fieldset label").await?;
    page.click("#filter button[type=submit]").await?;
    let fewer = format!("{shown} < {all}")
        .replacen("return ", "return (", 1)
        .replacen(" <", ") <", 1);
    page.until_true("there are fewer", &fewer).await?;
    page.find(".chip button").await?;
    ensure!(
        page.path().await?.starts_with("/speakers/?"),
        "{}",
        page.path().await?
    );
    page.click_text("إلغاء التصفية").await?;
    page.until_path("/speakers/").await?;
    page.is_quiet().await
}
