//! The gallery: every ui component in every state, from one table.

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::axe;
use std::{env, fs, path::Path};

const GALLERY: &str = "/gallery/";

/// axe finds nothing in it.
pub(crate) async fn the_gallery_is_accessible(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.load(GALLERY).await?;
    ensure!(page.count("h1").await? == 1, "there is no gallery");
    axe::finds_nothing(&page, "the gallery").await
}

/// Its HTML is the one that was kept (`UPDATE_GOLDEN=1` keeps the new one).
pub(crate) async fn the_gallery_is_as_kept(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.load(GALLERY).await?;
    ensure!(page.count("h1").await? == 1, "there is no gallery");
    let script =
        "const done = arguments[0]; fetch(location.pathname).then((r) => r.text()).then(done)";
    let html: String = page.web.execute_async(script, vec![]).await?.convert()?;
    let (_, body) = html.split_once("<body>").context("no body")?;
    // One tag a line, so that a difference can be read.
    let lines = body.replace("><", ">\n<");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/gallery.html");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(golden.parent().context("no folder")?)?;
        fs::write(&golden, &lines)?;
    }
    let kept = fs::read_to_string(&golden)
        .with_context(|| format!("{}: UPDATE_GOLDEN=1 makes it", golden.display()))?;
    let differs = kept.lines().zip(lines.lines()).position(|(a, b)| a != b);
    if kept == lines {
        return Ok(());
    }
    let line = differs.unwrap_or(kept.lines().count().min(lines.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(its end)").to_owned();
    Err(page
        .failure(&format!(
            "line {} of the gallery was\n  {}\nand is\n  {}\n(UPDATE_GOLDEN=1 keeps the new one)",
            line + 1,
            at(&kept),
            at(&lines)
        ))
        .await)
}
