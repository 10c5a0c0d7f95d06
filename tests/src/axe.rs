//! Accessibility: axe-core on the page as it stands.

use crate::{
    page::Page,
    settings::Settings,
    times::{self, Kind},
};
use anyhow::{Result, ensure};
use bytes::Bytes;
use serde::Deserialize;
use std::{fs, sync::LazyLock};

/// Loads axe from the stage, where it is not there yet, and runs the rules of WCAG 2.2 A
/// and AA and of best practice. In the dark only colours differ: there it runs the rules that
/// look at them.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const colours = ["color-contrast", "link-in-text-block"];
const scheme = getComputedStyle(document.documentElement).colorScheme;
const isDark = scheme === "dark" ||
  (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
const runOnly = isDark ? { type: "rule", values: colours } : { type: "tag", values: tags };
const options = { runOnly, resultTypes: ["violations"] };
const failed = (error) => done([{ id: "axe", help: String(error), html: "", why: "" }]);
const run = () => {
  // What fades in would be measured half-way.
  for (const animation of document.getAnimations())
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  const found = ({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, help, html, why: failureSummary ?? "" }));
  window.axe.run(document, options)
    .then(({ violations }) => done(violations.flatMap(found)), failed);
};
if (window.axe) run();
// A script that is set by its address is one that the policy of pages forbids.
else import("/__test/axe.js").then(run, failed);
"#;

/// axe's own script, for the stage to serve.
pub(crate) fn source() -> Bytes {
    static SOURCE: LazyLock<Bytes> = LazyLock::new(|| {
        let read = Settings::from_env().and_then(|settings| Ok(fs::read(settings.axe)?));
        Bytes::from(read.unwrap_or_default())
    });
    SOURCE.clone()
}

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    html: String,
    why: String,
}

/// Fails if axe finds anything on the page; `state` says in which state it is.
pub async fn finds_nothing(page: &Page, state: &str) -> Result<()> {
    let _time = times::spent(Kind::Axe);
    let returned = page.web.execute_async(RUN, vec![]).await?;
    let violations: Vec<Violation> = serde_json::from_value(returned.json().clone())?;
    let lines: Vec<_> = violations
        .iter()
        .map(|v| {
            let html: String = v.html.chars().take(300).collect();
            format!(
                "{}: {}\n    {html}\n    {}",
                v.id,
                v.help,
                v.why.replace('\n', " ")
            )
        })
        .collect();
    ensure!(
        lines.is_empty(),
        "axe finds {} faults in {state}:\n  {}",
        lines.len(),
        lines.join("\n  ")
    );
    Ok(())
}
