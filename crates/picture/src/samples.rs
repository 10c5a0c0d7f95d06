//! Photos for tests: with coloured quarters, so that one sees which way is up, and with the
//! metadata of a camera, which must be found nowhere afterwards.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "for tests"
)]

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// The colours of the quarters: above left, above right, below left, below right.
pub const QUARTERS: [[u8; 3]; 4] = [[200, 40, 40], [40, 160, 40], [40, 40, 200], [220, 200, 60]];

/// What the metadata holds, and no built site may.
pub const TRACES: [&[u8]; 8] = [
    b"Exif",
    b"Spion 3000",
    b"24,27.66N",
    b"x:xmpmeta",
    b"GPSLatitude",
    b"http://ns.adobe.com",
    b"ICC_PROFILE",
    b"Photoshop 3.0",
];

/// A photo as it looks upright.
pub fn photo(width: u32, height: u32) -> DynamicImage {
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        let quarter = usize::from(2 * x >= width) + 2 * usize::from(2 * y >= height);
        Rgb(QUARTERS[quarter])
    });
    pixels.into()
}

/// The same as a camera stores it that was held in another way: `orientation` as EXIF says it, 1
/// to 8.
pub fn stored(upright: &DynamicImage, orientation: u8) -> DynamicImage {
    match orientation {
        2 => upright.fliph(),
        3 => upright.rotate180(),
        4 => upright.flipv(),
        // Rows are columns.
        5 => upright.rotate90().fliph(),
        6 => upright.rotate270(),
        // Rows are columns, from the other corner.
        7 => upright.rotate270().fliph(),
        8 => upright.rotate90(),
        _ => upright.clone(),
    }
}

/// A file of any format.
pub fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// PNG.
pub fn png(picture: &DynamicImage) -> Vec<u8> {
    file(picture, ImageFormat::Png)
}

/// JPEG as a camera writes it, with EXIF, XMP, a block of Photoshop and, if any, a colour
/// profile.
pub fn camera(upright: &DynamicImage, orientation: u8, profile: Option<&[u8]>) -> Vec<u8> {
    let plain = file(&stored(upright, orientation), ImageFormat::Jpeg);
    let mut out = plain[..2].to_vec();
    let mut segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).expect("it is short");
        out.extend([0xff, marker]);
        out.extend(length.to_be_bytes());
        out.extend(content);
    };
    segment(0xe1, &[b"Exif\0\0".as_slice(), &exif(orientation)].concat());
    let xmp = "<x:xmpmeta exif:GPSLatitude=\"24,27.66N\"/>";
    segment(
        0xe1,
        &["http://ns.adobe.com/xap/1.0/\0", xmp]
            .concat()
            .into_bytes(),
    );
    segment(0xed, b"Photoshop 3.0\08BIM");
    if let Some(profile) = profile {
        segment(
            0xe2,
            &[b"ICC_PROFILE\0\x01\x01".as_slice(), profile].concat(),
        );
    }
    out.extend(&plain[2..]);
    out
}

/// EXIF (a TIFF file): the camera's model, how it was held, and where: 24° 27' 39" north.
pub fn exif(orientation: u8) -> Vec<u8> {
    const MODEL: &[u8] = b"Spion 3000\0\0";
    // Where what follows the two tables begins.
    let (model, gps) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 12);
    let degrees = gps + 2 + 2 * 12 + 4;
    let mut out = b"MM\0*\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut out = [tag.to_be_bytes(), kind.to_be_bytes()].concat();
        out.extend(count.to_be_bytes());
        out.extend(value.to_be_bytes());
        out
    };
    out.extend(3_u16.to_be_bytes());
    out.extend(entry(0x0110, 2, 12, model));
    out.extend(entry(0x0112, 3, 1, u32::from(orientation) << 16));
    out.extend(entry(0x8825, 4, 1, gps));
    out.extend([0; 4]);
    out.extend(MODEL);
    out.extend(2_u16.to_be_bytes());
    out.extend(entry(1, 2, 2, u32::from_be_bytes(*b"N\0\0\0")));
    out.extend(entry(2, 5, 3, degrees));
    out.extend([0; 4]);
    for (number, of) in [(24_u32, 1_u32), (27, 1), (39, 1)] {
        out.extend(number.to_be_bytes());
        out.extend(of.to_be_bytes());
    }
    out
}

/// A PNG file of a few bytes that names this size.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(&photo(1, 1));
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    // The checksum of the head (CRC-32, ISO 3309).
    let mut crc = u32::MAX;
    for byte in &file[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1));
        }
    }
    file[29..33].copy_from_slice(&(!crc).to_be_bytes());
    file
}

/// The colours of a WebP file's quarters, each in its middle, and the side of the file; `None` if
/// it is none.
pub fn quarters(webp: &[u8]) -> Option<([[u8; 3]; 4], u32)> {
    let picture = image::load_from_memory_with_format(webp, ImageFormat::WebP).ok()?;
    let (picture, side) = (picture.into_rgb8(), webp_side(webp)?);
    let at = |x: u32, y: u32| picture.get_pixel(x * side / 4, y * side / 4).0;
    Some(([at(1, 1), at(3, 1), at(1, 3), at(3, 3)], side))
}

fn webp_side(webp: &[u8]) -> Option<u32> {
    let picture = image::load_from_memory_with_format(webp, ImageFormat::WebP).ok()?;
    (picture.width() == picture.height()).then_some(picture.width())
}

/// Whether colours look like others.
pub fn alike(one: [[u8; 3]; 4], other: [[u8; 3]; 4]) -> bool {
    let mut both = one.as_flattened().iter().zip(other.as_flattened());
    both.all(|(one, other)| one.abs_diff(*other) < 16)
}

/// A part of a picture (left, top, width, height) as PNG.
pub fn crop(file: &[u8], [left, top, width, height]: [u32; 4]) -> Vec<u8> {
    let picture = image::load_from_memory(file).unwrap();
    png(&picture.crop_imm(left, top, width, height))
}
