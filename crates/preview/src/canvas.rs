//! A picture in the making: a shade for each pixel, and the PNG file that it becomes.

use crate::{HEIGHT, WIDTH, colour::WHITE};
use std::io;

/// Pixels in a row.
const STRIDE: usize = WIDTH as usize;

/// A shade (0 to [`WHITE`]) for each pixel, row by row from the top.
#[derive(Clone)]
pub(crate) struct Canvas {
    shades: Vec<u8>,
}

impl Canvas {
    /// All ground.
    pub(crate) fn new() -> Self {
        Self {
            shades: vec![0; STRIDE * HEIGHT as usize],
        }
    }

    /// Draws a shape in a shade. `inside` says how deep inside it a pixel's middle lies, in
    /// pixels; negative is outside.
    pub(crate) fn shape(&mut self, shade: u8, inside: impl Fn(f32, f32) -> f32) {
        let mut y = 0.5;
        for row in self.shades.chunks_exact_mut(STRIDE) {
            let mut x = 0.5;
            for pixel in row {
                let cover = (inside(x, y) + 0.5).clamp(0.0, 1.0);
                *pixel = mixed(*pixel, shade, (cover * 255.0) as u8);
                x += 1.0;
            }
            y += 1.0;
        }
    }

    /// Lays a mask of coverage (0–255, rows of `width`) on the picture in a shade. What
    /// falls outside is left out.
    pub(crate) fn mask(&mut self, left: i32, top: i32, width: u32, mask: &[u8], shade: u8) {
        let Ok(span) = usize::try_from(width) else {
            return;
        };
        if span == 0 {
            return;
        }
        let skipped = usize::try_from(left.min(0).unsigned_abs()).unwrap_or(span);
        let start = usize::try_from(left.max(0)).unwrap_or(0);
        for (row, covers) in (top..).zip(mask.chunks_exact(span)) {
            let Ok(row) = usize::try_from(row) else {
                continue;
            };
            let pixels = self.shades.chunks_exact_mut(STRIDE).nth(row);
            let pixels = pixels.and_then(|row| row.get_mut(start..));
            let (Some(pixels), Some(covers)) = (pixels, covers.get(skipped..)) else {
                continue;
            };
            for (pixel, cover) in pixels.iter_mut().zip(covers) {
                if *cover != 0 {
                    *pixel = mixed(*pixel, shade, *cover);
                }
            }
        }
    }

    /// Red, green and blue of each pixel, by a palette of these for each shade.
    pub(crate) fn rgb(&self, palette: &[u8]) -> Vec<u8> {
        let colours = palette.as_chunks::<3>().0;
        let shades = self.shades.iter();
        let colour = |shade: &u8| colours.get(usize::from(*shade)).copied();
        shades
            .flat_map(|shade| colour(shade).unwrap_or_default())
            .collect()
    }

    /// The picture as a PNG file with a palette of sixteen colours.
    pub(crate) fn png(&self, palette: &[u8]) -> io::Result<Vec<u8>> {
        let packed: Vec<u8> = self
            .shades
            .as_chunks()
            .0
            .iter()
            .map(|[left, right]| left << 4 | right)
            .collect();
        let mut file = Vec::with_capacity(1 << 14);
        let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_deflate_compression(png::DeflateCompression::Level(LEVEL));
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&packed)?;
        writer.finish()?;
        Ok(file)
    }
}

/// Of zlib: twice as fast as the next, and the file grows by a few per cent.
const LEVEL: u8 = 2;

/// A shade under another that covers it in part.
fn mixed(under: u8, over: u8, cover: u8) -> u8 {
    let (from, to, cover) = (i32::from(under), i32::from(over), i32::from(cover));
    // Between two shades, so that it is one.
    let shade = from + ((to - from) * cover * 2 + if to < from { -255 } else { 255 }) / 510;
    u8::try_from(shade).unwrap_or(WHITE)
}

/// How deep a point lies inside an eight-pointed star (two squares crossed, the site's sign)
/// around the origin, whose points are `radius` away.
pub(crate) fn star(x: f32, y: f32, radius: f32) -> f32 {
    let half = std::f32::consts::FRAC_1_SQRT_2;
    let (x, y) = (x.abs(), y.abs());
    let upright = radius * half - x.max(y);
    let turned = (radius - x - y) * half;
    upright.max(turned)
}

/// How deep a point lies inside a circle around the origin.
pub(crate) fn circle(x: f32, y: f32, radius: f32) -> f32 {
    radius - x.hypot(y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_mix_between_the_two() {
        for (under, over, cover, mix) in [
            (0, 15, 0, 0),
            (0, 15, 255, 15),
            (0, 15, 128, 8),
            (2, 15, 255, 15),
            (15, 0, 255, 0),
            (15, 0, 128, 7),
            (4, 4, 77, 4),
        ] {
            assert_eq!(mixed(under, over, cover), mix, "{under} {over} {cover}");
        }
    }

    #[test]
    fn a_mask_beyond_the_edges_is_cut_and_breaks_nothing() {
        let mask = [255; 64];
        let (right, bottom) = (WIDTH as i32, HEIGHT as i32);
        for (left, top) in [
            (-4, -4),
            (right - 4, bottom - 4),
            (-90, 3),
            (right + 9, bottom + 9),
            (i32::MIN, i32::MIN),
        ] {
            Canvas::new().mask(left, top, 8, &mask, WHITE);
        }
        let mut canvas = Canvas::new();
        canvas.mask(-4, -4, 8, &mask, WHITE);
        let lit = canvas.shades.iter().filter(|shade| **shade == WHITE);
        assert_eq!(lit.count(), 16);
    }

    #[test]
    fn the_star_has_eight_points() {
        let lies_in = |x: f32, y: f32| star(x, y, 100.0) > 0.0;
        // Its points, just inside and just outside.
        for eighth in 0..8 {
            let angle = std::f32::consts::FRAC_PI_4 * eighth as f32;
            let (x, y) = (angle.cos(), angle.sin());
            assert!(lies_in(x * 99.0, y * 99.0) && !lies_in(x * 101.0, y * 101.0));
            // Between two points it draws in.
            let angle = angle + std::f32::consts::FRAC_PI_8;
            assert!(!lies_in(angle.cos() * 90.0, angle.sin() * 90.0));
        }
    }
}
