//! The pages of the sample, for the scenarios that look at each.

use crate::lane::Scene;
use anyhow::Result;

/// A path that leads to no page.
pub(crate) const MISSING: &str = "/no-such-page/";

/// The path of every page, and one of none.
pub(crate) async fn all(scene: &Scene<'_>) -> Result<Vec<String>> {
    let mut pages = scene.pages().await?.to_vec();
    pages.push(MISSING.to_owned());
    Ok(pages)
}
