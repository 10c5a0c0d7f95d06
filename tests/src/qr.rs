//! Reads a QR code that a page draws, as a camera would.

use anyhow::{Context, Result};
use rqrr::PreparedImage;
use std::collections::HashSet;

/// So many pixels a module.
const SCALE: usize = 6;

/// The text of a code that is drawn as a path of squares (`M4 4h1v1h-1z…`) in a view box
/// of `side` by `side`.
pub fn read(path: &str, side: usize) -> Result<String> {
    let mut dark = HashSet::new();
    for square in path.split('M').skip(1) {
        let (x, rest) = square.split_once(' ').context("no path of squares")?;
        let (y, _) = rest.split_once('h').context("no path of squares")?;
        dark.insert((x.parse::<usize>()?, y.parse::<usize>()?));
    }
    let pixels = side * SCALE;
    let mut image = PreparedImage::prepare_from_greyscale(pixels, pixels, |x, y| {
        if dark.contains(&(x / SCALE, y / SCALE)) {
            0
        } else {
            255
        }
    });
    let grids = image.detect_grids();
    let (_, text) = grids.first().context("no code is seen")?.decode()?;
    Ok(text)
}
