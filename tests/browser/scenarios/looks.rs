//! Every page, loaded once for all who look at it: how the app takes it over, how its text
//! runs, and what axe finds in it.

use super::{direction, hydration, pages};
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{axe, page::Page};

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// What the app made of the served page, and what it said in the console.
    Hydration,
    /// Direction and digits.
    Direction,
    /// axe, in light colours.
    Light,
    /// axe, in dark colours.
    Dark,
}

/// What was found: where, by whom, and what.
#[derive(Debug)]
pub(crate) struct Finding {
    path: String,
    look: Look,
    text: String,
}

/// Fails if this look found anything on the pages that are `wanted`. The first who asks in an
/// engine has all pages loaded, for the others too.
pub(crate) async fn find_nothing(
    scene: &mut Scene<'_>,
    look: Look,
    wanted: impl Fn(&str) -> bool,
) -> Result<()> {
    if scene.looks().is_none() {
        let findings = all(scene).await?;
        scene.looks().replace(findings);
    }
    let findings = scene.looks().as_ref().context("nobody has looked")?;
    let mine: Vec<_> = findings
        .iter()
        .filter(|found| found.look == look && wanted(&found.path))
        .map(|found| format!("{}: {}", found.path, found.text))
        .collect();
    ensure!(mine.is_empty(), "{}", mine.join("\n"));
    Ok(())
}

async fn all(scene: &mut Scene<'_>) -> Result<Vec<Finding>> {
    let page = scene.page().await?;
    let mut findings = Vec::new();
    for path in pages::all(scene).await? {
        page.start(&path).await.with_context(|| path.clone())?;
        let looks = [
            (Look::Hydration, hydration::look(&page, &path).await),
            (Look::Direction, direction::look(&page, &path).await),
            (Look::Light, axe_in(&page, &path, "light").await),
            (Look::Dark, axe_in(&page, &path, "dark").await),
        ];
        for (look, found) in looks {
            findings.extend(found.err().map(|error| Finding {
                path: path.clone(),
                look,
                text: format!("{error:#}"),
            }));
        }
    }
    Ok(findings)
}

/// The theme is set as who chooses it has it: the colours are those of the system's.
async fn axe_in(page: &Page, path: &str, theme: &str) -> Result<()> {
    let set = "document.documentElement.dataset.theme = arguments[0]; \
               return getComputedStyle(document.documentElement).colorScheme";
    let is: String = page.js_with(set, vec![theme.into()]).await?;
    ensure!(is == theme, "the colours are {is}");
    axe::finds_nothing(page, path).await
}
