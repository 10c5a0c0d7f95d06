//! A sheet and what it imports as one, in few bytes.

use lightningcss::{
    bundler::{Bundler, FileProvider},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions},
    targets::{Browsers, Targets},
};
use std::{error::Error, path::Path};

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
pub(super) fn bundle(index: &Path) -> Result<String, Box<dyn Error>> {
    let files = FileProvider::new();
    let targets = Targets::from(BROWSERS);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(index)
        .map_err(|e| format!("{}: {e}", index.display()))?;
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|e| e.to_string())?;
    let options = PrinterOptions {
        minify: true,
        targets,
        ..PrinterOptions::default()
    };
    Ok(sheet.to_css(options).map_err(|e| e.to_string())?.code)
}
