//! What is made of photos: which way is up, how large, in what colours, and that nothing else goes
//! along.

use super::*;
use crate::samples::{QUARTERS, TRACES, alike, bomb, camera, file, photo, png, quarters};

fn made(file: &[u8], side: u32) -> Vec<u8> {
    Picture::read(file).unwrap().webp(side).unwrap()
}

#[test]
fn a_photo_is_upright_however_the_camera_was_held() {
    for (width, height) in [(900, 900), (1500, 1400), (400, 400)] {
        for orientation in 1..=8 {
            let file = camera(&photo(width, height), orientation, None);
            let (seen, side) = quarters(&made(&file, 224)).unwrap();
            assert_eq!(side, 224);
            assert!(alike(seen, QUARTERS), "{width} {orientation}: {seen:?}");
        }
    }
}

#[test]
fn nothing_but_pixels_goes_along() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let file = camera(&photo(600, 500), 6, Some(&profile));
    let has = |bytes: &[u8], trace: &[u8]| bytes.windows(trace.len()).any(|part| part == trace);
    for trace in TRACES {
        assert!(has(&file, trace), "the camera writes {trace:?}");
    }
    for side in SIDES {
        let made = made(&file, side);
        for trace in TRACES.iter().chain(&[b"EXIF".as_slice(), b"XMP ", b"ICCP"]) {
            assert!(!has(&made, trace), "{trace:?}");
        }
        // A file of a single chunk: RIFF, its length, WEBP, and the pixels.
        assert_eq!(&made[12..16], b"VP8 ");
        let chunk = u32::from_le_bytes(made[16..20].try_into().unwrap()) as usize;
        assert_eq!(20 + chunk + chunk % 2, made.len());
    }
}

#[test]
fn colours_of_a_telephone_are_told_in_those_of_screens() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let with = camera(&photo(400, 400), 1, Some(&profile));
    let without = camera(&photo(400, 400), 1, None);
    let (with, without) = (made(&with, 112), made(&without, 112));
    let ([[red, green, _], ..], _) = quarters(&with).unwrap();
    let ([[plain_red, plain_green, _], ..], _) = quarters(&without).unwrap();
    // The red of Display P3 is deeper than that of sRGB.
    assert!(red > plain_red + 8, "{red} {plain_red}");
    assert!(green < plain_green, "{green} {plain_green}");
    let broken = camera(&photo(400, 400), 1, Some(b"no profile"));
    assert_eq!(made(&broken, 112), without);
}

#[test]
fn sizes_by_table() {
    for (width, height, sides) in [
        (4000, 3000, vec![112, 224, 336]),
        (336, 9000, vec![112, 224, 336]),
        (335, 336, vec![112, 224]),
        (112, 112, vec![112]),
        (96, 111, vec![96]),
        (1, 40, vec![1]),
    ] {
        assert_eq!(Size { width, height }.sides(), sides, "{width} × {height}");
    }
}

/// A square is taken from the middle of a wide photo, and from above the middle of a high one.
#[test]
fn a_square_is_where_faces_are() {
    let mut high = image::RgbImage::from_pixel(300, 900, image::Rgb([255; 3]));
    for y in 200..500 {
        for x in 0..300 {
            high.put_pixel(x, y, image::Rgb([200, 0, 0]));
        }
    }
    let wide =
        image::imageops::rotate90(&image::imageops::crop_imm(&high, 0, 50, 300, 600).to_image());
    for (picture, reds) in [(DynamicImage::from(high), 4), (wide.into(), 4)] {
        let (seen, _) = quarters(&made(&png(&picture), 224)).unwrap();
        let red = seen.iter().filter(|colour| colour[1] < 80);
        assert_eq!(red.count(), reds, "{seen:?}");
    }
}

#[test]
fn what_can_be_read_is_read_whatever_it_is() {
    let upright = photo(500, 500);
    let shown = DynamicImage::from(upright.to_rgba16());
    for (what, file) in [
        ("16 bits and opacity", png(&shown)),
        ("WebP", file(&upright, ImageFormat::WebP)),
        ("camera", camera(&upright, 1, None)),
        // Telephones write a short film or a second picture after the first.
        ("more", [camera(&upright, 1, None), vec![7; 999]].concat()),
    ] {
        let (seen, _) = quarters(&made(&file, 224)).unwrap();
        assert!(alike(seen, QUARTERS), "{what}: {seen:?}");
    }
    let grey = png(&upright.to_luma8().into());
    let (seen, _) = quarters(&made(&grey, 112)).unwrap();
    assert!(
        seen.iter()
            .all(|[r, g, b]| r.abs_diff(*g) < 4 && g.abs_diff(*b) < 4)
    );
}

#[test]
fn what_shows_through_stays_so() {
    let mut clear = photo(200, 200).into_rgba8();
    for pixel in clear.pixels_mut().take(100 * 200) {
        pixel.0[3] = 0;
    }
    let made = made(&png(&clear.into()), 112);
    let made = Picture::read(&made).unwrap().rgba(56);
    assert_eq!(made.len(), 56 * 56 * 4);
    assert_eq!((made[3], made[made.len() - 1]), (0, 255));
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let file = camera(&photo(1600, 1400), 8, None);
    for side in SIDES {
        assert_eq!(made(&file, side), made(&file, side));
    }
}

#[test]
fn what_cannot_be_used_says_why_and_what_to_do() {
    let whole = camera(&photo(800, 600), 1, None);
    let (cut, mut torn) = (whole[..whole.len() * 2 / 3].to_vec(), png(&photo(300, 300)));
    torn.truncate(torn.len() / 2);
    let large = bomb(60_000, 60_000);
    for (file, says, do_this) in [
        (Vec::new(), "empty", "copy it once more"),
        (b"hello".to_vec(), "not a picture", "JPEG, PNG or WebP"),
        (b"\0\0\0\x18ftypheic".to_vec(), "HEIC", "Most Compatible"),
        (b"\0\0\0\x18ftypavif".to_vec(), "AVIF", "JPEG, PNG or WebP"),
        (b"GIF89a".to_vec(), "GIF", "JPEG, PNG or WebP"),
        (large.clone(), "60000 × 60000 pixels", "make it smaller"),
        (
            cut,
            "the end of the picture is missing",
            "copy it once more",
        ),
        (torn, "cannot be decoded", "save it anew"),
        (whole[..3].to_vec(), "cannot be decoded", "save it anew"),
    ] {
        let unusable = Picture::read(&file).unwrap_err();
        let said = unusable.to_string();
        assert!(said.contains(says), "{said}");
        assert!(unusable.help().contains(do_this), "{}", unusable.help());
    }
    // What names too many pixels is told before any is decoded.
    assert!(matches!(look(&large), Err(Unusable::TooLarge { .. })));
    assert_eq!(
        look(&whole),
        Ok(Size {
            width: 800,
            height: 600
        })
    );
}

/// What is shown as a whole is upright too, is cut nowhere, and is as high as its page says.
#[test]
fn a_whole_picture_keeps_its_edges() {
    for (width, height, orientation) in [
        (1600, 900, 1),
        (1600, 900, 6),
        (700, 1000, 8),
        (300, 200, 1),
    ] {
        let file = camera(&photo(width, height), orientation, None);
        let size = look_upright(&file).unwrap();
        assert_eq!((size.width, size.height), (width, height), "{orientation}");
        let whole = Picture::read_whole(&file).unwrap();
        for to in size.widths() {
            let made = whole.webp_of(to, size.height_at(to)).unwrap();
            let made = image::load_from_memory(&made).unwrap();
            assert_eq!((made.width(), made.height()), (to, size.height_at(to)));
            // The corners are those of the original: nothing is cut off.
            let square = made.resize_exact(112, 112, FilterType::Nearest);
            let (seen, _) = quarters(&self::made(&png(&square), 112)).unwrap();
            assert!(alike(seen, QUARTERS), "{width} {orientation}: {seen:?}");
        }
    }
    let size = |width, height| Size { width, height };
    assert_eq!(size(1600, 900).widths(), [480, 960, 1440]);
    assert_eq!(size(1000, 900).widths(), [480, 960]);
    assert_eq!(size(300, 200).widths(), [300]);
    assert_eq!(size(1600, 900).height_at(480), 270);
    assert_eq!(size(3000, 1).height_at(480), 1);
}
