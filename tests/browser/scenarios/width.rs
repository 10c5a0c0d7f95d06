//! Narrow screens: 320 CSS pixels, which is also 1280 at 400 %.

use super::pages;
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    page::Page,
    person::{self, REGISTER},
    stage::Html,
};

/// What sticks out to a side, if the page scrolls to it.
const STICKS_OUT: &str = r#"
const { scrollWidth, clientWidth } = document.documentElement;
if (scrollWidth <= clientWidth) return [];
const out = [...document.querySelectorAll("body *")].filter((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  return width > 0 && (left < -1 || right > clientWidth + 1);
});
const inner = [...document.querySelectorAll("body *")].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0);
const shown = (e) => `${e.scrollWidth} in ${e.clientWidth}: ${e.outerHTML.slice(0, 160)}`;
return [`${scrollWidth} > ${clientWidth}`, ...out.slice(-5).map(shown), ...inner.slice(-8).map(shown)];
"#;

/// No page, and no form with errors, scrolls sideways. The windows of some engines
/// cannot be that narrow, so the page stands in a frame.
pub(crate) async fn no_page_scrolls_sideways(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.stage.set_html(Html::Framed);
    for path in pages::all(scene).await? {
        framed(&page, &path).await?;
        let width: u32 = page.js("return window.innerWidth").await?;
        ensure!(width == 320, "the frame is {width} wide");
        stays_within(&page, &path).await?;
        if path == REGISTER {
            page.js::<()>(
                "document.querySelector('form button[type=submit]').click(); return null",
            )
            .await?;
            page.find(person::SUMMARY).await?;
            stays_within(&page, "the form with errors").await?;
        }
        page.web.enter_default_frame().await?;
    }
    Ok(())
}

async fn framed(page: &Page, path: &str) -> Result<()> {
    page.load(&format!("/__test/frame?320={path}")).await?;
    page.until("the page is framed", async || {
        page.web.enter_default_frame().await?;
        page.web.enter_frame(0).await?;
        let there = page.js::<String>("return location.pathname").await? == path;
        let ready = page.count("html[data-ready]").await? == 1;
        Ok((there && ready).then_some(()))
    })
    .await
}

async fn stays_within(page: &Page, what: &str) -> Result<()> {
    let out: Vec<String> = page.js(STICKS_OUT).await?;
    ensure!(out.is_empty(), "{what} scrolls sideways: {out:#?}");
    Ok(())
}
