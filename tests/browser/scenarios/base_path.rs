//! The site below a path, on a plain static host.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::engine::Mode;

/// Built for a base path, it is taken over, navigates and reloads there.
pub(crate) async fn the_site_works_below_a_path(scene: &mut Scene<'_>) -> Result<()> {
    let backend = scene.below_a_path().await?.backend();
    let page = scene.page_before(backend, Mode::default()).await?;
    page.start("/x/y/").await?;
    page.mark().await?;
    page.click("header nav a[href=\"/x/y/speakers/\"]").await?;
    page.until_path("/x/y/speakers/").await?;
    page.click("main a[href=\"/x/y/speakers/hussain-al-jassmi/\"]")
        .await?;
    page.until_path("/x/y/speakers/hussain-al-jassmi/").await?;
    page.until_text("h1", "حسين الجسمي").await?;
    ensure!(page.is_marked().await?, "a link loaded a document");
    ensure!(
        page.stage.seen("GET /x/y/speakers/page.json").len() == 1,
        "{:#?}",
        page.stage.log()
    );
    let outside: Vec<_> = page.stage.log();
    let outside: Vec<_> = outside
        .iter()
        .filter(|line| !line.contains(" /x/y/"))
        .collect();
    ensure!(
        outside.is_empty(),
        "asked for what is not below the path: {outside:#?}"
    );
    page.reload().await?;
    page.until_text("h1", "حسين الجسمي").await?;
    page.is_quiet().await
}
