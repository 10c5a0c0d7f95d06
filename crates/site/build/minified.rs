//! A sheet and what it imports as one, in few bytes.

use anyhow::{Result, anyhow};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions},
    targets::{Browsers, Targets},
};
use std::path::Path;

/// The oldest engines that the styles are written for: those of 2023, the first with
/// WebAssembly's reference types in all three.
const BROWSERS: Browsers = Browsers {
    chrome: Some(112 << 16),
    edge: Some(112 << 16),
    firefox: Some(113 << 16),
    safari: Some(16 << 16 | 4 << 8),
    ios_saf: Some(16 << 16 | 4 << 8),
    samsung: Some(23 << 16),
    android: None,
    ie: None,
    opera: None,
};

/// The sheet at a path with what it imports.
pub(super) fn bundle(index: &Path) -> Result<String> {
    let files = FileProvider::new();
    let targets = Targets::from(BROWSERS);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(index)
        .map_err(|e| anyhow!("{}: {e}", index.display()))?;
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|e| anyhow!("{}: {e}", index.display()))?;
    let options = PrinterOptions {
        minify: true,
        targets,
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options);
    Ok(printed
        .map_err(|e| anyhow!("{}: {e}", index.display()))?
        .code)
}
