//! Photos as a page shows them: square, upright, in the colours of screens (sRGB), in WebP, and
//! without anything that a camera writes beside the pixels. That tells where somebody lives.
//!
//! Nothing of the file that is given goes into what is made but its pixels: [`Picture::read`]
//! decodes it, [`Picture::webp`] encodes anew. What no page can show is an [`Unusable`], which
//! says what to do.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")
)]

mod colour;
mod jpeg;
#[cfg(feature = "samples")]
pub mod samples;
mod unusable;

pub use unusable::Unusable;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, imageops::FilterType,
    metadata::Orientation,
};
use std::io::Cursor;

/// The sides of the squares that are made, in pixels: a photo is shown at 56 CSS pixels in lists
/// and at up to 112 on its profile, on screens of one to three pixels for each of these.
pub const SIDES: [u32; 3] = [112, 224, LARGEST];

const LARGEST: u32 = 336;

/// The widths of pictures that are shown as a whole, in pixels: a session's is as wide as its text,
/// some 360 to 720 CSS pixels.
pub const WIDTHS: [u32; 3] = [480, 960, WIDEST];

const WIDEST: u32 = 1440;

/// Changes whenever the same file gives another picture, so that one that was kept is not taken
/// for one of today.
pub const EDITION: u32 = 1;

/// The longest file that is read, in bytes.
pub const LONGEST: u64 = 64_000_000;

/// The most pixels that are decoded: those of the cameras of telephones (8,160 × 6,120) and some
/// more. A small file can name billions.
const MOST: u64 = 51_000_000;

/// Of libwebp, 0 to 100.
const QUALITY: f32 = 80.0;

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width as the file has it: before it is turned upright.
    pub width: u32,
    /// Height, likewise.
    pub height: u32,
}

impl Size {
    /// The sides of the squares that are made of a photo of this size. None is larger than the
    /// photo.
    pub fn sides(self) -> Vec<u32> {
        let most = self.width.min(self.height);
        let sides = SIDES.into_iter().filter(|side| *side <= most);
        let mut sides: Vec<u32> = sides.collect();
        if sides.is_empty() {
            sides.push(most);
        }
        sides
    }
}

impl Size {
    /// The widths of the pictures that are made of one of this size which is shown as a whole. None
    /// is wider than it.
    pub fn widths(self) -> Vec<u32> {
        let widths = WIDTHS.into_iter().filter(|width| *width <= self.width);
        let mut widths: Vec<u32> = widths.collect();
        if widths.is_empty() {
            widths.push(self.width);
        }
        widths
    }

    /// How high a picture of this size is that is made so wide.
    pub fn height_at(self, width: u32) -> u32 {
        let (width, height) = (u64::from(width), u64::from(self.height));
        let rounded =
            (2 * width * height + u64::from(self.width)) / (2 * u64::from(self.width).max(1));
        u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
    }
}

/// Looks at the head of a file, as [`look`] does: its size once it is turned upright.
///
/// # Errors
/// If it is no picture that can be used.
pub fn look_upright(file: &[u8]) -> Result<Size, Unusable> {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let (_, mut decoder) = decoder(file)?;
    let Size { width, height } = size(&decoder);
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok(match orientation {
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH => Size {
            width: height,
            height: width,
        },
        _ => Size { width, height },
    })
}

/// Looks at the head of a file, without decoding it: whether it is a picture of a size that can be
/// used.
///
/// # Errors
/// If it is none.
pub fn look(file: &[u8]) -> Result<Size, Unusable> {
    let (_, decoder) = decoder(file)?;
    Ok(size(&decoder))
}

fn size(decoder: &impl ImageDecoder) -> Size {
    let (width, height) = decoder.dimensions();
    Size { width, height }
}

/// What decodes a file, and of which format it is: told by the file, since its name may say
/// anything.
fn decoder(file: &[u8]) -> Result<(ImageFormat, impl ImageDecoder), Unusable> {
    let reader = ImageReader::new(Cursor::new(file));
    let reader = reader.with_guessed_format().map_err(Unusable::broken)?;
    let format = match reader.format() {
        Some(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => format,
        _ => return Err(Unusable::other(file)),
    };
    let decoder = reader.into_decoder().map_err(Unusable::broken)?;
    let Size { width, height } = size(&decoder);
    if u64::from(width) * u64::from(height) > MOST {
        return Err(Unusable::TooLarge { width, height });
    }
    Ok((format, decoder))
}

/// A photo, ready to be made into squares or into wide pictures.
#[derive(Debug)]
pub struct Picture(DynamicImage);

impl Picture {
    /// Decodes a file.
    ///
    /// # Errors
    /// If it cannot be used, or not as a whole.
    pub fn read(file: &[u8]) -> Result<Self, Unusable> {
        // Twice the largest, so that the last step has pixels to choose from.
        let picture = Self::upright(file, 2 * LARGEST)?;
        Ok(Self(square(&picture)))
    }

    /// Decodes a file that is shown as a whole.
    ///
    /// # Errors
    /// If it cannot be used, or not as a whole.
    pub fn read_whole(file: &[u8]) -> Result<Self, Unusable> {
        Self::upright(file, WIDEST).map(Self)
    }

    /// What a file shows, made smaller roughly if its shorter side is several times as long as
    /// this.
    fn upright(file: &[u8], rough: u32) -> Result<DynamicImage, Unusable> {
        let (format, mut decoder) = decoder(file)?;
        // What is missing would be grey.
        if format == ImageFormat::Jpeg && !jpeg::is_whole(file) {
            return Err(Unusable::Cut);
        }
        // A photo whose metadata cannot be read is shown as its pixels lie.
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = decoder.icc_profile().ok().flatten();
        let decoded = DynamicImage::from_decoder(decoder).map_err(Unusable::broken)?;
        let mut picture = plain(shrunk(decoded, rough));
        picture.apply_orientation(orientation);
        if let Some(profile) = profile {
            colour::to_srgb(&mut picture, &profile);
        }
        Ok(picture)
    }

    /// A square of this side as a WebP file.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    pub fn webp(&self, side: u32) -> Result<Vec<u8>, Unusable> {
        self.webp_of(side, side)
    }

    /// The picture as a WebP file of this width and height.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    pub fn webp_of(&self, width: u32, height: u32) -> Result<Vec<u8>, Unusable> {
        let scaled = self.scaled(width, height);
        let encoder = match &scaled {
            DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels, width, height),
            DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels, width, height),
            // There is no third: see `plain`.
            _ => return Err(Unusable::broken("pixels of another kind")),
        };
        let file = encoder.encode_simple(false, QUALITY);
        let file = file.map_err(|error| Unusable::Broken(format!("{error:?}")))?;
        Ok(file.to_vec())
    }

    /// A square of this side as red, green, blue and opacity of each pixel, row by row from the
    /// top.
    pub fn rgba(&self, side: u32) -> Vec<u8> {
        self.scaled(side, side).into_rgba8().into_raw()
    }

    fn scaled(&self, width: u32, height: u32) -> DynamicImage {
        if (self.0.width(), self.0.height()) == (width, height) {
            return self.0.clone();
        }
        self.0.resize_exact(width, height, FilterType::Lanczos3)
    }
}

/// A large photo made smaller by averages of its pixels, which is fast.
fn shrunk(picture: DynamicImage, rough: u32) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let least = width.min(height);
    if least < 2 * rough {
        return picture;
    }
    let to = |side: u32| {
        let side = u64::from(side) * u64::from(rough) / u64::from(least);
        u32::try_from(side).unwrap_or(rough)
    };
    picture.thumbnail_exact(to(width), to(height))
}

/// Eight bits for each of red, green and blue; and of opacity, where something shows through.
fn plain(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let picture = picture.into_rgba8();
    if picture.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        return DynamicImage::from(picture).into_rgb8().into();
    }
    picture.into()
}

/// The largest square, from the middle; in one that is higher than wide, from above the middle,
/// where faces are.
fn square(picture: &DynamicImage) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let side = width.min(height);
    picture.crop_imm((width - side) / 2, (height - side) / 3, side, side)
}

#[cfg(test)]
mod tests;
