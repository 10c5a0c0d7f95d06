//! Direction and digits.

use super::looks::{self, Look};
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::page::Page;

/// The direction of the page; lines with other digits; texts with something that runs left to
/// right, outside of what isolates it; and fields for such that run right to left.
const LOOK: &str = r#"
const kinds = [/(^|[\s(])@\w{2,}/, /[\w.]+@[\w-]+\.\w+/, /\+\d[\d\s]{6,}/, /https?:\/\//];
const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
const found = [];
while (walker.nextNode()) {
  const { data, parentElement } = walker.currentNode;
  const plain = data.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, "");
  if (kinds.some((kind) => kind.test(plain)) && !parentElement.closest("bdi, [dir=ltr]"))
    found.push(data);
}
const typed = [...document.querySelectorAll("input[type=email], input[type=tel], input[name$='.handle']")]
  .filter((input) => getComputedStyle(input).direction !== "ltr")
  .map((input) => input.name);
const { documentElement: root, body } = document;
const digits = document.getElementById("app").innerText.match(/.*[٠-٩۰-۹].*/g);
return [[root.lang, root.dir, getComputedStyle(body).direction], digits ?? [], found, typed];
"#;

/// Every page is Arabic and runs right to left; digits are the ones that the site is set
/// to; handles, addresses and numbers are isolated.
pub(crate) async fn text_runs_as_it_should(scene: &mut Scene<'_>) -> Result<()> {
    looks::find_nothing(scene, Look::Direction, |_| true).await
}

/// Fails if the page runs otherwise.
pub(super) async fn look(page: &Page, path: &str) -> Result<()> {
    let [root, digits, stray, typed]: [Vec<String>; 4] = page.js(LOOK).await?;
    ensure!(root == ["ar", "rtl", "rtl"], "{root:?}");
    // There they can be chosen.
    let are_told = path == "/preferences/";
    ensure!(
        digits.is_empty() || are_told,
        "it has other digits: {digits:?}"
    );
    ensure!(stray.is_empty(), "it does not isolate {stray:#?}");
    ensure!(typed.is_empty(), "typed from right to left: {typed:?}");
    Ok(())
}
