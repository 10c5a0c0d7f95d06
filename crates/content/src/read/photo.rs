//! `photo = { file = "IMG_1234.JPG", alt = "…" }` of a profile and `picture` of a session, the file
//! being in media/.

use crate::{
    Media,
    check::{
        fault::Faults,
        report::Report,
        suggest::did_you_mean,
        table::{Reader, Table},
        value::{LINE, Str},
    },
    model::Photo,
};
use icu_normalizer::ComposingNormalizerBorrowed;
use multaqa_picture::{EDITION, LONGEST, Picture, Size, Unusable, look, look_upright};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The photo of a profile, of which squares are shown. What it is made into is not looked at here:
/// see [`check`].
pub(super) fn read(table: &Table<'_>) -> Option<Photo> {
    let squares = |file: &[u8]| Ok((look(file)?.sides(), None));
    named(&table.table("photo")?, "photo", squares)
}

/// The picture of a session, which is shown as a whole.
pub(super) fn picture(table: &Table<'_>) -> Option<Photo> {
    let whole = |file: &[u8]| {
        let size = look_upright(file)?;
        Ok((size.widths(), Some(size)))
    };
    named(&table.table("picture")?, "picture", whole)
}

/// The widths of the files that are made of a picture, and its size if it is shown as a whole.
type Made = (Vec<u32>, Option<Size>);

fn named(
    photo: &Table<'_>,
    begins: &str,
    made: impl Fn(&[u8]) -> Result<Made, Unusable>,
) -> Option<Photo> {
    let alt = photo.paragraph("alt");
    let named = photo.str("file", LINE)?;
    let path = find(photo.reader, &named)?;
    let read = bytes(path).and_then(|file| Ok((made(&file)?, name(begins, &file))));
    match read {
        Ok(((sides, whole), name)) => Some(Photo {
            media: Media {
                name,
                path: path.clone(),
                sides,
                whole,
            },
            alt,
            source: Arc::clone(photo.reader.source),
            span: named.span,
        }),
        Err(unusable) => {
            let (message, help) = told(named.text, &unusable);
            photo.reader.fault(named.span, message, Some(help));
            None
        }
    }
}

/// Decodes photos, as a build will; what is wrong is told where it is named.
pub(crate) fn check<'p>(photos: impl Iterator<Item = &'p Photo>) -> Result<(), Report> {
    let photos: Vec<&Photo> = photos.collect();
    let faults = Faults::default();
    photos.into_par_iter().for_each(|photo| {
        let read = bytes(&photo.media.path).and_then(|file| match photo.media.whole {
            Some(_) => Picture::read_whole(&file),
            None => Picture::read(&file),
        });
        if let Err(unusable) = read {
            let name = photo.media.path.file_name().unwrap_or_default();
            let (message, help) = told(&name.to_string_lossy(), &unusable);
            faults.push_at(&photo.source, photo.span.clone(), message, help);
        }
    });
    let (faults, ..) = faults.into_parts();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Report { faults })
    }
}

fn told(name: &str, unusable: &Unusable) -> (String, String) {
    let message = format!("the picture media/{name} cannot be used: {unusable}");
    (message, unusable.help().to_owned())
}

/// A file's bytes, unless they are too many.
fn bytes(path: &Path) -> Result<Vec<u8>, Unusable> {
    let read = || {
        if fs::metadata(path)?.len() > LONGEST {
            return Ok(None);
        }
        fs::read(path).map(Some)
    };
    let bytes = read().map_err(|error: std::io::Error| Unusable::Broken(error.to_string()))?;
    bytes.ok_or(Unusable::TooLong)
}

/// What the names of a photo's files begin with: a hash of the original and of how it is made
/// smaller. Nothing is told of the original's own name, in which people and places may stand.
fn name(begins: &str, file: &[u8]) -> String {
    let hash = Sha256::new_with_prefix(file).chain_update(EDITION.to_le_bytes());
    let hash = hash.finalize();
    let start = format!("{begins}-");
    hash.iter().take(8).fold(start, |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}

/// The file that is meant: the one of this very name, or the only one whose name looks like it.
fn find<'f>(reader: Reader<'f>, named: &Str<'_>) -> Option<&'f PathBuf> {
    let media: &BTreeMap<String, PathBuf> = &reader.folder.media;
    if let Some(path) = media.get(named.text) {
        return Some(path);
    }
    let folded = folded(named.text);
    let mut alike = media
        .iter()
        .filter(|(name, _)| self::folded(name) == folded);
    let (message, help) = match (alike.next(), alike.next()) {
        (Some((_, path)), None) => return Some(path),
        (Some((one, _)), Some((other, _))) => {
            let message = format!("media/ has both `{one}` and `{other}`");
            (message, Some("rename one of the two".to_owned()))
        }
        (None, _) => {
            let names: Vec<_> = media.keys().map(String::as_str).collect();
            let message = format!("there is no picture media/{}", named.text);
            let help = did_you_mean(named.text, &names).or(Some("put it into media/".to_owned()));
            (message, help)
        }
    };
    reader.fault(named.span.clone(), message, help);
    None
}

/// A name as it looks: a Mac writes letters and their marks as two characters, and other spaces
/// than the space bar's into the names of screenshots; marks of direction come along unseen when
/// a name is copied; and most systems take capital letters for small ones.
fn folded(name: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfkc().normalize(name);
    let seen = composed.chars().filter(|c| !is_unseen(*c));
    let seen = seen.map(|c| if c.is_whitespace() { ' ' } else { c });
    seen.flat_map(char::to_lowercase).collect()
}

fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn names_that_look_alike_by_table() {
        for (one, other, are) in [
            ("IMG_1234.JPG", "img_1234.jpg", true),
            // é and أ as a Mac writes them.
            ("Rene\u{301}e.jpeg", "Ren\u{e9}e.jpeg", true),
            ("\u{627}\u{654}حمد.png", "\u{623}حمد.png", true),
            (
                "Screenshot at 3.04\u{202f}PM.png",
                "Screenshot at 3.04 PM.png",
                true,
            ),
            ("نورة\u{200f} 1.jpg", "نورة 1.jpg", true),
            ("IMG_1234.JPG", "IMG_1235.JPG", false),
            ("نورة.jpg", "نوره.jpg", false),
        ] {
            assert_eq!(folded(one) == folded(other), are, "{one} {other}");
        }
    }
}
