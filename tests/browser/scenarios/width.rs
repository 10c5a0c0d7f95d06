//! Narrow screens: from 280 CSS pixels on.

use super::pages;
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    page::Page,
    person::{self, REGISTER},
    site,
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

/// The widths, in CSS pixels: a small phone's, 1280 at 400 %, an ordinary phone's.
const WIDTHS: [u32; 3] = [360, 320, 280];

/// No page of the sample, and no form with errors, scrolls sideways.
pub(crate) async fn no_page_scrolls_sideways(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    let pages = pages::all(scene).await?;
    all_stay_within(&page, &pages).await
}

/// Nor does one whose forums are in every state.
pub(crate) async fn no_page_of_states_scrolls_sideways(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    let pages = site::pages(page.stage.backend()).await?;
    all_stay_within(&page, &pages).await
}

/// Nor does one with words that are longer than the screen is wide.
pub(crate) async fn no_page_of_the_field_scrolls_sideways(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_the_field().await?;
    let pages = site::pages(page.stage.backend()).await?;
    all_stay_within(&page, &pages).await
}

/// The windows of some engines cannot be that narrow, so each page stands in a frame.
async fn all_stay_within(page: &Page, paths: &[String]) -> Result<()> {
    page.stage.set_html(Html::Framed);
    let mut wide = Vec::new();
    for path in paths {
        framed(page, path).await?;
        wide.extend(sticks_out(page, path).await?);
        if path == REGISTER {
            let send = "document.querySelector('form button[type=submit]').click(); return null";
            page.js::<()>(send).await?;
            page.find(person::SUMMARY).await?;
            wide.extend(sticks_out(page, "the form with errors").await?);
        }
        page.web.enter_default_frame().await?;
    }
    ensure!(wide.is_empty(), "scroll sideways: {wide:#?}");
    Ok(())
}

async fn framed(page: &Page, path: &str) -> Result<()> {
    page.load(&format!("/__test/frame?360={path}")).await?;
    page.until("the page is framed", async || {
        page.web.enter_default_frame().await?;
        page.web.enter_frame(0).await?;
        let there = page.js::<String>("return location.pathname").await? == path;
        let ready = page.count("html[data-ready]").await? == 1;
        Ok((there && ready).then_some(()))
    })
    .await
}

/// What sticks out, at each of the widths.
async fn sticks_out(page: &Page, what: &str) -> Result<Vec<String>> {
    let mut wide = Vec::new();
    for width in WIDTHS {
        let set = "frameElement.style.width = `${arguments[0]}px`; return innerWidth";
        page.until("the frame is as wide", async || {
            let is: u32 = page.js_with(set, vec![width.into()]).await?;
            Ok((is == width).then_some(()))
        })
        .await?;
        let out: Vec<String> = page.js(STICKS_OUT).await?;
        if !out.is_empty() {
            wide.push(format!("{what} at {width}: {out:#?}"));
        }
    }
    Ok(wide)
}
