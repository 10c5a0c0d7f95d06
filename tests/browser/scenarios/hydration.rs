//! The app takes over what was served, node for node.

use super::pages;
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};

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
fetch(location.pathname)
  .then((reply) => reply.text())
  .then((html) => {
    const served = new DOMParser().parseFromString(html, "text/html");
    done([served, document].map((each) => shape(each.getElementById("app").cloneNode(true))));
  })
  .catch((error) => done([[String(error)], []]));
"#;

/// On every page the app takes over without a word in the console, and leaves the
/// page as it was served.
pub(crate) async fn every_page_is_taken_over_as_it_was_served(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    for path in pages::all(scene).await? {
        page.start(&path).await.with_context(|| path.clone())?;
        let both = page.web.execute_async(BOTH, vec![]).await?;
        let (served, now): (Vec<String>, Vec<String>) = both.convert()?;
        ensure!(served.len() > 20, "{path} is almost empty: {served:?}");
        let differs = served.iter().zip(&now).position(|(a, b)| a != b);
        if differs.is_some() || served.len() != now.len() {
            let at = differs
                .unwrap_or(served.len().min(now.len()))
                .saturating_sub(3);
            let near =
                |lines: &[String]| lines.iter().skip(at).take(8).cloned().collect::<Vec<_>>();
            let (served, now) = (near(&served), near(&now));
            return Err(page
                .failure(&format!(
                    "{path} was served as {served:#?}\nand has become {now:#?}"
                ))
                .await);
        }
        let mut lines = page.console().await?;
        if path == pages::MISSING {
            // Chromium reports the status of the page itself.
            lines.retain(|line| !line.contains("404 (Not Found)"));
        }
        ensure!(
            lines.is_empty(),
            "on {path} the console says:\n  {}",
            lines.join("\n  ")
        );
    }
    Ok(())
}
