//! Pictures that stand for a page where its link is shared.

use multaqa_content::{Options, Site};
use std::{io, path::PathBuf};

/// The files, each with its path below the site's root.
///
/// # Errors
/// If one cannot be made.
pub(crate) fn files(_site: &Site, _options: &Options) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    Ok(Vec::new())
}
