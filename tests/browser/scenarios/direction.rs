//! Direction and digits.

use super::pages;
use crate::lane::Scene;
use anyhow::{Result, ensure};

/// Texts with something that runs left to right, outside of what isolates it.
const STRAY: &str = r#"
const kinds = [/(^|[\s(])@\w{2,}/, /[\w.]+@[\w-]+\.\w+/, /\+\d[\d\s]{6,}/, /https?:\/\//];
const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
const found = [];
while (walker.nextNode()) {
  const { data, parentElement } = walker.currentNode;
  const plain = data.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, "");
  if (kinds.some((kind) => kind.test(plain)) && !parentElement.closest("bdi, [dir=ltr]"))
    found.push(data);
}
return found;
"#;

const TYPED: &str = r#"
return [...document.querySelectorAll("input[type=email], input[type=tel], input[name$='.handle']")]
  .filter((input) => getComputedStyle(input).direction !== "ltr")
  .map((input) => input.name);
"#;

/// Every page is Arabic and runs right to left; digits are the ones that the site is set
/// to; handles, addresses and numbers are isolated.
pub(crate) async fn text_runs_as_it_should(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    for path in pages::all(scene).await? {
        page.load(&path).await?;
        let root: Vec<String> = page
            .js("const e = document.documentElement; \
                 return [e.lang, e.dir, getComputedStyle(document.body).direction]")
            .await?;
        ensure!(root == ["ar", "rtl", "rtl"], "{path}: {root:?}");
        let other: Option<Vec<String>> = page
            .js("return document.getElementById('app').innerText.match(/.*[٠-٩۰-۹].*/g)")
            .await?;
        // There they can be chosen.
        let are_told = path == "/preferences/";
        ensure!(
            other.is_none() || are_told,
            "{path} has other digits: {other:?}"
        );
        let stray: Vec<String> = page.js(STRAY).await?;
        ensure!(stray.is_empty(), "{path} does not isolate {stray:#?}");
        let typed: Vec<String> = page.js(TYPED).await?;
        ensure!(
            typed.is_empty(),
            "{path}: typed from right to left: {typed:?}"
        );
    }
    Ok(())
}
