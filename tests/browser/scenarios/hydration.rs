//! The app takes over what was served, node for node.

use super::{
    looks::{self, Look},
    pages,
};
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::page::Page;

/// What the served page and the page that the app is in charge of look like: the name
/// of each element and each text, in order.
const BOTH: &str = r#"
const done = arguments[0];
const shape = (root) => {
  const lines = [];
  // What the device alone knows comes after the take-over, and so do the filters, which
  // are nothing without the app.
  for (const own of root.querySelectorAll("[data-from=device], .filters")) own.replaceChildren();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.nodeType === Node.TEXT_NODE;
    if (text && node.data === "") continue;
    lines.push(text ? node.data : `<${node.localName}>`);
  }
  return lines;
};
// A string is not parsed where Trusted Types are asked for.
const served = new XMLHttpRequest();
served.responseType = "document";
served.onload = () =>
  done([served.response, document].map((each) => shape(each.getElementById("app").cloneNode(true))));
served.onerror = () => done([["the page cannot be fetched"], []]);
served.open("GET", location.pathname);
served.send();
"#;

/// On every page the app takes over without a word in the console, and leaves the
/// page as it was served.
pub(crate) async fn every_page_is_taken_over_as_it_was_served(scene: &mut Scene<'_>) -> Result<()> {
    looks::find_nothing(scene, Look::Hydration, |_| true).await
}

/// Fails if the page, of which the app is in charge, is not as it was served, or if the
/// console says anything since the last look.
pub(super) async fn look(page: &Page, path: &str) -> Result<()> {
    let both = page.web.execute_async(BOTH, vec![]).await?;
    let (served, now): (Vec<String>, Vec<String>) = both.convert()?;
    ensure!(served.len() > 20, "almost empty: {served:?}");
    let differs = served.iter().zip(&now).position(|(a, b)| a != b);
    if differs.is_some() || served.len() != now.len() {
        let at = differs
            .unwrap_or(served.len().min(now.len()))
            .saturating_sub(3);
        let near = |lines: &[String]| lines.iter().skip(at).take(8).cloned().collect::<Vec<_>>();
        let (served, now) = (near(&served), near(&now));
        return Err(page
            .failure(&format!("served as {served:#?}\nand has become {now:#?}"))
            .await);
    }
    let mut lines = page.console().await?;
    if path == pages::MISSING {
        // Chromium reports the status of the page itself.
        lines.retain(|line| !line.contains("404 (Not Found)"));
    }
    ensure!(
        lines.is_empty(),
        "the console says:\n  {}",
        lines.join("\n  ")
    );
    Ok(())
}
