//! A photo within a picture. Such a picture has all colours, not sixteen shades.

use crate::{HEIGHT, PHOTO, WIDTH, canvas::circle};
use std::io;

/// A picture (red, green and blue of each pixel) with a photo in a circle, as a PNG file. The
/// photo has opacity besides; its corner above left lies at `corner`, in pixels.
pub(crate) fn framed(picture: &[u8], photo: &[u8], corner: (f32, f32)) -> io::Result<Vec<u8>> {
    let (left, top) = (corner.0.round(), corner.1.round());
    let mut pixels = picture.to_vec();
    let rows = pixels.chunks_exact_mut(3 * WIDTH as usize);
    let rows = rows.skip(top as usize);
    for (y, (row, line)) in rows.zip(photo.chunks_exact(4 * PHOTO as usize)).enumerate() {
        let under = row.as_chunks_mut::<3>().0.iter_mut().skip(left as usize);
        let over = line.as_chunks::<4>().0.iter();
        for (x, (under, [red, green, blue, opacity])) in under.zip(over).enumerate() {
            let cover = within(x, y) * f32::from(*opacity) / 255.0;
            for (under, over) in under.iter_mut().zip([red, green, blue]) {
                let (from, to) = (f32::from(*under), f32::from(*over));
                *under = (from + (to - from) * cover).round() as u8;
            }
        }
    }
    png(&pixels)
}

/// How much of a pixel lies in the circle, 0 to 1.
fn within(x: usize, y: usize) -> f32 {
    let radius = PHOTO as f32 / 2.0;
    let from_middle = |at: usize| at as f32 + 0.5 - radius;
    (circle(from_middle(x), from_middle(y), radius) + 0.5).clamp(0.0, 1.0)
}

fn png(pixels: &[u8]) -> io::Result<Vec<u8>> {
    let mut file = Vec::with_capacity(1 << 17);
    let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}
