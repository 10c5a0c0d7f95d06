//! Photos of the content as files of the site: in several sizes, in WebP; people as squares, the
//! pictures of sessions as a whole.

use crate::store::{Files, Store};
use anyhow::{Context as _, Result, anyhow};
use multaqa_content::Media;
use multaqa_picture::{Picture, Unusable};
use std::{fs, path::PathBuf};

/// The files of a photo. Those that the cache has are not made again, and then the photo is not
/// decoded.
///
/// # Errors
/// If the photo cannot be used, and those of the file system.
pub(crate) fn files(media: &Media, store: &Store) -> Result<Files> {
    let mut decoded = None;
    let mut files = Vec::new();
    for side in &media.sides {
        let path = PathBuf::from(media.file(*side));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let file = store.cached("photos", &name, || {
            let picture = match &decoded {
                Some(picture) => picture,
                None => decoded.insert(decode(media)?),
            };
            picture
                .webp_of(*side, media.height(*side))
                .map_err(|unusable| told(media, &unusable))
        })?;
        files.push((path, file));
    }
    Ok(files)
}

fn decode(media: &Media) -> Result<Picture> {
    let file = fs::read(&media.path);
    let file = file.with_context(|| format!("reading {}", media.path.display()))?;
    let read = match media.whole {
        Some(_) => Picture::read_whole(&file),
        None => Picture::read(&file),
    };
    read.map_err(|unusable| told(media, &unusable))
}

fn told(media: &Media, unusable: &Unusable) -> anyhow::Error {
    let (path, help) = (media.path.display(), unusable.help());
    anyhow!("the picture {path} cannot be used: {unusable}; {help}")
}
