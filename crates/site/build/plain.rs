//! A sheet and what it imports as one, as they are written: the minifier takes as long to
//! compile as most of the rest, and the first look at a site can do without it.

use anyhow::{Context as _, Result};
use std::path::Path;

/// The sheet at a path with what it imports: an import stands on a line of its own, as
/// `@import "button.css" layer(ui);`.
pub(super) fn bundle(index: &Path) -> Result<String> {
    let mut bundled = String::new();
    for line in super::read(index)?.lines() {
        let Some(import) = line.strip_prefix("@import \"") else {
            bundled.extend([line, "\n"]);
            continue;
        };
        let (file, layer) = import
            .strip_suffix(");")
            .and_then(|import| import.split_once("\" layer("))
            .with_context(|| format!("{}: {line}: not read", index.display()))?;
        let sheet = super::read(&index.with_file_name(file))
            .with_context(|| index.display().to_string())?;
        bundled.extend(["@layer ", layer, " {\n", &sheet, "}\n"]);
    }
    Ok(bundled)
}
