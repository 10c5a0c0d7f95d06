//! A sheet and what it imports as one, as they are written: the minifier takes as long to
//! compile as most of the rest, and the first look at a site can do without it.

use std::{error::Error, fs, path::Path};

/// The sheet at a path with what it imports: an import stands on a line of its own, as
/// `@import "button.css" layer(ui);`.
pub(super) fn bundle(index: &Path) -> Result<String, Box<dyn Error>> {
    let mut bundled = String::new();
    for line in fs::read_to_string(index)?.lines() {
        let Some(import) = line.strip_prefix("@import \"") else {
            bundled.extend([line, "\n"]);
            continue;
        };
        let (file, layer) = import
            .strip_suffix(");")
            .and_then(|import| import.split_once("\" layer("))
            .ok_or_else(|| format!("{}: {line}: not read", index.display()))?;
        let sheet = fs::read_to_string(index.with_file_name(file))
            .map_err(|error| format!("{}: {file}: {error}", index.display()))?;
        bundled.extend(["@layer ", layer, " {\n", &sheet, "}\n"]);
    }
    Ok(bundled)
}
