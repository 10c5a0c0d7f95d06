//! Texts with tables, code and lists, and the pages of the organisers' own.

use crate::lane::Scene;
use anyhow::{Result, ensure};

const GUIDE: &str = "/pages/visitors-guide/";
const LINK: &str = "main .prose a[href^=\"/pages/visitors-guide/#\"]";

/// What the app draws of a text is what was served, and a link in it leads to a heading of
/// another page.
pub(crate) async fn a_text_is_drawn_as_it_was_served(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    let shown = "return document.querySelector('main .prose').outerHTML";
    page.start("/forums/undated/").await?;
    let served = page.js::<String>(shown).await?;
    page.start("/sectors/environment/").await?;
    page.mark().await?;
    page.click("main a[href=\"/forums/undated/\"]").await?;
    page.until_path("/forums/undated/").await?;
    page.find("main .prose .table[tabindex=\"0\"][role=group] th[scope=col]")
        .await?;
    page.find("main .prose pre[dir=ltr] code").await?;
    ensure!(page.is_marked().await?, "the app did not draw it");
    let drawn = page.js::<String>(shown).await?;
    ensure!(served == drawn, "served {served}\ndrawn {drawn}");
    page.click(LINK).await?;
    page.until_true(
        "the heading is reached",
        "return document.querySelector('h2:target')?.textContent === 'الرسوم'",
    )
    .await?;
    page.find(&format!("footer a[href=\"{GUIDE}\"]")).await?;
    page.is_quiet().await
}

/// What is wider than its place scrolls by itself, with the keyboard too.
pub(crate) async fn a_wide_table_scrolls_by_itself(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(GUIDE).await?;
    page.js::<()>("document.querySelector('main').style.inlineSize = '280px'")
        .await?;
    for (name, key) in [
        (".table", thirtyfour::Key::Left),
        ("pre", thirtyfour::Key::Right),
    ] {
        let is_wide = format!(
            "const {{ scrollWidth, clientWidth }} = document.querySelector('main {name}'); \
             return scrollWidth > clientWidth"
        );
        page.until_true("it is wider than its place", &is_wide)
            .await?;
        page.js::<()>(&format!("document.querySelector('main {name}').focus()"))
            .await?;
        page.web.active_element().await?.send_keys(key).await?;
        let scrolled = format!("return document.querySelector('main {name}').scrollLeft !== 0");
        page.until_true("it scrolls", &scrolled).await?;
    }
    page.is_quiet().await
}

/// A page of one's own is found: by its old address, by one with a slip, by the search.
pub(crate) async fn a_page_of_ones_own_is_found(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.load("/faq.html").await?;
    page.until_path(GUIDE).await?;
    page.start("/pages/visitor-guide/").await?;
    page.until_text("#nearest", "دليل الزائر").await?;
    page.start("/search/?q=المواقف").await?;
    page.click(&format!("main .hit[href=\"{GUIDE}\"]")).await?;
    page.until_path(GUIDE).await?;
    page.start("/about/").await?;
    page.find(&format!("main a[href=\"{GUIDE}\"]")).await?;
    Ok(())
}
