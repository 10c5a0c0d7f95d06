//! Lists that a page is too small for, loaded when they are asked for.

use multaqa_content::{Options, Site};
use std::path::PathBuf;

/// The files, each with its path below the site's root.
///
/// # Errors
/// If one cannot be made.
pub(crate) fn files(site: &Site, options: &Options) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    if let Some(list) = site.forum_list(options) {
        files.push(("calendar/forums.json".into(), serde_json::to_vec(&list)?));
    }
    for (forum, list) in site.programme_lists(options) {
        let path = forum.to_string();
        let path = [path.trim_start_matches('/'), "programme.json"].concat();
        files.push((path.into(), serde_json::to_vec(&list)?));
    }
    Ok(files)
}
