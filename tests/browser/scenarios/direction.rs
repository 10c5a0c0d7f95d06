//! Direction and digits.

use super::looks::{self, Look};
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{directions, page::Page, site};
use std::collections::BTreeMap;

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

/// Where each of the texts stands on the page, and its letters from left to right as they are
/// drawn, blanks left out.
const LETTERS: &str = r#"
const style = document.createElement("style");
style.textContent = "* { white-space: nowrap !important; text-transform: none !important }";
document.head.append(style);
const segments = new Intl.Segmenter("ar", { granularity: "grapheme" });
const elements = [...document.querySelectorAll("main *")];
const found = [];
for (const text of arguments[0]) {
  const holds = (element) => element.textContent.includes(text);
  for (const element of elements) {
    if (!holds(element) || [...element.children].some(holds)) continue;
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let start = 0; walker.nextNode(); start += walker.currentNode.length)
      nodes.push([start, walker.currentNode]);
    const first = element.textContent.indexOf(text);
    const boxes = [];
    for (const { segment, index } of segments.segment(text)) {
      if (!segment.trim()) continue;
      const at = first + index;
      const [start, node] = nodes.findLast(([start]) => start <= at);
      const range = document.createRange();
      range.setStart(node, at - start);
      range.setEnd(node, at - start + segment.length);
      // WebKit adds one of no width elsewhere.
      const widest = (a, b) => (b.width > a.width ? b : a);
      const { left, right, width } = [...range.getClientRects()].reduce(widest, new DOMRect());
      boxes.push([(left + right) / 2, segment, width]);
    }
    if (boxes.every(([, , width]) => width === 0)) continue;
    boxes.sort(([a], [b]) => a - b);
    const place = element.closest("[class]")?.className ?? "";
    found.push([text, `${element.localName} in ${place}`, boxes.map(([, segment]) => segment).join("")]);
  }
}
return found;
"#;

/// Arabic and other texts, with names, numbers and signs in them, are read as they are meant
/// wherever they stand: by where the letters are drawn.
pub(crate) async fn letters_stand_in_order(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_the_field().await?;
    let texts = directions::table();
    let list: Vec<_> = texts.iter().map(|reading| reading.text.clone()).collect();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let pages = site::pages(page.stage.backend()).await?;
    let named = |path: &&String| path.contains("/directions-") && !path.contains("/register/");
    let looked_at = pages.iter().filter(named).map(String::as_str);
    for path in looked_at.chain(["/", "/calendar/"]) {
        page.start(path).await?;
        let found: Vec<(String, String, String)> =
            page.js_with(LETTERS, vec![list.clone().into()]).await?;
        for (text, place, seen) in found {
            *places.entry(text.clone()).or_default() += 1;
            let visual = texts.iter().find(|reading| reading.text == text);
            let visual = visual.map_or("", |reading| reading.visual.as_str());
            if seen != visual {
                wrong.push(format!(
                    "{path}, {place}: {text}\n  is   {seen}\n  not  {visual}"
                ));
            }
        }
    }
    ensure!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    for text in &list {
        let count = places.get(text).copied().unwrap_or_default();
        ensure!(count >= 5, "{text} stands in {count} places");
    }
    Ok(())
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
